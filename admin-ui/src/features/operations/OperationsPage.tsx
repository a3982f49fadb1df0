import { Badge, SimpleGrid, Tabs, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { get } from '../../api/client';
import { Moment } from '../../parts/moments';
import { Empty, FourStates, PageTitle } from '../../parts/states';
import { texts } from '../../texts/en';
import { Changes } from './Changes';
import { Deliveries } from './Deliveries';
import { Incidents } from './Incidents';
import { Keys } from './Keys';

const said = texts.operations;

export default function OperationsPage() {
  const { show = 'nodes' } = useSearch({ strict: false }) as { show?: string };
  const navigate = useNavigate();
  return (
    <>
      <PageTitle title={said.label} about={said.about} />
      <section className="sheet">
        <Tabs value={show} keepMounted={false} onChange={(to) => void navigate({ to: '/operations', search: { show: to ?? 'nodes' }, replace: true })}>
          <Tabs.List px="sm">
            {(['nodes', 'deliveries', 'incidents', 'keys', 'changes'] as const).map((tab) => <Tabs.Tab key={tab} value={tab}>{said.tabs[tab]}</Tabs.Tab>)}
          </Tabs.List>
          <Tabs.Panel value="nodes" p="md"><Nodes /></Tabs.Panel>
          <Tabs.Panel value="deliveries" p="md"><Deliveries /></Tabs.Panel>
          <Tabs.Panel value="incidents" p="md"><Incidents /></Tabs.Panel>
          <Tabs.Panel value="keys" p="md"><Keys /></Tabs.Panel>
          <Tabs.Panel value="changes" p="md"><Changes /></Tabs.Panel>
        </Tabs>
      </section>
    </>
  );
}

function Nodes() {
  const nodes = useQuery({ queryKey: ['operations', 'nodes'], queryFn: ({ signal }) => get('/api/operations/nodes', { signal }), refetchInterval: 5_000 });
  return (
    <>
      <Text size="sm" c="dimmed" mb="sm">{said.nodesAbout}</Text>
      <FourStates asked={nodes} isEmpty={(all) => all.length === 0} empty={<Empty title={said.noNodes}>{said.noNodesAbout}</Empty>}>
        {(all) => (
          <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
            {all.map((node) => (
              <div key={`${node.address} ${node.since}`} className="sheet tile">
                <Badge color="green" variant="light">{said.atWork}</Badge>
                <Text fw={600} mt={6}>{node.address ?? said.sameMachine}</Text>
                <Text size="sm" c="dimmed">{said.since} <Moment at={node.since} exact /></Text>
              </div>
            ))}
          </SimpleGrid>
        )}
      </FourStates>
    </>
  );
}

import { Badge, Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get, type Schemas } from '../../api/client';
import { useAccount } from '../../parts/account';
import { opens } from '../../parts/feature';
import { Moment, span } from '../../parts/moments';
import { Empty, FourStates, PageTitle } from '../../parts/states';
import { texts } from '../../texts/en';
import { modelsSwitch } from '../../texts/en/models-switch';
import { Budgeting } from './Budgeting';
import './models.css';
import { AskedFirst } from './Preferring';
import { money, Spent } from './Spent';
import { Switching } from './Switching';

const said = { ...texts.models, ...modelsSwitch };
const HEALTH: Record<string, string> = { well: 'green', slower: 'yellow', resting: 'orange', 'left-alone': 'red' };
const COUNT = new Intl.NumberFormat(texts.locale);

type Models = Schemas['ModelsApi.Models'];
type Route = Schemas['ModelsApi.RouteAnswer'];

export default function ModelsPage() {
  const models = useQuery({ queryKey: ['models'], queryFn: ({ signal }) => get('/api/models', { signal }), refetchInterval: 5_000 });
  return (
    <>
      <PageTitle title={said.label} about={said.about} />
      <Stack>
        <section className="sheet tile" aria-label={said.routes}>
          <Title order={2} fz="md" mb="sm">{said.routes}</Title>
          <FourStates asked={models} isEmpty={(all) => (all.routes ?? []).length === 0} empty={<Empty title={said.noRoutes}>{said.noRoutesAbout}</Empty>}>
            {(all) => <Routes routes={all.routes ?? []} />}
          </FourStates>
        </section>
        {models.data && (models.data.routes ?? []).length > 0 && <AskedFirst models={models.data} />}
        {models.data?.budget && <Today budget={models.data.budget} changed={models.data.changed} />}
        <Spent daily={Number(models.data?.budget?.daily ?? 0)} />
      </Stack>
    </>
  );
}

function Routes({ routes }: { routes: Route[] }) {
  const keeps = opens(useAccount(), 'models-keep');
  const [turned, setTurned] = useState<Route>();
  return (
    <Table.ScrollContainer minWidth={900}>
      <Table verticalSpacing="xs">
        <Table.Thead><Table.Tr>{said.heads.map((head) => <Table.Th key={head}>{head}</Table.Th>)}</Table.Tr></Table.Thead>
        <Table.Tbody>
          {routes.map((route) => (
            <Table.Tr key={route.name}>
              <Table.Td>
                <Text size="sm" fw={600}>{route.name}</Text>
                <Text size="xs" c="dimmed">{[route.provider, route.model, route.region].filter(Boolean).join(' · ')}</Text>
                <Text size="xs" c="dimmed">{said.sees[route.sees ?? ''] ?? route.sees}</Text>
              </Table.Td>
              <Table.Td maw={190}>
                <Badge variant="light" color={HEALTH[route.health ?? ''] ?? 'gray'}>{route.health}</Badge>
                <Text size="xs" mt={2}>{said.health[route.health ?? '']}</Text>
                <Text size="xs" c="dimmed">{said.underWay(route.underWay)}</Text>
              </Table.Td>
              <Table.Td>
                {(route.usual ?? []).length === 0 ? <Text size="xs" c="dimmed">{said.notKnown}</Text> : route.usual?.map((one) => (
                  <Text key={one.prompt} size="xs" className={one.slower ? 'slower' : undefined}>{said.usual(one.prompt ?? '', span(one.middleMillis), span(one.upperMillis))}</Text>
                ))}
              </Table.Td>
              <Table.Td>
                {said.limits(route.limits?.requestsPerMinute ?? 0, COUNT.format(route.limits?.tokensPerMinute ?? 0), route.limits?.atOnce ?? 0)
                  .map((line) => <Text key={line} size="xs">{line}</Text>)}
              </Table.Td>
              <Table.Td><Text size="xs">{said.price(Number(route.price?.input ?? 0), Number(route.price?.output ?? 0))}</Text></Table.Td>
              <Table.Td maw={220}>
                <Text size="sm">{said.positions[route.position ?? ''] ?? route.position}</Text>
                {route.switched && <Text size="xs" c="dimmed" component="div">{said.switched(route.switched.by ?? '', route.switched.because ?? '')} <Moment at={route.switched.at} /></Text>}
              </Table.Td>
              <Table.Td ta="right">
                {keeps && <Button size="compact-sm" variant="default" aria-label={said.turnTitle(route.name ?? '')} onClick={() => setTurned(route)}>{said.turn}</Button>}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {turned && <Switching route={turned} close={() => setTurned(undefined)} />}
    </Table.ScrollContainer>
  );
}

function Today({ budget, changed }: { budget: NonNullable<Models['budget']>; changed?: Models['changed'] }) {
  const keeps = opens(useAccount(), 'models-keep');
  const [changing, setChanging] = useState(false);
  const daily = Number(budget.daily ?? 0);
  const spent = Number(budget.spent ?? 0);
  return (
    <section className="sheet tile" aria-label={said.budget}>
      <Group justify="space-between">
        <Title order={2} fz="md">{said.budget}</Title>
        <Text size="sm" fw={600}>{daily === 0 ? modelsSwitch.noBudget(money(spent)) : said.ofBudget(money(spent), money(daily))}</Text>
      </Group>
      {daily > 0 && <meter className="spent-bar" aria-label={said.budget} min={0} max={daily} value={Math.min(spent, daily)} />}
      <Text size="xs" c="dimmed" mt={6}>{said.stances[budget.stance ?? ''] ?? budget.stance}</Text>
      {changed && <Text size="xs" c="dimmed" component="div">{said.switched(changed.by ?? '', changed.because ?? '')} <Moment at={changed.at} /></Text>}
      {keeps && <Button mt="xs" size="compact-sm" variant="default" onClick={() => setChanging(true)}>{said.changeBudget}</Button>}
      {changing && <Budgeting daily={daily} conversation={Number(budget.conversation ?? 0)} close={() => setChanging(false)} />}
    </section>
  );
}

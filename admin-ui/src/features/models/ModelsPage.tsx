import { Badge, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { get } from '../../api/client';
import { Moment } from '../../parts/moments';
import { Empty, FourStates, PageTitle } from '../../parts/states';
import { texts } from '../../texts/en';

const said = texts.models;
const HEALTH: Record<string, string> = { well: 'green', slower: 'yellow', resting: 'orange', 'left-alone': 'red' };

export default function ModelsPage() {
  return (
    <>
      <PageTitle title={said.label} about={said.about} />
      <Stack>
        <Routes />
        <Spending />
      </Stack>
    </>
  );
}

function Routes() {
  const models = useQuery({ queryKey: ['models'], queryFn: ({ signal }) => get('/api/models', { signal }), refetchInterval: 5_000 });
  return (
    <section className="sheet tile">
      <Title order={2} fz="md">{said.routes}</Title>
      <Text size="sm" c="dimmed" mb="sm">{said.budget(models.data?.budget?.daily ?? 0, models.data?.budget?.spent ?? 0)}</Text>
      <FourStates asked={models} isEmpty={(all) => (all.routes ?? []).length === 0} empty={<Empty title={said.noRoutes}>{said.noRoutesAbout}</Empty>}>
        {(all) => (
          <Table verticalSpacing="xs">
            <Table.Thead><Table.Tr>{said.routeHeads.map((head) => <Table.Th key={head}>{head}</Table.Th>)}</Table.Tr></Table.Thead>
            <Table.Tbody>
              {all.routes?.map((route) => (
                <Table.Tr key={route.name}>
                  <Table.Td fw={600}>{route.name}</Table.Td>
                  <Table.Td>{[route.provider, route.model].filter(Boolean).join(' · ')}</Table.Td>
                  <Table.Td>{route.region}</Table.Td>
                  <Table.Td><Badge variant="light" color={HEALTH[route.health ?? ''] ?? 'gray'}>{route.health}</Badge></Table.Td>
                  <Table.Td>
                    {route.position}
                    {route.switched && <Text size="xs" c="dimmed" component="div">{said.switched(route.switched.by ?? '', route.switched.because ?? '')} <Moment at={route.switched.at} /></Text>}
                  </Table.Td>
                  <Table.Td ta="right">{route.underWay}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </FourStates>
    </section>
  );
}

function Spending() {
  const spent = useQuery({ queryKey: ['models', 'spending'], queryFn: ({ signal }) => get('/api/models/spending', { signal }), refetchInterval: 30_000 });
  return (
    <section className="sheet tile">
      <Title order={2} fz="md" mb="sm">{said.spending}</Title>
      <FourStates asked={spent} isEmpty={(all) => (all.days ?? []).length === 0} empty={<Empty title={said.nothingSpent}>{said.nothingSpentAbout}</Empty>}>
        {(all) => (
          <Table verticalSpacing="xs">
            <Table.Thead><Table.Tr>{said.spentHeads.map((head) => <Table.Th key={head}>{head}</Table.Th>)}</Table.Tr></Table.Thead>
            <Table.Tbody>
              {all.days?.map((day) => (
                <Table.Tr key={`${day.day} ${day.route} ${day.lane}`}>
                  <Table.Td>{day.day}</Table.Td>
                  <Table.Td>{day.route}</Table.Td>
                  <Table.Td>{day.lane}</Table.Td>
                  <Table.Td ta="right">{day.calls}</Table.Td>
                  <Table.Td ta="right">{day.inputTokens}</Table.Td>
                  <Table.Td ta="right">{day.outputTokens}</Table.Td>
                  <Table.Td ta="right">{day.price}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </FourStates>
    </section>
  );
}

import { Button, Table, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { get, post } from '../../api/client';
import { useAccount } from '../../parts/account';
import { opens } from '../../parts/feature';
import { Moment } from '../../parts/moments';
import { Empty, Failed, FourStates } from '../../parts/states';
import { texts } from '../../texts/en';

const said = texts.operations;

/** Steps and timers that failed for good: their conversations stand still. */
export function Incidents() {
  const me = useAccount();
  const queries = useQueryClient();
  const incidents = useQuery({
    queryKey: ['operations', 'incidents'], queryFn: ({ signal }) => get('/api/operations/incidents', { signal }), refetchInterval: 5_000,
  });
  const retry = useMutation({
    mutationFn: (id: string) => post('/api/operations/incidents/{id}/retry', { path: { id } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['operations', 'incidents'] }),
  });
  return (
    <>
      <Text size="sm" c="dimmed" mb="sm">{said.incidentsAbout}</Text>
      {retry.isError && <Failed error={retry.error} />}
      <FourStates asked={incidents} isEmpty={(all) => all.length === 0} empty={<Empty title={said.noIncidents}>{said.noIncidentsAbout}</Empty>}>
        {(all) => (
          <Table verticalSpacing="xs">
            <Table.Thead><Table.Tr>{said.incidentHeads.map((head) => <Table.Th key={head}>{head}</Table.Th>)}</Table.Tr></Table.Thead>
            <Table.Tbody>
              {all.map((one) => (
                <Table.Tr key={one.id}>
                  <Table.Td className="mono">{one.conversation}</Table.Td>
                  <Table.Td className="mono">{one.element}</Table.Td>
                  <Table.Td><Text size="sm" lineClamp={3}>{one.what}</Text></Table.Td>
                  <Table.Td><Moment at={one.at} exact /></Table.Td>
                  <Table.Td ta="right">
                    {opens(me, 'operations-keep') && <Button size="compact-sm" variant="default" onClick={() => retry.mutate(one.id ?? '')}>{said.retry}</Button>}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </FourStates>
    </>
  );
}

import { Badge, Button, Group, SegmentedControl, Table, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { get, post } from '../../api/client';
import { useAccount } from '../../parts/account';
import { opens } from '../../parts/feature';
import { Moment } from '../../parts/moments';
import { Empty, Failed, FourStates } from '../../parts/states';
import { texts } from '../../texts/en';

const said = texts.operations;
const GIVEN_UP = 'given_up';

/** Events on their way to the company; what was given up can be sent again. */
export function Deliveries() {
  const me = useAccount();
  const queries = useQueryClient();
  const [state, setState] = useState(GIVEN_UP);
  const deliveries = useQuery({
    queryKey: ['operations', 'deliveries', state],
    queryFn: ({ signal }) => get('/api/deliveries', { query: { state: state === 'all' ? undefined : state, limit: 200 }, signal }),
    refetchInterval: 5_000,
  });
  const resend = useMutation({
    mutationFn: (id: string) => post('/api/deliveries/{id}/resend', { path: { id } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['operations', 'deliveries'] }),
  });
  return (
    <>
      <Group justify="space-between" mb="sm">
        <Text size="sm" c="dimmed">{said.deliveriesAbout}</Text>
        <SegmentedControl size="xs" value={state} onChange={setState} aria-label={said.state}
          data={[{ value: GIVEN_UP, label: said.givenUp }, { value: 'all', label: said.allDeliveries }]} />
      </Group>
      {resend.isError && <Failed error={resend.error} />}
      <FourStates asked={deliveries} isEmpty={(all) => (all.deliveries ?? []).length === 0}
        empty={<Empty title={state === GIVEN_UP ? said.noGivenUp : said.noDeliveries}>{state === GIVEN_UP ? said.noGivenUpAbout : said.noDeliveriesAbout}</Empty>}>
        {(all) => (
          <Table.ScrollContainer minWidth={760} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
            <Table verticalSpacing="xs">
              <Table.Thead><Table.Tr>{said.deliveryHeads.map((head) => <Table.Th key={head}>{head}</Table.Th>)}</Table.Tr></Table.Thead>
              <Table.Tbody>
                {all.deliveries?.map((one) => (
                  <Table.Tr key={one.id}>
                    <Table.Td><Badge variant="light" color={one.state === GIVEN_UP ? 'red' : one.state === 'delivered' ? 'green' : 'gray'}>{one.state?.replace('_', ' ')}</Badge></Table.Td>
                    <Table.Td className="mono">{one.conversation_id}</Table.Td>
                    <Table.Td>{one.type}</Table.Td>
                    <Table.Td>{one.attempts}</Table.Td>
                    <Table.Td><Moment at={one.created} /></Table.Td>
                    <Table.Td maw={300}><Text size="sm" lineClamp={2}>{one.problem}</Text></Table.Td>
                    <Table.Td ta="right">
                      {one.state === GIVEN_UP && opens(me, 'deliveries-resend') && one.id
                        && <Button size="compact-sm" variant="default" loading={resend.isPending && resend.variables === one.id} onClick={() => resend.mutate(one.id ?? '')}>{said.resend}</Button>}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
      </FourStates>
    </>
  );
}

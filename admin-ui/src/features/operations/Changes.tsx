import { Badge, Button, Group, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { get } from '../../api/client';
import { Moment } from '../../parts/moments';
import { Empty, Failed, Loading } from '../../parts/states';
import { texts } from '../../texts/en';

const said = texts.operations;
/** Who stands in a column of its own; a whole hash is read in the ledger. */
const HIDDEN = new Set(['by', 'hash']);

/** The audit log: the company's own chain of the ledger, the latest first. */
export function Changes() {
  const changes = useInfiniteQuery({
    queryKey: ['operations', 'changes'],
    queryFn: ({ pageParam, signal }) => get('/api/operations/changes', { query: { before: pageParam, limit: 50 }, signal }),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: (last) => last.next,
  });
  if (changes.isPending) {
    return <Loading />;
  }
  if (changes.isError) {
    return <Failed error={changes.error} again={() => void changes.refetch()} />;
  }
  const all = changes.data.pages.flatMap((page) => page.changes);
  const verified = changes.data.pages.every((page) => page.verified);
  if (all.length === 0) {
    return <Empty title={said.noChanges}>{said.noChangesAbout}</Empty>;
  }
  return (
    <>
      <Group justify="space-between" mb="sm">
        <Text size="sm" c="dimmed">{said.changesAbout}</Text>
        <Badge variant="light" color={verified ? 'green' : 'red'}>{verified ? texts.conversations.verified : texts.conversations.notVerified}</Badge>
      </Group>
      <Table.ScrollContainer minWidth={760}>
        <Table verticalSpacing="xs">
          <Table.Thead><Table.Tr>{said.changeHeads.map((head) => <Table.Th key={head}>{head}</Table.Th>)}</Table.Tr></Table.Thead>
          <Table.Tbody>
            {all.map((change) => (
              <Table.Tr key={change.number}>
                <Table.Td className="mono">{change.number}</Table.Td>
                <Table.Td><Moment at={change.at} exact /></Table.Td>
                <Table.Td>{change.by ?? said.theHouse}</Table.Td>
                <Table.Td>{said.kinds[change.kind] ?? change.kind.replaceAll('-', ' ')}</Table.Td>
                <Table.Td maw={460}>
                  <Text size="sm" lineClamp={3}>
                    {Object.entries(change.details).filter(([name, value]) => !HIDDEN.has(name) && value !== '').map(([name, value]) => `${name}: ${value}`).join(' · ')}
                  </Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {changes.hasNextPage && <Button mt="sm" variant="default" loading={changes.isFetchingNextPage} onClick={() => void changes.fetchNextPage()}>{said.earlier}</Button>}
    </>
  );
}

import { Badge, Button, Group, Modal, Stack, Table, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { get, post } from '../../api/client';
import { useAccount } from '../../parts/account';
import { Moment } from '../../parts/moments';
import { Empty, Failed, FourStates } from '../../parts/states';
import { texts } from '../../texts/en';

const said = texts.policies;

/** Which books were, are and will be in force; and the way back to the one before. */
export function Books() {
  const me = useAccount();
  const queries = useQueryClient();
  const books = useQuery({ queryKey: ['policies', 'books'], queryFn: ({ signal }) => get('/api/policies/books', { signal }), refetchInterval: 5_000 });
  const [asked, setAsked] = useState(false);
  const [because, setBecause] = useState('');
  const back = useMutation({
    mutationFn: () => post('/api/policies/return', { body: { because } }),
    onSettled: () => { setAsked(false); setBecause(''); void queries.invalidateQueries({ queryKey: ['policies'] }); },
  });
  return (
    <>
      <Group justify="space-between" mb="sm">
        <Text size="sm" c="dimmed">{said.booksAbout}</Text>
        {me.roles.includes('approver') && <Button size="xs" variant="default" onClick={() => setAsked(true)}>{said.goBack}</Button>}
      </Group>
      {back.isError && <Failed error={back.error} />}
      <FourStates asked={books} isEmpty={(all) => all.length === 0} empty={<Empty title={said.noBooks}>{said.noBooksAbout}</Empty>}>
        {(all) => (
          <Table verticalSpacing="sm">
            <Table.Thead><Table.Tr>{said.bookHeads.map((head) => <Table.Th key={head}>{head}</Table.Th>)}</Table.Tr></Table.Thead>
            <Table.Tbody>
              {all.map((one) => (
                <Table.Tr key={one.number}>
                  <Table.Td className="mono">{one.book}</Table.Td>
                  <Table.Td><Badge variant="light" color={one.state === 'in-force' ? 'green' : one.state === 'due' ? 'orange' : 'gray'}>{said.bookStates[one.state ?? ''] ?? one.state}</Badge></Table.Td>
                  <Table.Td>{said.bookKinds[one.kind ?? ''] ?? one.kind}</Table.Td>
                  <Table.Td>{one.person}</Table.Td>
                  <Table.Td><Moment at={one.tookForce ?? one.begins} exact /></Table.Td>
                  <Table.Td><Moment at={one.ended} exact /></Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </FourStates>
      <Modal opened={asked} onClose={() => setAsked(false)} title={said.goBack} centered>
        <form onSubmit={(event) => { event.preventDefault(); back.mutate(); }}>
          <Stack>
            <Text size="sm">{said.goBackAbout}</Text>
            <TextInput label={said.because} required data-autofocus value={because} onChange={(event) => setBecause(event.currentTarget.value)} />
            <Group justify="flex-end"><Button type="submit" loading={back.isPending}>{said.goBack}</Button></Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}

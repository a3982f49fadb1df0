import { Badge, Button, Group, Stack, Table, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { get, post, remove } from '../../api/client';
import { useAccount } from '../../parts/account';
import { opens } from '../../parts/feature';
import { Moment } from '../../parts/moments';
import { ShownOnce } from '../../parts/ShownOnce';
import { Empty, Failed, FourStates } from '../../parts/states';
import { texts } from '../../texts/en';

const said = texts.operations;

/** Every key that was ever made. */
export function Keys() {
  const me = useAccount();
  const queries = useQueryClient();
  const keys = useQuery({ queryKey: ['operations', 'keys'], queryFn: ({ signal }) => get('/api/operations/keys', { signal }) });
  const again = () => queries.invalidateQueries({ queryKey: ['operations', 'keys'] });
  const [label, setLabel] = useState('');
  const make = useMutation({ mutationFn: () => post('/api/operations/keys', { body: { label } }), onSuccess: () => { setLabel(''); void again(); } });
  const revoke = useMutation({ mutationFn: (id: string) => remove('/api/operations/keys/{id}', { path: { id } }), onSettled: again });
  const keeps = opens(me, 'operations-keep');
  return (
    <Stack>
      <Text size="sm" c="dimmed">{said.keysAbout}</Text>
      {keeps && (
        <form onSubmit={(event) => { event.preventDefault(); make.mutate(); }}>
          <Group align="flex-end">
            <TextInput label={said.keyFor} required maxLength={200} w={320} value={label} onChange={(event) => setLabel(event.currentTarget.value)} />
            <Button type="submit" loading={make.isPending}>{said.makeKey}</Button>
          </Group>
        </form>
      )}
      {make.data && <ShownOnce title={texts.account.made} secret={make.data.key} />}
      {(make.isError || revoke.isError) && <Failed error={make.error ?? revoke.error} />}
      <FourStates asked={keys} isEmpty={(all) => all.length === 0} empty={<Empty title={said.noKeys}>{said.noKeysAbout}</Empty>}>
        {(all) => (
          <Table verticalSpacing="xs">
            <Table.Thead><Table.Tr>{said.keyHeads.map((head) => <Table.Th key={head}>{head}</Table.Th>)}</Table.Tr></Table.Thead>
            <Table.Tbody>
              {all.map((key) => (
                <Table.Tr key={key.id}>
                  <Table.Td>{key.label}</Table.Td>
                  <Table.Td><Badge variant="light" color="gray">{key.keyClass}</Badge></Table.Td>
                  <Table.Td>{key.account ?? said.nobodys}</Table.Td>
                  <Table.Td><Moment at={key.created} /></Table.Td>
                  <Table.Td ta="right">
                    {key.revoked ? <Text size="sm" c="dimmed">{texts.account.revoked} <Moment at={key.revoked} /></Text>
                      : keeps && <Button size="compact-sm" variant="subtle" color="red" onClick={() => revoke.mutate(key.id)}>{texts.account.revoke}</Button>}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </FourStates>
    </Stack>
  );
}

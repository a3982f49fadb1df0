import { Alert, Button, Group, PasswordInput, SimpleGrid, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { get, post, remove } from '../../api/client';
import { useAccount } from '../../parts/account';
import { Moment } from '../../parts/moments';
import { ShownOnce } from '../../parts/ShownOnce';
import { Empty, Failed, FourStates, PageTitle } from '../../parts/states';
import { texts } from '../../texts/en';

const said = texts.account;

export default function AccountPage() {
  const me = useAccount();
  return (
    <>
      <PageTitle title={said.title} about={me.mustChoosePassword ? said.chooseAbout : said.about(me.roles.join(', '))} />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg">
        {!me.atProvider && <Password />}
        {!me.mustChoosePassword && <Keys />}
      </SimpleGrid>
    </>
  );
}

function Password() {
  const queries = useQueryClient();
  const [words, setWords] = useState({ before: '', after: '', again: '' });
  const change = useMutation({
    mutationFn: () => post('/api/account/password', { body: { before: words.before, after: words.after } }),
    onSuccess: () => {
      setWords({ before: '', after: '', again: '' });
      void queries.invalidateQueries({ queryKey: ['account'] });
    },
  });
  const differs = words.again !== '' && words.again !== words.after;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <form className="sheet" onSubmit={submit}>
      <Stack p="md">
        <Title order={2} fz="lg">{said.choose}</Title>
        <PasswordInput label={said.before} autoComplete="current-password" required value={words.before}
          onChange={(event) => setWords({ ...words, before: event.currentTarget.value })} />
        <PasswordInput label={said.after} description={said.afterAbout} autoComplete="new-password" required minLength={12} value={words.after}
          onChange={(event) => setWords({ ...words, after: event.currentTarget.value })} />
        <PasswordInput label={said.again} autoComplete="new-password" required value={words.again} error={differs ? said.differs : undefined}
          onChange={(event) => setWords({ ...words, again: event.currentTarget.value })} />
        {change.isError && <Failed error={change.error} />}
        {change.isSuccess && <Alert color="green" role="status">{said.saved}</Alert>}
        <Group><Button type="submit" loading={change.isPending} disabled={differs}>{said.save}</Button></Group>
      </Stack>
    </form>
  );
}

function Keys() {
  const queries = useQueryClient();
  const keys = useQuery({ queryKey: ['account', 'keys'], queryFn: ({ signal }) => get('/api/account/keys', { signal }) });
  const [label, setLabel] = useState('');
  const again = () => void queries.invalidateQueries({ queryKey: ['account', 'keys'] });
  const make = useMutation({
    mutationFn: () => post('/api/account/keys', { body: { label } }),
    onSuccess: () => {
      setLabel('');
      again();
    },
  });
  const revoke = useMutation({ mutationFn: (id: string) => remove('/api/account/keys/{id}', { path: { id } }), onSuccess: again });
  return (
    <section className="sheet">
      <Stack p="md">
        <div>
          <Title order={2} fz="lg">{said.keys}</Title>
          <Text size="sm" c="dimmed">{said.keysAbout}</Text>
        </div>
        <form onSubmit={(event) => { event.preventDefault(); make.mutate(); }}>
          <Group align="flex-end">
            <TextInput label={said.label} required maxLength={200} value={label} onChange={(event) => setLabel(event.currentTarget.value)} flex={1} />
            <Button type="submit" loading={make.isPending}>{said.make}</Button>
          </Group>
        </form>
        {(make.isError || revoke.isError) && <Failed error={make.error ?? revoke.error} />}
        {make.data && <ShownOnce title={said.made} secret={make.data.key} />}
        <FourStates asked={keys} isEmpty={(all) => all.length === 0} empty={<Empty title={said.noKeys}>{said.noKeysAbout}</Empty>}>
          {(all) => (
            <Table>
              <Table.Thead>
                <Table.Tr><Table.Th>{said.key}</Table.Th><Table.Th>{said.created}</Table.Th><Table.Th aria-label={said.revoke} /></Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {all.map((key) => (
                  <Table.Tr key={key.id}>
                    <Table.Td>{key.label}</Table.Td>
                    <Table.Td><Moment at={key.created} /></Table.Td>
                    <Table.Td ta="right">
                      {key.revoked ? <Text size="sm" c="dimmed">{said.revoked}</Text>
                        : <Button size="compact-xs" variant="subtle" color="red" onClick={() => revoke.mutate(key.id)}>{said.revoke}</Button>}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          )}
        </FourStates>
      </Stack>
    </section>
  );
}

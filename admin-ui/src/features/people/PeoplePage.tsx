import { Badge, Button, Group, Modal, MultiSelect, Stack, Table, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { get, post, put, remove, type Schemas } from '../../api/client';
import { useAccount } from '../../parts/account';
import { opens } from '../../parts/feature';
import { Moment } from '../../parts/moments';
import { ShownOnce } from '../../parts/ShownOnce';
import { Empty, Failed, FourStates, PageTitle } from '../../parts/states';
import { texts } from '../../texts/en';

const said = texts.people;
const ROLES = Object.keys(said.roles);
type Person = Schemas['AccountsApi.AccountAnswer'];

export default function PeoplePage() {
  const me = useAccount();
  const queries = useQueryClient();
  const people = useQuery({ queryKey: ['people'], queryFn: ({ signal }) => get('/api/accounts', { signal }) });
  const again = () => queries.invalidateQueries({ queryKey: ['people'] });
  const close = useMutation({ mutationFn: (name: string) => remove('/api/accounts/{name}', { path: { name } }), onSettled: again });
  const [edited, setEdited] = useState<Person>();
  const [closing, setClosing] = useState<string>();
  const keeps = opens(me, 'accounts-keep');
  return (
    <>
      <PageTitle title={said.label} about={said.about} />
      <Stack>
        {keeps && <Newcomer done={again} />}
        {close.isError && <Failed error={close.error} />}
        <section className="sheet">
          <FourStates asked={people} isEmpty={(all) => all.length === 0} empty={<Empty title={said.none}>{said.noneAbout}</Empty>}>
            {(all) => (
              <Table.ScrollContainer minWidth={640}>
                <Table verticalSpacing="sm" horizontalSpacing="md">
                  <Table.Thead><Table.Tr>{said.heads.map((head) => <Table.Th key={head}>{head}</Table.Th>)}</Table.Tr></Table.Thead>
                  <Table.Tbody>
                    {all.map((person) => (
                      <Table.Tr key={person.name}>
                        <Table.Td fw={600}>
                          {person.name}
                          {person.atProvider && <Text size="sm" c="dimmed">{said.atProvider}</Text>}
                        </Table.Td>
                        <Table.Td><Group gap={4}>{person.roles.map((role) => <Badge key={role} variant="light">{said.roles[role] ?? role}</Badge>)}</Group></Table.Td>
                        <Table.Td><Moment at={person.created} /></Table.Td>
                        <Table.Td>{person.lastSignIn ? <Moment at={person.lastSignIn} /> : said.never}</Table.Td>
                        <Table.Td>{state(person)}</Table.Td>
                        <Table.Td ta="right">
                          {keeps && !person.closed && (
                            <Group gap="xs" justify="flex-end" wrap="nowrap">
                              {!person.atProvider && (
                                <Button size="compact-sm" variant="default" onClick={() => setEdited(person)}>{said.change}</Button>
                              )}
                              <Button size="compact-sm" variant="subtle" color="red" onClick={() => setClosing(person.name)}>{said.close}</Button>
                            </Group>
                          )}
                        </Table.Td>
                      </Table.Tr>
                    ))}
                  </Table.Tbody>
                </Table>
              </Table.ScrollContainer>
            )}
          </FourStates>
        </section>
      </Stack>
      <Modal opened={edited !== undefined} onClose={() => setEdited(undefined)} title={said.rolesOf(edited?.name ?? '')} centered>
        {edited && <Roles person={edited} done={() => { setEdited(undefined); void again(); }} />}
      </Modal>
      <Modal opened={closing !== undefined} onClose={() => setClosing(undefined)} title={said.closeTitle(closing ?? '')} centered>
        <Stack>
          <Text size="sm">{said.closeAbout}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setClosing(undefined)}>{said.keep}</Button>
            <Button color="red" onClick={() => { close.mutate(closing ?? ''); setClosing(undefined); }}>{said.close}</Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}

function state(person: Person): string {
  return person.closed ? said.closed : person.mustChoosePassword ? said.mustChoose : person.lapsed ? said.lapsed : said.good;
}

function RolePicker({ value, onChange }: { value: string[]; onChange: (roles: string[]) => void }) {
  return (
    <MultiSelect label={said.rolesLabel} value={value} onChange={onChange} flex={1} data={ROLES.map((role) => ({ value: role, label: said.roles[role] ?? role }))} />
  );
}

function Newcomer({ done }: { done: () => void }) {
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<string[]>([]);
  const make = useMutation({
    mutationFn: () => post('/api/accounts', { body: { name, roles } }),
    onSuccess: () => { setName(''); setRoles([]); done(); },
  });
  return (
    <section className="sheet tile">
      <form onSubmit={(event) => { event.preventDefault(); make.mutate(); }}>
        <Group align="flex-end">
          <TextInput label={said.name} required maxLength={60} value={name} onChange={(event) => setName(event.currentTarget.value)} />
          <RolePicker value={roles} onChange={setRoles} />
          <Button type="submit" loading={make.isPending}>{said.make}</Button>
        </Group>
      </form>
      {make.isError && <Failed error={make.error} />}
      {make.data && <ShownOnce title={said.made(make.data.name)} secret={make.data.password} />}
    </section>
  );
}

function Roles({ person, done }: { person: Person; done: () => void }) {
  const [roles, setRoles] = useState(person.roles);
  const grant = useMutation({
    mutationFn: () => put('/api/accounts/{name}/roles', { path: { name: person.name }, body: { name: person.name, roles } }), onSuccess: done,
  });
  return (
    <Stack>
      <RolePicker value={roles} onChange={setRoles} />
      {grant.isError && <Failed error={grant.error} />}
      <Group justify="flex-end"><Button loading={grant.isPending} onClick={() => grant.mutate()}>{said.save}</Button></Group>
    </Stack>
  );
}

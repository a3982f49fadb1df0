import { Badge, Button, Group, Modal, Select, Stack, Table, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { get, post, type Schemas } from '../../api/client';
import { useAccount } from '../../parts/account';
import { opens } from '../../parts/feature';
import { Moment } from '../../parts/moments';
import { Empty, Failed, FourStates } from '../../parts/states';
import { texts } from '../../texts/en';

const said = texts.policies;
type Brake = Schemas['BooksApi.BrakeAnswer'];

/** Holds everything of a topic at once: made ready, then pulled; lifted by an approver. */
export function Brakes() {
  const me = useAccount();
  const queries = useQueryClient();
  const brakes = useQuery({ queryKey: ['policies', 'brakes'], queryFn: ({ signal }) => get('/api/policies/brakes', { signal }), refetchInterval: 5_000 });
  const again = () => void queries.invalidateQueries({ queryKey: ['policies', 'brakes'] });
  const [hold, setHold] = useState({ kind: 'topic', value: '', because: '' });
  const [pulled, setPulled] = useState<Brake>();
  const [lifted, setLifted] = useState<Brake>();
  const [because, setBecause] = useState('');
  const arm = useMutation({ mutationFn: () => post('/api/policies/brakes', { body: hold }), onSuccess: () => { setHold({ kind: 'topic', value: '', because: '' }); again(); } });
  const pull = useMutation({ mutationFn: (id: string) => post('/api/policies/brakes/{id}/pull', { path: { id } }), onSettled: again });
  const lift = useMutation({ mutationFn: (id: string) => post('/api/policies/brakes/{id}/lift', { path: { id }, body: { because } }), onSettled: again });
  const keeps = opens(me, 'policies-keep');
  return (
    <Stack>
      <Text size="sm" c="dimmed">{said.brakesAbout}</Text>
      {keeps && (
        <form onSubmit={(event) => { event.preventDefault(); arm.mutate(); }}>
          <Group align="flex-end">
            <Select label={said.holds} w={150} allowDeselect={false} value={hold.kind} onChange={(kind) => setHold({ ...hold, kind: kind ?? 'topic' })}
              data={Object.entries(said.brakeKinds).map(([value, label]) => ({ value, label }))} />
            {hold.kind !== 'everything' && <TextInput label={said.holdsWhich} required value={hold.value} onChange={(event) => setHold({ ...hold, value: event.currentTarget.value })} />}
            <TextInput label={said.because} required flex={1} value={hold.because} onChange={(event) => setHold({ ...hold, because: event.currentTarget.value })} />
            <Button type="submit" variant="default" loading={arm.isPending}>{said.arm}</Button>
          </Group>
        </form>
      )}
      {(arm.isError || pull.isError || lift.isError) && <Failed error={arm.error ?? pull.error ?? lift.error} />}
      <FourStates asked={brakes} isEmpty={(all) => all.length === 0} empty={<Empty title={said.noBrakes}>{said.noBrakesAbout}</Empty>}>
        {(all) => (
          <Table verticalSpacing="sm">
            <Table.Thead><Table.Tr>{said.brakeHeads.map((head) => <Table.Th key={head}>{head}</Table.Th>)}</Table.Tr></Table.Thead>
            <Table.Tbody>
              {all.map((one) => (
                <Table.Tr key={one.id}>
                  <Table.Td><Badge color={one.state === 'holding' ? 'red' : 'gray'} variant={one.state === 'holding' ? 'filled' : 'light'}>{said.brakeStates[one.state ?? ''] ?? one.state}</Badge></Table.Td>
                  <Table.Td fw={600}>{one.holds}</Table.Td>
                  <Table.Td><Text size="sm">{one.because}</Text></Table.Td>
                  <Table.Td><Text size="sm">{said.acts(one.armedBy, one.pulledBy, one.liftedBy)}</Text><Text size="xs" c="dimmed" component="span"><Moment at={one.lifted ?? one.pulled ?? one.armed} /></Text></Table.Td>
                  <Table.Td ta="right">
                    {keeps && one.state === 'ready' && <Button size="compact-sm" color="red" onClick={() => setPulled(one)}>{said.pull}</Button>}
                    {me.roles.includes('approver') && one.state === 'holding' && <Button size="compact-sm" variant="default" onClick={() => setLifted(one)}>{said.lift}</Button>}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </FourStates>
      <Modal opened={pulled !== undefined} onClose={() => setPulled(undefined)} title={said.pullTitle} centered>
        <Stack>
          <Text size="sm">{said.pullAbout(pulled?.holds ?? '')}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setPulled(undefined)}>{said.notYet}</Button>
            <Button color="red" onClick={() => { pull.mutate(pulled?.id ?? ''); setPulled(undefined); }}>{said.pull}</Button>
          </Group>
        </Stack>
      </Modal>
      <Modal opened={lifted !== undefined} onClose={() => setLifted(undefined)} title={said.liftTitle(lifted?.holds ?? '')} centered>
        <form onSubmit={(event) => { event.preventDefault(); lift.mutate(lifted?.id ?? ''); setLifted(undefined); setBecause(''); }}>
          <Stack>
            <TextInput label={said.because} required data-autofocus value={because} onChange={(event) => setBecause(event.currentTarget.value)} />
            <Group justify="flex-end"><Button type="submit">{said.lift}</Button></Group>
          </Stack>
        </form>
      </Modal>
    </Stack>
  );
}

import { Alert, Button, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../../api/client';
import { useAccount } from '../../parts/account';
import { MomentInput } from '../../parts/MomentInput';
import { Failed } from '../../parts/states';
import { flows as said } from '../../texts/en/flows';
import type { ChangedDrawing, Proposal } from './queries';

const OPEN = ['draft', 'checked', 'previewed', 'submitted', 'approved'];

/** The way into force: check, a look at what is under way, submission, somebody else's yes. */
export function Way({ proposal, dirty, lookedAhead }: { proposal: Proposal; dirty: boolean; lookedAhead: () => void }) {
  const me = useAccount();
  const queries = useQueryClient();
  const path = { path: { id: proposal.id ?? '' } };
  const [because, setBecause] = useState('');
  const [begins, setBegins] = useState<string>();
  const settled = () => queries.invalidateQueries({ queryKey: ['flows'] });
  const check = useMutation({ mutationFn: () => post('/api/flows/proposals/{id}/check', path), onSettled: settled });
  const preflight = useMutation({ mutationFn: () => post('/api/flows/proposals/{id}/preflight', path), onSuccess: lookedAhead, onSettled: settled });
  const submit = useMutation({ mutationFn: () => post('/api/flows/proposals/{id}/submit', path), onSettled: settled });
  const approve = useMutation({
    mutationFn: () => post('/api/flows/proposals/{id}/approve', { ...path, body: { shown: proposal.shown, begins } }),
    onSettled: settled,
  });
  const withdraw = useMutation({ mutationFn: () => post('/api/flows/proposals/{id}/withdraw', { ...path, body: { because } }), onSettled: settled });
  const failed = [check, preflight, submit, approve, withdraw].find((one) => one.isError)?.error;
  const analyst = me.roles.includes('analyst');
  const approver = me.roles.includes('approver');
  const mine = proposal.authors?.includes(me.name) || proposal.submittedBy === me.name;
  const open = OPEN.includes(proposal.state ?? '');
  const checked = proposal.checked as unknown as ChangedDrawing[] | undefined;
  const next = (state: string) => (proposal.state === state ? 'filled' : 'default');
  return (
    <Stack>
      {analyst && open && (
        <Stack gap="xs">
          <Button variant={next('draft')} disabled={dirty} loading={check.isPending} onClick={() => check.mutate()}>{said.check}</Button>
          <Button variant={next('checked')} disabled={dirty || !checked} loading={preflight.isPending} onClick={() => preflight.mutate()}>{said.lookAhead}</Button>
          <Button variant={next('previewed')} disabled={dirty || !proposal.preflight} loading={submit.isPending} onClick={() => submit.mutate()}>{said.submit}</Button>
          {dirty && <Text size="xs" c="dimmed">{said.saveFirst}</Text>}
        </Stack>
      )}
      {approver && proposal.state === 'submitted' && (mine ? <Alert color="gray" title={said.fourEyes}>{said.fourEyesAbout}</Alert> : (
        <form onSubmit={(event) => { event.preventDefault(); approve.mutate(); }}>
          <Stack gap="xs">
            <MomentInput label={said.begins} description={said.beginsAbout} value={begins} onChange={setBegins} />
            <Button type="submit" color="green" loading={approve.isPending}>{said.approve}</Button>
            <Text size="xs" c="dimmed">{said.approves((proposal.shown ?? '').slice(0, 12))}</Text>
          </Stack>
        </form>
      ))}
      {failed !== undefined && <Failed error={failed} />}
      {checked && <div><Text fw={600} size="sm">{said.checked}</Text><Text size="sm">{said.checkedAbout(checked.length)}</Text></div>}
      {(analyst || approver) && open && (
        <form onSubmit={(event) => { event.preventDefault(); withdraw.mutate(); }}>
          <Stack gap="xs">
            <TextInput label={said.withdrawBecause} required value={because} onChange={(event) => setBecause(event.currentTarget.value)} />
            <Button type="submit" variant="default" loading={withdraw.isPending}>{said.withdraw}</Button>
          </Stack>
        </form>
      )}
    </Stack>
  );
}

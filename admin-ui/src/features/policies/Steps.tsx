import { Alert, Badge, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { post, Refused } from '../../api/client';
import { useAccount } from '../../parts/account';
import { MomentInput } from '../../parts/MomentInput';
import { Failed } from '../../parts/states';
import { texts } from '../../texts/en';
import type { Checked, Proposal, Tried } from './queries';

const said = texts.policies;

/** A line that the check refused. */
export interface Problem {
  path: string;
  line: number;
  problem: string;
}

/** The way into force: check, trial on the past, submission, somebody else's yes. */
export function Steps({ proposal, dirty, found }: { proposal: Proposal; dirty: boolean; found: (problems: Problem[]) => void }) {
  const me = useAccount();
  const queries = useQueryClient();
  const id = proposal.id ?? '';
  const path = { path: { id } };
  const [because, setBecause] = useState('');
  const [begins, setBegins] = useState<string>();
  const settled = () => queries.invalidateQueries({ queryKey: ['policies'] });
  const check = useMutation({
    mutationFn: () => post('/api/policies/proposals/{id}/check', path),
    onSuccess: () => found([]),
    onError: (error) => found(error instanceof Refused ? ((error.details.problems as Problem[] | undefined) ?? []) : []),
    onSettled: settled,
  });
  const impact = useMutation({
    mutationFn: async () => {
      // A long past is judged in the background: it is asked again until it is done.
      for (let tries = 0; tries < 120; tries++) {
        const answer = await post('/api/policies/proposals/{id}/impact', { ...path, body: {} }) as Proposal;
        if (answer.id) {
          return;
        }
      }
    },
    onSettled: settled,
  });
  const submit = useMutation({ mutationFn: () => post('/api/policies/proposals/{id}/submit', path), onSettled: settled });
  const approve = useMutation({
    mutationFn: () => post('/api/policies/proposals/{id}/approve', { ...path, body: { shown: proposal.shown, begins } }),
    onSettled: settled,
  });
  const withdraw = useMutation({ mutationFn: () => post('/api/policies/proposals/{id}/withdraw', { ...path, body: { because } }), onSettled: settled });
  const failed = [check, impact, submit, approve, withdraw].find((one) => one.isError)?.error;
  const checked = proposal.checked as unknown as Checked | undefined;
  const tried = proposal.impact as unknown as Tried | undefined;
  const officer = me.roles.includes('officer');
  const mine = proposal.authors?.includes(me.name) || proposal.submittedBy === me.name;
  const open = ['draft', 'checked', 'tried', 'submitted', 'approved'].includes(proposal.state ?? '');
  return (
    <Stack>
      {officer && open && (
        <Stack gap="xs">
          <Button variant={proposal.state === 'draft' ? 'filled' : 'default'} disabled={dirty} loading={check.isPending} onClick={() => check.mutate()}>{said.check}</Button>
          <Button variant={proposal.state === 'checked' ? 'filled' : 'default'} disabled={dirty || !checked} loading={impact.isPending} onClick={() => impact.mutate()}>{said.tryOnPast}</Button>
          <Button variant={proposal.state === 'tried' ? 'filled' : 'default'} disabled={dirty || !tried} loading={submit.isPending} onClick={() => submit.mutate()}>{said.submit}</Button>
          {dirty && <Text size="xs" c="dimmed">{said.saveFirst}</Text>}
        </Stack>
      )}
      {me.roles.includes('approver') && proposal.state === 'submitted' && (mine ? <Alert color="gray" title={said.fourEyes}>{said.fourEyesAbout}</Alert> : (
        <form onSubmit={(event) => { event.preventDefault(); approve.mutate(); }}>
          <Stack gap="xs">
            <MomentInput label={said.begins} description={said.beginsAbout} value={begins} onChange={setBegins} />
            <Button type="submit" color="green" loading={approve.isPending}>{said.approve}</Button>
            <Text size="xs" c="dimmed">{said.approves((proposal.shown ?? '').slice(0, 12))}</Text>
          </Stack>
        </form>
      ))}
      {failed !== undefined && <Failed error={failed} />}
      {checked && (
        <section>
          <Text fw={600} size="sm">{said.checkReport}</Text>
          <Text size="sm">{said.checkFigures(checked.policies, checked.added.length, checked.changed.length, checked.removed.length)}</Text>
          {checked.remarks.slice(0, 20).map((remark) => <Text key={`${remark.path} ${remark.what}`} size="xs" c="dimmed" mt={4}><b>{remark.policies.join(', ')}</b> {remark.what}</Text>)}
        </section>
      )}
      {tried && (
        <section>
          <Text fw={600} size="sm">{said.impactReport}</Text>
          <Text size="sm">{said.impactFigures(tried.changed, tried.judgements)}</Text>
          {tried.groups.map((group) => (
            <div key={`${group.gate} ${group.was} ${group.becomes} ${group.policies.join()}`} className="impact">
              <Text size="sm">{said.becomes(group.gate, group.was, group.becomes, group.judgements)}</Text>
              <Group gap={4}>
                {group.policies.map((policy) => <Badge key={policy} size="sm" variant="light" color="orange">{policy}</Badge>)}
                {group.conversations.slice(0, 5).map((one) => <Link key={one} to="/conversations/$id" params={{ id: one }} className="plain-link mono">{one}</Link>)}
              </Group>
            </div>
          ))}
        </section>
      )}
      {(officer || me.roles.includes('approver')) && open && (
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

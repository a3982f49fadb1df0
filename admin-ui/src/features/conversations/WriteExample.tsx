import { Button, Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { get, post, type Schemas } from '../../api/client';
import { Empty, Failed, FourStates, Loading } from '../../parts/states';
import { policyExample as said } from '../../texts/en/policy-example';

type Judged = Schemas['JudgedTurnApi.Judged'];
type Policy = Schemas['BooksApi.Line'];

interface Props {
  conversation: string;
  turn: number;
  close: () => void;
}

/** Asks which judgement, which policy and which proposal, and leads to the example in it. */
export default function WriteExample({ conversation, turn, close }: Props) {
  const judged = useQuery({
    queryKey: ['conversations', conversation, 'judged', turn],
    queryFn: ({ signal }) => get('/api/conversations/{id}/turns/{turn}/judged', { path: { id: conversation, turn: String(turn) }, signal }),
    staleTime: Infinity,
  });
  const policies = useQuery({ queryKey: ['policies'], queryFn: ({ signal }) => get('/api/policies', { signal }) });
  return (
    <Modal opened onClose={close} title={said.title} size="lg" closeButtonProps={{ 'aria-label': said.close }}>
      <Text size="sm" c="dimmed" mb="sm">{said.about}</Text>
      <FourStates asked={judged} loading={<Loading rows={4} />} isEmpty={(all) => all.length === 0} empty={<Empty title={said.none}>{said.noneAbout}</Empty>}>
        {(all) => <FourStates asked={policies} loading={<Loading rows={4} />}>{(book) => <Choice all={all} policies={book.policies ?? []} conversation={conversation} turn={turn} />}</FourStates>}
      </FourStates>
    </Modal>
  );
}

function Choice({ all, policies, conversation, turn }: { all: Judged[]; policies: Policy[]; conversation: string; turn: number }) {
  const navigate = useNavigate();
  const [number, setNumber] = useState((all.findLast((one) => one.gate === 'draft') ?? all.at(-1))?.number ?? 0);
  const judged = all.find((one) => one.number === number);
  const saw = judged?.policies ?? [];
  const [chosen, setChosen] = useState<string>();
  const sorted = [...policies].sort((one, other) => Number(saw.includes(other.id ?? '')) - Number(saw.includes(one.id ?? '')));
  const policy = policies.find((one) => one.id === chosen) ?? sorted[0];
  const proposals = useQuery({ queryKey: ['policies', 'proposals'], queryFn: ({ signal }) => get('/api/policies/proposals', { signal }) });
  const open = (proposals.data ?? []).filter((one) => ['draft', 'checked', 'tried'].includes(one.state ?? ''));
  const [proposal, setProposal] = useState('');
  const [title, setTitle] = useState<string>();
  const name = title ?? said.usual(policy?.id ?? '', conversation);
  const begin = useMutation({
    mutationFn: async () => proposal || ((await post('/api/policies/proposals', { body: { title: name } })).id ?? ''),
    onSuccess: (id) => navigate({
      to: '/policies/proposals/$id', params: { id },
      search: { file: (policy?.path ?? '').replace(/(\.dslr|\.drl|\.drl\.csv|\.drl\.xlsx)$/, '.examples.yaml'), show: 'write', of: conversation, turn, entry: number } as never,
    }),
  });
  return (
    <form onSubmit={(event) => { event.preventDefault(); begin.mutate(); }}>
      <Stack gap="sm">
        <NativeSelect label={said.judgement} value={String(number)} onChange={(event) => setNumber(Number(event.currentTarget.value))}
          data={all.map((one) => ({ value: String(one.number), label: said.judged(said.gates[one.gate ?? ''] ?? one.gate ?? '', one.outcome ?? '', one.policies?.join(', ') ?? '') }))} />
        <NativeSelect label={said.policy} value={policy?.id ?? ''} onChange={(event) => setChosen(event.currentTarget.value)}
          data={sorted.map((one) => ({ value: one.id ?? '', label: saw.includes(one.id ?? '') ? said.saw(`${one.id} ${one.title}`) : `${one.id} ${one.title}` }))} />
        {proposals.isError && <Failed error={proposals.error} again={() => void proposals.refetch()} />}
        <NativeSelect label={said.proposal} value={proposal} onChange={(event) => setProposal(event.currentTarget.value)}
          data={[{ value: '', label: said.fresh }, ...open.map((one) => ({ value: one.id ?? '', label: one.title ?? '' }))]} />
        {proposal === '' && <TextInput label={said.freshTitle} required maxLength={200} value={name} onChange={(event) => setTitle(event.currentTarget.value)} />}
        {begin.isError && <Failed error={begin.error} />}
        <Button type="submit" loading={begin.isPending} style={{ alignSelf: 'end' }}>{said.begin}</Button>
      </Stack>
    </form>
  );
}

import { Badge, Button, Group, Table, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { post } from '../../api/client';
import { useAccount } from '../../parts/account';
import { Moment } from '../../parts/moments';
import { Empty, Failed, FourStates } from '../../parts/states';
import { texts } from '../../texts/en';
import { useProposals } from './queries';

const said = texts.policies;
export const COLOURS: Record<string, string> = { draft: 'gray', checked: 'harbour', tried: 'harbour', submitted: 'orange', approved: 'green', 'in-force': 'green', retired: 'gray', withdrawn: 'gray' };

/** Books on their way into force, and a way to begin one. */
export function ProposalList() {
  const me = useAccount();
  const proposals = useProposals();
  const navigate = useNavigate();
  const [title, setTitle] = useState('');
  const begin = useMutation({
    mutationFn: () => post('/api/policies/proposals', { body: { title } }),
    onSuccess: (made) => void navigate({ to: '/policies/proposals/$id', params: { id: made.id ?? '' } }),
  });
  return (
    <>
      {me.roles.includes('officer') && (
        <form onSubmit={(event) => { event.preventDefault(); begin.mutate(); }}>
          <Group align="flex-end" mb="md">
            <TextInput label={said.proposalTitle} required maxLength={200} w={380} value={title} onChange={(event) => setTitle(event.currentTarget.value)} />
            <Button type="submit" loading={begin.isPending}>{said.begin}</Button>
          </Group>
        </form>
      )}
      {begin.isError && <Failed error={begin.error} />}
      <FourStates asked={proposals} isEmpty={(all) => all.length === 0} empty={<Empty title={said.noProposals}>{said.noProposalsAbout}</Empty>}>
        {(all) => (
          <Table verticalSpacing="sm">
            <Table.Thead><Table.Tr>{said.proposalHeads.map((head) => <Table.Th key={head}>{head}</Table.Th>)}</Table.Tr></Table.Thead>
            <Table.Tbody>
              {all.map((one) => (
                <Table.Tr key={one.id}>
                  <Table.Td><Link to="/policies/proposals/$id" params={{ id: one.id ?? '' }} className="plain-link">{one.title}</Link></Table.Td>
                  <Table.Td><Badge variant="light" color={COLOURS[one.state ?? ''] ?? 'gray'}>{said.states[one.state ?? ''] ?? one.state}</Badge></Table.Td>
                  <Table.Td><Text size="sm">{one.origin}</Text></Table.Td>
                  <Table.Td className="mono">{one.book}</Table.Td>
                  <Table.Td><Moment at={one.updated} /></Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </FourStates>
    </>
  );
}

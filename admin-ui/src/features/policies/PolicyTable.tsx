import { Badge, Group, Table, Text, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { day } from '../../parts/moments';
import { dateOf } from '../../parts/zone';
import { Empty, FourStates } from '../../parts/states';
import { texts } from '../../texts/en';
import { useHits, useInForce, type Policy } from './queries';

const said = texts.policies;

/** Every policy in force, with owner, basis, the day on which it is to be looked at again, and where it was seen. */
export function PolicyTable() {
  const inForce = useInForce();
  const hits = useHits().data;
  const [filter, setFilter] = useState('');
  const fits = (policy: Policy) => `${policy.id} ${policy.title} ${policy.owner} ${policy.basis} ${policy.path}`.toLowerCase().includes(filter.toLowerCase().trim());
  return (
    <FourStates asked={inForce} isEmpty={(all) => (all.policies ?? []).length === 0} empty={<Empty title={said.none}>{said.noneAbout}</Empty>}>
      {(all) => {
        const shown = (all.policies ?? []).filter(fits);
        return (
          <>
            <Group justify="space-between" mb="sm">
              <Text size="sm" c="dimmed">{said.book(all.book ?? '', all.policies?.length ?? 0)}</Text>
              <TextInput aria-label={said.filter} placeholder={said.filter} value={filter} onChange={(event) => setFilter(event.currentTarget.value)} />
            </Group>
            {shown.length === 0 ? <Empty title={said.noneFits}>{said.noneFitsAbout}</Empty> : (
              <Table verticalSpacing="xs" stickyHeader>
                <Table.Thead><Table.Tr>{said.heads.map((head) => <Table.Th key={head}>{head}</Table.Th>)}</Table.Tr></Table.Thead>
                <Table.Tbody>{shown.map((policy) => <Row key={policy.id} policy={policy} hits={hits?.get(policy.id ?? '') ?? 0} />)}</Table.Tbody>
              </Table>
            )}
          </>
        );
      }}
    </FourStates>
  );
}

function Row({ policy, hits }: { policy: Policy; hits: number }) {
  const due = policy.review !== undefined && policy.review < dateOf(Date.now());
  return (
    <Table.Tr>
      <Table.Td className="mono">{policy.id}</Table.Td>
      <Table.Td><Link to="/policies/$id" params={{ id: policy.id ?? '' }} className="plain-link">{policy.title}</Link><Text size="xs" c="dimmed">{policy.basis}</Text></Table.Td>
      <Table.Td><Badge variant="light" color={policy.status === 'active' ? 'green' : 'gray'}>{policy.status}</Badge></Table.Td>
      <Table.Td><Text size="sm">{policy.owner}</Text></Table.Td>
      <Table.Td className="nowrap">{policy.review && policy.review !== 'null' && (due ? <Badge variant="light" color="orange">{said.due(day(policy.review))}</Badge> : day(policy.review))}</Table.Td>
      <Table.Td ta="right">{hits > 0 ? <Link to="/conversations" search={{ policy: policy.id }} className="plain-link">{hits}</Link> : <Text size="sm" c="dimmed">{hits}</Text>}</Table.Td>
    </Table.Tr>
  );
}

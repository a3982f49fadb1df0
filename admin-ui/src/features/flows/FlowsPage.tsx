import { Badge, Button, Group, Modal, Stack, Table, Tabs, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { post } from '../../api/client';
import { useAccount } from '../../parts/account';
import { Moment } from '../../parts/moments';
import { Empty, Failed, FourStates, PageTitle } from '../../parts/states';
import { flows as said } from '../../texts/en/flows';
import { COLOURS } from './colours';
import { useFlows, useProposals, useVersions } from './queries';

/** The drawings in force, those on their way, and those that were. */
export default function FlowsPage() {
  const { show = 'drawings' } = useSearch({ strict: false }) as { show?: string };
  const navigate = useNavigate();
  return (
    <>
      <PageTitle title={said.title} about={said.about} />
      <section className="sheet">
        <Tabs value={show} onChange={(to) => void navigate({ to: '/flows', search: { show: to }, replace: true })} keepMounted={false}>
          <Tabs.List px="sm">{Object.entries(said.tabs).map(([value, label]) => <Tabs.Tab key={value} value={value}>{label}</Tabs.Tab>)}</Tabs.List>
          <Tabs.Panel value="drawings" p="md"><Drawings /></Tabs.Panel>
          <Tabs.Panel value="proposals" p="md"><Proposals /></Tabs.Panel>
          <Tabs.Panel value="history" p="md"><History /></Tabs.Panel>
        </Tabs>
      </section>
    </>
  );
}

function Drawings() {
  const flows = useFlows();
  return (
    <FourStates asked={flows} isEmpty={(all) => all.drawings?.length === 0} empty={<Empty title={said.noDrawings}>{said.noDrawingsAbout}</Empty>}>
      {(all) => (
        <>
          <Text size="sm" c="dimmed" mb="sm">
            {said.inForce} <span className="mono">{all.version}</span>. {said.running((all.running ?? []).reduce((sum, one) => sum + (one.conversations ?? 0), 0))}
          </Text>
          <Table.ScrollContainer minWidth={640}>
            <Table verticalSpacing="sm">
              <Table.Thead><Table.Tr>{said.drawingHeads.map((head) => <Table.Th key={head}>{head}</Table.Th>)}</Table.Tr></Table.Thead>
              <Table.Tbody>
                {all.drawings?.map((one) => (
                  <Table.Tr key={one.path}>
                    <Table.Td><Link to="/flows/drawings/$name" params={{ name: one.name ?? '' }} className="plain-link">{one.title}</Link></Table.Td>
                    <Table.Td className="mono">{one.name}</Table.Td>
                    <Table.Td className="mono">{one.path}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </>
      )}
    </FourStates>
  );
}

function Proposals() {
  const me = useAccount();
  const proposals = useProposals();
  const navigate = useNavigate();
  const [title, setTitle] = useState('');
  const begin = useMutation({
    mutationFn: () => post('/api/flows/proposals', { body: { title } }),
    onSuccess: (made) => void navigate({ to: '/flows/proposals/$id', params: { id: made.id ?? '' } }),
  });
  return (
    <>
      {me.roles.includes('analyst') && (
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
          <Table.ScrollContainer minWidth={640}>
            <Table verticalSpacing="sm">
              <Table.Thead><Table.Tr>{said.proposalHeads.map((head) => <Table.Th key={head}>{head}</Table.Th>)}</Table.Tr></Table.Thead>
              <Table.Tbody>
                {all.map((one) => (
                  <Table.Tr key={one.id}>
                    <Table.Td><Link to="/flows/proposals/$id" params={{ id: one.id ?? '' }} className="plain-link">{one.title}</Link></Table.Td>
                    <Table.Td><Badge variant="light" color={COLOURS[one.state ?? ''] ?? 'gray'}>{said.states[one.state ?? ''] ?? one.state}</Badge></Table.Td>
                    <Table.Td>{one.origin}</Table.Td>
                    <Table.Td className="mono">{one.version}</Table.Td>
                    <Table.Td><Moment at={one.updated} /></Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        )}
      </FourStates>
    </>
  );
}

function History() {
  const me = useAccount();
  const queries = useQueryClient();
  const versions = useVersions();
  const [asked, setAsked] = useState(false);
  const [because, setBecause] = useState('');
  const back = useMutation({
    mutationFn: () => post('/api/flows/return', { body: { because } }),
    onSettled: () => { setAsked(false); setBecause(''); void queries.invalidateQueries({ queryKey: ['flows'] }); },
  });
  return (
    <>
      <Group justify="space-between" mb="sm">
        <Text size="sm" c="dimmed">{said.historyAbout}</Text>
        {me.roles.includes('approver') && <Button size="xs" variant="default" onClick={() => setAsked(true)}>{said.goBack}</Button>}
      </Group>
      {back.isError && <Failed error={back.error} />}
      <FourStates asked={versions} isEmpty={(all) => all.length === 0} empty={<Empty title={said.noHistory} />}>
        {(all) => (
          <Table.ScrollContainer minWidth={640}>
            <Table verticalSpacing="sm">
              <Table.Thead><Table.Tr>{said.historyHeads.map((head) => <Table.Th key={head}>{head}</Table.Th>)}</Table.Tr></Table.Thead>
              <Table.Tbody>
                {all.map((one) => (
                  <Table.Tr key={`${one.version} ${one.begins}`}>
                    <Table.Td className="mono">{one.version}</Table.Td>
                    <Table.Td><Badge variant="light" color={one.state === 'in-force' ? 'green' : one.state === 'due' ? 'orange' : 'gray'}>{said.stands[one.state ?? ''] ?? one.state}</Badge></Table.Td>
                    <Table.Td>{said.kinds[one.kind ?? ''] ?? one.kind}</Table.Td>
                    <Table.Td>{one.person}</Table.Td>
                    <Table.Td><Moment at={one.tookForce ?? one.begins} exact /></Table.Td>
                    <Table.Td><Moment at={one.ended} exact /></Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
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

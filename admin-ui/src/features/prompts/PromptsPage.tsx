import { Alert, Badge, Button, Group, Modal, Select, Stack, Table, Text, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { get, post, type Schemas } from '../../api/client';
import { useAccount } from '../../parts/account';
import { opens } from '../../parts/feature';
import { Moment } from '../../parts/moments';
import { Empty, Failed, FourStates, PageTitle } from '../../parts/states';
import { prompts as said } from '../../texts/en/prompts';

type Standing = Schemas['CheckPrompts.Standing'];
type Standings = Schemas['PromptsApi.Standings'];

/** Every prompt with every route: whether it is asked, what its suite said, and who permitted it. */
export default function PromptsPage() {
  const me = useAccount();
  const queries = useQueryClient();
  const standings = useQuery({ queryKey: ['prompts'], queryFn: ({ signal }) => get('/api/prompts', { signal }) });
  const keep = (now: Standings) => queries.setQueryData(['prompts'], now);
  const [route, setRoute] = useState<string | null>(null);
  const check = useMutation({ mutationFn: () => post('/api/prompts/check', { query: { route } }), onSuccess: keep });
  const permit = useMutation({
    mutationFn: (one: { prompt: string; route: string; because: string }) =>
      post('/api/prompts/{prompt}/routes/{route}/permit', { path: { prompt: one.prompt, route: one.route }, body: { because: one.because } as never }),
    onSuccess: keep,
  });
  const [permitted, setPermitted] = useState<Standing>();
  const [because, setBecause] = useState('');
  const routes = [...new Set(standings.data?.standings.map((one) => one.route ?? ''))];
  return (
    <>
      <PageTitle title={said.label} about={said.about}>
        {opens(me, 'prompts-check') && routes.length > 0 && (
          <Group gap="xs">
            <Select aria-label={said.route} size="sm" w={170} clearable placeholder={said.all} value={route} data={routes} onChange={(to) => setRoute(to as string | null)} />
            <Button size="sm" loading={check.isPending} onClick={() => check.mutate()}>{route ? said.checkOf(route) : said.check}</Button>
          </Group>
        )}
      </PageTitle>
      <Stack>
        {check.isPending && <Alert variant="light" role="status">{said.checking}</Alert>}
        {(check.isError || permit.isError) && <Failed error={check.error ?? permit.error} />}
        <section className="sheet tile">
          <FourStates asked={standings} isEmpty={(all) => all.standings.length === 0} empty={<Empty title={said.none}>{said.noneAbout}</Empty>}>
            {(all) => (
              <Table.ScrollContainer minWidth={860}>
                <Table verticalSpacing="xs">
                  <Table.Thead><Table.Tr>{said.heads.map((head) => <Table.Th key={head}>{head}</Table.Th>)}</Table.Tr></Table.Thead>
                  <Table.Tbody>
                    {all.standings.map((one) => <Row key={`${one.prompt} ${one.route}`} one={one}
                      permit={opens(me, 'prompts-permit') && !one.serves ? () => { setBecause(''); setPermitted(one); } : undefined} />)}
                  </Table.Tbody>
                </Table>
              </Table.ScrollContainer>
            )}
          </FourStates>
          {standings.data && <Text size="xs" c="dimmed" mt="sm">{said.version(standings.data.version)} · {said.files}: {standings.data.prompts.join(', ')}</Text>}
        </section>
      </Stack>
      <Modal opened={permitted !== undefined} onClose={() => setPermitted(undefined)} title={said.permitTitle(permitted?.prompt ?? '', permitted?.route ?? '')} centered>
        <form onSubmit={(event) => {
          event.preventDefault();
          permit.mutate({ prompt: (permitted?.prompt ?? '').split('/')[0] ?? '', route: permitted?.route ?? '', because });
          setPermitted(undefined);
        }}>
          <Stack>
            <Text size="sm">{said.permitAbout}</Text>
            <TextInput label={said.because} description={said.becauseAbout} required minLength={8} maxLength={400} data-autofocus value={because}
              onChange={(event) => setBecause(event.currentTarget.value)} />
            <Group justify="flex-end"><Button type="submit">{said.permit}</Button></Group>
          </Stack>
        </form>
      </Modal>
    </>
  );
}

function Row({ one, permit }: { one: Standing; permit?: () => void }) {
  const failed = one.latest?.failed ?? [];
  return (
    <Table.Tr>
      <Table.Td fw={600} className="mono">{one.prompt}</Table.Td>
      <Table.Td>{one.route}<Text size="xs" c="dimmed">{one.model}</Text></Table.Td>
      <Table.Td>{one.tested ? said.tested : said.testedNot}</Table.Td>
      <Table.Td maw={260}>
        <Badge variant="light" color={one.serves ? 'green' : 'red'}>{one.serves ? said.serves : said.servesNot}</Badge>
        <Text size="xs" c="dimmed" mt={2}>{one.why}</Text>
      </Table.Td>
      <Table.Td>
        {!one.latest ? <Text size="sm" c="dimmed">{said.never}</Text> : (
          <>
            <Text size="sm">{one.latest.passed ? said.passed(one.latest.cases, failed.length) : said.failed(failed.length, one.latest.cases)}</Text>
            <Text size="xs" c="dimmed" component="div">{said.by(one.latest.by ?? '')} <Moment at={one.latest.at} /></Text>
            {failed.length > 0 && (
              <details><summary>{said.failures}</summary>
                <ul>{failed.map((missed) => <li key={missed.name}><strong>{missed.name}</strong> {missed.what}</li>)}</ul>
              </details>
            )}
          </>
        )}
      </Table.Td>
      <Table.Td>{one.permit && <><Text size="sm">{one.permit.because}</Text><Text size="xs" c="dimmed" component="div">{said.by(one.permit.by ?? '')} <Moment at={one.permit.at} /></Text></>}</Table.Td>
      <Table.Td ta="right">{permit && <Button size="compact-sm" variant="default" onClick={permit}>{said.permit}</Button>}</Table.Td>
    </Table.Tr>
  );
}

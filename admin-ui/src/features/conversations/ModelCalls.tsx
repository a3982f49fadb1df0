import { Accordion, Alert, Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { get } from '../../api/client';
import { span } from '../../parts/moments';
import { Empty, Failed, FourStates } from '../../parts/states';
import { calls as said } from '../../texts/en/model-calls';

/** One attempt, as the cassette keeps it. */
interface Call {
  at: string;
  prompt: string;
  version: string;
  said: { role: string; text: string }[];
  route: string;
  model: string;
  server: string;
  number: number;
  kind: string;
  chosen: string;
  words?: string | null;
  cut: boolean;
  fault?: string | null;
  detail?: string | null;
  flaws: { kind: string; words: string }[];
  outcome: string;
  inputTokens: number;
  outputTokens: number;
  price: number;
  firstByteMillis: number;
  millis: number;
}

/** What models were asked for a turn, in order, and what becomes of making the turn again. */
export default function ModelCalls({ id, turn }: { id: string; turn: number }) {
  const path = { id, turn: String(turn) };
  const calls = useQuery({
    queryKey: ['conversation', id, 'calls', turn],
    queryFn: async ({ signal }) => (await get('/api/conversations/{id}/turns/{turn}/calls', { path, signal })) as unknown as Call[],
  });
  const replay = useQuery({
    queryKey: ['conversation', id, 'replay', turn],
    queryFn: ({ signal }) => get('/api/conversations/{id}/turns/{turn}/replay', { path, signal }),
    enabled: false,
  });
  return (
    <Stack gap="sm">
      <FourStates asked={calls} isEmpty={(all) => all.length === 0} empty={<Empty title={said.none}>{said.noneAbout}</Empty>}>
        {(all) => <Accordion variant="separated" order={3}>{all.map((call, place) => <Asked key={place} call={call} place={String(place)} />)}</Accordion>}
      </FourStates>
      <Group justify="space-between" align="flex-start">
        <Text size="xs" c="dimmed" maw={340}>{said.replayAbout}</Text>
        <Button size="xs" variant="default" loading={replay.isFetching} onClick={() => void replay.refetch()}>{said.replay}</Button>
      </Group>
      {replay.isError && <Failed error={replay.error} />}
      {replay.data && (
        <Alert variant="light" role="status" color={replay.data.same ? 'green' : (replay.data.steps ?? []).length === 0 ? 'gray' : 'red'} title={replay.data.said}>
          {replay.data.steps?.map((step, place) => (
            <div key={place}>
              <Text size="sm">{said.step(step.prompt ?? '', step.version ?? '', step.attempts)}: {step.same ? said.same : said.other}</Text>
              {step.difference && <Text size="xs" className="words mono">{step.difference}</Text>}
            </div>
          ))}
        </Alert>
      )}
    </Stack>
  );
}

function Asked({ call, place }: { call: Call; place: string }) {
  return (
    <Accordion.Item value={place}>
      <Accordion.Control>
        <Group gap="xs" justify="space-between" wrap="nowrap">
          <div>
            <Text size="sm" fw={600}>{call.prompt}/{call.version} · {call.route}</Text>
            <Text size="xs" c="dimmed">
              {said.number(call.number)}, {said.kinds[call.kind] ?? call.kind} · {span(call.millis)} · {said.tokens(call.inputTokens, call.outputTokens)} · {call.price}
            </Text>
          </div>
          <Badge variant="light" miw="max-content" color={call.outcome === 'usable' ? 'green' : 'orange'}>{call.outcome}</Badge>
        </Group>
      </Accordion.Control>
      <Accordion.Panel>
        <dl className="why-facts">
          <dt>{said.chosen}</dt><dd>{call.chosen}</dd>
          <dt>{said.server}</dt><dd>{call.server} · {call.model}</dd>
          {call.firstByteMillis > 0 && <><dt>{said.heads[4]}</dt><dd>{span(call.firstByteMillis)}</dd></>}
        </dl>
        {call.flaws.length > 0 && (
          <>
            <Text size="xs" fw={600} mt="xs">{said.flaws}</Text>
            {call.flaws.map((flaw, at) => <Text key={at} size="sm"><strong>{flaw.kind.toLowerCase().replaceAll('_', '-')}</strong> {flaw.words}</Text>)}
          </>
        )}
        <Text size="xs" fw={600} mt="xs">{said.answered}</Text>
        {call.words ? <pre className="ledger-details mono words" tabIndex={0}>{call.words}</pre> : <Text size="sm">{said.nothing} {call.detail}</Text>}
        {call.cut && <Text size="xs" c="dimmed">{said.cut}</Text>}
        <details><summary className="calls-asked">{said.asked}</summary>
          {call.said.map((part, at) => <pre key={at} className="ledger-details mono words" tabIndex={0}>{part.role.toLowerCase()}{'\n'}{part.text}</pre>)}
        </details>
      </Accordion.Panel>
    </Accordion.Item>
  );
}

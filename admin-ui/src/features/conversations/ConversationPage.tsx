import { Alert, Anchor, Badge, Group, Tabs, Text } from '@mantine/core';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { Moment } from '../../parts/moments';
import { SayItIsWrong } from '../../parts/SayItIsWrong';
import { FourStates, Loading, PageTitle } from '../../parts/states';
import { texts } from '../../texts/en';
import { calls } from '../../texts/en/model-calls';
import './conversations.css';
import { useConversation, type Whole } from './queries';
import { StatusBadge } from './StatusBadge';
import { Transcript } from './Transcript';
import { Why } from './Why';

const said = texts.conversations;
const Path = lazy(() => import('./Path'));
const ModelCalls = lazy(() => import('./ModelCalls'));
const LedgerEntries = lazy(() => import('./LedgerEntries'));

/** What was said, and beside it why. */
export default function ConversationPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const conversation = useConversation(id);
  return <FourStates asked={conversation}>{(whole) => <Told whole={whole} />}</FourStates>;
}

function Told({ whole }: { whole: Whole }) {
  const line = whole.conversation;
  const search = useSearch({ strict: false }) as { turn?: number; show?: string };
  const navigate = useNavigate();
  const spoken = whole.turns.filter((turn) => turn.number > 0);
  const chosen = Number(search.turn ?? spoken.at(-1)?.number ?? 0);
  const show = search.show ?? 'why';
  const go = (to: { turn?: number; show?: string }) =>
    void navigate({ to: '/conversations/$id', params: { id: line.id }, search: { turn: chosen, show, ...to }, replace: true });
  return (
    <>
      <Anchor component={Link} to="/conversations" size="sm">{said.back}</Anchor>
      <PageTitle title={line.id} about={<>
        {said.of(line.customer)} · {line.channel} · {line.language} · {said.began} <Moment at={line.began} exact />
      </>}>
        <StatusBadge line={line} />
        <Badge variant="light" color={whole.verified ? 'green' : 'red'}>{whole.verified ? said.verified : said.notVerified}</Badge>
      </PageTitle>
      {line.handoffReason && (
        <Alert color="orange" variant="light" mb="md" title={line.handoffOpen ? said.waitsAbout : said.handedOverOnce}>{line.handoffReason}</Alert>
      )}
      {chosen > 0 && (
        <Group gap="lg" mb="xs">
          <Anchor component={Link} to="/try" search={{ from: line.id, turn: chosen } as never} size="sm">{texts.parts.tryThis}</Anchor>
          {whole.messages.some((one) => one.turn === chosen && one.by === 'assistant') && <SayItIsWrong where={{ conversation: line.id, turn: chosen }} />}
        </Group>
      )}
      <div className="talk">
        <Transcript whole={whole} chosen={chosen} choose={(turn) => go({ turn })} />
        <section className="sheet" aria-label={said.why}>
          <Tabs value={show} onChange={(to) => go({ show: to ?? 'why' })} keepMounted={false}>
            <Tabs.List px="sm">
              <Tabs.Tab value="why">{said.why}</Tabs.Tab>
              <Tabs.Tab value="path">{said.path}</Tabs.Tab>
              <Tabs.Tab value="calls">{calls.tab}</Tabs.Tab>
              <Tabs.Tab value="ledger">{said.ledger}</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="why" p="md"><Why whole={whole} turn={chosen} choose={(turn) => go({ turn })} /></Tabs.Panel>
            <Tabs.Panel value="path" p="md">
              <Suspense fallback={<Loading />}><Path whole={whole} turn={chosen} /></Suspense>
            </Tabs.Panel>
            <Tabs.Panel value="calls" p="md">
              <Suspense fallback={<Loading />}><ModelCalls key={chosen} id={line.id} turn={chosen} /></Suspense>
            </Tabs.Panel>
            <Tabs.Panel value="ledger" p="md">
              <Suspense fallback={<Loading />}><LedgerEntries id={line.id} /></Suspense>
            </Tabs.Panel>
          </Tabs>
        </section>
      </div>
      {whole.more && <Text size="sm" c="dimmed" mt="sm">{said.moreMessages}</Text>}
    </>
  );
}

import { Alert, Badge, Button, Group, Select, SimpleGrid, Stack, Switch, Tabs, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { DecisionCard } from '../../parts/DecisionCard';
import { MomentInput } from '../../parts/MomentInput';
import { Moment, told } from '../../parts/moments';
import { SayItIsWrong } from '../../parts/SayItIsWrong';
import { Empty, Failed, FourStates, Loading, PageTitle } from '../../parts/states';
import { texts } from '../../texts/en';
import { tryit as said } from '../../texts/en/tryit';
import { begin, end, pass, useProposals, useTakenOver, write, type Begin, type Tried, type Waiting } from './queries';
import './tryit.css';

const Way = lazy(() => import('./Way'));

interface Search {
  proposal?: string;
  message?: string;
  moment?: string;
  from?: string;
  turn?: number;
}

/** A chat as a customer, beside what was decided. */
export default function TryPage() {
  const search = useSearch({ strict: false }) as Search;
  const taken = useTakenOver(search.from, search.turn === undefined ? undefined : Number(search.turn));
  if (search.from === undefined) {
    return <Trying search={search} waiting={[]} />;
  }
  return (
    <FourStates asked={taken}>
      {(over) => <Trying key={search.from} search={{ ...search, moment: search.moment ?? over.moment }} channel={over.channel} waiting={over.waiting} />}
    </FourStates>
  );
}

function Trying({ search, channel, waiting }: { search: Search; channel?: string; waiting: Waiting[] }) {
  const [trial, setTrial] = useState<Tried>();
  const [left, setLeft] = useState(waiting);
  const began = useMutation({
    mutationFn: async (wish: Begin) => {
      if (trial) {
        await end(trial.id);
      }
      return begin(wish);
    },
    onSuccess: (now) => {
      setTrial(now);
      setLeft(waiting);
    },
  });
  return (
    <>
      <PageTitle title={said.title} about={said.about} />
      <Who search={search} channel={channel} going={trial !== undefined} busy={began.isPending} begin={(wish) => began.mutate(wish)} />
      {search.from && <Alert variant="light" mt="md">{said.from(search.from)}</Alert>}
      <div className="try-state" aria-live="polite">
        {began.isError && <Failed error={began.error} />}
        {began.isPending ? <><Text size="sm" c="dimmed">{said.opening}</Text><Loading rows={3} /></>
          : trial ? <Talk key={trial.id} trial={trial} setTrial={setTrial} first={search.message} left={left} setLeft={setLeft} />
            : !began.isError && <Empty title={said.nothing}>{said.nothingAbout}</Empty>}
      </div>
    </>
  );
}

function Who({ search, channel, going, busy, begin: start }: { search: Search; channel?: string; going: boolean; busy: boolean; begin: (wish: Begin) => void }) {
  const proposals = useProposals();
  const [proposal, setProposal] = useState(search.proposal ?? '');
  const [where, setWhere] = useState(channel ?? 'web');
  const [moment, setMoment] = useState(search.moment);
  const [verified, setVerified] = useState(false);
  const [minor, setMinor] = useState(false);
  const [country, setCountry] = useState('');
  const [capacity, setCapacity] = useState<string | null>(null);
  const [more, setMore] = useState('');
  const others = jsonOf(more);
  const go = () => start({
    proposal: proposal === '' ? undefined : proposal,
    channel: where,
    moment,
    resources: { customer: { verified, minor, country: country.toUpperCase(), capacity: capacity ?? '' }, ...others } as Begin['resources'],
  });
  return (
    <form className="sheet try-who" onSubmit={(event) => { event.preventDefault(); go(); }}>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }} spacing="sm">
        <Select label={said.by} value={proposal} onChange={(to) => setProposal(to ?? '')} allowDeselect={false}
          data={[{ value: '', label: said.inForce }, ...(proposals.data ?? []).map((one) => ({ value: one.id, label: said.proposal(one.title, one.state) }))]} />
        <MomentInput label={said.moment} description={said.momentAbout} value={moment} onChange={setMoment} />
        <TextInput label={said.channel} description={said.channelAbout} value={where} onChange={(event) => setWhere(event.currentTarget.value)} />
        <TextInput label={said.country} description={said.countryAbout} maxLength={2} value={country} onChange={(event) => setCountry(event.currentTarget.value)} />
        <Select label={said.capacity} value={capacity} onChange={setCapacity} data={said.capacities} clearable={false} />
        <Textarea label={said.more} description={said.moreAbout} autosize minRows={1} maxRows={6} value={more}
          onChange={(event) => setMore(event.currentTarget.value)} error={others === null ? said.noJson : undefined} />
        <Stack gap="xs" justify="end">
          <Switch label={said.verified} checked={verified} onChange={(event) => setVerified(event.currentTarget.checked)} />
          <Switch label={said.minor} checked={minor} onChange={(event) => setMinor(event.currentTarget.checked)} />
        </Stack>
        <Group align="end">
          <Button type="submit" loading={busy} disabled={others === null}>{going ? said.beginAnew : said.begin}</Button>
        </Group>
      </SimpleGrid>
    </form>
  );
}

function Talk({ trial, setTrial, first, left, setLeft }: {
  trial: Tried; setTrial: (now: Tried) => void; first?: string; left: Waiting[]; setLeft: (left: Waiting[]) => void;
}) {
  const [words, setWords] = useState(first ?? '');
  const numbers = [...new Set(trial.turns.map((one) => one.number))].sort((a, b) => a - b);
  const latest = numbers.at(-1) ?? 0;
  const [turn, setTurn] = useState(latest);
  const spoke = trial.messages.some((one) => one.turn === turn && turn > 0 && one.by === 'assistant');
  useEffect(() => setTurn(latest), [latest]);
  const act = useMutation({
    mutationFn: (what: () => Promise<Tried>) => what(),
    onSuccess: (now) => setTrial(now),
  });
  const send = () => act.mutate(async () => {
    const now = await write(trial.id, words);
    setWords('');
    return now;
  });
  const writeThem = () => act.mutate(async () => {
    let now = trial;
    for (const one of left) {
      if (one.after > 0) {
        now = await pass(trial.id, `PT${one.after}S`);
      }
      now = await write(trial.id, one.text);
    }
    setLeft([]);
    return now;
  });
  const next = trial.nextTimer === undefined ? undefined : Math.max(0, Math.ceil((Date.parse(trial.nextTimer) - Date.parse(trial.now)) / 1000));
  const cards = trial.turns.filter((one) => one.number === turn).flatMap((one) => one.cards);
  return (
    <>
      <Group gap="sm" my="sm">
        <Badge variant="light">{said.book(trial.book)}</Badge>
        <Badge variant="light" color={trial.status === 'active' ? 'green' : 'orange'}>{said.status(trial.status)}</Badge>
        <Text size="xs" c="dimmed">{trial.asksModels ? said.models(trial.route) : said.librarian(trial.route)}</Text>
      </Group>
      <div className="try-talk">
        <section className="sheet try-chat" aria-label={said.chat}>
          {trial.messages.length === 0 ? <Empty title={said.silent}>{said.silentAbout}</Empty> : trial.messages.map((one) => (
            <button type="button" key={one.id} className="try-said" data-by={one.by} aria-pressed={one.turn === turn && turn > 0} onClick={() => setTurn(one.turn)}>
              <span className="try-head"><span>{texts.conversations.by[one.by] ?? one.by}</span><Moment at={one.at} exact /></span>
              <span className="words">{one.body}</span>
              {one.citations.length > 0 && <Group gap={4} mt={6} component="span">
                {[...new Set(one.citations)].map((title) => <Badge component="span" key={title} size="sm" variant="light">{title}</Badge>)}
              </Group>}
            </button>
          ))}
          {spoke && <SayItIsWrong where={{ trial: trial.id, turn }} />}
          {act.isError && <Failed error={act.error} />}
          <div role="status">{act.isPending && <Text size="sm" c="dimmed">{said.sending}</Text>}</div>
          {left.length > 0 && (
            <Group my="sm"><Text size="sm">{said.takenOver(left.length)}</Text><Button size="xs" onClick={writeThem} disabled={act.isPending}>{said.writeThem}</Button></Group>
          )}
          <form onSubmit={(event) => { event.preventDefault(); send(); }}>
            <Textarea label={said.words} autosize minRows={2} maxRows={8} value={words} onChange={(event) => setWords(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && !event.shiftKey && words.trim() !== '' && !act.isPending) {
                  event.preventDefault();
                  send();
                }
              }} />
            <Group justify="space-between" mt="xs">
              <Text size="xs" c="dimmed">{said.took(trial.took)}</Text>
              <Button type="submit" disabled={words.trim() === '' || act.isPending}>{said.send}</Button>
            </Group>
          </form>
          <Text size="sm" fw={600} mt="sm">{said.passes}</Text>
          <Text size="xs" c="dimmed">{said.now(told(trial.now, 'full'))}</Text>
          <Group gap="xs" mt={4}>
            {said.spans.map((span) => (
              <Button key={span.by} size="xs" variant="default" disabled={act.isPending} onClick={() => act.mutate(() => pass(trial.id, span.by))}>{span.label}</Button>
            ))}
            {next !== undefined && (
              <Button size="xs" variant="default" disabled={act.isPending} onClick={() => act.mutate(() => pass(trial.id, `PT${next}S`))}>{said.untilNext}</Button>
            )}
          </Group>
        </section>
        <section className="sheet" aria-label={said.why}>
          <Tabs defaultValue="why" keepMounted={false}>
            <Tabs.List px="sm"><Tabs.Tab value="why">{said.why}</Tabs.Tab><Tabs.Tab value="path">{said.path}</Tabs.Tab></Tabs.List>
            <Tabs.Panel value="why" p="md">
              <Select aria-label={texts.conversations.whichTurn} size="xs" w={190} mb="md" allowDeselect={false} value={String(turn)}
                onChange={(value) => setTurn(Number(value))}
                data={numbers.map((one) => ({ value: String(one), label: one === 0 ? texts.conversations.outside : texts.conversations.turn(one) }))} />
              {cards.length === 0 ? <Empty title={texts.conversations.undecided}>{texts.conversations.undecidedAbout}</Empty>
                : <ol className="why">{cards.map((card) => <DecisionCard key={card.number} card={card} />)}</ol>}
            </Tabs.Panel>
            <Tabs.Panel value="path" p="md">
              <Suspense fallback={<Loading />}><Way trial={trial} turn={turn} /></Suspense>
            </Tabs.Panel>
          </Tabs>
        </section>
      </div>
    </>
  );
}

/** @returns the object, nothing for nothing, or null for what is none */
function jsonOf(text: string): Record<string, unknown> | null {
  if (text.trim() === '') {
    return {};
  }
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? (read as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

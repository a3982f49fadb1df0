import { Anchor, Badge, Group, Select, Text } from '@mantine/core';
import { Moment, span } from '../../parts/moments';
import { Empty } from '../../parts/states';
import { texts } from '../../texts/en';
import type { Card, Whole } from './queries';

const said = texts.conversations;
const BOOK = 'Policy book';

/** Every decision of a turn in plain words: what was known, what the policies saw, what was relied on, who approved it. */
export function Why({ whole, turn, choose }: { whole: Whole; turn: number; choose: (turn: number) => void }) {
  const cards = whole.turns.filter((one) => one.number === turn).flatMap((one) => one.cards);
  const numbers = [...new Set(whole.turns.map((one) => one.number))].sort((a, b) => a - b);
  const first = cards[0];
  const last = cards.at(-1);
  return (
    <>
      <Group justify="space-between" mb="md">
        <Select aria-label={said.whichTurn} size="xs" w={190} allowDeselect={false} value={String(turn)} onChange={(value) => choose(Number(value))}
          data={numbers.map((number) => ({ value: String(number), label: number === 0 ? said.outside : said.turn(number) }))} />
        {first && last && turn > 0 && (
          <Text size="xs" c="dimmed">{said.took(span(new Date(last.at).getTime() - new Date(first.at).getTime()), cards.length)}</Text>
        )}
      </Group>
      {cards.length === 0 ? <Empty title={said.undecided}>{said.undecidedAbout}</Empty>
        : <ol className="why">{cards.map((card) => <Told key={card.number} card={card} whole={whole} />)}</ol>}
    </>
  );
}

function Told({ card, whole }: { card: Card; whole: Whole }) {
  const book = card.facts.find((fact) => fact.name === BOOK)?.value;
  const approval = book === undefined ? undefined : whole.approvals.find((one) => one.book === book);
  const facts = approval ? [...card.facts, { name: said.approved, value: said.approvedBy(approval.kind, approval.by) }] : card.facts;
  return (
    <li className="why-card" data-tone={card.tone}>
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap="sm">
        <Text size="sm" fw={600}>{card.policies.length > 0 ? card.title.split(' under ')[0] : card.title}</Text>
        <Text size="xs" c="dimmed" component="span" className="why-at"><Moment at={card.at} clock /></Text>
      </Group>
      {card.quotes.map((quote) => (
        <blockquote key={`${quote.by} ${quote.text}`} className="why-quote words">
          <Text size="xs" c="dimmed">{quote.by}</Text>{quote.text}
        </blockquote>
      ))}
      {card.policies.map((policy) => (
        <div key={`${policy.policy} ${policy.because}`} className="why-policy">
          <Group gap={6}>
            <Badge size="sm" variant="light" color="orange">{policy.policy}</Badge>
            <Text size="sm" fw={600}>{policy.title}</Text>
            <Text size="xs" c="dimmed">{policy.action}</Text>
          </Group>
          {policy.because && <Text size="sm" mt={2}>{policy.because}</Text>}
          {policy.basis && <Text size="xs" c="dimmed" mt={2}>{said.basis(policy.basis)}</Text>}
        </div>
      ))}
      {card.passages.map((passage) => (
        <div key={`${passage.article} ${passage.quote}`} className="why-policy">
          <Group gap={6}>
            <Text size="sm" fw={600}>{passage.url ? <Anchor href={passage.url} size="sm" rel="noreferrer" target="_blank">{passage.title}</Anchor> : passage.title}</Text>
            <Text size="xs" c="dimmed" className="mono">{passage.article}</Text>
            {passage.score !== undefined && <Text size="xs" c="dimmed">{said.fits(passage.score)}</Text>}
          </Group>
          {passage.quote && <Text size="sm" mt={2} className="words">{passage.quote}</Text>}
        </div>
      ))}
      {facts.length > 0 && (
        <dl className="why-facts">
          {facts.map((fact, place) => <Fact key={place} name={fact.name} value={fact.value} />)}
        </dl>
      )}
    </li>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return <><dt>{name}</dt><dd>{value}</dd></>;
}

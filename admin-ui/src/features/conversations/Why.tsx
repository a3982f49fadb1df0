import { Group, Select, Text } from '@mantine/core';
import { DecisionCard } from '../../parts/DecisionCard';
import { span } from '../../parts/moments';
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
  return <DecisionCard card={card} approved={approval && { name: said.approved, value: said.approvedBy(approval.kind, approval.by) }} />;
}

import { Anchor, Badge, Group, Text } from '@mantine/core';
import { texts } from '../texts/en';
import { Moment } from './moments';
import './decision.css';

const said = texts.conversations;

/** What a decision's card is made of, whether the conversation took place or was tried. */
export interface Decided {
  number: number;
  at: string;
  title: string;
  tone: string;
  facts: { name: string; value: string }[];
  quotes: { by: string; text: string }[];
  policies: { policy: string; title: string; basis: string; action: string; because: string }[];
  passages: { title: string; article: string; score?: number; quote: string; url: string }[];
}

/** One decision in plain words: what was known, what the policies saw, what was relied on. */
export function DecisionCard({ card, approved }: { card: Decided; approved?: { name: string; value: string } }) {
  const facts = approved ? [...card.facts, approved] : card.facts;
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

import { Badge, Group } from '@mantine/core';
import { Moment } from '../../parts/moments';
import { Empty } from '../../parts/states';
import { texts } from '../../texts/en';
import type { Said, Whole } from './queries';

const said = texts.conversations;

/** What was said, in order; each message leads to what was decided in its turn. */
export function Transcript({ whole, chosen, choose }: { whole: Whole; chosen: number; choose: (turn: number) => void }) {
  return (
    <section className="sheet talk-said" aria-label={said.transcript}>
      {whole.messages.length === 0 ? <Empty title={said.silent}>{said.silentAbout}</Empty>
        : whole.messages.map((message) => (
          <Bubble key={message.id} message={message} chosen={message.turn === chosen && chosen > 0} choose={() => choose(message.turn)} />
        ))}
    </section>
  );
}

function Bubble({ message, chosen, choose }: { message: Said; chosen: boolean; choose: () => void }) {
  return (
    <button type="button" className="said" data-by={message.by} aria-pressed={chosen} onClick={choose}>
      <span className="said-head">
        <span>{said.by[message.by] ?? message.by}{message.by === 'advisor' && ` · ${message.byId}`}</span>
        <span>{message.turn > 0 && `${said.turn(message.turn)} · `}<Moment at={message.at} /></span>
      </span>
      {message.subject && <strong>{message.subject}<br /></strong>}
      <span className="words">{message.body}</span>
      {(message.citations.length > 0 || message.attachments.length > 0 || message.oneMoment) && (
        <Group gap={4} mt={6} component="span">
          {message.oneMoment && <Badge component="span" size="sm" variant="light" color="gray">{said.oneMoment}</Badge>}
          {[...new Set(message.citations)].map((title) => <Badge component="span" key={title} size="sm" variant="light">{title}</Badge>)}
          {message.attachments.map((file) => <Badge component="span" key={file} size="sm" variant="outline" color="gray">{file}</Badge>)}
        </Group>
      )}
    </button>
  );
}

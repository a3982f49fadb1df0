import { Badge, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Markdown } from '../../parts/Markdown';
import { Moment } from '../../parts/moments';
import { Empty } from '../../parts/states';
import { texts } from '../../texts/en';
import { JudgedWrongly } from './JudgedWrongly';
import type { Said, Whole } from './queries';

const said = texts.conversations;

/** What was said, in order; each message leads to what was decided in its turn. */
export function Transcript({ whole, chosen, choose }: { whole: Whole; chosen: number; choose: (turn: number) => void }) {
  return (
    <section className="sheet talk-said" aria-label={said.transcript}>
      {whole.messages.length === 0 ? <Empty title={said.silent}>{said.silentAbout}</Empty>
        : whole.messages.map((message) => (
          <Bubble key={message.id} conversation={whole.conversation.id} message={message} chosen={message.turn === chosen && chosen > 0} choose={() => choose(message.turn)} />
        ))}
    </section>
  );
}

/** A press anywhere on a message chooses its turn; for keys there is the head, since what is said may hold links. */
function Bubble({ conversation, message, chosen, choose }: { conversation: string; message: Said; chosen: boolean; choose: () => void }) {
  return (
    <div className="said" data-by={message.by} data-chosen={chosen} onClick={choose}>
      <button type="button" className="said-head" aria-pressed={chosen}>
        <span>{said.by[message.by] ?? message.by}{message.by === 'advisor' && ` · ${message.byId}`}</span>
        <span>{message.turn > 0 && `${said.turn(message.turn)} · `}<Moment at={message.at} /></span>
      </button>
      {message.subject && <strong>{message.subject}<br /></strong>}
      {message.by === 'customer' ? <div className="words">{message.body}</div> : <Markdown words={message.body} />}
      {(message.citations.length > 0 || message.attachments.length > 0 || message.oneMoment) && (
        <Group gap={4} mt={6}>
          {message.oneMoment && <Badge size="sm" variant="light" color="gray">{said.oneMoment}</Badge>}
          {message.citations.map((one) => <Cited key={`${one.article} ${one.revision} ${one.title}`} one={one} at={message.at} />)}
          {message.attachments.map((file) => <Badge key={file} size="sm" variant="outline" color="gray">{file}</Badge>)}
        </Group>
      )}
      {chosen && message.by === 'assistant' && <JudgedWrongly conversation={conversation} turn={message.turn} />}
    </div>
  );
}

/** Leads to the article as it was when this was said. */
function Cited({ one, at }: { one: Said['citations'][number]; at: string }) {
  const [folder = '', name = ''] = one.article.split('/');
  return (
    <Link className="said-cited" to="/knowledge/$folder/$name" params={{ folder, name }} search={{ asOf: at, revision: one.revision }}
      onClick={(event) => event.stopPropagation()}>{one.title}</Link>
  );
}

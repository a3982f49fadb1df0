import { Fragment, type ReactNode } from 'react';
import './markdown.css';

/** What is longer is shown as it was written. */
const LONGEST = 40_000;
const INLINE = /(`[^`\n]+`)|(\*\*[^*\n]+\*\*|__[^_\n]+__)|(\*[^*\s][^*\n]*\*|\b_[^_\n]+_\b)|\[([^\]\n]+)\]\(([^)\s]+)\)/g;
const BULLET = /^\s{0,6}[-*+]\s+(.*)$/;
const NUMBER = /^\s{0,6}(\d{1,4})[.)]\s+(.*)$/;
const HEADING = /^#{1,6}\s+(.*)$/;
const RULE = /^\s*(-{3,}|\*{3,}|_{3,})\s*$/;
const TABLE_LINE = /^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$/;

/**
 * Words in Markdown as people read them: paragraphs, lists, tables, emphasis. A link is shown as its words and its address, nothing to press; HTML is
 * shown as it was written.
 */
export function Markdown({ words }: { words: string }) {
  if (words.length > LONGEST) {
    return <div className="words">{words}</div>;
  }
  return <div className="markdown">{blocks(words.replace(/\r\n?/g, '\n').split('\n'))}</div>;
}

function blocks(lines: string[]): ReactNode[] {
  const made: ReactNode[] = [];
  let at = 0;
  while (at < lines.length) {
    const begun = at;
    const line = lines[at]!;
    if (line.trim() === '') {
      at++;
    } else if (line.startsWith('```')) {
      at = end(lines, at + 1, (one) => one.startsWith('```'));
      made.push(<pre key={begun} className="mono">{lines.slice(begun + 1, at).join('\n')}</pre>);
      at++;
    } else if (HEADING.test(line)) {
      made.push(<p key={begun} className="markdown-heading">{inline(HEADING.exec(line)![1]!)}</p>);
      at++;
    } else if (RULE.test(line)) {
      made.push(<hr key={begun} />);
      at++;
    } else if (line.includes('|') && TABLE_LINE.test(lines[at + 1] ?? '')) {
      at = end(lines, at + 2, (one) => !one.includes('|'));
      made.push(<Grid key={begun} head={cells(line)} rows={lines.slice(begun + 2, at).map(cells)} />);
    } else if (BULLET.test(line) || NUMBER.test(line)) {
      at = end(lines, at, (one, place) => one.trim() === '' && !listed(lines[place + 1] ?? ''));
      made.push(<List key={begun} lines={lines.slice(begun, at)} />);
    } else if (line.startsWith('>')) {
      at = end(lines, at, (one) => !one.startsWith('>'));
      made.push(<blockquote key={begun}>{blocks(lines.slice(begun, at).map((one) => one.replace(/^>\s?/, '')))}</blockquote>);
    } else {
      at = end(lines, at + 1, (one) => one.trim() === '' || listed(one) || HEADING.test(one) || one.startsWith('>') || one.startsWith('```'));
      made.push(<p key={begun}>{lines.slice(begun, at).map((one, place) => <Fragment key={place}>{place > 0 && <br />}{inline(one)}</Fragment>)}</p>);
    }
  }
  return made;
}

function listed(line: string): boolean {
  return BULLET.test(line) || NUMBER.test(line);
}

/** @returns the first place from there on at which it ends, or the end of all lines */
function end(lines: string[], from: number, ends: (line: string, place: number) => boolean): number {
  for (let place = from; place < lines.length; place++) {
    if (ends(lines[place]!, place)) {
      return place;
    }
  }
  return lines.length;
}

function List({ lines }: { lines: string[] }) {
  const items: string[] = [];
  for (const line of lines.filter((one) => one.trim() !== '')) {
    const words = BULLET.exec(line)?.[1] ?? NUMBER.exec(line)?.[2];
    if (words === undefined && items.length > 0) {
      items[items.length - 1] += ` ${line.trim()}`;
    } else {
      items.push(words ?? line);
    }
  }
  const drawn = items.map((item, place) => <li key={place}>{inline(item)}</li>);
  const first = NUMBER.exec(lines[0]!)?.[1];
  return first === undefined ? <ul>{drawn}</ul> : <ol start={Number(first)}>{drawn}</ol>;
}

function cells(line: string): string[] {
  return line.trim().replace(/^\||\|$/g, '').split('|').map((one) => one.trim());
}

function Grid({ head, rows }: { head: string[]; rows: string[][] }) {
  return (
    <table>
      <thead><tr>{head.map((cell, place) => <th key={place} scope="col">{inline(cell)}</th>)}</tr></thead>
      <tbody>{rows.map((row, at) => <tr key={at}>{head.map((_, place) => <td key={place}>{inline(row[place] ?? '')}</td>)}</tr>)}</tbody>
    </table>
  );
}

function inline(words: string): ReactNode[] {
  const made: ReactNode[] = [];
  let at = 0;
  for (const found of words.matchAll(INLINE)) {
    made.push(words.slice(at, found.index));
    const [whole, code, strong, light, text, address] = found;
    made.push(code ? <code key={found.index} className="mono">{code.slice(1, -1)}</code>
      : strong ? <strong key={found.index}>{inline(strong.slice(2, -2))}</strong>
        : light ? <em key={found.index}>{light.slice(1, -1)}</em>
          : text ? <span key={found.index}>{text} <span className="markdown-address">({address})</span></span> : whole);
    at = found.index + whole.length;
  }
  made.push(words.slice(at));
  return made;
}

import { Tooltip } from '@mantine/core';
import { texts } from '../texts/en';
import { zone } from './zone';

const KINDS = {
  full: { dateStyle: 'medium', timeStyle: 'medium' },
  short: { day: '2-digit', month: 'short', hour: '2-digit', minute: '2-digit' },
  clock: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
  hour: { hour: '2-digit', minute: '2-digit' },
  day: { dateStyle: 'medium' },
  shortDay: { day: 'numeric', month: 'short' },
  exact: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3, timeZoneName: 'short' },
} satisfies Record<string, Intl.DateTimeFormatOptions>;
type Kind = keyof typeof KINDS;

const formats = new Map<string, Intl.DateTimeFormat>();
const A_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A moment, or a day that stands for itself, as people in the company's zone write it. */
export function told(at: string | number, kind: Kind): string {
  const where = typeof at === 'string' && A_DAY.test(at) ? 'UTC' : zone();
  const key = `${kind} ${where}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.DateTimeFormat(texts.locale, { ...KINDS[kind], timeZone: where });
    formats.set(key, format);
  }
  return format.format(new Date(at));
}

/** The moment to the thousandth with its zone, and the same in UTC. */
export function exactly(at: string): string {
  return texts.exactly(told(at, 'exact'), zone(), new Date(at).toISOString());
}

/**
 * A moment in the company's zone; the exact one, with the zone and in UTC, is in the tip, under the pointer or on the key's way.
 *
 * @param within whether it stands in a link or a button, whose way of the key is its own
 */
export function Moment({ at, exact = false, clock = false, within = false }: { at?: string | null; exact?: boolean; clock?: boolean; within?: boolean }) {
  if (!at) {
    return null;
  }
  return (
    <Tooltip label={exactly(at)} openDelay={400} events={{ hover: true, focus: true, touch: true }}>
      <time dateTime={at} tabIndex={within ? undefined : 0}>{told(at, exact ? 'full' : clock ? 'clock' : 'short')}</time>
    </Tooltip>
  );
}

/** A day: of a moment the one that it is in the company's zone, of a date this date. */
export function day(at: string, short = false): string {
  return told(at, short ? 'shortDay' : 'day');
}

/** How long something took or takes, in the two biggest units. */
export function span(millis: number): string {
  const seconds = Math.round(millis / 1000);
  if (millis < 1000) {
    return texts.spans.millis(Math.round(millis));
  }
  if (seconds < 60) {
    return texts.spans.seconds(Math.round(millis / 100) / 10);
  }
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) {
    return texts.spans.minutes(minutes, seconds % 60);
  }
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? texts.spans.hours(hours, minutes % 60) : texts.spans.days(Math.floor(hours / 24));
}

import { Tooltip } from '@mantine/core';
import { texts } from '../texts/en';

const FULL = new Intl.DateTimeFormat(texts.locale, { dateStyle: 'medium', timeStyle: 'medium' });
const SHORT = new Intl.DateTimeFormat(texts.locale, { day: '2-digit', month: 'short', hour: '2-digit', minute: '2-digit' });
const CLOCK = new Intl.DateTimeFormat(texts.locale, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const DAY = new Intl.DateTimeFormat(texts.locale, { dateStyle: 'medium' });

/** A moment as people read it; the exact one, in UTC, is in the tip. */
export function Moment({ at, exact = false, clock = false }: { at?: string | null; exact?: boolean; clock?: boolean }) {
  if (!at) {
    return null;
  }
  const moment = new Date(at);
  return (
    <Tooltip label={at} openDelay={400}>
      <time dateTime={at}>{(exact ? FULL : clock ? CLOCK : SHORT).format(moment)}</time>
    </Tooltip>
  );
}

const DATE = new Intl.DateTimeFormat(texts.locale, { dateStyle: 'medium', timeZone: 'UTC' });
const SHORT_DATE = new Intl.DateTimeFormat(texts.locale, { day: 'numeric', month: 'short', timeZone: 'UTC' });

/** A day that stands for itself, such as {@code 2026-11-30}: the same wherever it is read. */
export function dayOf(date: string, short = false): string {
  return (short ? SHORT_DATE : DATE).format(new Date(`${date}T00:00:00Z`));
}

export function day(at: string): string {
  return DAY.format(new Date(at));
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

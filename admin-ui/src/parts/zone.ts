/**
 * The company's time zone: every moment is shown and taken in it, wherever whoever looks may sit. The account's answer brings it, before any page
 * is shown.
 */
let company = 'UTC';

/** @param zone an IANA name; one that this browser does not know leaves UTC in its place, and pages say so */
export function liveIn(zone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    company = zone === 'Z' ? 'UTC' : zone;
  } catch {
    company = 'UTC';
  }
}

export function zone(): string {
  return company;
}

const walls = new Map<string, Intl.DateTimeFormat>();

/** What clocks in the zone show, as if it were UTC. */
function wall(instant: number): number {
  let format = walls.get(company);
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: company, calendar: 'iso8601', numberingSystem: 'latn', hourCycle: 'h23',
      year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
    });
    walls.set(company, format);
  }
  const part = Object.fromEntries(format.formatToParts(instant).map((one) => [one.type, Number(one.value)]));
  return Date.UTC(part.year ?? 0, (part.month ?? 1) - 1, part.day, part.hour, part.minute, part.second) + (((instant % 1000) + 1000) % 1000);
}

/** @returns how a moment is typed into a field, such as 2026-03-29T09:30; nothing for what is none */
export function typedOf(iso?: string): string {
  const at = iso ? Date.parse(iso) : NaN;
  if (Number.isNaN(at)) {
    return '';
  }
  const typed = new Date(wall(at)).toISOString();
  return typed.slice(17, 19) === '00' ? typed.slice(0, 16) : typed.slice(0, 19);
}

/** @returns the day that it is there, such as 2026-03-29 */
export function dateOf(at: string | number): string {
  return new Date(wall(new Date(at).getTime())).toISOString().slice(0, 10);
}

/** What somebody typed: a moment, one of two on a night when clocks go back, or none: nothing typed, or an hour that clocks leave out. */
export type Typed =
  | { is: 'nothing' }
  | { is: 'moment'; at: string }
  | { is: 'twice'; at: string }
  | { is: 'never' };

const DAY = 24 * 3_600_000;

/** @param typed what a field holds, such as 2026-03-29T09:30 */
export function read(typed: string): Typed {
  const local = typed === '' ? NaN : Date.parse(`${typed}${typed.length === 16 ? ':00' : ''}Z`);
  if (Number.isNaN(local)) {
    return { is: 'nothing' };
  }
  const offsets = [...new Set([local - DAY, local, local + DAY].map((near) => wall(near) - near))];
  const moments = offsets.map((offset) => local - offset).filter((at) => wall(at) === local).sort((a, b) => a - b);
  const first = moments[0];
  if (first === undefined) {
    return { is: 'never' };
  }
  const at = new Date(first).toISOString();
  return moments.length > 1 ? { is: 'twice', at } : { is: 'moment', at };
}

import { Button, Group, Switch, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { get, type Schemas } from '../../api/client';
import { Empty, FourStates, PageTitle } from '../../parts/states';
import { texts } from '../../texts/en';
import { coverage as said } from '../../texts/en/coverage';
import './coverage.css';

type Calendar = Schemas['CoverageApi.Calendar'];
type Day = Schemas['CoverageApi.Day'];
type Row = Schemas['CoverageApi.Row'];

const DAY = new Intl.DateTimeFormat(texts.locale, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' });
const LANGUAGE = new Intl.DisplayNames([texts.locale], { type: 'language' });

/** Hours by languages and teams, a week at a time, with what nobody covers said in words. */
export default function CoveragePage() {
  const { from } = useSearch({ strict: false }) as { from?: string };
  const navigate = useNavigate();
  const calendar = useQuery({
    queryKey: ['coverage', from ?? ''],
    queryFn: ({ signal }) => get('/api/desk/coverage', { query: { from, days: 7 }, signal }),
  });
  const first = calendar.data?.days[0]?.date;
  const go = (days: number) => first && void navigate({ to: '/coverage', search: { from: later(first, days) } });
  return (
    <>
      <PageTitle title={said.title} about={calendar.data ? said.about(calendar.data.zone) : said.aboutShort}>
        <Button.Group>
          <Button variant="default" size="sm" onClick={() => go(-7)} disabled={!first}>{said.before}</Button>
          <Button variant="default" size="sm" onClick={() => void navigate({ to: '/coverage', search: {} })}>{said.now}</Button>
          <Button variant="default" size="sm" onClick={() => go(7)} disabled={!first}>{said.after}</Button>
        </Button.Group>
      </PageTitle>
      <FourStates asked={calendar} isEmpty={(all) => all.days.every((day) => day.languages.length === 0)}
        empty={<Empty title={said.none}>{said.noneAbout}</Empty>}>
        {(all) => <Week calendar={all} />}
      </FourStates>
    </>
  );
}

function Week({ calendar }: { calendar: Calendar }) {
  const [names, setNames] = useState(false);
  const gaps = calendar.days.flatMap((day) => [...day.languages, ...day.teams]).reduce((sum, row) => sum + row.gaps.length, 0);
  const [opens, closes] = bounds(calendar);
  const groups: [string, (day: Day) => Row[], (row: Row) => string][] = [
    [said.languages, (day) => day.languages, (row) => language(row.name)],
    [said.teams, (day) => day.teams, (row) => row.title],
  ];
  return (
    <>
      <Group justify="space-between" mb="sm">
        <Text size="sm"><strong>{said.gapsTitle(gaps)}</strong> {gaps > 0 && said.gapsAbout}</Text>
        <Switch size="sm" label={said.names} checked={names} onChange={(event) => setNames(event.currentTarget.checked)} />
      </Group>
      <Table.ScrollContainer minWidth={900}>
        <Table className="coverage" withColumnBorders>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{said.row}</Table.Th>
              {calendar.days.map((day) => (
                <Table.Th key={day.date} aria-current={day.date === calendar.today ? 'date' : undefined}>
                  {label(day)}
                  <Text size="xs" c="dimmed" fw={400}>{hours(day)}</Text>
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          {groups.map(([title, rows, name]) => (
            <Table.Tbody key={title}>
              <Table.Tr><Table.Th colSpan={calendar.days.length + 1} scope="rowgroup" className="coverage-group">{title}</Table.Th></Table.Tr>
              {rows(calendar.days[0]!).map((row, place) => (
                <Table.Tr key={row.name}>
                  <Table.Th scope="row">{name(row)}</Table.Th>
                  {calendar.days.map((day) => <Cell key={day.date} day={day} row={rows(day)[place]!} opens={opens} closes={closes} names={names} />)}
                </Table.Tr>
              ))}
            </Table.Tbody>
          ))}
        </Table>
      </Table.ScrollContainer>
    </>
  );
}

/** A day of one row: a strip from the first opening to the last closing, and below it the same in words. */
function Cell({ day, row, opens, closes, names }: { day: Day; row: Row; opens: number; closes: number; names: boolean }) {
  if (day.open.length === 0) {
    return <Table.Td><Text size="xs" c="dimmed">{hours(day)}</Text></Table.Td>;
  }
  const place = (span: { from: string; to: string }) => ({
    x: ((minute(span.from) - opens) / (closes - opens)) * 100,
    width: ((minute(span.to) - minute(span.from)) / (closes - opens)) * 100,
  });
  const words = row.spans.length === 0 ? [said.nobody] : row.gaps.length === 0 ? [said.whole] : row.gaps.map((gap) => said.gap(gap.from, gap.to));
  return (
    <Table.Td className={row.gaps.length > 0 ? 'coverage-short' : undefined}>
      <svg viewBox="0 0 100 10" preserveAspectRatio="none" className="coverage-strip" aria-hidden="true">
        {row.gaps.map((gap) => <rect key={gap.from} className="coverage-gap" y={0} height={10} {...place(gap)} />)}
        {row.spans.map((span) => (
          <rect key={span.from} className={span.people.length > 1 ? 'coverage-many' : 'coverage-one'} y={0} height={10} {...place(span)}>
            <title>{said.people(span.from, span.to, span.people.join(', '))}</title>
          </rect>
        ))}
      </svg>
      {words.map((word) => <Text key={word} size="xs" c={row.gaps.length > 0 ? undefined : 'dimmed'}>{word}</Text>)}
      {names && row.spans.map((span) => (
        <Text key={span.from} size="xs" c="dimmed">{said.people(span.from, span.to, span.people.join(', '))}</Text>
      ))}
    </Table.Td>
  );
}

function bounds(calendar: Calendar): [number, number] {
  const open = calendar.days.flatMap((day) => day.open);
  return open.length === 0 ? [0, 1440] : [Math.min(...open.map((span) => minute(span.from))), Math.max(...open.map((span) => minute(span.to)))];
}

function hours(day: Day): string {
  if (day.holiday !== '') {
    return said.holiday(day.holiday);
  }
  return day.open.length === 0 ? said.closed : day.open.map((span) => `${span.from}–${span.to}`).join(', ');
}

function minute(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function label(day: Day): string {
  return DAY.format(new Date(day.date));
}

function language(code: string): string {
  return LANGUAGE.of(code) ?? code;
}

function later(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

import { Button, Group, Table, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Schemas } from '../../api/client';
import { useAccount } from '../../parts/account';
import { opens } from '../../parts/feature';
import { day as dayOf } from '../../parts/moments';
import { Empty } from '../../parts/states';
import { texts } from '../../texts/en';
import { overviewSpent as said } from '../../texts/en/overview-spent';

type All = Schemas['OverviewApi.SpentAnswer'];
type Day = Schemas['OverviewApi.DayAnswer'];

const LANES = ['interactive', 'background'] as const;
const WIDTH = 960;
const HEIGHT = 160;
const WIDEST = 90;
const MONEY = new Intl.NumberFormat(texts.locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const LITTLE_MONEY = new Intl.NumberFormat(texts.locale, { minimumFractionDigits: 2, maximumFractionDigits: 4 });
const COUNT = new Intl.NumberFormat(texts.locale);

const money = (value: number) => (value >= 1 ? MONEY : LITTLE_MONEY).format(value);
const total = (day: Day) => day.interactive + day.background;

/** What models cost: a bar for each day beside the budget, or the same as a table, and by route and lane. */
export function Spent({ all }: { all: All }) {
  const me = useAccount();
  const [table, setTable] = useState(false);
  const spent = all.days.reduce((sum, day) => sum + total(day), 0);
  const calls = all.parts.reduce((sum, part) => sum + part.calls, 0);
  const last = all.days.at(-1);
  const today = last ? total(last) : 0;
  return (
    <section className="sheet figure-chart" aria-label={said.title}>
      <Group justify="space-between" align="flex-start">
        <div>
          <Title order={2} fz="md">{said.title}</Title>
          {calls > 0 && (
            <Text size="sm" mt={2}>
              <strong>{said.sum(money(spent))}</strong>
              {` · ${all.daily > 0 ? said.today(money(today), money(all.daily)) : said.todayUnlimited(money(today))}`}
            </Text>
          )}
        </div>
        <Group gap="xs">
          {calls > 0 && <Button size="compact-sm" variant="default" onClick={() => setTable(!table)}>{table ? said.asChart : said.asTable}</Button>}
          {opens(me, 'models') && <Button size="compact-sm" variant="default" component={Link} to="/models">{said.models}</Button>}
        </Group>
      </Group>
      {calls === 0 ? <Empty title={said.none}>{said.noneAbout}</Empty> : (
        <>
          <Text size="xs" c="dimmed" mb="xs">{said.about(all.days.length)}</Text>
          {table ? <Days all={all} /> : <Bars all={all} />}
          <ByRoute parts={all.parts} />
        </>
      )}
    </section>
  );
}

function Bars({ all }: { all: All }) {
  const most = Math.max(all.daily, ...all.days.map(total), 0.0001);
  const wide = WIDTH / all.days.length;
  const bar = Math.min(wide * 0.7, WIDEST);
  const every = Math.ceil(all.days.length / 10);
  const high = (price: number) => (price / most) * (HEIGHT - 20);
  return (
    <>
      <ul className="legend" aria-hidden="true">
        {LANES.map((lane) => <li key={lane}><span className={`swatch lane-${lane}`} />{said.lanes[lane]}</li>)}
        {all.daily > 0 && <li><span className="swatch-line" />{said.budget(money(all.daily))}</li>}
      </ul>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + 24}`} className="bars" role="img" aria-label={said.chart}>
        <line x1={0} x2={WIDTH} y1={HEIGHT} y2={HEIGHT} className="bars-line" />
        <text x={0} y={12} className="bars-text">{money(most)}</text>
        {all.days.map((day, place) => {
          const left = place * wide + (wide - bar) / 2;
          const below = high(day.interactive);
          return (
            <g key={day.day}>
              <title>{`${dayOf(day.day)}: ${money(total(day))}`}</title>
              <rect className="lane-interactive" x={left} y={HEIGHT - below} width={bar} height={below} />
              <rect className="lane-background" x={left} y={HEIGHT - below - high(day.background)} width={bar} height={high(day.background)} />
              {place % every === 0 && <text className="bars-text" x={place * wide + wide / 2} y={HEIGHT + 18} textAnchor="middle">{dayOf(day.day, true)}</text>}
            </g>
          );
        })}
        {all.daily > 0 && <line x1={0} x2={WIDTH} y1={HEIGHT - high(all.daily)} y2={HEIGHT - high(all.daily)} className="bars-budget" />}
      </svg>
    </>
  );
}

/** The chart's figures, for who reads them rather, or cannot see it. */
function Days({ all }: { all: All }) {
  return (
    <Table.ScrollContainer minWidth={480}>
      <Table verticalSpacing={4} className="figures">
        <Table.Caption>{said.chart}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{said.day}</Table.Th>
            {LANES.map((lane) => <Table.Th key={lane}>{said.lanes[lane]}</Table.Th>)}
            <Table.Th>{said.all}</Table.Th>
            {all.daily > 0 && <Table.Th>{said.ofBudget}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {all.days.toReversed().map((day) => (
            <Table.Tr key={day.day}>
              <Table.Td>{dayOf(day.day)}</Table.Td>
              {LANES.map((lane) => <Table.Td key={lane}>{money(day[lane])}</Table.Td>)}
              <Table.Td>{money(total(day))}</Table.Td>
              {all.daily > 0 && (
                <Table.Td>{said.percent(Math.round((100 * total(day)) / all.daily))}{total(day) > all.daily && <strong> {said.beyond}</strong>}</Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function ByRoute({ parts }: { parts: All['parts'] }) {
  const most = Math.max(0.0001, ...parts.map((part) => part.price));
  return (
    <Table.ScrollContainer minWidth={480} mt="sm">
      <Table verticalSpacing={4} className="figures">
        <Table.Caption>{said.byRoute}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{said.heads.route}</Table.Th><Table.Th>{said.heads.lane}</Table.Th><Table.Th>{said.heads.calls}</Table.Th>
            <Table.Th>{said.heads.price}</Table.Th><Table.Td aria-hidden="true" className="share" />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {parts.map((part) => (
            <Table.Tr key={`${part.route} ${part.lane}`}>
              <Table.Td>{part.route}</Table.Td>
              <Table.Td>{said.lanes[part.lane] ?? part.lane}</Table.Td>
              <Table.Td>{COUNT.format(part.calls)}</Table.Td>
              <Table.Td>{money(part.price)}</Table.Td>
              <Table.Td aria-hidden="true"><meter className="named-bar" min={0} max={most} value={part.price} /></Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

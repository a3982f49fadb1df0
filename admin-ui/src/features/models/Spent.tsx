import { Group, SegmentedControl, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { get, type Schemas } from '../../api/client';
import { day } from '../../parts/moments';
import { Empty, FourStates } from '../../parts/states';
import { texts } from '../../texts/en';
import { modelsSwitch as said } from '../../texts/en/models-switch';

type Line = Schemas['ModelsApi.LineAnswer'];

const MONEY = new Intl.NumberFormat(texts.locale, { minimumFractionDigits: 2, maximumFractionDigits: 4 });
const COUNT = new Intl.NumberFormat(texts.locale);

export function money(value?: number): string {
  return MONEY.format(value ?? 0);
}

/** What was spent by day, route or lane: a bar for each, with its figures beside it; days against the day's budget. */
export function Spent({ daily }: { daily: number }) {
  const [by, setBy] = useState('day');
  const spent = useQuery({ queryKey: ['models', 'spending'], queryFn: ({ signal }) => get('/api/models/spending', { signal }), refetchInterval: 30_000 });
  return (
    <section className="sheet tile" aria-label={said.spending}>
      <Group justify="space-between" mb="sm">
        <Title order={2} fz="md">{said.spending}</Title>
        <SegmentedControl size="xs" aria-label={said.by} value={by} onChange={setBy} data={Object.entries(said.bys).map(([value, label]) => ({ value, label }))} />
      </Group>
      <FourStates asked={spent} isEmpty={(all) => (all.days ?? []).length === 0}
        empty={<Empty title={texts.models.nothingSpent}>{texts.models.nothingSpentAbout}</Empty>}>
        {(all) => {
          const sums = summed(all.days ?? [], by as 'day' | 'route' | 'lane');
          const most = Math.max(...sums.map((one) => one.price), by === 'day' ? daily : 0, 0.0001);
          return (
            <ol className="spent">
              {sums.map((one) => (
                <li key={one.name}>
                  <span>{by === 'day' ? day(one.name) : one.name}</span>
                  <meter className="spent-bar" min={0} max={most} value={one.price} aria-label={one.name} />
                  <span className="spent-price">{money(one.price)}</span>
                  <Text size="xs" c="dimmed" span>
                    {said.calls(one.calls)}, {said.tokens(COUNT.format(one.tokens))}
                    {by === 'day' && daily > 0 && one.price > daily && <strong> {said.beyond}</strong>}
                  </Text>
                </li>
              ))}
            </ol>
          );
        }}
      </FourStates>
    </section>
  );
}

function summed(lines: Line[], by: 'day' | 'route' | 'lane') {
  const sums = new Map<string, { name: string; price: number; calls: number; tokens: number }>();
  for (const line of lines) {
    const name = line[by] ?? '';
    const before = sums.get(name) ?? { name, price: 0, calls: 0, tokens: 0 };
    sums.set(name, { name, price: before.price + Number(line.price ?? 0), calls: before.calls + line.calls, tokens: before.tokens + line.inputTokens + line.outputTokens });
  }
  return [...sums.values()].sort((a, b) => (by === 'day' ? b.name.localeCompare(a.name) : b.price - a.price));
}

import { Button, Group, SegmentedControl, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { get, type Schemas } from '../../api/client';
import { day, Moment } from '../../parts/moments';
import { FourStates, Loading } from '../../parts/states';
import { history as said } from '../../texts/en/policies-history';

type Hits = Schemas['PolicyHitsApi.Hits'];

const WIDTH = 720;
const HEIGHT = 120;

/** How often a policy saw something, a bar for each day, or the same as a table; and when last. */
export function HitsOverTime({ id }: { id: string }) {
  const [days, setDays] = useState('30');
  const [asTable, setAsTable] = useState(false);
  const hits = useQuery({
    queryKey: ['policies', 'hits', id, days],
    queryFn: ({ signal }) => get('/api/policies/hits', { query: { policy: id, days }, signal }),
    staleTime: 60_000,
  });
  return (
    <section className="sheet tile" aria-labelledby="seen">
      <Group justify="space-between" align="flex-start">
        <div>
          <Text id="seen" component="h2" fw={600} size="md" m={0}>{said.seen}</Text>
          <Text size="xs" c="dimmed">{said.seenAbout}</Text>
        </div>
        <Group gap="xs">
          <SegmentedControl size="xs" aria-label={said.span} value={days} onChange={setDays} data={said.spans} />
          <Button size="compact-sm" variant="default" onClick={() => setAsTable(!asTable)}>{asTable ? said.asChart : said.asTable}</Button>
        </Group>
      </Group>
      <FourStates asked={hits} loading={<Loading rows={3} />}>
        {(all) => (
          <>
            <Text size="sm" my="xs" role="status">
              {said.sum(all.conversations, days)}{' '}
              {all.lastConversation ? <>{said.last} <Link to="/conversations/$id" params={{ id: all.lastConversation }} className="plain-link"><Moment at={all.lastBegan} exact /></Link>.</> : said.never}
            </Text>
            {asTable ? <AsTable all={all} /> : <Chart all={all} />}
          </>
        )}
      </FourStates>
    </section>
  );
}

function Chart({ all }: { all: Hits }) {
  const days = all.days ?? [];
  const most = Math.max(1, ...days.map((one) => one.conversations));
  const wide = WIDTH / Math.max(1, days.length);
  const every = Math.ceil(days.length / 8);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + 20}`} className="hits" role="img" aria-label={said.seenAbout}>
      <line x1={0} x2={WIDTH} y1={HEIGHT} y2={HEIGHT} className="hits-line" />
      <text x={0} y={10} className="hits-text">{most}</text>
      {days.map((one, place) => {
        const high = (one.conversations / most) * (HEIGHT - 16);
        return (
          <g key={one.day}>
            <rect className="hits-day" x={place * wide} y={0} width={wide} height={HEIGHT}><title>{said.bar(day(one.day ?? ''), one.conversations)}</title></rect>
            {high > 0 && <rect className="hits-bar" x={place * wide + wide * 0.15} y={HEIGHT - high} width={wide * 0.7} height={high} />}
            {place % every === 0 && <text className="hits-text" x={place * wide} y={HEIGHT + 15}>{day(one.day ?? '', true)}</text>}
          </g>
        );
      })}
    </svg>
  );
}

function AsTable({ all }: { all: Hits }) {
  const seen = (all.days ?? []).filter((one) => one.conversations > 0).reverse();
  return seen.length === 0 ? <Text size="sm" c="dimmed">{said.noDays}</Text> : (
    <div className="hits-table" tabIndex={0} role="region" aria-label={said.tableCaption}>
      <Table fz="sm" verticalSpacing={4} aria-label={said.tableCaption}>
        <Table.Thead><Table.Tr><Table.Th>{said.day}</Table.Th><Table.Th ta="right">{said.conversations}</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>
          {seen.map((one) => <Table.Tr key={one.day}><Table.Th scope="row" fw={400}>{day(one.day ?? '')}</Table.Th><Table.Td ta="right">{one.conversations}</Table.Td></Table.Tr>)}
        </Table.Tbody>
      </Table>
    </div>
  );
}

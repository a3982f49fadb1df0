import { Anchor, Button, Group, SegmentedControl, Switch, Table, Text } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useMemo, useState } from 'react';
import { get, post } from '../../api/client';
import type { Sign } from '../../diagram/Drawing';
import { useAccount } from '../../parts/account';
import { MomentInput } from '../../parts/MomentInput';
import { Empty, Failed, FourStates, Loading, PageTitle } from '../../parts/states';
import { flows as said } from '../../texts/en/flows';
import { useDrawing, useFlows } from './queries';

const Drawing = lazy(() => import('../../diagram/Drawing'));
const HOUR = 3_600_000;
const SPANS: Record<string, number> = { hour: HOUR, day: 24 * HOUR, week: 7 * 24 * HOUR, month: 30 * 24 * HOUR };
const CHOSEN = 'chosen';

/** One drawing in force: where conversations wait in it, and which ways they have taken. */
export default function DrawingPage() {
  const { name = '' } = useParams({ strict: false }) as { name?: string };
  const { span = 'day', from, to } = useSearch({ strict: false }) as { span?: string; from?: string; to?: string };
  const navigate = useNavigate();
  const me = useAccount();
  const flows = useFlows();
  const one = flows.data?.drawings?.find((drawing) => drawing.name === name);
  const xml = useDrawing(flows.data?.version, one?.path);
  const [counts, setCounts] = useState(true);
  const heat = useQuery({
    queryKey: ['flows', 'heat', flows.data?.version, span, from, to],
    queryFn: ({ signal }) => get('/api/flows/heat', {
      query: { version: flows.data?.version, ...(span === CHOSEN ? { from, to } : { from: new Date(Date.now() - (SPANS[span] ?? HOUR)).toISOString() }) },
      signal,
    }),
    enabled: flows.data !== undefined && (span !== CHOSEN || from !== undefined),
    refetchInterval: 15_000,
  });
  const warm = useMemo(() => (heat.data?.elements ?? []).filter((element) => element.drawing === name), [heat.data, name]);
  const signs = useMemo<Sign[]>(() => {
    const most = Math.max(1, ...warm.map((element) => element.passed ?? 0));
    return !counts ? [] : warm.map((element) => ({
      element: element.id ?? '',
      marker: (element.waiting ?? 0) > 0 ? 'heat-waits' : `heat-${Math.min(3, 1 + Math.floor((3 * (element.passed ?? 0)) / (most + 1)))}`,
      text: said.heatOf(element.passed ?? 0, element.waiting ?? 0),
    }));
  }, [warm, counts]);
  const begin = useMutation({
    mutationFn: () => post('/api/flows/proposals', { body: { title: said.changeOf(one?.title ?? name) } }),
    onSuccess: (made) => void navigate({ to: '/flows/proposals/$id', params: { id: made.id ?? '' }, search: { file: one?.path } }),
  });
  const look = (search: { span: string; from?: string; to?: string }) =>
    void navigate({ to: '/flows/drawings/$name', params: { name }, search, replace: true });
  return (
    <>
      <Anchor component={Link} to="/flows" size="sm">{said.allDrawings}</Anchor>
      <PageTitle title={one?.title ?? name} about={one?.path && <span className="mono">{one.path}</span>}>
        <SegmentedControl size="sm" value={span} aria-label={said.span} data={Object.entries(said.spans).map(([value, label]) => ({ value, label }))}
          onChange={(chosen) => look(chosen === CHOSEN ? { span: chosen, from: new Date(Date.now() - 24 * HOUR).toISOString() } : { span: chosen })} />
        <Switch size="sm" label={said.counts} checked={counts} onChange={(event) => setCounts(event.currentTarget.checked)} />
        {me.roles.includes('analyst') && one && <Button size="sm" loading={begin.isPending} onClick={() => begin.mutate()}>{said.change}</Button>}
      </PageTitle>
      {span === CHOSEN && (
        <Group align="flex-start" mb="sm">
          <MomentInput label={said.from} description={said.fromAbout} size="sm" value={from} onChange={(moment) => look({ span, from: moment, to })} />
          <MomentInput label={said.to} description={said.toAbout} size="sm" value={to} onChange={(moment) => look({ span, from, to: moment })} />
        </Group>
      )}
      {begin.isError && <Failed error={begin.error} />}
      <FourStates asked={flows}>
        {() => (!one ? <Empty title={said.noSuchDrawing}>{said.noSuchDrawingAbout}</Empty> : (
          <FourStates asked={xml}>
            {(drawn) => <Suspense fallback={<Loading />}><Drawing key={name} xml={drawn} signs={signs} label={said.drawingOf(one.title ?? name)} /></Suspense>}
          </FourStates>
        ))}
      </FourStates>
      {heat.isError ? <Failed error={heat.error} again={() => void heat.refetch()} /> : (
        <section className="sheet tile" aria-label={said.heat}>
          <Text fw={600} size="sm">{said.heat}</Text>
          <Text size="xs" c="dimmed" mb="xs">{said.heatAbout}</Text>
          {warm.length === 0 ? <Text size="sm" c="dimmed">{said.cold}</Text> : (
            <Table>
              <Table.Thead><Table.Tr>{said.heatHeads.map((head) => <Table.Th key={head}>{head}</Table.Th>)}</Table.Tr></Table.Thead>
              <Table.Tbody>
                {[...warm].sort((a, b) => (b.waiting ?? 0) - (a.waiting ?? 0) || (b.passed ?? 0) - (a.passed ?? 0)).slice(0, 25).map((element) => (
                  <Table.Tr key={element.id}>
                    <Table.Td className="mono">{element.id}</Table.Td><Table.Td>{element.waiting}</Table.Td><Table.Td>{element.passed}</Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          )}
        </section>
      )}
    </>
  );
}

import { Button, Group, SegmentedControl, Slider, Stack, Switch, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import type { UseQueryResult } from '@tanstack/react-query';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { texts } from '../texts/en';
import { Moment, span } from './moments';
import { Failed, Loading } from './states';

const said = texts.conversations;
const Drawing = lazy(() => import('../diagram/Drawing'));

/** An element passed, in a conversation that took place or that is tried. */
export interface WalkedStep {
  drawing: string;
  version: string;
  element: string;
  name?: string;
  type: string;
  began: string;
  ended?: string;
  cancelled: boolean;
}

/** The way through the drawings, step by step, on the drawing in which each was made. */
export function Walk<S extends WalkedStep>({ steps, turn, ofTurn, useDrawing }: {
  steps: S[];
  turn: number;
  /** The steps of the chosen turn; the same function as long as it gives the same. */
  ofTurn: (steps: S[]) => S[];
  useDrawing: (version?: string) => UseQueryResult<string>;
}) {
  const [all, setAll] = useState(turn === 0);
  const shown = useMemo(() => {
    // A room around other elements is no step of its own.
    const made = steps.filter((step) => step.type !== 'subProcess');
    const some = all ? made : ofTurn(made);
    return some.length > 0 ? some : made;
  }, [all, steps, ofTurn]);
  const [at, setAt] = useState(0);
  const [fit, setFit] = useState(false);
  useEffect(() => setAt(0), [shown]);
  const here = shown[Math.min(at, shown.length - 1)];
  const drawing = useDrawing(here?.version);
  const walked = useMemo(() => {
    const places = new Map<string, number[]>();
    shown.forEach((step, place) => {
      if (step.version === here?.version && place <= at) {
        places.set(step.element, [...(places.get(step.element) ?? []), place + 1]);
      }
    });
    return [...places].map(([element, numbers]) => ({ element, places: numbers }));
  }, [shown, here?.version, at]);
  const go = (by: number) => setAt((before) => Math.max(0, Math.min(shown.length - 1, before + by)));
  useHotkeys([['ArrowLeft', () => go(-1)], ['ArrowRight', () => go(1)]]);
  if (!here) {
    return null;
  }
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <SegmentedControl size="xs" value={all ? 'all' : 'turn'} onChange={(to) => setAll(to === 'all')}
          data={[{ value: 'turn', label: said.turn(turn) }, { value: 'all', label: said.wholeWay }]} />
        <Group gap="xs">
          <Switch size="xs" label={said.wholeDrawing} checked={fit} onChange={(event) => setFit(event.currentTarget.checked)} />
          <Button size="xs" variant="default" onClick={() => go(-1)} disabled={at === 0}>{said.stepBack}</Button>
          <Button size="xs" variant="default" onClick={() => go(1)} disabled={at >= shown.length - 1}>{said.stepOn}</Button>
        </Group>
      </Group>
      <Slider aria-label={said.step} min={0} max={Math.max(1, shown.length - 1)} value={at} onChange={setAt} label={(place) => place + 1} size="sm"
        thumbLabel={said.step} />
      <Text size="sm" aria-live="polite">
        <b>{said.stepOf(at + 1, shown.length)}</b> {here.name ?? here.element} <Text span size="xs" c="dimmed">
          {here.cancelled ? said.brokenOff : here.ended ? span(new Date(here.ended).getTime() - new Date(here.began).getTime()) : said.stillThere}
          {' · '}<Moment at={here.began} exact />
        </Text>
      </Text>
      {drawing.isError ? <Failed error={drawing.error} again={() => void drawing.refetch()} />
        : drawing.data === undefined ? <Loading />
          : <Suspense fallback={<Loading />}>
              <Drawing xml={drawing.data} walked={walked} here={here.element} whole={fit} label={said.drawingOf(here.drawing)} />
            </Suspense>}
    </Stack>
  );
}

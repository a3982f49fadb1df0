import { Alert, Badge, Button, Group, Modal, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { putBytes, Refused, remove, type Marked } from '../../api/client';
import type { Described, Step } from '../../diagram/closed';
import type { Remark } from '../../diagram/goodDrawing';
import type { Table } from '../../diagram/Modeler';
import type { Unfit } from '../../diagram/table';
import { Failed, Loading } from '../../parts/states';
import { flows as said } from '../../texts/en/flows';
import { Meanwhile } from './Meanwhile';
import { Properties } from './Properties';
import { useLint, type Proposal } from './queries';
import { ToMend } from './ToMend';

const Drawing = lazy(() => import('../../diagram/Drawing'));
const Modeler = lazy(() => import('../../diagram/Modeler'));

interface Props {
  proposal: Proposal;
  path: string;
  /** The drawing as it was saved last, or a new one. */
  stored: string;
  isNew: boolean;
  steps: Step[];
  procedures: string[];
  dirty: boolean;
  setDirty: (dirty: boolean) => void;
  left: () => void;
}

/** How much of what would be lost is listed. */
const LISTED = 12;

/** A drawing on the table: steps to put into it, the drawing, what can be changed of the selected element, and what is to be mended. */
export function Draw({ proposal, path, stored, isNew, steps, procedures, dirty, setDirty, left }: Props) {
  const queries = useQueryClient();
  const id = proposal.id ?? '';
  const [table, setTable] = useState<Table>();
  const [element, setElement] = useState<Described>();
  const [drawn, setDrawn] = useState<string>();
  const latest = useRef<string>(undefined);
  const [asked, setAsked] = useState(false);
  const [round, setRound] = useState(0);
  const [unfit, setUnfit] = useState<Unfit>();
  const [remarks, setRemarks] = useState<Remark[]>([]);
  const [settled] = useDebouncedValue(drawn, 300);
  const lint = useLint(id, path, settled);
  const faults = useMemo(() => lint.data ?? [], [lint.data]);
  const marks = useMemo(() => {
    const counted = new Map<string, number>();
    faults.filter((one) => one.path === path && one.element).forEach((one) => counted.set(one.element, (counted.get(one.element) ?? 0) + 1));
    return counted;
  }, [faults, path]);
  const file = ['flows', 'proposal', id, 'file', path];
  const others = () => queries.invalidateQueries({
    queryKey: ['flows', 'proposal', id], predicate: (query) => !query.queryKey.includes('file') && !query.queryKey.includes('theirs'),
  });
  // What was saved last is known here before the page knows that the drawing is no new one any more.
  const seen = () => {
    const known = queries.getQueryData<Marked>(file);
    return known ? known.mark : isNew ? null : undefined;
  };
  const save = useMutation({
    mutationFn: ({ text, seen }: { text: string; seen?: string | null }) =>
      putBytes(`/api/flows/proposals/${encodeURIComponent(id)}/file`, { path }, text, seen),
    onSuccess: async (now, { text }) => {
      queries.setQueryData<Marked>(file, { text, mark: now });
      // What was drawn while this was on its way is not saved with it.
      setDirty((latest.current ?? text) !== text);
      await others();
    },
  });
  const drop = useMutation({
    mutationFn: () => remove('/api/flows/proposals/{id}/file', { path: { id }, query: { path }, seen: seen() ?? undefined }),
    onSuccess: () => { setDirty(false); left(); return others(); },
    onSettled: () => setAsked(false),
  });
  const turn = save.submittedAt + drop.submittedAt;
  const refused = [save.error, drop.error].find((error) => error instanceof Refused && error.status === 412) as Refused | undefined;
  const taken = (theirs: Marked) => {
    save.reset();
    drop.reset();
    latest.current = undefined;
    setDrawn(undefined);
    setUnfit(undefined);
    setElement(undefined);
    setDirty(false);
    queries.setQueryData<Marked>(file, theirs);
    setRound((count) => count + 1);
    return others();
  };
  const changed = (xml: string, found: Remark[]) => {
    latest.current = xml;
    setDirty(xml !== stored);
    setDrawn(xml);
    setRemarks(found);
    setUnfit(undefined);
  };
  const shownOnly = unfit !== undefined && drawn === undefined;
  return (
    <>
      <Group justify="space-between" mb="xs">
        <Text size="sm" className="mono">{path}</Text>
        <Group gap="xs">
          {!shownOnly && <Button size="xs" variant="default" onClick={() => table?.undo()}>{said.undo}</Button>}
          {!shownOnly && <Button size="xs" variant="default" onClick={() => table?.redo()}>{said.redo}</Button>}
          {!isNew && (
            <Button size="xs" variant="subtle" color="red" onClick={() => setAsked(true)}>{said.takeOut}</Button>
          )}
          {!shownOnly && (
            <Button size="xs" disabled={unfit !== undefined || (!dirty && !isNew)} loading={save.isPending}
              onClick={() => save.mutate({ text: drawn ?? stored, seen: seen() })}>
              {said.save}
            </Button>
          )}
        </Group>
      </Group>
      {refused ? (
        <Meanwhile key={turn} turn={turn} id={id} path={path} read={stored} refused={refused} take={(theirs) => void taken(theirs)}
          keep={(theirs) => { drop.reset(); save.mutate({ text: drawn ?? stored, seen: theirs }); }} />
      ) : (save.isError || drop.isError) && <Failed error={save.error ?? drop.error} />}
      <Modal opened={asked} onClose={() => setAsked(false)} title={said.takeOut} centered>
        <Text size="sm" mb="md">{said.takeOutAbout(path)}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={() => setAsked(false)}>{said.leaveIn}</Button>
          <Button color="red" loading={drop.isPending} onClick={() => drop.mutate()}>{said.takeOut}</Button>
        </Group>
      </Modal>
      {unfit && <WouldLose unfit={unfit} shownOnly={shownOnly} />}
      {shownOnly ? <Suspense fallback={<Loading />}><Drawing xml={stored} label={said.asItIs(path)} /></Suspense> : (
        <div className="flow-table">
          <StepList steps={steps} table={table} />
          <Suspense fallback={<Loading />}>
            <Modeler key={round} xml={stored} steps={steps} words={said.tools} label={said.table(path)} marks={marks} ready={setTable}
              selected={setElement} unfit={setUnfit} changed={changed} />
          </Suspense>
          <section aria-label={said.properties} className="flow-properties">
            <Properties element={element} pen={table?.pen} steps={steps} procedures={procedures} readOnly={false} />
          </section>
        </div>
      )}
      {!shownOnly && (lint.isError ? <Failed error={lint.error} again={() => void lint.refetch()} />
        : <ToMend faults={faults} remarks={remarks} path={path} looking={lint.isFetching} show={(one) => table?.show(one)} />)}
    </>
  );
}

/** Says why a drawing is only shown, or why it cannot be saved as it is drawn now. */
function WouldLose({ unfit, shownOnly }: { unfit: Unfit; shownOnly: boolean }) {
  const all = [...new Set(unfit.lost.map((one) => said.lost(one.element, one.what)))];
  return (
    <Alert color="orange" variant="light" mb="sm" role="alert" title={shownOnly ? said.shownOnly : said.cannotBeSaved}>
      <Text size="sm">{shownOnly ? said.shownOnlyAbout : said.cannotBeSavedAbout}</Text>
      <ul className="flow-changed">
        {unfit.letters && <li>{said.foreignLetters}</li>}
        {unfit.why && <li className="mono">{unfit.why}</li>}
        {all.slice(0, LISTED).map((one) => <li key={one}>{one}</li>)}
        {all.length > LISTED && <li>{said.more(all.length - LISTED)}</li>}
      </ul>
    </Alert>
  );
}

function StepList({ steps, table }: { steps: Step[]; table?: Table }) {
  const [filter, setFilter] = useState('');
  const wanted = filter.trim().toLowerCase();
  return (
    <section aria-label={said.steps} className="flow-steps">
      <TextInput size="xs" aria-label={said.filterSteps} placeholder={said.filterSteps} value={filter} onChange={(event) => setFilter(event.currentTarget.value)} />
      <Text size="xs" c="dimmed" my={6}>{said.stepsAbout}</Text>
      {steps.filter((one) => `${one.title} ${one.name} ${one.purpose}`.toLowerCase().includes(wanted)).map((step) => (
        <button key={step.name} type="button" className="flow-step" draggable title={step.purpose}
          onDragStart={(event) => { event.preventDefault(); table?.drag(event.nativeEvent, step); }} onClick={() => table?.pen.append(step)}>
          <span>{step.title}</span>{step.slow && <Badge size="xs" variant="default">{said.stepSlow}</Badge>}
        </button>
      ))}
    </section>
  );
}

import { Alert, Badge, Button, Group, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useState } from 'react';
import { putBytes, remove } from '../../api/client';
import type { Described, Step } from '../../diagram/closed';
import type { Remark } from '../../diagram/goodDrawing';
import type { Table } from '../../diagram/Modeler';
import type { Unfit } from '../../diagram/table';
import { Failed, Loading } from '../../parts/states';
import { flows as said } from '../../texts/en/flows';
import { Properties } from './Properties';
import { useLint, type Fault, type Proposal } from './queries';

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
  const save = useMutation({
    mutationFn: (text: string) => putBytes(`/api/flows/proposals/${encodeURIComponent(id)}/file`, { path }, text),
    onSuccess: async (_, text) => {
      queries.setQueryData(['flows', 'proposal', id, 'file', path], text);
      setDirty(false);
      await queries.invalidateQueries({ queryKey: ['flows', 'proposal', id], predicate: (query) => !query.queryKey.includes('file') });
    },
  });
  const drop = useMutation({
    mutationFn: () => remove('/api/flows/proposals/{id}/file', { path: { id }, query: { path } }),
    onSuccess: () => { setDirty(false); left(); return queries.invalidateQueries({ queryKey: ['flows', 'proposal', id] }); },
  });
  const shownOnly = unfit !== undefined && drawn === undefined;
  return (
    <>
      <Group justify="space-between" mb="xs">
        <Text size="sm" className="mono">{path}</Text>
        <Group gap="xs">
          {!shownOnly && <Button size="xs" variant="default" onClick={() => table?.undo()}>{said.undo}</Button>}
          {!shownOnly && <Button size="xs" variant="default" onClick={() => table?.redo()}>{said.redo}</Button>}
          {!isNew && <Button size="xs" variant="subtle" color="red" loading={drop.isPending} onClick={() => drop.mutate()}>{said.takeOut}</Button>}
          {!shownOnly && (
            <Button size="xs" disabled={unfit !== undefined || (!dirty && !isNew)} loading={save.isPending} onClick={() => save.mutate(drawn ?? stored)}>
              {said.save}
            </Button>
          )}
        </Group>
      </Group>
      {(save.isError || drop.isError) && <Failed error={save.error ?? drop.error} />}
      {unfit && <WouldLose unfit={unfit} shownOnly={shownOnly} />}
      {shownOnly ? <Suspense fallback={<Loading />}><Drawing xml={stored} label={said.asItIs(path)} /></Suspense> : (
      <div className="flow-table">
        <StepList steps={steps} table={table} />
        <Suspense fallback={<Loading />}>
          <Modeler xml={stored} steps={steps} words={said.tools} label={said.table(path)} marks={marks} ready={setTable} selected={setElement}
            unfit={setUnfit} changed={(xml, found) => { setDirty(xml !== stored); setDrawn(xml); setRemarks(found); setUnfit(undefined); }} />
        </Suspense>
        <section aria-label={said.properties} className="flow-properties">
          <Properties element={element} pen={table?.pen} steps={steps} procedures={procedures} readOnly={false} />
        </section>
      </div>)}
      {shownOnly ? null : lint.isError ? <Failed error={lint.error} again={() => void lint.refetch()} /> : <ToMend faults={faults} remarks={remarks} path={path} looking={lint.isFetching} show={(one) => table?.show(one)} />}
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

function ToMend({ faults, remarks, path, looking, show }: { faults: Fault[]; remarks: Remark[]; path: string; looking: boolean; show(element: string): void }) {
  return (
    <section aria-label={said.problems} className="flow-mend">
      <Text fw={600} size="sm" role="status">{faults.length === 0 ? (looking ? said.looking : said.noProblems) : said.problemCount(faults.length)}</Text>
      <ul>
        {faults.map((one) => (
          <li key={`${one.path} ${one.line} ${one.rule} ${one.problem}`}>
            <button type="button" className="desk-file" disabled={one.path !== path || !one.element} onClick={() => show(one.element)}>
              <span><b>{one.element || said.inFile(one.path, one.line)}</b> {one.problem}</span>
            </button>
            <Text size="xs" c="dimmed" pl="sm">{one.cure}</Text>
          </li>
        ))}
      </ul>
      {remarks.length > 0 && (
        <details>
          <summary>{said.remarkCount(remarks.length)}</summary>
          <ul>
            {remarks.map((one) => (
              <li key={`${one.rule} ${one.element}`}>
                <button type="button" className="desk-file" onClick={() => show(one.element)}><span><b>{one.element}</b> {one.what}</span></button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

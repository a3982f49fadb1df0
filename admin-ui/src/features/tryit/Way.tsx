import { useCallback, useMemo } from 'react';
import { Empty } from '../../parts/states';
import { Walk } from '../../parts/Walk';
import { tryit as said } from '../../texts/en/tryit';
import { useDrawing, type Tried } from './queries';

/** The way of a trial through its drawings. Time stands still in a trial, so each step knows its turn. */
export default function Way({ trial, turn }: { trial: Tried; turn: number }) {
  const steps = useMemo(() => trial.path.map((one) => ({ ...one, version: one.drawing })), [trial.path]);
  const ofTurn = useCallback((all: typeof steps) => all.filter((one) => one.turn === turn), [turn]);
  return steps.length === 0 ? <Empty title={said.noPath}>{said.noPathAbout}</Empty>
    : <Walk steps={steps} turn={turn} ofTurn={ofTurn} useDrawing={(drawing) => useDrawing(trial.id, drawing)} />;
}

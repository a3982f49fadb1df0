import { useCallback } from 'react';
import { Empty, FourStates } from '../../parts/states';
import { Walk } from '../../parts/Walk';
import { texts } from '../../texts/en';
import { useDrawing, usePath, type Step, type Whole } from './queries';

const said = texts.conversations;

/** The way that a turn, or the whole conversation, took through the drawings. */
export default function Path({ whole, turn }: { whole: Whole; turn: number }) {
  const path = usePath(whole.conversation.id);
  const ofThis = useCallback((steps: Step[]) => ofTurn(steps, whole, turn), [whole, turn]);
  return (
    <FourStates asked={path} isEmpty={(walked) => walked.steps.length === 0} empty={<Empty title={said.noPath}>{said.noPathAbout}</Empty>}>
      {(walked) => <Walk steps={walked.steps} turn={turn} ofTurn={ofThis} useDrawing={(version) => useDrawing(whole.conversation.id, version)} />}
    </FourStates>
  );
}

/** Steps name no turn; a turn's are those between its first decision and the next turn's. */
function ofTurn(steps: Step[], whole: Whole, turn: number): Step[] {
  const turns = whole.turns.filter((one) => one.number > 0).sort((a, b) => a.number - b.number);
  const began = turns.find((one) => one.number === turn)?.began;
  const next = turns.find((one) => one.number > turn)?.began;
  // The customer's message is written down a moment before the drawing hears of it.
  return began === undefined ? steps : steps.filter((step) => step.began >= began.slice(0, 23) && (next === undefined || step.began < next.slice(0, 23)));
}

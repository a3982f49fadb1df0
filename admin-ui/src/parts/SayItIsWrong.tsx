import { Anchor } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { notToBeSaid as said } from '../texts/en/not-to-be-said';
import { useAccount } from './account';
import { opens } from './feature';

const NotToBeSaid = lazy(() => import('./NotToBeSaid'));

/** Where something was said: in a conversation that took place, or in a trial. */
export interface Where {
  conversation?: string;
  trial?: string;
  turn: number;
}

/** The small way, beside what was said, to a scenario in which it is not; for those who may make one. */
export function SayItIsWrong({ where }: { where: Where }) {
  const [open, setOpen] = useState(false);
  if (!opens(useAccount(), 'rehearsal')) {
    return null;
  }
  return (
    <>
      <Anchor component="button" type="button" size="sm" onClick={() => setOpen(true)}>{said.link}</Anchor>
      {open && <Suspense fallback={null}><NotToBeSaid where={where} close={() => setOpen(false)} /></Suspense>}
    </>
  );
}

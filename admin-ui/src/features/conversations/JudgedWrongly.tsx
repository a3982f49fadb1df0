import { Anchor } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useAccount } from '../../parts/account';
import { policyExample as said } from '../../texts/en/policy-example';

const WriteExample = lazy(() => import('./WriteExample'));

/** The small way from what was said to an example of a policy; for those who write policies. */
export function JudgedWrongly({ conversation, turn }: { conversation: string; turn: number }) {
  const [open, setOpen] = useState(false);
  if (!useAccount().roles.includes('officer')) {
    return null;
  }
  return (
    <div onClick={(event) => event.stopPropagation()}>
      <Anchor component="button" type="button" size="xs" mt={6} onClick={() => setOpen(true)}>{said.link}</Anchor>
      {open && <Suspense fallback={null}><WriteExample conversation={conversation} turn={turn} close={() => setOpen(false)} /></Suspense>}
    </div>
  );
}

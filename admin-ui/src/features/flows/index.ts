import { lazy } from 'react';
import { opens, type Feature } from '../../parts/feature';
import { FlowIcon } from '../../parts/icons';
import { texts } from '../../texts/en';

/** What happens next: drawings in force, proposed and past, and where conversations stand in them. */
export const flows: Feature = {
  name: 'flows',
  label: texts.parts.flows,
  path: '/flows',
  icon: FlowIcon,
  when: (me) => opens(me, 'flows'),
  places: [
    { path: '/flows', page: lazy(() => import('./FlowsPage')) },
    { path: '/flows/drawings/$name', page: lazy(() => import('./DrawingPage')) },
    { path: '/flows/proposals/$id', page: lazy(() => import('./ProposalPage')) },
  ],
  commands: [{ name: 'flow-proposals', label: texts.parts.flowProposals, when: (me) => opens(me, 'flows'), do: (go) => go('/flows?show=proposals') }],
};

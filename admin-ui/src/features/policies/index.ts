import { lazy } from 'react';
import { opens, type Feature } from '../../parts/feature';
import { RuleIcon } from '../../parts/icons';
import { texts } from '../../texts/en';

/** What may be said: policies in force, proposed and past, and the brake. */
export const policies: Feature = {
  name: 'policies',
  label: texts.policies.label,
  path: '/policies',
  icon: RuleIcon,
  when: (me) => opens(me, 'policies'),
  places: [
    { path: '/policies', page: lazy(() => import('./PoliciesPage')) },
    { path: '/policies/$id', page: lazy(() => import('./PolicyPage')) },
    { path: '/policies/proposals/$id', page: lazy(() => import('./ProposalPage')) },
  ],
  commands: [
    { name: 'brakes', label: texts.policies.goBrakes, about: texts.policies.goBrakesAbout, when: (me) => opens(me, 'policies-keep'), do: (go) => go('/policies?show=brakes') },
    { name: 'proposals', label: texts.policies.goProposals, when: (me) => opens(me, 'policies'), do: (go) => go('/policies?show=proposals') },
  ],
};

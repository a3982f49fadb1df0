import { lazy } from 'react';
import { opens, type Feature } from '../../parts/feature';
import { GearIcon } from '../../parts/icons';
import { texts } from '../../texts/en';

/** What keeps the house running: what failed, who may come in by key, who changed what. */
export const operations: Feature = {
  name: 'operations',
  label: texts.operations.label,
  path: '/operations',
  icon: GearIcon,
  when: (me) => opens(me, 'operations'),
  places: [{ path: '/operations', page: lazy(() => import('./OperationsPage')) }],
  commands: [
    { name: 'given-up', label: texts.operations.goGivenUp, when: (me) => opens(me, 'operations'), do: (go) => go('/operations?show=deliveries') },
    { name: 'changes', label: texts.operations.goChanges, when: (me) => opens(me, 'operations'), do: (go) => go('/operations?show=changes') },
  ],
};

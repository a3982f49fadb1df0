import { lazy } from 'react';
import { opens, type Feature } from '../../parts/feature';
import { TryIcon } from '../../parts/icons';
import { texts } from '../../texts/en';

/** A conversation tried without any effect. */
export const tryit: Feature = {
  name: 'tryit',
  label: texts.parts.tryit,
  path: '/try',
  icon: TryIcon,
  when: (me) => opens(me, 'try'),
  places: [{ path: '/try', page: lazy(() => import('./TryPage')) }],
};

import { lazy } from 'react';
import { opens, type Feature } from '../../parts/feature';
import { CalendarIcon } from '../../parts/icons';
import { texts } from '../../texts/en';

/** Who can take over when, and in which language. */
export const coverage: Feature = {
  name: 'coverage',
  label: texts.parts.coverage,
  path: '/coverage',
  icon: CalendarIcon,
  when: (me) => opens(me, 'cases'),
  places: [{ path: '/coverage', page: lazy(() => import('./CoveragePage')) }],
};

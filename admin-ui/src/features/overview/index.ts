import { lazy } from 'react';
import { opens, type Feature } from '../../parts/feature';
import { ChartIcon } from '../../parts/icons';
import { texts } from '../../texts/en';

/** The house in figures. */
export const overview: Feature = {
  name: 'overview',
  label: texts.overview.label,
  path: '/overview',
  icon: ChartIcon,
  when: (me) => opens(me, 'overview'),
  places: [{ path: '/overview', page: lazy(() => import('./OverviewPage')) }],
};

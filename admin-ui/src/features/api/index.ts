import { lazy } from 'react';
import type { Feature } from '../../parts/feature';
import { BookIcon } from '../../parts/icons';
import { texts } from '../../texts/en';

/** The API, described to people. */
export const api: Feature = {
  name: 'api',
  label: texts.api.label,
  path: '/api',
  icon: BookIcon,
  when: (me) => me.doors.length > 0,
  places: [{ path: '/api', page: lazy(() => import('./ApiPage')) }],
};

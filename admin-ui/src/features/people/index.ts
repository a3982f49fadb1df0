import { lazy } from 'react';
import { opens, type Feature } from '../../parts/feature';
import { PeopleIcon } from '../../parts/icons';
import { texts } from '../../texts/en';

/** Who may sign in, and with which roles. */
export const people: Feature = {
  name: 'people',
  label: texts.people.label,
  path: '/people',
  icon: PeopleIcon,
  when: (me) => opens(me, 'accounts'),
  places: [{ path: '/people', page: lazy(() => import('./PeoplePage')) }],
};

import { lazy } from 'react';
import type { Feature } from '../../parts/feature';
import { PersonIcon } from '../../parts/icons';
import { texts } from '../../texts/en';

/** One's own account: password and keys. */
export const account: Feature = {
  name: 'account',
  label: texts.account.title,
  path: '/account',
  icon: PersonIcon,
  when: () => true,
  places: [{ path: '/account', page: lazy(() => import('./AccountPage')) }],
};

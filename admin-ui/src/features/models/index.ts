import { lazy } from 'react';
import { opens, type Feature } from '../../parts/feature';
import { ModelIcon } from '../../parts/icons';
import { texts } from '../../texts/en';

/** The routes to language models: how they fare, and what they cost. */
export const models: Feature = {
  name: 'models',
  label: texts.models.label,
  path: '/models',
  icon: ModelIcon,
  when: (me) => opens(me, 'models'),
  places: [{ path: '/models', page: lazy(() => import('./ModelsPage')) }],
};

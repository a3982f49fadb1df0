import { lazy } from 'react';
import { opens, type Feature } from '../../parts/feature';
import { PromptIcon } from '../../parts/icons';
import { texts } from '../../texts/en';

/** What models are asked, and which of them. */
export const prompts: Feature = {
  name: 'prompts',
  label: texts.parts.prompts,
  path: '/prompts',
  icon: PromptIcon,
  when: (me) => opens(me, 'prompts'),
  places: [{ path: '/prompts', page: lazy(() => import('./PromptsPage')) }],
};

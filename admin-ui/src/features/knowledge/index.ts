import { lazy } from 'react';
import { opens, type Feature } from '../../parts/feature';
import { BookIcon } from '../../parts/icons';
import { texts } from '../../texts/en';

/** What may be quoted: articles, search, gaps. */
export const knowledge: Feature = {
  name: 'knowledge',
  label: texts.parts.knowledge,
  path: '/knowledge',
  icon: BookIcon,
  when: (me) => opens(me, 'knowledge'),
  places: [
    { path: '/knowledge', page: lazy(() => import('./KnowledgePage')) },
    { path: '/knowledge/$folder/$name', page: lazy(() => import('./ArticlePage')) },
  ],
  commands: [
    { name: 'knowledge-gaps', label: texts.parts.gaps, when: (me) => opens(me, 'knowledge'), do: (go) => go('/knowledge?show=gaps') },
  ],
};

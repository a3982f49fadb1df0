import { lazy } from 'react';
import { opens, type Feature } from '../../parts/feature';
import { TalkIcon } from '../../parts/icons';
import { texts } from '../../texts/en';

/** What was said, and why. */
export const conversations: Feature = {
  name: 'conversations',
  label: texts.conversations.label,
  path: '/conversations',
  icon: TalkIcon,
  when: (me) => opens(me, 'conversations'),
  places: [
    { path: '/conversations', page: lazy(() => import('./ListPage')) },
    { path: '/conversations/$id', page: lazy(() => import('./ConversationPage')) },
  ],
  commands: [
    {
      name: 'handed-over',
      label: texts.conversations.handedOver,
      about: texts.conversations.handedOverAbout,
      shortcut: 'alt+D',
      when: (me) => opens(me, 'conversations'),
      do: (go) => go('/conversations?status=observing'),
    },
  ],
};

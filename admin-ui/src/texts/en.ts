import { account } from './en/account';
import { api } from './en/api';
import { conversations } from './en/conversations';
import { models } from './en/models';
import { operations } from './en/operations';
import { overview } from './en/overview';
import { people } from './en/people';
import { policies } from './en/policies';

/** Every text that the studio shows by itself, a file for each feature. What the server says, it says in its own words. */
export const texts = {
  locale: 'en-GB',
  product: 'Bailiwick',
  studio: 'Studio',
  skip: 'To the content',
  menu: 'Parts of the studio',
  openMenu: 'Open the menu',
  close: 'Close',
  states: {
    loading: 'Loading',
    failed: 'That did not work',
    again: 'Try again',
    unreachable: 'The server does not answer. It may be starting again; nothing of yours is lost.',
    broken: 'The page met something that it does not understand. Load it again; if it stays, tell whoever runs the house.',
  },
  exactly: (moment: string, zone: string, utc: string) => `${moment} in ${zone}, ${utc.replace('T', ' ').replace('Z', ' UTC')}`,
  spans: {
    millis: (n: number) => `${n} ms`,
    seconds: (n: number) => `${n} s`,
    minutes: (m: number, s: number) => (s === 0 ? `${m} min` : `${m} min ${s} s`),
    hours: (h: number, m: number) => (m === 0 ? `${h} h` : `${h} h ${m} min`),
    days: (d: number) => `${d} days`,
  },
  palette: {
    button: 'Search or jump to …',
    placeholder: 'What would you like to do?',
    nothing: 'Nothing of that name. Try the first letters of a page or an action.',
    go: (page: string) => `Go to ${page}`,
    light: 'Use light colours',
    dark: 'Use dark colours',
    signOut: 'Sign out',
    key: 'Ctrl K',
  },
  /** What a feature is called in the menu; its page's texts come with the page. */
  parts: {
    coverage: 'Coverage',
    knowledge: 'Knowledge',
    gaps: 'What the knowledge lacks',
    prompts: 'Prompts',
    tryit: 'Try it',
    tryThis: 'Try this turn without any effect',
    flows: 'Flows',
    flowProposals: 'Go to proposals of drawings',
  },
  account,
  welcome: {
    title: 'Welcome',
    about: 'You are signed in, but no role was given to you yet. Ask an administrator for one.',
  },
  nowhere: {
    title: 'There is nothing here',
    about: 'The address is not one of the studio, or it is not open to you.',
    home: 'To the first page',
  },
  ended: {
    title: 'You are signed out',
    about: 'Your session came to its end. Sign in again, and you are back on this page.',
    button: 'Sign in again',
  },
  api,
  conversations,
  overview,
  operations,
  people,
  policies,
  models,
};

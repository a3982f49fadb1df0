import type { MantineColorScheme } from '@mantine/core';
import type { Account } from '../api/client';
import type { Command } from '../parts/feature';
import { texts } from '../texts/en';
import { features } from './features';
import { signOut } from './signOut';

/** Everything that whoever signed in can do from anywhere. */
export function commandsFor(me: Account, scheme: (to: MantineColorScheme) => void): Command[] {
  const pages: Command[] = features.map((feature) => ({
    name: `go-${feature.name}`,
    label: texts.palette.go(feature.label),
    when: feature.when,
    do: (go) => go(feature.path),
  }));
  const own: Command[] = [
    { name: 'light', label: texts.palette.light, when: () => true, do: () => scheme('light') },
    { name: 'dark', label: texts.palette.dark, when: () => true, do: () => scheme('dark') },
    { name: 'sign-out', label: texts.palette.signOut, when: () => true, do: () => void signOut() },
  ];
  return [...features.flatMap((feature) => feature.commands ?? []), ...pages, ...own].filter((command) => command.when(me));
}

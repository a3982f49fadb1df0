import { Kbd, useMantineColorScheme } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { Spotlight } from '@mantine/spotlight';
import '@mantine/spotlight/styles.css';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useAccount } from '../parts/account';
import { texts } from '../texts/en';
import { commandsFor } from './commands';

/** The palette, and the keys of the commands that have one. */
export function Palette() {
  const me = useAccount();
  const navigate = useNavigate();
  const { setColorScheme } = useMantineColorScheme();
  const commands = useMemo(() => commandsFor(me, setColorScheme), [me, setColorScheme]);
  const go = (to: string) => void navigate({ to });
  useHotkeys(commands.flatMap((command) => (command.shortcut ? [[command.shortcut, () => command.do(go)] as [string, () => void]] : [])));
  return (
    <Spotlight
      shortcut={['mod + K', '/']}
      scrollable
      maxHeight={360}
      nothingFound={texts.palette.nothing}
      searchProps={{ placeholder: texts.palette.placeholder, 'aria-label': texts.palette.placeholder }}
      actions={commands.map((command) => ({
        id: command.name,
        label: command.label,
        description: command.about,
        onClick: () => command.do(go),
        rightSection: command.shortcut ? <Kbd>{command.shortcut}</Kbd> : undefined,
      }))}
    />
  );
}

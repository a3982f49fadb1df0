import { Kbd, useMantineColorScheme } from '@mantine/core';
import { Spotlight, spotlight } from '@mantine/spotlight';
import '@mantine/spotlight/styles.css';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { useAccount } from '../parts/account';
import { texts } from '../texts/en';
import { commandsFor } from './commands';

/** The palette; it opens each time it is asked for. Loaded when it is first. */
export default function Palette({ asked }: { asked: number }) {
  useEffect(() => spotlight.open(), [asked]);
  const me = useAccount();
  const navigate = useNavigate();
  const { setColorScheme } = useMantineColorScheme();
  const commands = useMemo(() => commandsFor(me, setColorScheme), [me, setColorScheme]);
  const go = (to: string) => void navigate({ to });
  return (
    <Spotlight
      shortcut={null}
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

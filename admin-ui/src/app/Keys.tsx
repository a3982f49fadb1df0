import { useMantineColorScheme } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useAccount } from '../parts/account';
import { commandsFor } from './commands';

/** The keys of the commands that have one. */
export function Keys() {
  const me = useAccount();
  const navigate = useNavigate();
  const { setColorScheme } = useMantineColorScheme();
  useHotkeys(commandsFor(me, setColorScheme).flatMap((command) => (command.shortcut
    ? [[command.shortcut, () => command.do((to) => void navigate({ to }))] as [string, () => void]] : [])));
  return null;
}

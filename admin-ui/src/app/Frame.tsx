import { ActionIcon, AppShell, Burger, Button, Center, Group, Kbd, Loader, Menu, Modal, Stack, Text, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useDisclosure, useHotkeys } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { whenSignedOut } from '../api/client';
import { accountQuery } from '../parts/account';
import { MoonIcon, PersonIcon, SearchIcon, SunIcon } from '../parts/icons';
import { Failed, Loading } from '../parts/states';
import { texts } from '../texts/en';
import { features } from './features';
import { Keys } from './Keys';
import { Nowhere } from './Nowhere';
import { signOut } from './signOut';

const Palette = lazy(() => import('./Palette'));

/** What stands around every page: the menu, the palette, the account; and what is shown when the session came to its end. */
export function Frame() {
  const me = useQuery(accountQuery);
  const [opened, { toggle, close }] = useDisclosure();
  const [ended, setEnded] = useState(false);
  const [asked, setAsked] = useState(0);
  const palette = () => setAsked((times) => times + 1);
  useHotkeys([['mod+K', palette], ['/', palette]]);
  const path = useRouterState({ select: (state) => state.location.pathname });
  useEffect(() => whenSignedOut(() => setEnded(true)), []);
  useEffect(close, [path, close]);
  if (!me.data) {
    return (
      <Center mih="60vh" p="lg">
        {ended ? <Ended /> : me.isError ? <Failed error={me.error} again={() => void me.refetch()} /> : <Loader role="status" aria-label={texts.states.loading} />}
      </Center>
    );
  }
  const account = me.data;
  const here = features.find((feature) => path === feature.path || path.startsWith(`${feature.path}/`));
  const mine = features.filter((feature) => feature.when(account) && feature.name !== 'account');
  const mustChoose = account.mustChoosePassword && here?.name !== 'account';
  return (
    <AppShell header={{ height: 52 }} navbar={{ width: 216, breakpoint: 'sm', collapsed: { mobile: !opened } }} padding="lg">
      <AppShell.Header>
        <Group h="100%" px="md" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap">
            <a className="skip" href="#content">{texts.skip}</a>
            <Burger opened={opened} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={texts.openMenu} />
            <Text component="span" fw={700} fz="md">{texts.product}</Text>
            <Text component="span" c="dimmed" visibleFrom="sm">{texts.studio}</Text>
          </Group>
          <Button variant="default" size="xs" leftSection={<SearchIcon />} rightSection={<Kbd size="xs" visibleFrom="sm">{texts.palette.key}</Kbd>}
            onClick={palette} maw={340} fw={400}>
            {texts.palette.button}
          </Button>
          <Group gap={6} wrap="nowrap">
            <SchemeButton />
            <AccountMenu name={account.name} />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" className="frame-menu" aria-label={texts.menu}>
        <Stack gap={2}>
          {mine.map((feature) => (
            <Link key={feature.name} to={feature.path} className="place" aria-current={here === feature ? 'page' : undefined}>
              <feature.icon />
              {feature.label}
            </Link>
          ))}
        </Stack>
      </AppShell.Navbar>
      <AppShell.Main className="frame-main" id="content" tabIndex={-1}>
        <Suspense fallback={<Loading />}>
          {mustChoose ? <MustChoose /> : here && !here.when(account) ? <Nowhere /> : <Outlet />}
        </Suspense>
      </AppShell.Main>
      <Keys />
      {asked > 0 && <Suspense><Palette asked={asked} /></Suspense>}
      <Modal opened={ended} onClose={() => setEnded(false)} title={texts.ended.title} centered>
        <Ended />
      </Modal>
    </AppShell>
  );
}

/** Loading the address again leads over the sign-in page back to it. */
function Ended() {
  return (
    <Stack>
      <Text size="sm">{texts.ended.about}</Text>
      <Button onClick={() => window.location.reload()} data-autofocus>{texts.ended.button}</Button>
    </Stack>
  );
}

const Account = features.find((feature) => feature.name === 'account')?.places[0]?.page;

function MustChoose() {
  return Account ? <Account /> : null;
}

function SchemeButton() {
  const { setColorScheme } = useMantineColorScheme();
  const dark = useComputedColorScheme('light') === 'dark';
  return (
    <ActionIcon variant="subtle" color="gray" size="lg" aria-label={dark ? texts.palette.light : texts.palette.dark}
      onClick={() => setColorScheme(dark ? 'light' : 'dark')}>
      {dark ? <SunIcon /> : <MoonIcon />}
    </ActionIcon>
  );
}

function AccountMenu({ name }: { name: string }) {
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <Button variant="subtle" color="gray" size="xs" leftSection={<PersonIcon />} aria-label={texts.account.menu(name)}>{name}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to="/account">{texts.account.title}</Menu.Item>
        <Menu.Item onClick={() => void signOut()}>{texts.account.signOut}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

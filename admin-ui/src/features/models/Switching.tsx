import { Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post, type Schemas } from '../../api/client';
import { Failed } from '../../parts/states';
import { modelsSwitch as said } from '../../texts/en/models-switch';

type Route = Schemas['ModelsApi.RouteAnswer'];

/** Asks how a route is to be switched and why, once, and does it. */
export function Switching({ route, close }: { route: Route; close: () => void }) {
  const queries = useQueryClient();
  const others = Object.keys(said.tos).filter((to) => to !== route.position);
  const [to, setTo] = useState(others[0] ?? 'on');
  const [because, setBecause] = useState('');
  const turn = useMutation({
    mutationFn: () => post('/api/models/routes/{name}/switch', { path: { name: route.name ?? '' }, body: { to, because } }),
    onSuccess: () => { void queries.invalidateQueries({ queryKey: ['models'] }); close(); },
  });
  return (
    <Modal opened onClose={close} title={said.turnTitle(route.name ?? '')} centered>
      <form onSubmit={(event) => { event.preventDefault(); turn.mutate(); }}>
        <Stack>
          <Select label={said.to} allowDeselect={false} value={to} onChange={(one) => setTo(one ?? to)} data={others.map((one) => ({ value: one, label: said.tos[one] ?? one }))} />
          <TextInput label={said.because} description={said.becauseAbout} required minLength={8} maxLength={400} data-autofocus value={because}
            onChange={(event) => setBecause(event.currentTarget.value)} />
          <Text size="xs" c="dimmed">{said.reaches}</Text>
          {turn.isError && <Failed error={turn.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>{said.notYet}</Button>
            <Button type="submit" color={to === 'on' ? undefined : 'red.9'} loading={turn.isPending}>{said.confirm(said.positions[to] ?? to)}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

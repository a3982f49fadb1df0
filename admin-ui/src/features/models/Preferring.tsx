import { Button, Group, Modal, Select, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post, type Schemas } from '../../api/client';
import { useAccount } from '../../parts/account';
import { opens } from '../../parts/feature';
import { Moment } from '../../parts/moments';
import { Failed } from '../../parts/states';
import { modelsPrefer as said } from '../../texts/en/models-prefer';
import { modelsSwitch } from '../../texts/en/models-switch';

type Models = Schemas['ModelsApi.Models'];

/** Which route is asked first in each lane, since when and why; and the way to another one. */
export function AskedFirst({ models }: { models: Models }) {
  const keeps = opens(useAccount(), 'models-keep');
  const [lane, setLane] = useState<string>();
  const names = (models.routes ?? []).map((route) => route.name ?? '');
  return (
    <section className="sheet tile" aria-label={said.title}>
      <Title order={2} fz="md">{said.title}</Title>
      <Text size="xs" c="dimmed" mb="sm">{said.about}</Text>
      <Stack gap="xs">
        {Object.entries(said.lanes).map(([name, label]) => {
          const one = models.preferred?.find((each) => each.lane === name);
          return (
            <Group key={name} justify="space-between" align="flex-start">
              <div>
                <Text size="sm"><strong>{label}</strong>{`: ${one?.route ? one.route : said.settings(names[0] ?? '')}`}</Text>
                {one && <Text size="xs" c="dimmed" component="div">{said.by(one.by ?? '', one.because ?? '')} <Moment at={one.at} /></Text>}
              </div>
              {keeps && <Button size="compact-sm" variant="default" aria-label={said.changeOf(label)} onClick={() => setLane(name)}>{said.change}</Button>}
            </Group>
          );
        })}
      </Stack>
      {lane && <Preferring lane={lane} names={names} now={models.preferred?.find((each) => each.lane === lane)?.route ?? ''} close={() => setLane(undefined)} />}
    </section>
  );
}

/** Asks which route is to be asked first and why, once, and sets it for all nodes. */
function Preferring({ lane, names, now, close }: { lane: string; names: string[]; now: string; close: () => void }) {
  const queries = useQueryClient();
  const choices = [{ value: '', label: said.order }, ...names.map((name) => ({ value: name, label: name }))].filter((one) => one.value !== now);
  const [route, setRoute] = useState(choices[0]?.value ?? '');
  const [because, setBecause] = useState('');
  const prefer = useMutation({
    mutationFn: () => post('/api/models/lanes/{lane}/prefer', { path: { lane }, body: { route, because } }),
    onSuccess: () => { void queries.invalidateQueries({ queryKey: ['models'] }); close(); },
  });
  return (
    <Modal opened onClose={close} title={said.modal(said.lanes[lane] ?? lane)} centered>
      <form onSubmit={(event) => { event.preventDefault(); prefer.mutate(); }}>
        <Stack>
          <Select label={said.route} allowDeselect={false} value={route} onChange={(to) => setRoute(to ?? '')} data={choices} />
          <TextInput label={modelsSwitch.because} description={modelsSwitch.becauseAbout} required minLength={8} maxLength={400} data-autofocus value={because}
            onChange={(event) => setBecause(event.currentTarget.value)} />
          <Text size="xs" c="dimmed">{modelsSwitch.reaches}</Text>
          {prefer.isError && <Failed error={prefer.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>{modelsSwitch.notYet}</Button>
            <Button type="submit" loading={prefer.isPending}>{route === '' ? said.confirmOrder : said.confirm}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

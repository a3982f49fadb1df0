import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../../api/client';
import { Failed } from '../../parts/states';
import { modelsSwitch as said } from '../../texts/en/models-switch';

const FIGURE = '[0-9]{1,7}([.][0-9]{1,4})?';

/** Asks what models may cost from now on and why, once, and sets it for all nodes. */
export function Budgeting({ daily, conversation, close }: { daily: number; conversation: number; close: () => void }) {
  const queries = useQueryClient();
  const [wanted, setWanted] = useState({ daily: String(daily), conversation: String(conversation), because: '' });
  const change = useMutation({
    mutationFn: () => post('/api/models/budget', { body: { daily: Number(wanted.daily), conversation: Number(wanted.conversation), because: wanted.because } }),
    onSuccess: () => { void queries.invalidateQueries({ queryKey: ['models'] }); close(); },
  });
  const figure = (name: 'daily' | 'conversation', label: string) => (
    <TextInput label={label} description={said.noLimit} required inputMode="decimal" pattern={FIGURE} value={wanted[name]}
      onChange={(event) => setWanted({ ...wanted, [name]: event.currentTarget.value })} />
  );
  return (
    <Modal opened onClose={close} title={said.budgetTitle} centered>
      <form onSubmit={(event) => { event.preventDefault(); change.mutate(); }}>
        <Stack>
          {figure('daily', said.daily)}
          {figure('conversation', said.conversationBudget)}
          <TextInput label={said.because} description={said.becauseAbout} required minLength={8} maxLength={400} data-autofocus value={wanted.because}
            onChange={(event) => setWanted({ ...wanted, because: event.currentTarget.value })} />
          <Text size="xs" c="dimmed">{said.reaches}</Text>
          {change.isError && <Failed error={change.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>{said.notYet}</Button>
            <Button type="submit" loading={change.isPending}>{said.setBudget}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

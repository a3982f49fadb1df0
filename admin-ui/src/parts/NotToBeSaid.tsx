import { Alert, Button, CopyButton, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { get, post, type Schemas } from '../api/client';
import { notToBeSaid as said } from '../texts/en/not-to-be-said';
import type { Where } from './SayItIsWrong';
import { Failed, Loading } from './states';

type Card = Schemas['ScenariosApi.Card'];


/** The scenario of a turn in which something was said that should not have been: to be read, played, copied and downloaded. */
export default function NotToBeSaid({ where, close }: { where: Where; close: () => void }) {
  const written = useQuery({
    queryKey: ['not-to-be-said', where],
    staleTime: Infinity,
    retry: false,
    queryFn: ({ signal }) => (where.trial !== undefined
      ? get('/api/try/{id}/scenario', { path: { id: where.trial }, query: { turn: where.turn }, signal })
      : get('/api/rehearsal/scenario', { query: { from: where.conversation, turn: where.turn }, signal })),
  });
  return (
    <Modal opened onClose={close} size="xl" title={said.title} closeButtonProps={{ 'aria-label': said.close }}>
      {written.isPending ? <Loading rows={6} /> : written.isError ? <Failed error={written.error} />
        : <Written name={written.data.name} text={written.data.text} />}
    </Modal>
  );
}

function Written({ name, text }: { name: string; text: string }) {
  const [words, setWords] = useState(text);
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([words], { type: 'application/yaml' }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [words]);
  const played = useMutation({ mutationFn: () => post('/api/rehearsal/play', { body: { text: words } }) });
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">{said.about}</Text>
      <Textarea label={said.text} description={said.textAbout(name)} autosize minRows={8} maxRows={22} spellCheck={false} value={words}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)', fontSize: 'var(--mantine-font-size-xs)' } }}
        onChange={(event) => { setWords(event.currentTarget.value); played.reset(); }} />
      <Group justify="space-between">
        <Button variant="default" loading={played.isPending} onClick={() => played.mutate()}>{said.play}</Button>
        <Group gap="xs">
          <CopyButton value={words}>{({ copied, copy }) => <Button variant="default" onClick={copy}>{copied ? said.copied : said.copy}</Button>}</CopyButton>
          <Button component="a" href={address} download={name}>{said.download}</Button>
        </Group>
      </Group>
      <div role="status">
        {played.isPending && <Text size="sm" c="dimmed">{said.playing}</Text>}
        {played.isError && <Failed error={played.error} />}
        {played.data && <Outcome card={played.data} />}
      </div>
    </Stack>
  );
}

function Outcome({ card }: { card: Card }) {
  const one = card.played[0];
  if (one === undefined) {
    return null;
  }
  return (
    <Alert variant="light" color={one.passed ? 'green' : 'orange'} title={one.passed ? said.passed : said.failed}>
      {one.passed ? said.passedAbout
        : <ul>{one.misses.map((miss) => <li key={`${miss.line} ${miss.expected}`}><Text size="sm">{said.miss(miss.line, miss.step, miss.expected, miss.instead)}</Text></li>)}</ul>}
    </Alert>
  );
}

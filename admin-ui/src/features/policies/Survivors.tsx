import { Alert, Badge, Button, Switch, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { post } from '../../api/client';
import { Empty, Failed, Loading } from '../../parts/states';
import { closer as said } from '../../texts/en/policies-closer';
import type { Row } from './exampleRows';
import { examplesBeside, useChanges, type Proposal } from './queries';

interface Given {
  proposal: Proposal;
  dirty: boolean;
  writes: boolean;
  choose: (path: string, row?: Row) => void;
}

/** Which small changes of the proposal's policies no example notices, with a case in which each matters. */
export function Survivors({ proposal, dirty, writes, choose }: Given) {
  const id = proposal.id ?? '';
  const [mine, setMine] = useState(false);
  const touched = new Set(useChanges(id, proposal.book).data?.map((one) => one.path));
  const tried = useMutation({ mutationFn: () => post('/api/policies/proposals/{id}/mutate', { path: { id } }) });
  const all = tried.data?.unnoticed ?? [];
  // A changed example changes what is noticed of the policy beside it.
  const shown = mine ? all.filter((one) => touched.has(one.path) || touched.has(examplesBeside(one.path ?? ''))) : all;
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">{said.about}</Text>
      {writes && (
        <Group gap="sm">
          <Button size="xs" disabled={dirty} loading={tried.isPending} onClick={() => tried.mutate()}>{said.run}</Button>
          <Text size="xs" c="dimmed">{dirty ? said.saveFirst : said.running}</Text>
        </Group>
      )}
      {tried.isPending && <Loading rows={4} />}
      {tried.isError && <Failed error={tried.error} again={() => tried.mutate()} />}
      {tried.data && (
        <>
          <Text size="sm" fw={600} role="status">{said.figures(tried.data.tried ?? 0, tried.data.noticed ?? 0)}</Text>
          {!tried.data.complete && <Alert color="orange" variant="light">{said.incomplete}</Alert>}
          {all.length === 0 ? <Empty title={said.all}>{said.allAbout}</Empty> : (
            <>
              <Switch size="xs" label={said.mine} checked={mine} onChange={(event) => setMine(event.currentTarget.checked)} />
              {shown.length === 0 && <Empty title={said.nothingHere}>{said.nothingHereAbout}</Empty>}
              {shown.map((one) => (
                <section key={`${one.path} ${one.what}`} className="impact" aria-label={one.policy}>
                  <Group justify="space-between" wrap="nowrap" align="flex-start">
                    <div>
                      <Group gap="xs" wrap="nowrap"><Badge size="sm" variant="light" color="orange">{one.policy}</Badge></Group>
                      <Text size="sm" mt={4}>{one.what}</Text>
                      <Text size="xs" c="dimmed" mt={2}>{one.example ? said.matters(one.example) : said.noCase}</Text>
                    </div>
                    <Group gap={4} className="keeps" wrap="nowrap">
                      {writes && one.row && <Button size="compact-xs" disabled={dirty} aria-label={said.makeOf(one.policy ?? '')} onClick={() => choose(examplesBeside(one.path ?? ''), one.row)}>{said.make}</Button>}
                      <Button size="compact-xs" variant="default" className="keeps" aria-label={said.examplesOf(one.policy ?? '')} onClick={() => choose(examplesBeside(one.path ?? ''))}>{said.examples}</Button>
                    </Group>
                  </Group>
                </section>
              ))}
            </>
          )}
        </>
      )}
    </Stack>
  );
}

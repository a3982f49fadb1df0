import { Badge, Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { get, type Schemas } from '../../api/client';
import { diff } from '../../parts/diff';
import { Moment } from '../../parts/moments';
import { FourStates, Loading } from '../../parts/states';
import { history as said } from '../../texts/en/policies-history';
import { examplesBeside, useBookFile } from './queries';

type Change = Schemas['TracePolicy.Change'];

const COLOURS: Record<string, string> = { added: 'green', removed: 'red', changed: 'harbour', oldest: 'gray' };
const SIGNS = { same: '  ', out: '- ', in: '+ ', skip: '' };

/** When a policy became another, who wrote that and who approved it, with what changed. */
export function Versions({ id }: { id: string }) {
  const changes = useQuery({ queryKey: ['policies', 'history', id], queryFn: ({ signal }) => get('/api/policies/history', { query: { policy: id }, signal }), staleTime: 60_000 });
  return (
    <section className="sheet tile" aria-labelledby="versions">
      <Text id="versions" component="h2" fw={600} size="md" m={0}>{said.versions}</Text>
      <Text size="xs" c="dimmed" mb="xs">{said.versionsAbout}</Text>
      <FourStates asked={changes} loading={<Loading rows={3} />} isEmpty={(all) => all.length === 0} empty={<Text size="sm" c="dimmed">{said.noVersions}</Text>}>
        {(all) => all.map((one, place) => <Version key={`${one.book} ${place}`} one={one} />)}
      </FourStates>
    </section>
  );
}

function Version({ one }: { one: Change }) {
  const [open, setOpen] = useState(false);
  const parts = said.parts(one.text, one.examples);
  const shows = one.what === 'changed' && one.before !== undefined;
  return (
    <div className="impact">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Group gap="xs"><Badge size="sm" variant="light" color={COLOURS[one.what ?? ''] ?? 'gray'}>{said.what[one.what ?? ''] ?? one.what}</Badge><Text size="sm" fw={550} span><Moment at={one.at} exact /></Text></Group>
          <Text size="sm" mt={4}>{one.what === 'changed' && `${parts}; `}{said.how(one.kind ?? '', one.person ?? '')}</Text>
          <Text size="xs" c="dimmed">
            {one.proposal && <><Link to="/policies/proposals/$id" params={{ id: one.proposal }} className="plain-link">{said.proposal(one.title ?? '')}</Link>, {said.written(one.authors?.join(', ') ?? '', one.submittedBy ?? '')}; </>}
            {said.book(one.book ?? '')}
          </Text>
        </div>
        {shows && <Button size="compact-xs" variant="default" className="keeps" aria-expanded={open} aria-label={open ? undefined : said.showOf(parts)} onClick={() => setOpen(!open)}>{open ? said.hide : said.show}</Button>}
      </Group>
      {open && one.text && <Difference one={one} before={one.beforePath ?? ''} after={one.path ?? ''} />}
      {open && one.examples && <Difference one={one} before={examplesBeside(one.beforePath ?? '')} after={examplesBeside(one.path ?? '')} />}
    </div>
  );
}

function Difference({ one, before, after }: { one: Change; before: string; after: string }) {
  const was = useBookFile(one.before ?? '', before);
  const is = useBookFile(one.book ?? '', after);
  return (
    <FourStates asked={was}>
      {(old) => <FourStates asked={is}>
        {(now) => (
          <div className="diff" tabIndex={0} role="region" aria-label={after}>
            {diff(old, now).map((line, place) => <span key={place} className="diff-line" data-what={line.what}>{SIGNS[line.what]}{line.words}</span>)}
          </div>
        )}
      </FourStates>}
    </FourStates>
  );
}

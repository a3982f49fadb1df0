import { Badge, Group, Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { lazy, Suspense, useMemo } from 'react';
import type { Marked } from '../../api/client';
import type { Sign } from '../../diagram/Drawing';
import { Empty, FourStates, Loading } from '../../parts/states';
import { flows as said } from '../../texts/en/flows';
import { useChanges, useDrawing, useProposed, type ChangedDrawing, type Proposal } from './queries';

const Drawing = lazy(() => import('../../diagram/Drawing'));
const WAYS = ['added', 'removed', 'changed', 'moved'] as const;

/** What a proposal changes, on the drawings themselves: the one in force beside the one proposed. */
export function Changes({ proposal }: { proposal: Proposal }) {
  const changes = useChanges(proposal.id ?? '', proposal.version);
  return (
    <FourStates asked={changes} isEmpty={(all) => all.length === 0} empty={<Empty title={said.noChanges}>{said.noChangesAbout}</Empty>}>
      {(all) => (
        <>
          <ul className="flow-legend">{WAYS.map((way) => <li key={way}><span className={`flow-swatch is-${way}`} />{said.legend[way]}</li>)}</ul>
          {all.map((change) => <Changed key={change.path} proposal={proposal} change={change} />)}
        </>
      )}
    </FourStates>
  );
}

function Changed({ proposal, change }: { proposal: Proposal; change: ChangedDrawing }) {
  const before = useDrawing(proposal.base, change.what === 'added' ? undefined : change.path);
  const after = useProposed(proposal.id ?? '', change.what === 'removed' ? undefined : change.path);
  const signs = useMemo(() => {
    const of = (ways: readonly (typeof WAYS)[number][]): Sign[] => ways.flatMap((way) =>
      change.elements[way].map((element) => ({ element, marker: `is-${way}`, text: said.legend[way] ?? way })));
    return { before: of(['removed', 'changed', 'moved']), after: of(['added', 'changed', 'moved']) };
  }, [change]);
  return (
    <section aria-label={change.path}>
      <Group gap="xs" mb={6} mt="md">
        <Badge variant="light" color={change.what === 'added' ? 'green' : change.what === 'removed' ? 'red' : 'harbour'}>
          {said.changeWords[change.what] ?? change.what}
        </Badge>
        <Text size="sm" className="mono">{change.path}</Text>
      </Group>
      <div className="flow-beside">
        <Side title={said.before} none={change.what === 'added' ? said.noBefore : undefined} asked={before} signs={signs.before} path={change.path} />
        <Side title={said.after} none={change.what === 'removed' ? said.noAfter : undefined} asked={after} signs={signs.after} path={change.path} />
      </div>
      <ul className="flow-changed">
        {WAYS.filter((way) => change.elements[way].length > 0).map((way) => (
          <li key={way}>{said.elementsThat(said.legend[way] ?? way, change.elements[way].join(', '))}</li>
        ))}
      </ul>
    </section>
  );
}

interface SideProps {
  title: string;
  none?: string;
  asked: UseQueryResult<string> | UseQueryResult<Marked>;
  signs: Sign[];
  path: string;
}

function Side({ title, none, asked, signs, path }: SideProps) {
  return (
    <div>
      <Text size="sm" fw={600} mb={4}>{title}</Text>
      {none ? <Empty title={none} /> : (
        <FourStates asked={asked as UseQueryResult<string | Marked>}>
          {(read) => (
            <Suspense fallback={<Loading />}>
              <Drawing xml={typeof read === 'string' ? read : read.text} signs={signs} label={`${title}: ${path}`} />
            </Suspense>
          )}
        </FourStates>
      )}
    </div>
  );
}

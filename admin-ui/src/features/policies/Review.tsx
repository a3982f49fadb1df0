import { Badge, Group, Text } from '@mantine/core';
import { Empty, FourStates } from '../../parts/states';
import { texts } from '../../texts/en';
import { diff } from '../../parts/diff';
import { useChanges, type Change, type Proposal } from './queries';

const said = texts.policies;
const SIGNS = { same: '  ', out: '- ', in: '+ ', skip: '' };

/** What the proposal would change, text beside text. */
export function Review({ proposal }: { proposal: Proposal }) {
  const changes = useChanges(proposal.id ?? '', proposal.book);
  return (
    <FourStates asked={changes} isEmpty={(all) => all.length === 0} empty={<Empty title={said.noChanges}>{said.noChangesAbout}</Empty>}>
      {(all) => all.map((change) => <Changed key={change.path} change={change} />)}
    </FourStates>
  );
}

function Changed({ change }: { change: Change }) {
  const readable = change.before !== undefined || change.after !== undefined;
  return (
    <section aria-label={change.path}>
      <Group gap="xs" mb={6}>
        <Badge variant="light" color={change.what === 'added' ? 'green' : change.what === 'removed' ? 'red' : 'harbour'}>{said.changeWords[change.what ?? ''] ?? change.what}</Badge>
        <Text size="sm" className="mono">{change.path}</Text>
      </Group>
      {!readable ? <Text size="sm" c="dimmed" mb="md">{said.noText}</Text> : (
        <div className="diff" tabIndex={0} role="region" aria-label={change.path}>
          {diff(change.before ?? '', change.after ?? '').map((line, place) => (
            <span key={place} className="diff-line" data-what={line.what}>{SIGNS[line.what]}{line.words}</span>
          ))}
        </div>
      )}
    </section>
  );
}

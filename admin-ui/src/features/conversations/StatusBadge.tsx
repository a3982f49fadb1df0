import { Badge } from '@mantine/core';
import { texts } from '../../texts/en';
import type { Line } from './queries';

const COLOURS: Record<string, string> = { active: 'green', observing: 'harbour', finished: 'gray', cancelled: 'gray', failed: 'red' };

/** How a conversation stands; one that waits for somebody to come is told apart. */
export function StatusBadge({ line }: { line: Line }) {
  const waits = line.status === 'observing' && line.handoffOpen;
  return (
    <Badge variant="light" color={waits ? 'orange' : COLOURS[line.status] ?? 'gray'}>
      {waits ? texts.conversations.waits : texts.conversations.statuses[line.status] ?? line.status}
    </Badge>
  );
}

import { Button, Group } from '@mantine/core';
import { MomentInput } from '../../parts/MomentInput';
import { knowledge as said } from '../../texts/en/knowledge';

/** A moment in the company's zone; without one, now. */
export function AsOf({ value, onChange }: { value?: string; onChange: (to?: string) => void }) {
  return (
    <Group gap={6} align="flex-end" wrap="nowrap">
      <MomentInput label={said.asOf} size="sm" value={value} onChange={onChange} />
      <Button variant="default" size="sm" disabled={!value} onClick={() => onChange(undefined)}>{said.now}</Button>
    </Group>
  );
}

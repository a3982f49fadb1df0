import { Button, Group, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { knowledge as said } from '../../texts/en/knowledge';

/** A moment in the zone of whoever looks; without one, now. */
export function AsOf({ value, onChange }: { value?: string; onChange: (to?: string) => void }) {
  const [typed, setTyped] = useState(local(value));
  useEffect(() => setTyped(local(value)), [value]);
  return (
    <Group gap={6} align="flex-end" wrap="nowrap">
      <TextInput type="datetime-local" label={said.asOf} size="sm" value={typed} max="9999-12-31T23:59"
        onChange={(event) => { const to = event.currentTarget.value; setTyped(to); onChange(moment(to)); }} />
      <Button variant="default" size="sm" disabled={!value} onClick={() => onChange(undefined)}>{said.now}</Button>
    </Group>
  );
}

function moment(typed: string): string | undefined {
  const at = new Date(typed);
  return typed === '' || Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

function local(value?: string): string {
  if (!value) {
    return '';
  }
  const at = new Date(value);
  return Number.isNaN(at.getTime()) ? '' : new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

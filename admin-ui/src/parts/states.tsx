import { Alert, Button, Center, Group, Skeleton, Stack, Text } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Refused, Unreachable } from '../api/client';
import { texts } from '../texts/en';

/** What went wrong, in the server's own words where it said any. */
export function saidOf(error: unknown): string {
  if (error instanceof Refused) {
    return error.message;
  }
  return error instanceof Unreachable ? texts.states.unreachable : texts.states.broken;
}

/** Says that something failed, and lets it be tried again. */
export function Failed({ error, again }: { error: unknown; again?: () => void }) {
  return (
    <Alert color="red" variant="light" title={texts.states.failed} role="alert">
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{saidOf(error)}</Text>
        {again && <Button size="xs" variant="default" onClick={again}>{texts.states.again}</Button>}
      </Stack>
    </Alert>
  );
}

/** Says that there is nothing, and what to do about it. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <Center mih={220} px="md">
      <Stack gap={6} align="center" maw={460}>
        <Text fw={600}>{title}</Text>
        <Text size="sm" c="dimmed" ta="center" component="div">{children}</Text>
      </Stack>
    </Center>
  );
}

export function Loading({ rows = 6 }: { rows?: number }) {
  return (
    <Stack gap="sm" role="status" aria-label={texts.states.loading}>
      {Array.from({ length: rows }, (_, row) => <Skeleton key={row} height={row === 0 ? 28 : 20} radius="sm" />)}
    </Stack>
  );
}

/** Draws what was asked for in whichever of the four states it is: loading, failed, empty or full. */
export function FourStates<T>({ asked, isEmpty, empty, children, loading }: {
  asked: UseQueryResult<T>;
  isEmpty?: (data: T) => boolean;
  empty?: ReactNode;
  children: (data: T) => ReactNode;
  loading?: ReactNode;
}) {
  if (asked.data !== undefined) {
    return <>{isEmpty?.(asked.data) ? empty : children(asked.data)}</>;
  }
  return asked.isError ? <Failed error={asked.error} again={() => void asked.refetch()} /> : <>{loading ?? <Loading />}</>;
}

/** A page's heading, what it is for, and what can be done on it. */
export function PageTitle({ title, about, children }: { title: string; about?: ReactNode; children?: ReactNode }) {
  return (
    <Group justify="space-between" align="flex-start" mb="md" wrap="wrap" gap="sm">
      <div>
        <Text component="h1" fz={24} fw={650} lh={1.25} m={0}>{title}</Text>
        {about && <Text size="sm" c="dimmed" mt={2} component="div">{about}</Text>}
      </div>
      {children && <Group gap="xs">{children}</Group>}
    </Group>
  );
}

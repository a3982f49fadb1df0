import { Alert, Button, Code, CopyButton, Group } from '@mantine/core';
import { texts } from '../texts/en';

/** A secret that was made just now and cannot be shown again. */
export function ShownOnce({ title, secret }: { title: string; secret: string }) {
  return (
    <Alert color="green" title={title} role="status">
      <Group>
        <Code className="mono">{secret}</Code>
        <CopyButton value={secret}>
          {({ copied, copy }) => <Button size="xs" variant="default" onClick={copy}>{copied ? texts.account.copied : texts.account.copy}</Button>}
        </CopyButton>
      </Group>
    </Alert>
  );
}

import { Accordion, Alert, Button, Group, Text } from '@mantine/core';
import { Moment } from '../../parts/moments';
import { Failed, Loading } from '../../parts/states';
import { texts } from '../../texts/en';
import { useLedger } from './queries';

const said = texts.conversations;

/** The entries as they were hashed, and whether their chain is whole. */
export default function LedgerEntries({ id }: { id: string }) {
  const ledger = useLedger(id);
  if (ledger.isPending) {
    return <Loading />;
  }
  if (ledger.isError) {
    return <Failed error={ledger.error} again={() => void ledger.refetch()} />;
  }
  const verified = ledger.data.pages[0]?.verified;
  const entries = ledger.data.pages.flatMap((page) => page.entries ?? []);
  return (
    <>
      <Alert variant="light" color={verified ? 'green' : 'red'} mb="sm" title={verified ? said.verified : said.notVerified}>
        {verified ? said.verifiedAbout : said.notVerifiedAbout}
      </Alert>
      <Accordion variant="separated" order={3}>
        {entries.map((entry) => (
          <Accordion.Item key={entry.number} value={String(entry.number)}>
            <Accordion.Control>
              <Group gap="sm" wrap="nowrap">
                <Text size="xs" c="dimmed" className="mono" w={34}>{entry.number}</Text>
                <Text size="sm" className="mono">{entry.kind}</Text>
                <Text size="xs" c="dimmed" component="span"><Moment at={entry.at} exact /></Text>
              </Group>
            </Accordion.Control>
            <Accordion.Panel>
              <pre className="ledger-details mono words" tabIndex={0}>{JSON.stringify(entry.details, null, 2)}</pre>
              <Text size="xs" c="dimmed" className="mono" mt={6}>{said.hash(entry.hash ?? '')}</Text>
              <Text size="xs" c="dimmed" className="mono">{said.before(entry.previous_hash ?? '')}</Text>
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
      {ledger.hasNextPage && (
        <Button mt="sm" variant="default" loading={ledger.isFetchingNextPage} onClick={() => void ledger.fetchNextPage()}>{said.moreEntries}</Button>
      )}
    </>
  );
}

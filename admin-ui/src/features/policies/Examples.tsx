import { Alert, Badge, Button, Group, Table, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { Empty, Failed, Loading } from '../../parts/states';
import { examples as said } from '../../texts/en/policies-examples';
import { ExampleForm } from './ExampleForm';
import { useExamples, type Given, type Row, type Sheet, type Tried } from './exampleRows';
import type { Found } from './SentenceEditor';

const NEW: Row = { line: 0, given: [] };

interface Props {
  id: string;
  book: string;
  path: string;
  text: string;
  writes: boolean;
  /** An example that somebody brings along, to be completed here. */
  begun?: Row;
  /** Told when that was put into the text, or left. */
  taken?: () => void;
  onText: (text: string) => void;
  found: (found: Found[], of: string) => void;
}

/** The examples of a policy as rows: given, expected, seen. The server reads them out of the text, tries them, and writes them into it. */
export default function Examples({ id, book, path, text, writes, begun, taken, onText, found }: Props) {
  const { read: tried, write, current } = useExamples(id, book, path, text, writes);
  const [open, setOpen] = useState<number | 'new' | undefined>(begun ? 'new' : undefined);
  const [fresh, setFresh] = useState<Row | undefined>(begun);
  const [told, setTold] = useState('');
  const sheet = tried.data;
  useEffect(() => {
    if (sheet) {
      found(wrongIn(sheet, path), sheet.text ?? '');
    }
  }, [sheet, path, found]);
  const close = () => { setOpen(undefined); taken?.(); };
  const put = (rows: Row[], words = '') => write.mutate(rows, { onSuccess: (one) => { close(); setTold(words); onText(one.text ?? ''); } });
  if (!sheet) {
    return tried.isError ? <Failed error={tried.error} again={() => void tried.refetch()} /> : <><Text size="xs" c="dimmed" mb="xs">{said.first}</Text><Loading rows={4} /></>;
  }
  const all = sheet.rows ?? [];
  const rows = all.map((one) => one.row ?? NEW);
  const begin = (row: Row) => { setFresh(row); setOpen('new'); };
  const form = (row: Row, applied: (row: Row) => Row[]) => (
    <ExampleForm row={row} busy={write.isPending || !current} apply={(one) => put(applied(one))} cancel={close} />
  );
  return (
    <section aria-labelledby="examples-title">
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div>
          <Text id="examples-title" component="h2" fw={600} size="md" m={0}>{said.title}</Text>
          <Text size="xs" c="dimmed">{said.about}</Text>
        </div>
        {writes && sheet.readable && <Button size="xs" variant="default" className="keeps" disabled={!current || open !== undefined} onClick={() => begin(NEW)}>{said.add}</Button>}
      </Group>
      <Text size="sm" fw={600} my="xs" role="status">
        {tried.isFetching || !current ? said.trying : sheet.readable ? `${said.passed(all.filter((one) => one.passed).length, all.length)} ${told}` : said.unreadable}
      </Text>
      {(tried.isError || write.isError) && <Failed error={tried.error ?? write.error} />}
      <Problems sheet={sheet} path={path} />
      {open === 'new' && form(fresh ?? NEW, (row) => [...rows, row])}
      {sheet.readable && (all.length === 0 && open !== 'new' ? <Empty title={said.none}>{said.noneAbout}</Empty> : all.length > 0 && (
        <div className="rows" tabIndex={0} role="region" aria-label={said.caption(sheet.policy ?? '')}>
          <Table verticalSpacing={6} fz="sm" className="examples">
            <Table.Thead><Table.Tr>{said.heads.map((head) => <Table.Th key={head} aria-label={head === '' ? said.change : undefined}>{head}</Table.Th>)}</Table.Tr></Table.Thead>
            <Table.Tbody>
              {all.map((one, place) => open === place ? (
                <Table.Tr key={place}><Table.Td colSpan={5} p={0}>{form(one.row ?? NEW, (row) => rows.with(place, row))}</Table.Td></Table.Tr>
              ) : (
                <Line key={place} one={one} writes={writes} still={!current || open !== undefined || write.isPending}
                  change={() => setOpen(place)} like={() => begin({ ...one.row, line: 0 })}
                  takeOut={() => put(rows.toSpliced(place, 1), said.takenOut(one.row?.name ?? ''))} />
              ))}
            </Table.Tbody>
          </Table>
        </div>
      ))}
    </section>
  );
}

function wrongIn(sheet: Sheet, path: string): Found[] {
  return [...(sheet.rows ?? []).filter((one) => one.problem).map((one) => ({ line: one.line ?? 0, problem: one.problem ?? '' })),
    ...(sheet.problems ?? []).filter((one) => one.path === path).map((one) => ({ line: one.line ?? 0, problem: one.problem ?? '' }))];
}

/** What is wrong that is no single row's. */
function Problems({ sheet, path }: { sheet: Sheet; path: string }) {
  const all = sheet.problems ?? [];
  return all.length === 0 ? null : (
    <Alert color="orange" variant="light" mb="xs" title={sheet.readable ? undefined : said.unreadableAbout}>
      {all.slice(0, 10).map((one) => (
        <Text key={`${one.path} ${one.line} ${one.problem}`} size="sm">
          <b>{one.path === path ? (one.line ? said.line(one.line) : '') : said.filePlace(one.path ?? '', one.line ?? 0)}</b>{one.problem}
        </Text>
      ))}
    </Alert>
  );
}

interface LineProps {
  one: Tried;
  writes: boolean;
  still: boolean;
  change: () => void;
  like: () => void;
  takeOut: () => void;
}

function Line({ one, writes, still, change, like, takeOut }: LineProps) {
  const { name = '', on, gate, row, given = [], expect } = one.row ?? {};
  const where = [on && said.onDay(on), gate && said.atGate(gate), row && said.ofRow(row)].filter(Boolean).join(', ');
  return (
    <Table.Tr data-failed={one.passed === false || (one.problem ?? '') !== '' || undefined}>
      <Table.Td w="22%"><Text size="sm" fw={550}>{name}</Text>{where && <Text size="xs" c="dimmed">{where}</Text>}</Table.Td>
      <Table.Td w="32%">{given.length === 0 ? <Text size="xs" c="dimmed">{said.nothingGiven}</Text> : given.map((fact, place) => <Fact key={place} given={fact} />)}</Table.Td>
      <Table.Td className="nowrap">{expect}</Table.Td>
      <Table.Td w="18%">
        <Badge size="sm" variant="light" color={one.passed ? 'green' : one.passed === false || one.problem ? 'red' : 'gray'}>
          {one.passed ? said.pass : one.passed === false ? said.fail : one.problem ? said.wrong : said.notTried}
        </Badge>
        <Text size="xs" mt={2}>{one.seen}</Text>
        {one.problem && <Text size="xs" className="wrong-words" mt={2}>{said.line(one.line ?? 0)}{one.problem}</Text>}
      </Table.Td>
      <Table.Td>
        {writes && (
          <Group gap={4} justify="flex-end" wrap="nowrap">
            <Button size="compact-xs" variant="default" disabled={still} aria-label={said.changeThis(name)} onClick={change}>{said.change}</Button>
            <Button size="compact-xs" variant="subtle" disabled={still} aria-label={said.likeThis(name)} onClick={like}>{said.like}</Button>
            <Button size="compact-xs" variant="subtle" color="red" disabled={still} aria-label={said.takeOutThis(name)} onClick={takeOut}>{said.takeOut}</Button>
          </Group>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

function Fact({ given }: { given: Given }) {
  const values = Object.entries(given.values ?? {}).map(([name, value]) => `${name} ${value}`).join(', ');
  return <Text size="xs"><b>{given.fact}</b>{values && `: ${values}`}</Text>;
}

import { Alert, Button, FileButton, Group, Table, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Fragment, useEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
import { putBytes, remove } from '../../api/client';
import { Empty, Failed, Loading } from '../../parts/states';
import { tables as said } from '../../texts/en/policies-tables';
import type { Found } from './SentenceEditor';
import { isWorkbook, useTable, type Change, type Rule, type Shown, type Wrong } from './tableCells';

interface Props {
  id: string;
  book: string;
  path: string;
  text: string;
  writes: boolean;
  onText: (text: string) => void;
  found: (found: Found[], of: string) => void;
  choose: (path: string) => void;
}

/** A policy's table in cells. The server reads them out of the text, says what is wrong with each, and writes them into it. */
export default function TableGrid({ id, book, path, text, writes, onText, found, choose }: Props) {
  const { read, write, current } = useTable(id, book, path, text, writes);
  const [told, setTold] = useState('');
  const table = read.data;
  useEffect(() => {
    if (table) {
      found((table.problems ?? []).map((one) => ({ line: one.line, problem: one.problem ?? '' })), table.text ?? '');
    }
  }, [table, found]);
  const put = (change: Change, words = '') => write.mutate(change, { onSuccess: (one) => { setTold(words); onText(one.text ?? ''); } });
  if (!table) {
    return read.isError ? <Failed error={read.error} again={() => void read.refetch()} /> : <Loading rows={4} />;
  }
  const workbook = isWorkbook(path);
  const rows = table.rows ?? [];
  const written = writes && !workbook;
  return (
    <section aria-labelledby="table-title">
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div>
          <Text id="table-title" component="h2" fw={600} size="md" m={0}>{said.title}</Text>
          <Text size="xs" c="dimmed">{workbook ? said.readOnly : said.about}</Text>
          {written && <Text size="xs" c="dimmed" mt={2}>{said.keys}</Text>}
        </div>
        <Group gap="xs" wrap="nowrap" className="keeps">
          {written && (
            <FileButton accept=".csv,text/csv" onChange={(file) => void file?.text().then((csv) => put({ imported: csv }, said.imported(file.name)))}>
              {(props) => <Button {...props} size="xs" variant="default" loading={write.isPending}>{said.importIt}</Button>}
            </FileButton>
          )}
          <Button size="xs" variant="default" onClick={() => download(path, table.text ?? '')}>{said.exportIt}</Button>
          {writes && workbook && table.readable && <AsText id={id} path={path} text={table.text ?? ''} choose={choose} />}
        </Group>
      </Group>
      <Text size="sm" fw={600} my="xs" role="status">
        {!workbook && (read.isFetching || !current) ? said.reading : table.readable ? `${said.figures(rows.length, table.problems?.length ?? 0)} ${told}` : said.unreadable}
      </Text>
      {(read.isError || write.isError) && <Failed error={read.error ?? write.error} />}
      <Elsewhere table={table} />
      {table.readable && (rows.length === 0 ? <Empty title={said.none}>{said.noneAbout}</Empty>
        : <Cells table={table} writes={written} still={write.isPending || !current} put={put} />)}
      {written && table.readable && (
        <Button size="compact-xs" variant="subtle" mb="sm" disabled={write.isPending || !current} onClick={() => put({ rows: [...rows, { line: 0, cells: [] }] })}>{said.addRow}</Button>
      )}
    </section>
  );
}

function download(path: string, text: string) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  link.download = path.slice(path.lastIndexOf('/') + 1).replace(/\.xlsx$/, '.csv');
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Puts comma-separated values in a workbook's place. */
function AsText({ id, path, text, choose }: { id: string; path: string; text: string; choose: (path: string) => void }) {
  const queries = useQueryClient();
  const to = path.replace(/\.xlsx$/, '.csv');
  const turn = useMutation({
    mutationFn: async () => {
      await putBytes(`/api/policies/proposals/${encodeURIComponent(id)}/file`, { path: to }, text);
      await remove('/api/policies/proposals/{id}/file', { path: { id }, query: { path } });
    },
    onSuccess: () => choose(to),
    onSettled: () => queries.invalidateQueries({ queryKey: ['policies', 'proposal', id] }),
  });
  return (
    <>
      {turn.isError && <Failed error={turn.error} />}
      <Button size="xs" loading={turn.isPending} onClick={() => window.confirm(said.asTextSure) && turn.mutate()}>{said.asText}</Button>
    </>
  );
}

/** What is wrong that is no single cell's of a rule. */
function Elsewhere({ table }: { table: Shown }) {
  const rows = new Set(table.rows?.map((one) => one.line));
  const all = (table.problems ?? []).filter((one) => !rows.has(one.line));
  return all.length === 0 ? null : (
    <Alert color="orange" variant="light" mb="xs" title={table.readable ? undefined : said.unreadableAbout}>
      {all.slice(0, 10).map((one) => <Text key={`${one.line} ${one.problem}`} size="sm"><b>{said.line(one.line)}</b>{one.problem}</Text>)}
    </Alert>
  );
}

interface CellsProps {
  table: Shown;
  writes: boolean;
  still: boolean;
  put: (change: Change, words?: string) => void;
}

function Cells({ table, writes, still, put }: CellsProps) {
  const grid = useRef<HTMLTableElement>(null);
  const rows = table.rows ?? [];
  const columns = table.columns ?? [];
  // Who goes on to the next cell before the server has answered must not lose the one before.
  const now = useRef(rows);
  useEffect(() => {
    if (!still) {
      now.current = rows;
    }
  }, [still, rows]);
  const say = (row: number, column: number, cell: string) => {
    const rule = now.current[row];
    if (rule) {
      now.current = now.current.with(row, { line: rule.line, cells: (rule.cells ?? []).with(column, cell) });
      put({ rows: now.current });
    }
  };
  const paste = (row: number, column: number, event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text/plain');
    if (/[\t\n]/.test(pasted.trimEnd())) {
      event.preventDefault();
      put({ rows: now.current, pasted: { row, column, text: pasted } });
    }
  };
  const go = (row: number, column: number, event: KeyboardEvent) => {
    const by = event.key === 'ArrowUp' || (event.key === 'Enter' && event.shiftKey) ? -1 : event.key === 'ArrowDown' || event.key === 'Enter' ? 1 : 0;
    if (by !== 0) {
      const here = event.currentTarget as HTMLElement;
      event.preventDefault();
      // Leaving a cell keeps what was typed, at the table's edge too.
      here.blur();
      (grid.current?.querySelector<HTMLElement>(`[data-cell="${row + by} ${column}"]`) ?? here).focus();
    }
  };
  return (
    <div className="rows" tabIndex={0} role="region" aria-label={said.caption(table.title ?? '')}>
      <Table ref={grid} fz="sm" className="cells">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={44}>{said.row}</Table.Th>
            {columns.map((one, place) => (
              <Table.Th key={place}>{one.label}<Text size="xs" c="dimmed" fw={400}>{one.sentence}</Text></Table.Th>
            ))}
            {writes && <Table.Th aria-label={said.acts} />}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((rule, row) => {
            const wrong = (table.problems ?? []).filter((one) => one.line === rule.line);
            return (
              <Fragment key={row}>
                <Table.Tr>
                  <Table.Th scope="row" fw={400} c="dimmed">{rule.line}</Table.Th>
                  {columns.map((one, column) => (
                    <Cell key={column} rule={rule} row={row} column={column} label={said.cell(one.label ?? '', rule.line)} writes={writes} wrong={wrong.find((problem) => problem.column === column)}
                      say={say} paste={paste} go={go} />
                  ))}
                  {writes && (
                    <Table.Td>
                      <Group gap={4} wrap="nowrap">
                        <Button size="compact-xs" variant="subtle" disabled={still} aria-label={said.belowThis(rule.line)} onClick={() => put({ rows: rows.toSpliced(row + 1, 0, { line: 0, cells: [] }) })}>{said.below}</Button>
                        <Button size="compact-xs" variant="subtle" color="red" disabled={still} aria-label={said.takeOutThis(rule.line)} onClick={() => put({ rows: rows.toSpliced(row, 1) }, said.takenOut(rule.line))}>{said.takeOut}</Button>
                      </Group>
                    </Table.Td>
                  )}
                </Table.Tr>
                {wrong.filter((one) => one.column < 0).map((one) => (
                  <Table.Tr key={one.problem}><Table.Td colSpan={columns.length + (writes ? 2 : 1)}><Problem id={`wrong-${row}`} wrong={one} /></Table.Td></Table.Tr>
                ))}
              </Fragment>
            );
          })}
        </Table.Tbody>
      </Table>
    </div>
  );
}

interface CellProps {
  rule: Rule;
  row: number;
  column: number;
  label: string;
  writes: boolean;
  wrong?: Wrong;
  say: (row: number, column: number, cell: string) => void;
  paste: (row: number, column: number, event: ClipboardEvent) => void;
  go: (row: number, column: number, event: KeyboardEvent) => void;
}

/** A cell keeps what is typed until it is left; Escape takes it back. */
function Cell({ rule, row, column, label, writes, wrong, say, paste, go }: CellProps) {
  const stored = rule.cells?.[column] ?? '';
  const [typed, setTyped] = useState<string>();
  useEffect(() => setTyped(undefined), [stored]);
  const id = `wrong-${row}-${column}`;
  const leave = () => {
    if (typed !== undefined && typed.trim() !== stored) {
      say(row, column, typed);
    } else {
      setTyped(undefined);
    }
  };
  return (
    <Table.Td data-wrong={wrong !== undefined || undefined}>
      {writes ? (
        <input className="cell" data-cell={`${row} ${column}`} aria-label={label} aria-invalid={wrong !== undefined || undefined} aria-describedby={wrong && id}
          value={typed ?? stored} size={Math.max(3, Math.min(34, (typed ?? stored).length + 1))}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={leave}
          onPaste={(event) => paste(row, column, event)}
          onKeyDown={(event) => event.key === 'Escape' ? setTyped(undefined) : go(row, column, event)} />
      ) : stored}
      <Problem id={id} wrong={wrong} />
    </Table.Td>
  );
}

function Problem({ id, wrong }: { id: string; wrong?: Wrong }) {
  return wrong ? <Text id={id} size="xs" className="wrong-words" mt={2}>{wrong.problem}</Text> : null;
}

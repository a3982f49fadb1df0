import { Badge, Button, CloseButton, Group, Select, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { SearchIcon } from '../../parts/icons';
import { Moment } from '../../parts/moments';
import { Empty, Failed, Loading, PageTitle } from '../../parts/states';
import { texts } from '../../texts/en';
import './conversations.css';
import { FILTERS, useChoices, useList, type Filters, type Line } from './queries';
import { StatusBadge } from './StatusBadge';

const said = texts.conversations;
const ROW = 64;

export default function ListPage() {
  const search = useSearch({ strict: false }) as Filters;
  const filters: Filters = Object.fromEntries(FILTERS.filter((name) => search[name]).map((name) => [name, String(search[name])]));
  const navigate = useNavigate();
  const narrow = (by: Filters) => void navigate({ to: '/conversations', search: clean({ ...filters, ...by }), replace: true });
  const { pages, lines } = useList(filters);
  const narrowed = Object.keys(filters).length > 0;
  return (
    <>
      <PageTitle title={said.label} about={said.about} />
      <FilterBar filters={filters} narrow={narrow} clear={() => void navigate({ to: '/conversations', replace: true })} />
      <section className="sheet list" aria-label={said.label} aria-busy={pages.isFetching}>
        <div className="list-row list-head" aria-hidden="true">
          <span>{said.status}</span><span>{said.conversation}</span><span>{said.lastWords}</span><span>{said.seen}</span><span>{said.lastAt}</span>
        </div>
        {pages.isPending ? <div className="list-pad"><Loading rows={10} /></div>
          : pages.isError && lines.length === 0 ? <div className="list-pad"><Failed error={pages.error} again={() => void pages.refetch()} /></div>
            : lines.length === 0 ? <Empty title={narrowed ? said.noneFits : said.none}>{narrowed ? said.noneFitsAbout : said.noneAbout}</Empty>
              : <Rows lines={lines} more={pages.hasNextPage} loading={pages.isFetchingNextPage} next={() => void pages.fetchNextPage()}
                  pale={pages.isPlaceholderData} />}
      </section>
    </>
  );
}

function clean(filters: Filters): Filters {
  return Object.fromEntries(Object.entries(filters).filter(([, value]) => value));
}

function FilterBar({ filters, narrow, clear }: { filters: Filters; narrow: (by: Filters) => void; clear: () => void }) {
  const choices = useChoices().data;
  const [words, setWords] = useState(filters.text ?? '');
  const find = useDebouncedCallback((text: string) => narrow({ text }), 200);
  useEffect(() => setWords(filters.text ?? ''), [filters.text]);
  const choose = (name: keyof Filters, label: string, values: string[] = [], inWords: (value: string) => string = (value) => value) => (
    <Select aria-label={label} placeholder={label} size="sm" w={118} clearable searchable value={filters[name] ?? null}
      data={values.map((value) => ({ value, label: inWords(value) }))} onChange={(value) => narrow({ [name]: value ?? '' })}
      nothingFoundMessage={said.noChoice} clearButtonProps={{ 'aria-label': said.clearOne(label) }} comboboxProps={{ width: 240, position: 'bottom-start' }} />
  );
  return (
    <Group gap="xs" mb="sm">
      <TextInput aria-label={said.text} placeholder={said.text} leftSection={<SearchIcon />} size="sm" w={206} value={words} maxLength={100}
        onChange={(event) => { setWords(event.currentTarget.value); find(event.currentTarget.value); }}
        rightSection={words === '' ? null : <CloseButton size="sm" aria-label={said.clearOne(said.text)} onClick={() => narrow({ text: '' })} />} />
      {choose('status', said.status, choices?.statuses, (value) => said.statuses[value] ?? value)}
      {choose('policy', said.policy, choices?.policies)}
      {choose('topic', said.topic, choices?.topics)}
      {choose('handoff', said.handoff, choices?.handoffs)}
      {choose('language', said.language, choices?.languages)}
      {choose('release', said.release, choices?.releases)}
      {Object.keys(filters).length > 0 && <Button size="compact-sm" variant="subtle" onClick={clear}>{said.clear}</Button>}
    </Group>
  );
}

/** Only the rows that can be seen are in the page, however long the list. */
function Rows({ lines, more, loading, next, pale }: { lines: Line[]; more: boolean; loading: boolean; next: () => void; pale: boolean }) {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count: lines.length + (more ? 1 : 0),
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW,
    overscan: 12,
    getItemKey: (index) => lines[index]?.id ?? 'more',
  });
  const last = rows.getVirtualItems().at(-1)?.index ?? 0;
  useEffect(() => {
    if (more && !loading && last >= lines.length - 15) {
      next();
    }
  }, [last, lines.length, more, loading, next]);
  return (
    <div ref={scroller} className="list-scroll" data-pale={pale || undefined} tabIndex={0} role="region" aria-label={said.label}>
      <ul className="list-rows" style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((row) => {
          const line = lines[row.index];
          return (
            <li key={row.key} className="list-place" style={{ transform: `translateY(${row.start}px)` }}>
              {line ? <Row line={line} /> : <div className="list-row"><Text size="sm" c="dimmed">{said.moreComing}</Text></div>}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Row({ line }: { line: Line }) {
  return (
    <Link to="/conversations/$id" params={{ id: line.id }} className="list-row">
      <span><StatusBadge line={line} /></span>
      <span className="list-two">
        <span className="mono list-cut">{line.id}</span>
        <span className="list-pale list-cut">{said.of(line.customer)} · {line.language} · {said.turns(line.turn)}</span>
      </span>
      <span className="list-two">
        <span className="list-cut">{line.lastWords ?? said.silent}</span>
        <span className="list-pale list-cut">{line.handoffReason && said.because(line.handoffReason)}</span>
      </span>
      <span className="list-marks">
        {line.policies.slice(0, 3).map((policy) => <Badge key={policy} size="sm" variant="light" color="orange">{policy}</Badge>)}
        {line.topics.slice(0, 2).map((topic) => <Badge key={topic} size="sm" variant="light" color="gray">{topic}</Badge>)}
      </span>
      <span className="list-pale"><Moment at={line.lastAt} within /></span>
    </Link>
  );
}

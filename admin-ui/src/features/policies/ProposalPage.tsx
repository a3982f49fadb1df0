import { Anchor, Badge, Button, Group, Tabs, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useBlocker, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useMemo, useState } from 'react';
import { putBytes, remove } from '../../api/client';
import { useAccount } from '../../parts/account';
import { Moment } from '../../parts/moments';
import { Empty, Failed, FourStates, Loading, PageTitle } from '../../parts/states';
import { texts } from '../../texts/en';
import { closer } from '../../texts/en/policies-closer';
import './policies.css';
import { COLOURS } from './ProposalList';
import { useChanges, useFile, useFiles, useProposal, useSentences, type Proposal } from './queries';
import { isOfExamples, useBegun, type Begun, type Row } from './exampleRows';
import { Review } from './Review';
import type { Found } from './SentenceEditor';
import { Steps, type Problem } from './Steps';
import { Survivors } from './Survivors';
import { isTable, isWorkbook } from './tableCells';

const said = texts.policies;
const Examples = lazy(() => import('./Examples'));
const TableGrid = lazy(() => import('./TableGrid'));
const SentenceEditor = lazy(() => import('./SentenceEditor'));

export default function ProposalPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const proposal = useProposal(id);
  return <FourStates asked={proposal}>{(one) => <Shown proposal={one} />}</FourStates>;
}

function Shown({ proposal }: { proposal: Proposal }) {
  const me = useAccount();
  const [dirty, setDirty] = useState(false);
  const [problems, setProblems] = useState<Problem[]>([]);
  const search = useSearch({ strict: false }) as { file?: string; show?: string } & Begun;
  const [survivor, setSurvivor] = useState<Row>();
  const [taken, setTaken] = useState(false);
  const navigate = useNavigate();
  useBlocker({ shouldBlockFn: () => dirty && !window.confirm(said.unsaved), enableBeforeUnload: dirty });
  const go = (to: { file?: string; show?: string } & Begun) =>
    void navigate({ to: '/policies/proposals/$id', params: { id: proposal.id ?? '' }, search: { ...search, ...to }, replace: true });
  const choose = (file: string) => { setSurvivor(undefined); setTaken(true); go({ file, show: 'write', of: undefined, turn: undefined, entry: undefined }); };
  const open = ['draft', 'checked', 'tried', 'submitted', 'approved'].includes(proposal.state ?? '');
  const writes = me.roles.includes('officer') && open;
  const show = search.show ?? (writes ? 'write' : 'review');
  return (
    <>
      <Anchor component={Link} to="/policies?show=proposals" size="sm">{said.allProposals}</Anchor>
      <PageTitle title={proposal.title ?? ''} about={<>{said.by(proposal.authors?.join(', ') ?? '')} · <Moment at={proposal.updated} exact /></>}>
        <Badge variant="light" size="lg" color={COLOURS[proposal.state ?? ''] ?? 'gray'}>{said.states[proposal.state ?? ''] ?? proposal.state}</Badge>
      </PageTitle>
      <div className="desk" data-wide={(show === 'write' && search.file !== undefined && (isOfExamples(search.file) || isTable(search.file))) || undefined}>
        <Files proposal={proposal} file={search.file} choose={choose} writes={writes} />
        <section className="sheet desk-main">
          <Tabs value={show} onChange={(to) => go({ show: to ?? 'write' })} keepMounted={false}>
            <Tabs.List px="sm"><Tabs.Tab value="write">{said.write}</Tabs.Tab><Tabs.Tab value="review">{said.review}</Tabs.Tab>{writes && <Tabs.Tab value="survivors">{closer.tab}</Tabs.Tab>}</Tabs.List>
            <Tabs.Panel value="write" p="md">
              {search.file ? <Written key={search.file} proposal={proposal} path={search.file} writes={writes} dirty={dirty} setDirty={setDirty} problems={problems} choose={choose}
                begins={taken ? {} : search} survivor={survivor} taken={() => { setSurvivor(undefined); setTaken(true); }} />
                : <Empty title={said.chooseFile}>{said.chooseFileAbout}</Empty>}
              {problems.length > 0 && <Problems all={problems} choose={choose} />}
            </Tabs.Panel>
            <Tabs.Panel value="review" p="md"><Review proposal={proposal} /></Tabs.Panel>
            <Tabs.Panel value="survivors" p="md"><Survivors proposal={proposal} dirty={dirty} writes={writes} choose={(file, row) => { choose(file); setSurvivor(row); }} /></Tabs.Panel>
          </Tabs>
        </section>
        <section className="sheet tile desk-steps" aria-label={said.steps}><Steps proposal={proposal} dirty={dirty} found={setProblems} /></section>
      </div>
    </>
  );
}

function Files({ proposal, file, choose, writes }: { proposal: Proposal; file?: string; choose: (path: string) => void; writes: boolean }) {
  const files = useFiles(proposal.id ?? '', proposal.book);
  const changes = useChanges(proposal.id ?? '', proposal.book).data;
  const [filter, setFilter] = useState('');
  const [adding, setAdding] = useState<string>();
  const changed = new Map(changes?.map((one) => [one.path, one.what]));
  return (
    <nav className="sheet desk-files" aria-label={said.files}>
      <TextInput size="xs" aria-label={said.filterFiles} placeholder={said.filterFiles} value={filter} onChange={(event) => setFilter(event.currentTarget.value)} mb="xs" />
      {writes && (adding === undefined ? <Button size="compact-xs" variant="subtle" onClick={() => setAdding('rules/drl/people/GR-900-a-title.dslr')}>{said.addFile}</Button> : (
        <form onSubmit={(event) => { event.preventDefault(); choose(adding.trim()); setAdding(undefined); }}>
          <TextInput size="xs" label={said.newFile} required data-autofocus value={adding} onChange={(event) => setAdding(event.currentTarget.value)} />
          <Button size="compact-xs" mt={4} type="submit">{said.open}</Button>
        </form>
      ))}
      <FourStates asked={files} isEmpty={(all) => all.length === 0} empty={<Empty title={said.noFiles} />}>
        {(all) => folders(all.filter((path) => path.toLowerCase().includes(filter.toLowerCase().trim()))).map(([folder, paths]) => (
          <div key={folder}>
            <p className="desk-folder">{folder}</p>
            {paths.map((path) => (
              <button key={path} type="button" className="desk-file" aria-current={path === file} onClick={() => choose(path)}>
                <span>{path.slice(path.lastIndexOf('/') + 1)}</span>
                {changed.has(path) && <Badge size="xs" variant="light" color="orange">{said.changeWords[changed.get(path) ?? ''] ?? ''}</Badge>}
              </button>
            ))}
          </div>
        ))}
      </FourStates>
    </nav>
  );
}

function folders(paths: string[]): [string, string[]][] {
  const found = new Map<string, string[]>();
  for (const path of paths) {
    const folder = path.slice(0, path.lastIndexOf('/')).replace('rules/drl/', '');
    found.set(folder, [...(found.get(folder) ?? []), path]);
  }
  return [...found];
}

interface WrittenProps {
  proposal: Proposal;
  path: string;
  writes: boolean;
  dirty: boolean;
  setDirty: (dirty: boolean) => void;
  problems: Problem[];
  choose: (path: string) => void;
  /** The judgement that an example begins with, or the case that one was made of. */
  begins: Begun;
  survivor?: Row;
  taken: () => void;
}

function Written({ proposal, path, writes, dirty, setDirty, problems, choose, begins, survivor, taken }: WrittenProps) {
  const queries = useQueryClient();
  const id = proposal.id ?? '';
  const known = useFiles(id, proposal.book).data?.includes(path);
  const file = useFile(id, known ? path : undefined);
  const begun = useBegun(begins);
  const sentences = useSentences();
  const [words, setWords] = useState<string>();
  const [live, setLive] = useState<{ found: Found[]; of: string }>();
  const stored = known ? file.data : known === undefined ? undefined : isOfExamples(path) ? '' : said.newPolicy(/([A-Z]{2}-\d{3})/.exec(path)?.[1] ?? 'GR-900');
  const now = words ?? stored ?? '';
  const noticed = useCallback((all: Found[], of: string) => setLive({ found: all, of }), []);
  const found = useMemo(() => problems.filter((one) => one.path === path), [problems, path]);
  const change = useCallback((text: string) => { setWords(text); setDirty(text !== stored || !known); }, [setDirty, stored, known]);
  const save = useMutation({
    mutationFn: (text: string) => putBytes(`/api/policies/proposals/${encodeURIComponent(id)}/file`, { path }, text),
    onSuccess: async (_, text) => {
      queries.setQueryData(['policies', 'proposal', id, 'file', path], text);
      setDirty(false);
      await queries.invalidateQueries({ queryKey: ['policies', 'proposal', id], predicate: (query) => !query.queryKey.includes('file') });
    },
  });
  const drop = useMutation({
    mutationFn: () => remove('/api/policies/proposals/{id}/file', { path: { id }, query: { path } }),
    onSuccess: () => { setDirty(false); return queries.invalidateQueries({ queryKey: ['policies', 'proposal', id] }); },
  });
  return (
    <>
      <Group justify="space-between" mb="xs">
        <Text size="sm" className="mono">{path}</Text>
        {writes && (
          <Group gap="xs">
            {known && <Button size="xs" variant="subtle" color="red" loading={drop.isPending} onClick={() => drop.mutate()}>{said.takeOut}</Button>}
            <Button size="xs" disabled={!dirty && known} loading={save.isPending} onClick={() => save.mutate(now)}>{said.save}</Button>
          </Group>
        )}
      </Group>
      {(save.isError || drop.isError) && <Failed error={save.error ?? drop.error} />}
      {begun.isError && <Failed error={begun.error} again={() => void begun.refetch()} />}
      {file.isError ? <Failed error={file.error} again={() => void file.refetch()} /> : stored === undefined || sentences.isPending || begun.isLoading ? <Loading /> : (
        <Suspense fallback={<Loading />}>
          {isOfExamples(path) && <Examples id={id} book={proposal.book ?? ''} path={path} text={now} writes={writes} begun={survivor ?? begun.data} taken={taken} onText={change} found={noticed} />}
          {isTable(path) && known && <TableGrid id={id} book={proposal.book ?? ''} path={path} text={isWorkbook(path) ? '' : now} writes={writes} onText={change} found={noticed} choose={choose} />}
          {!isWorkbook(path) && <SentenceEditor text={now} sentences={sentences.data ?? NONE} worded={path.endsWith('.dslr')} found={live?.found ?? found} foundIn={live ? live.of : stored} readOnly={!writes} label={path} onChange={change} />}
        </Suspense>
      )}
    </>
  );
}

const NONE: never[] = [];

function Problems({ all, choose }: { all: Problem[]; choose: (path: string) => void }) {
  return (
    <section aria-label={said.problems}>
      <Text fw={600} size="sm" mt="md">{said.problemCount(all.length)}</Text>
      {all.map((one) => (
        <Text key={`${one.path} ${one.line} ${one.problem}`} size="sm" mt={4}>
          <button type="button" className="desk-file" onClick={() => choose(one.path)}><span><b>{said.place(one.path, one.line)}</b> {one.problem}</span></button>
        </Text>
      ))}
    </section>
  );
}

import { Anchor, Badge, Button, Table, Tabs, Text, TextInput } from '@mantine/core';
import { Link, useBlocker, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Marked } from '../../api/client';
import { useAccount } from '../../parts/account';
import { Moment } from '../../parts/moments';
import { Empty, FourStates, PageTitle } from '../../parts/states';
import { flows as said } from '../../texts/en/flows';
import { Changes } from './Changes';
import { COLOURS } from './colours';
import { Draw } from './Draw';
import './flows.css';
import { newDrawing } from './newDrawing';
import { useChanges, useFiles, useProposal, useProposed, useSteps, type Preflight, type Proposal } from './queries';
import { Way } from './Way';

const FOLDER = 'processes/bpmn/';

/** A proposal of drawings: drawn, looked at, and led into force. */
export default function ProposalPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const proposal = useProposal(id);
  return <FourStates asked={proposal}>{(one) => <Shown key={one.id} proposal={one} />}</FourStates>;
}

function Shown({ proposal }: { proposal: Proposal }) {
  const me = useAccount();
  const id = proposal.id ?? '';
  const [dirty, setDirty] = useState(false);
  const search = useSearch({ strict: false }) as { file?: string; show?: string };
  const navigate = useNavigate();
  const files = useFiles(id, proposal.version);
  const writes = me.roles.includes('analyst') && ['draft', 'checked', 'previewed', 'submitted', 'approved'].includes(proposal.state ?? '');
  const usual = writes ? 'draw' : 'changes';
  const show = search.show ?? usual;
  const leaves = (to: { file?: string; show?: string }) => to.file !== search.file || (to.show ?? usual) !== show;
  useBlocker({
    shouldBlockFn: ({ current, next }) => dirty && (current.pathname !== next.pathname || leaves(next.search)) && !window.confirm(said.unsaved),
    enableBeforeUnload: dirty,
  });
  useEffect(() => setDirty(false), [search.file, show]);
  const go = (to: { file?: string; show?: string }) => void navigate({ to: '/flows/proposals/$id', params: { id }, search: { ...search, ...to }, replace: true });
  return (
    <>
      <Anchor component={Link} to="/flows?show=proposals" size="sm">{said.allProposals}</Anchor>
      <PageTitle title={proposal.title ?? ''} about={<>{said.by(proposal.authors?.join(', ') ?? '')} · <Moment at={proposal.updated} exact /></>}>
        <Button component={Link} to={`/try?flowProposal=${encodeURIComponent(id)}`} size="sm" variant="default">{said.tryIt}</Button>
        <Badge variant="light" size="lg" color={COLOURS[proposal.state ?? ''] ?? 'gray'}>{said.states[proposal.state ?? ''] ?? proposal.state}</Badge>
      </PageTitle>
      <div className="flow-proposal">
        <Files proposal={proposal} file={search.file} all={files.data ?? []} writes={writes} choose={(file) => go({ file, show: 'draw' })} />
        <section className="sheet tile" aria-label={said.way}><Way proposal={proposal} dirty={dirty} lookedAhead={() => go({ show: 'preflight' })} /></section>
      </div>
      <section className="sheet">
        <Tabs value={show} onChange={(to) => go({ show: to ?? 'draw' })} keepMounted={false}>
          <Tabs.List px="sm">{Object.entries(said.views).map(([value, label]) => <Tabs.Tab key={value} value={value}>{label}</Tabs.Tab>)}</Tabs.List>
          <Tabs.Panel value="draw" p="md">
            {search.file ? (
              <OnTheTable key={search.file} proposal={proposal} path={search.file} files={files.data} dirty={dirty} setDirty={setDirty}
                left={() => go({ file: undefined })} />
            ) : <Empty title={said.chooseFile}>{said.chooseFileAbout}</Empty>}
          </Tabs.Panel>
          <Tabs.Panel value="changes" p="md"><Changes proposal={proposal} /></Tabs.Panel>
          <Tabs.Panel value="preflight" p="md"><UnderWay report={proposal.preflight as unknown as Preflight | undefined} /></Tabs.Panel>
        </Tabs>
      </section>
    </>
  );
}

interface TableProps {
  proposal: Proposal;
  path: string;
  files?: string[];
  dirty: boolean;
  setDirty: (dirty: boolean) => void;
  left: () => void;
}

function OnTheTable({ proposal, path, files, dirty, setDirty, left }: TableProps) {
  const isNew = files !== undefined && !files.includes(path);
  const stored = useProposed(proposal.id ?? '', isNew || files === undefined ? undefined : path);
  const steps = useSteps();
  const [fresh] = useState(() => newDrawing(path.replace(FOLDER, '').replace('.bpmn', '')));
  const procedures = (files ?? []).map((one) => one.replace(FOLDER, '').replace('.bpmn', '')).filter((one) => one !== 'conversation');
  const drawing = (read: Marked) => (
    <FourStates asked={steps}>
      {(all) => (
        <Draw proposal={proposal} path={path} stored={read.text} isNew={isNew} steps={all} procedures={procedures} dirty={dirty}
          setDirty={setDirty} left={left} />
      )}
    </FourStates>
  );
  // A new drawing that was saved is none any more; the table with it stays where it is.
  const read = isNew ? { text: fresh } : stored.data;
  return read ? drawing(read) : <FourStates asked={stored}>{drawing}</FourStates>;
}

function Files({ proposal, file, all, writes, choose }: { proposal: Proposal; file?: string; all: string[]; writes: boolean; choose: (path: string) => void }) {
  const changes = useChanges(proposal.id ?? '', proposal.version).data;
  const [adding, setAdding] = useState<string>();
  const changed = new Map(changes?.map((one) => [one.path, one.what]));
  return (
    <nav className="sheet tile" aria-label={said.files}>
      {all.map((path) => (
        <button key={path} type="button" className="desk-file" aria-current={path === file} onClick={() => choose(path)}>
          <span>{path.replace(FOLDER, '')}</span>
          {changed.has(path) && <Badge size="xs" variant="light" color="orange">{said.changeWords[changed.get(path) ?? ''] ?? ''}</Badge>}
        </button>
      ))}
      {writes && (adding === undefined ? <Button size="compact-xs" variant="subtle" onClick={() => setAdding('')}>{said.addFile}</Button> : (
        <form onSubmit={(event) => { event.preventDefault(); choose(`${FOLDER}${adding}.bpmn`); setAdding(undefined); }}>
          <TextInput size="xs" label={said.newFile} description={said.newFileAbout} required pattern="[a-z][a-z0-9\-]{1,59}" data-autofocus value={adding}
            onChange={(event) => setAdding(event.currentTarget.value)} />
          <Button size="compact-xs" mt={4} type="submit">{said.open}</Button>
        </form>
      ))}
    </nav>
  );
}

function UnderWay({ report }: { report?: Preflight }) {
  if (!report) {
    return <Empty title={said.noPreflight}>{said.noPreflightAbout}</Empty>;
  }
  return (
    <>
      <Text size="sm" mb="sm">{report.stay + report.move === 0 ? said.nobodyUnderWay : said.preflightFigures(report.stay, report.move)}</Text>
      {report.conversations.length > 0 && (
        <Table>
          <Table.Thead><Table.Tr>{said.preflightHeads.map((head) => <Table.Th key={head}>{head}</Table.Th>)}</Table.Tr></Table.Thead>
          <Table.Tbody>
            {report.conversations.map((one) => (
              <Table.Tr key={`${one.from} ${one.drawing} ${one.element}`}>
                <Table.Td className="mono">{one.from}</Table.Td>
                <Table.Td>{one.drawing}</Table.Td>
                <Table.Td className="mono">{one.element}</Table.Td>
                <Table.Td>
                  {one.count}
                  {one.examples.slice(0, 3).map((example) => (
                    <span key={example}> <Link to="/conversations/$id" params={{ id: example }} className="plain-link mono">{example}</Link></span>
                  ))}
                </Table.Td>
                <Table.Td>{one.lands}</Table.Td>
                <Table.Td>{one.why}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </>
  );
}

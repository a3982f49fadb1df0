import { Anchor, Badge, Table, Text } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { day } from '../../parts/moments';
import { Empty, FourStates, PageTitle } from '../../parts/states';
import { closer as said } from '../../texts/en/policies-closer';
import { HitsOverTime } from './HitsOverTime';
import './policies.css';
import { examplesBeside, useBookFile, useBookFiles, useHits, useInForce, useRemarks, type Policy } from './queries';
import { Versions } from './Versions';

/** One policy in force: the text that runs, who answers for it, its examples, where it was seen, and what should be looked at. */
export default function PolicyPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const inForce = useInForce();
  return (
    <>
      <Anchor component={Link} to="/policies" size="sm">{said.inForce}</Anchor>
      <FourStates asked={inForce} isEmpty={(all) => !all.policies?.some((one) => one.id === id)} empty={<Empty title={said.notInForce(id)}>{said.notInForceAbout}</Empty>}>
        {(all) => all.policies?.filter((one) => one.id === id).map((one) => <Shown key={one.id} policy={one} book={all.book ?? ''} />)}
      </FourStates>
    </>
  );
}

function Shown({ policy, book }: { policy: Policy; book: string }) {
  const path = policy.path ?? '';
  const examples = examplesBeside(path);
  const files = useBookFiles(book);
  return (
    <>
      <PageTitle title={`${policy.id} ${policy.title}`} about={policy.basis}>
        <Badge variant="light" size="lg" color={policy.status === 'active' ? 'green' : 'gray'}>{policy.status}</Badge>
      </PageTitle>
      <div className="closer">
        <div>
          <section className="sheet tile" aria-labelledby="runs">
            <Text id="runs" component="h2" fw={600} size="md" m={0}>{said.runs}</Text>
            <Text size="xs" c="dimmed" mb="xs">{said.runsOf(book)}</Text>
            {path.endsWith('.xlsx') ? <Text size="sm" c="dimmed">{said.workbook}</Text> : <Words book={book} path={path} />}
          </section>
          <HitsOverTime id={policy.id ?? ''} />
          <section className="sheet tile" aria-labelledby="examples">
            <Text id="examples" component="h2" fw={600} size="md" m={0} mb="xs">{said.itsExamples}</Text>
            <FourStates asked={files} isEmpty={(all) => !all.includes(examples)} empty={<Text size="sm" c="dimmed">{said.noExamples}</Text>}>
              {() => <Words book={book} path={examples} />}
            </FourStates>
          </section>
          <Versions id={policy.id ?? ''} />
        </div>
        <section className="sheet tile"><Head policy={policy} /><Remarks id={policy.id ?? ''} /></section>
      </div>
    </>
  );
}

function Words({ book, path }: { book: string; path: string }) {
  const file = useBookFile(book, path);
  return <FourStates asked={file}>{(words) => <pre className="words" tabIndex={0} role="region" aria-label={path}>{words}</pre>}</FourStates>;
}

function Head({ policy }: { policy: Policy }) {
  const hits = useHits().data?.get(policy.id ?? '') ?? 0;
  const date = (text?: string) => (text && text !== 'null' ? day(text) : said.none);
  const lines: [string, React.ReactNode][] = [
    [said.head.owner, policy.owner || said.none],
    [said.head.since, date(policy.since)],
    [said.head.review, date(policy.review)],
    [said.head.basis, policy.basis || said.none],
    [said.head.file, <span className="mono">{policy.path}</span>],
    [said.head.seen, <Link to="/conversations" search={{ policy: policy.id }} className="plain-link">{said.conversations(hits)}</Link>],
  ];
  return (
    <Table layout="fixed" mb="md">
      <Table.Tbody>{lines.map(([head, words]) => <Table.Tr key={head}><Table.Th scope="row" w={120} fz="xs">{head}</Table.Th><Table.Td className="breaks">{words}</Table.Td></Table.Tr>)}</Table.Tbody>
    </Table>
  );
}

function Remarks({ id }: { id: string }) {
  const remarks = useRemarks(id);
  return (
    <>
      <Text component="h2" fw={600} size="sm" m={0}>{said.remarks}</Text>
      <FourStates asked={remarks} isEmpty={(all) => all.length === 0} empty={<Text size="sm" c="dimmed">{said.noRemarks}</Text>}>
        {(all) => all.map((one) => (
          <div key={one.what} className="impact">
            <Text size="sm">{one.what}</Text>
            {one.example && <Text size="xs" c="dimmed" mt={2}>{said.matters(one.example)}</Text>}
          </div>
        ))}
      </FourStates>
    </>
  );
}

import { Alert, Anchor, Badge, Group, Select, Text, Title } from '@mantine/core';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { diff } from '../../parts/diff';
import { Markdown } from '../../parts/Markdown';
import { Moment, day } from '../../parts/moments';
import { FourStates, PageTitle } from '../../parts/states';
import { knowledge as said } from '../../texts/en/knowledge';
import { AsOf } from './AsOf';
import './knowledge.css';
import { useArticle, useCitations, type Revision } from './queries';

const COLORS: Record<string, string> = { 'in-force': 'green', 'to-come': 'blue', over: 'gray' };
const SIGNS = { same: '  ', out: '- ', in: '+ ', skip: '' };

interface Looked {
  asOf?: string;
  revision?: number;
  over?: number;
}

/** One article: its words at a moment, its revisions, what changed between two of them, and how often its passages were cited. */
export default function ArticlePage() {
  const { folder = '', name = '' } = useParams({ strict: false }) as { folder?: string; name?: string };
  const search = useSearch({ strict: false }) as Looked;
  const navigate = useNavigate();
  const article = useArticle(folder, name, search.asOf);
  const go = (to: Looked) => void navigate({ to: '/knowledge/$folder/$name', params: { folder, name }, search: { ...search, ...to }, replace: true });
  return (
    <FourStates asked={article}>
      {(all) => {
        const shown = all.revisions.find((one) => one.number === Number(search.revision ?? all.inForce)) ?? all.revisions[0]!;
        const over = all.revisions.find((one) => one.number === Number(search.over));
        return (
          <>
            <Anchor component={Link} to="/knowledge" size="sm">{said.back}</Anchor>
            <PageTitle title={shown.title} about={<span className="mono">{all.id}</span>}>
              <AsOf value={search.asOf} onChange={(asOf) => go({ asOf, revision: undefined })} />
            </PageTitle>
            {all.inForce === undefined && <Alert color="yellow" variant="light" mb="md" title={said.notInForce}>{said.notInForceAbout}</Alert>}
            <div className="article">
              <section className="sheet tile" aria-label={shown.title}>
                <Group justify="space-between" mb="sm">
                  <Group gap="xs">
                    <Text size="sm" fw={600}>{said.revision(shown.number)}</Text>
                    <Badge variant="light" color={COLORS[shown.standing]}>{said.standings[shown.standing]}</Badge>
                  </Group>
                  {all.revisions.length > 1 && (
                    <Select aria-label={said.compare} size="xs" w={200} value={over ? String(over.number) : ''} allowDeselect={false}
                      onChange={(to) => go({ over: to ? Number(to) : undefined, revision: shown.number })}
                      data={[{ value: '', label: said.nothing }, ...all.revisions.filter((one) => one.number !== shown.number)
                        .map((one) => ({ value: String(one.number), label: `${said.compare} ${said.revision(one.number).toLowerCase()}` }))]} />
                  )}
                </Group>
                {over ? <Compared before={over} after={shown} /> : <Passages id={all.id} shown={shown} />}
              </section>
              <aside className="sheet tile" aria-label={said.revisions}>
                <Title order={2} fz="md" mb="xs">{said.revisions}</Title>
                <ol className="revisions">
                  {all.revisions.map((one) => (
                    <li key={one.number}>
                      <button type="button" className="revision" aria-current={one.number === shown.number} onClick={() => go({ revision: one.number })}>
                        <span>{said.revision(one.number)} <Badge size="xs" variant="light" color={COLORS[one.standing]}>{said.standings[one.standing]}</Badge></span>
                        <span className="revision-when">{said.fromUntil(day(one.from), one.until && day(one.until))}</span>
                      </button>
                    </li>
                  ))}
                </ol>
                <Facts one={shown} />
              </aside>
            </div>
          </>
        );
      }}
    </FourStates>
  );
}

function Passages({ id, shown }: { id: string; shown: Revision }) {
  const cited = useCitations(id).data?.passages ?? [];
  return shown.passages.map((passage) => {
    const count = cited.find((one) => one.revision === shown.number && one.place === passage.place)?.count ?? 0;
    return (
      <article key={passage.place} className="passage" aria-label={passage.heading || said.place(passage.place)}>
        <Group justify="space-between" gap="xs" mb={4}>
          <Title order={3} fz="sm">{passage.heading || said.place(passage.place)}</Title>
          <Group gap={6}>
            {passage.audience !== 'public' && <Badge size="sm" variant="light" color="orange">{said.audiences[passage.audience]}</Badge>}
            <Text size="xs" c="dimmed">{said.cited(count)}</Text>
          </Group>
        </Group>
        <Markdown words={passage.text} />
      </article>
    );
  });
}

function Compared({ before, after }: { before: Revision; after: Revision }) {
  const changes = diff(whole(before), whole(after));
  const title = said.changed(before.number, after.number);
  return (
    <>
      <Text size="sm" fw={600} mb="xs">{title}</Text>
      {changes.every((line) => line.what === 'same' || line.what === 'skip') ? <Text size="sm" c="dimmed">{said.same}</Text> : (
        <div className="changes" tabIndex={0} role="region" aria-label={title}>
          {changes.map((line, place) => <span key={place} className="changes-line" data-what={line.what}>{SIGNS[line.what]}{line.words}</span>)}
        </div>
      )}
    </>
  );
}

function whole(one: Revision): string {
  return [one.title, ...one.passages.map((passage) => `${passage.heading ? `## ${passage.heading} ` : ''}[${said.audiences[passage.audience]}]\n${passage.text}`)].join('\n\n');
}

function Facts({ one }: { one: Revision }) {
  const facts: [string, ReactNode][] = [[said.inForce, <>
    <Moment at={one.from} exact />{one.until && <>{' – '}<Moment at={one.until} exact /></>}</>], [said.audience, said.audiences[one.audience]], [said.language, one.language],
  [said.product, one.product ?? said.allProducts], [said.topic, one.topic], [said.owner, one.owner], [said.review, day(one.review)],
  [said.imported, <Moment at={one.imported} exact />], ...(one.url ? [[said.address, one.url] as [string, ReactNode]] : [])];
  return <dl className="knowledge-facts">{facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>;
}

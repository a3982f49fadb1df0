import { Alert, Badge, Button, Group, Select, Stack, Table, Text, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { day } from '../../parts/moments';
import { dateOf } from '../../parts/zone';
import { Empty, FourStates } from '../../parts/states';
import { knowledge as said } from '../../texts/en/knowledge';
import { AsOf } from './AsOf';
import { useArticles, useCitations, type Article, type Listed } from './queries';

const COLORS: Record<string, string> = { 'in-force': 'green', 'to-come': 'blue', over: 'gray' };
const NONE = { words: '', language: null as string | null, audience: null as string | null, standing: null as string | null };

/** Every article as it stands at a moment. */
export function Articles({ asOf, look }: { asOf?: string; look: (to?: string) => void }) {
  const articles = useArticles(asOf);
  return (
    <Stack gap="sm">
      <FourStates asked={articles} isEmpty={(all) => all.articles.length === 0} empty={<Empty title={said.none}>{said.noneAbout}</Empty>}>
        {(all) => <Full all={all} asOf={asOf} look={look} />}
      </FourStates>
    </Stack>
  );
}

function Full({ all, asOf, look }: { all: Listed; asOf?: string; look: (to?: string) => void }) {
  const [by, setBy] = useState(NONE);
  const cited = new Map(useCitations().data?.articles.map((one) => [one.article, one.count]));
  const shown = all.articles.filter((one) => fits(one, by));
  const choose = (name: 'language' | 'audience' | 'standing', values: string[], words: Record<string, string> = {}) => (
    <Select label={said[name]} size="sm" w={130} clearable value={by[name]} data={values.map((value) => ({ value, label: words[value] ?? value }))}
      onChange={(to) => setBy({ ...by, [name]: to })} />
  );
  return (
    <>
      {all.imported && all.imported.errors.length > 0 && (
        <Alert color="red" variant="light" title={said.broken}><List lines={all.imported.errors} /></Alert>
      )}
      {all.imported && all.imported.errors.length === 0 && all.imported.notes.length > 0 && (
        <Alert color="yellow" variant="light" p="xs">
          <details><summary>{said.notes(all.imported.notes.length)}</summary><List lines={all.imported.notes} /></details>
        </Alert>
      )}
      <Group align="flex-end" gap="sm">
        <TextInput label={said.filter} size="sm" w={190} maxLength={100} value={by.words} onChange={(event) => setBy({ ...by, words: event.currentTarget.value })} />
        {choose('standing', Object.keys(said.standings), said.standings)}
        {choose('language', [...new Set(all.articles.map((one) => one.language))].sort())}
        {choose('audience', Object.keys(said.audiences), said.audiences)}
        <AsOf value={asOf} onChange={look} />
      </Group>
      <Text size="xs" c="dimmed" role="status">{said.counted(shown.length, all.articles.length)}</Text>
      {shown.length === 0 ? (
        <Empty title={said.noneFits}>
          {said.noneFitsAbout} <Button size="compact-sm" variant="subtle" onClick={() => setBy(NONE)}>{said.showAll}</Button>
        </Empty>
      ) : (
        <Table.ScrollContainer minWidth={900}>
          <Table verticalSpacing="xs">
            <Table.Thead><Table.Tr>{said.heads.map((head) => <Table.Th key={head}>{head}</Table.Th>)}</Table.Tr></Table.Thead>
            <Table.Tbody>{shown.map((one) => <Row key={one.id} one={one} asOf={asOf} at={all.asOf} cited={cited.get(one.id) ?? 0} />)}</Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </>
  );
}

function Row({ one, asOf, at, cited }: { one: Article; asOf?: string; at: string; cited: number }) {
  const [folder = '', name = ''] = one.id.split('/');
  return (
    <Table.Tr>
      <Table.Td>
        <Link className="plain-link" to="/knowledge/$folder/$name" params={{ folder, name }} search={{ asOf }}>{one.title}</Link>
        <Text size="xs" c="dimmed" className="mono">{one.id}</Text>
      </Table.Td>
      <Table.Td><Badge variant="light" color={COLORS[one.standing]}>{said.standings[one.standing] ?? one.standing}</Badge></Table.Td>
      <Table.Td>{one.language}</Table.Td>
      <Table.Td>{said.audiences[one.audience] ?? one.audience}</Table.Td>
      <Table.Td>{one.product ?? said.allProducts}</Table.Td>
      <Table.Td>{said.ofRevisions(one.revision, one.revisions)}</Table.Td>
      <Table.Td>{said.fromUntil(day(one.from), one.until && day(one.until))}</Table.Td>
      <Table.Td>{day(one.review)}{one.standing === 'in-force' && one.review < dateOf(at) && <Text size="xs" className="overdue" span> {said.overdue}</Text>}</Table.Td>
      <Table.Td ta="right">{cited}</Table.Td>
    </Table.Tr>
  );
}

function List({ lines }: { lines: string[] }) {
  return <ul className="knowledge-notes">{lines.map((line) => <li key={line} className="words">{line}</li>)}</ul>;
}

function fits(one: Article, by: typeof NONE): boolean {
  const words = by.words.trim().toLowerCase();
  return (!by.language || one.language === by.language) && (!by.audience || one.audience === by.audience) && (!by.standing || one.standing === by.standing)
    && (words === '' || [one.title, one.id, one.topic, one.owner].some((text) => text.toLowerCase().includes(words)));
}

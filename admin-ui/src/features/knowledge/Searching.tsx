import { Alert, Badge, Button, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Markdown } from '../../parts/Markdown';
import { Empty, FourStates } from '../../parts/states';
import { knowledge as said } from '../../texts/en/knowledge';
import { AsOf } from './AsOf';
import { useArticles, useSearched, type Asked, type Search } from './queries';

/** What the assistant would find for a message, and why it would find nothing. */
export function Searching({ asOf, look }: { asOf?: string; look: (to?: string) => void }) {
  const [asked, setAsked] = useState<Asked>();
  const [typed, setTyped] = useState({ question: '', audience: 'public', language: null as string | null });
  const languages = [...new Set(useArticles().data?.articles.map((one) => one.language))].sort();
  const searched = useSearched(asked && { ...asked, asOf });
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">{said.searchAbout}</Text>
      <form onSubmit={(event) => { event.preventDefault(); setAsked({ question: typed.question.trim(), audience: typed.audience, language: typed.language ?? undefined }); }}>
        <Group align="flex-end" gap="sm">
          <TextInput label={said.question} required flex={1} miw={280} maxLength={2_000} value={typed.question}
            onChange={(event) => setTyped({ ...typed, question: event.currentTarget.value })} />
          <Select label={said.audience} w={190} allowDeselect={false} value={typed.audience} onChange={(to) => setTyped({ ...typed, audience: to ?? 'public' })}
            data={Object.entries(said.audiences).map(([value, label]) => ({ value, label }))} />
          <Select label={said.language} w={140} clearable placeholder={said.asWritten} value={typed.language} data={languages}
            onChange={(to) => setTyped({ ...typed, language: to })} />
          <AsOf value={asOf} onChange={look} />
          <Button type="submit" disabled={typed.question.trim() === ''} loading={asked !== undefined && searched.isFetching}>{said.find}</Button>
        </Group>
      </form>
      {asked === undefined ? <Empty title={said.askFirst}>{said.askFirstAbout}</Empty>
        : <FourStates asked={searched}>{(all) => <Found all={all} asOf={asOf} />}</FourStates>}
    </Stack>
  );
}

function Found({ all, asOf }: { all: Search; asOf?: string }) {
  return (
    <Stack gap="sm">
      {all.why && <Alert color="yellow" variant="light" title={said.nothingFits} role="status">{all.why}</Alert>}
      <Text size="xs" c="dimmed">{said.searchedBy(all.text)} · {said.floor(all.floor, all.intent)}</Text>
      <ol className="found">
        {all.found.map((one) => {
          const [folder = '', name = ''] = one.article.split('/');
          return (
            <li key={`${one.article} ${one.place}`} className="found-one">
              <Group justify="space-between" align="flex-start" wrap="nowrap">
                <div>
                  <Link className="plain-link" to="/knowledge/$folder/$name" params={{ folder, name }} search={{ asOf }}>{one.title}</Link>
                  {one.heading && <Text size="sm" span>{' · '}{one.heading}</Text>}
                  <Text size="xs" c="dimmed" className="mono">{one.article} · {said.revision(one.revision)}</Text>
                </div>
                <Badge variant="light" color={one.enough ? 'green' : 'gray'} miw="max-content">{one.enough ? said.nearEnough : said.tooFar}</Badge>
              </Group>
              <div className="found-figures">
                {([['nearness', one.nearness], ['words', one.words], ['score', one.score]] as const).map(([figure, value]) => (
                  <span key={figure}>
                    {said[figure]} <meter className="found-bar" min={0} max={1} value={Math.max(0, value)} aria-label={said[figure]} /> {value.toFixed(3)}
                  </span>
                ))}
              </div>
              <div className="found-words"><Markdown words={one.text} /></div>
            </li>
          );
        })}
      </ol>
    </Stack>
  );
}

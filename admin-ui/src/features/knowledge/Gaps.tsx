import { Badge, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Moment } from '../../parts/moments';
import { Empty, FourStates } from '../../parts/states';
import { knowledge as said } from '../../texts/en/knowledge';
import { useGaps, type Group as Gathered } from './queries';

const DAYS = [7, 30, 90, 365];

/** What customers asked and nothing suitable was found. */
export function Gaps() {
  const [days, setDays] = useState(30);
  const gaps = useGaps(days);
  return (
    <Stack gap="sm">
      <Group justify="space-between">
        <Text size="sm" c="dimmed" maw={620}>{said.gapsAbout}</Text>
        <SegmentedControl size="sm" aria-label={said.inDays} value={String(days)} onChange={(to) => setDays(Number(to))}
          data={DAYS.map((one) => ({ value: String(one), label: said.days(one) }))} />
      </Group>
      <FourStates asked={gaps} isEmpty={(all) => all.groups.length === 0} empty={<Empty title={said.noGaps}>{said.noGapsAbout}</Empty>}>
        {(all) => (
          <>
            <Text size="sm" fw={600}>{said.gaps(all.count)}</Text>
            {all.groups.map((group) => <Lacking key={`${group.language} ${group.nearest}`} group={group} />)}
          </>
        )}
      </FourStates>
    </Stack>
  );
}

function Lacking({ group }: { group: Gathered }) {
  const [folder = '', name = ''] = (group.nearest ?? '').split('/');
  return (
    <section className="gap" aria-label={group.title ?? said.nothingNear}>
      <Group justify="space-between" align="flex-start" wrap="nowrap">
        <div>
          <Text size="xs" c="dimmed">{said.nearest}</Text>
          {group.nearest ? <Link className="plain-link" to="/knowledge/$folder/$name" params={{ folder, name }}>{group.title ?? group.nearest}</Link>
            : <Text size="sm" fw={600}>{said.nothingNear}</Text>}
          {group.nearest && <Text size="xs" c="dimmed">{said.nearness} {group.nearness.toFixed(3)}</Text>}
        </div>
        <Group gap={6} wrap="nowrap">
          {group.language && <Badge variant="light" color="gray">{group.language}</Badge>}
          <Badge variant="light" color="orange" miw="max-content">{said.times(group.count)}</Badge>
        </Group>
      </Group>
      <ul className="gap-questions">
        {group.questions.map((question, place) => (
          <li key={place}>
            <span className="words">{question.words || said.noQuestion}</span>
            {question.count > 1 && <Text size="xs" c="dimmed" span> {said.times(question.count)}</Text>}
            <span className="gap-where">
              {question.asked.map((one) => (
                <Link key={`${one.conversation} ${one.turn}`} className="plain-link mono" to="/conversations/$id" params={{ id: one.conversation }} search={{ turn: one.turn }}>
                  {one.conversation}
                </Link>
              ))}
              <Text size="xs" c="dimmed" span><Moment at={question.asked[0]?.at} /></Text>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

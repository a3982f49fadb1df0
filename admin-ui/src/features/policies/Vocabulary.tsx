import { Table, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { Empty, FourStates } from '../../parts/states';
import { texts } from '../../texts/en';
import { useSentences } from './queries';

const said = texts.policies;

/** The sentences that policies are written in, with what each means. */
export function Vocabulary() {
  const sentences = useSentences();
  const [filter, setFilter] = useState('');
  return (
    <>
      <Text size="sm" c="dimmed" mb="sm">{said.vocabularyAbout}</Text>
      <TextInput aria-label={said.filterSentences} placeholder={said.filterSentences} w={320} mb="md" value={filter}
        onChange={(event) => setFilter(event.currentTarget.value)} />
      <FourStates asked={sentences} isEmpty={(all) => all.length === 0} empty={<Empty title={said.noSentences}>{said.noSentencesAbout}</Empty>}>
        {(all) => (['when', 'then'] as const).map((half) => (
          <section key={half}>
            <Title order={2} fz="md" mt="md">{said.halves[half]}</Title>
            <Table verticalSpacing="xs">
              <Table.Thead><Table.Tr>{said.sentenceHeads.map((head) => <Table.Th key={head}>{head}</Table.Th>)}</Table.Tr></Table.Thead>
              <Table.Tbody>
                {all.filter((one) => one.half === half && `${one.words} ${one.meaning}`.toLowerCase().includes(filter.toLowerCase().trim())).map((one) => (
                  <Table.Tr key={one.words}>
                    <Table.Td w="42%"><Text size="sm" fw={600}>{one.words}</Text></Table.Td>
                    <Table.Td>{one.meaning}</Table.Td>
                    <Table.Td><Text size="sm" c="dimmed">{one.example}</Text></Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </section>
        ))}
      </FourStates>
    </>
  );
}

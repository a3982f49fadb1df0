import { Accordion, Anchor, Badge, Group, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { text } from '../../api/client';
import { Empty, FourStates, PageTitle } from '../../parts/states';
import { texts } from '../../texts/en';
import { byTag, content, inWords, named, type Description, type Line, type Schema } from './description';

const said = texts.api;
const COLOURS: Record<string, string> = { GET: 'harbour', POST: 'green', PUT: 'orange', DELETE: 'red' };

/** Every call of the API with what it takes, answers and refuses. */
export default function ApiPage() {
  const description = useQuery({
    queryKey: ['description'],
    queryFn: async ({ signal }) => JSON.parse(await text('/api/openapi.json', {}, signal)) as Description,
    staleTime: Infinity,
  });
  const [filter, setFilter] = useState('');
  const [wanted] = useDebouncedValue(filter, 120);
  return (
    <>
      <PageTitle title={said.title} about={said.about}>
        <TextInput aria-label={said.filter} placeholder={said.filter} value={filter} onChange={(event) => setFilter(event.currentTarget.value)} />
        <Anchor href="/api/openapi.json" size="sm">{said.raw}</Anchor>
      </PageTitle>
      <FourStates asked={description} isEmpty={(all) => byTag(all, wanted).length === 0}
        empty={<Empty title={said.none}>{said.noneAbout}</Empty>}>
        {(all) => (
          <Stack gap="xl">
            {byTag(all, wanted).map(([tag, lines]) => (
              <section key={tag}>
                <Group gap="xs" mb="xs">
                  <Title order={2} fz="lg">{tag}</Title>
                  <Text size="sm" c="dimmed">{said.calls(lines.length)}</Text>
                </Group>
                <Accordion variant="contained" className="sheet" order={3}>
                  {lines.map((line) => <CallItem key={`${line.method} ${line.path}`} line={line} all={all} />)}
                </Accordion>
              </section>
            ))}
          </Stack>
        )}
      </FourStates>
    </>
  );
}

function CallItem({ line, all }: { line: Line; all: Description }) {
  const takes = content(line.call.requestBody?.content);
  const answers = Object.entries(line.call.responses).filter(([status]) => status !== 'default');
  return (
    <Accordion.Item value={`${line.method} ${line.path}`}>
      <Accordion.Control>
        <Group gap="sm" wrap="nowrap">
          <Badge color={COLOURS[line.method]} variant="light" w={72}>{line.method}</Badge>
          <div>
            <Text component="span" className="mono" size="sm">{line.path}</Text>
            <Text size="sm" c="dimmed">{line.call.summary}</Text>
          </div>
        </Group>
      </Accordion.Control>
      <Accordion.Panel>
        <Stack gap="md">
          {line.call.parameters && line.call.parameters.length > 0 && (
            <Fields title={said.parameters} rows={line.call.parameters.map((one) =>
              ({ name: one.name, type: inWords(one.schema), about: one.description, required: one.required === true }))} />
          )}
          {takes && <Shape title={`${said.body}: ${inWords(takes.schema) || takes.media}`} schema={takes.schema} all={all} />}
          {answers.map(([status, answer]) => {
            const given = content(answer.content);
            return <Shape key={status} title={`${said.answers} ${status}: ${inWords(given?.schema) || given?.media || said.nothing}`}
              schema={given?.schema} all={all} />;
          })}
          <Text size="sm" c="dimmed">{said.refuses}</Text>
        </Stack>
      </Accordion.Panel>
    </Accordion.Item>
  );
}

function Shape({ title, schema, all }: { title: string; schema?: Schema; all: Description }) {
  const found = named(schema, all);
  const rows = Object.entries(found?.[1].properties ?? {}).map(([name, part]) =>
    ({ name, type: inWords(part), about: part.description, required: found?.[1].required?.includes(name) ?? false }));
  return rows.length === 0 ? <Text size="sm" fw={600}>{title}</Text> : <Fields title={title} about={found?.[1].description} rows={rows} />;
}

interface Row {
  name: string;
  type: string;
  about?: string;
  required: boolean;
}

function Fields({ title, about, rows }: { title: string; about?: string; rows: Row[] }) {
  return (
    <div>
      <Text size="sm" fw={600}>{title}</Text>
      {about && <Text size="sm" c="dimmed">{about}</Text>}
      <Table withRowBorders={false} verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr><Table.Th w="26%">{said.field}</Table.Th><Table.Th w="28%">{said.type}</Table.Th><Table.Th>{said.meaning}</Table.Th></Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.name}>
              <Table.Td className="mono">{row.name}{row.required && <Text span size="xs" c="dimmed" ml={6}>{said.required}</Text>}</Table.Td>
              <Table.Td className="mono">{row.type}</Table.Td>
              <Table.Td>{row.about}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

import { Button, Group, NativeSelect, SimpleGrid, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Failed, Loading } from '../../parts/states';
import { examples } from '../../texts/en/policies-examples';
import { useSayable, type Given, type Kind, type Row } from './exampleRows';

const said = examples.form;

interface Props {
  row: Row;
  busy: boolean;
  apply: (row: Row) => void;
  cancel: () => void;
}

/** One example in fields: only what differs from the ordinary is filled in. */
export function ExampleForm({ row, busy, apply, cancel }: Props) {
  const sayable = useSayable();
  const [now, setNow] = useState(row);
  const given = now.given ?? [];
  const say = (part: Partial<Row>) => setNow({ ...now, ...part });
  if (!sayable.data) {
    return sayable.isError ? <Failed error={sayable.error} again={() => void sayable.refetch()} /> : <Loading rows={3} />;
  }
  const kinds = sayable.data.facts ?? [];
  return (
    <form className="example-form" aria-label={said.title} onSubmit={(event) => { event.preventDefault(); apply(now); }}>
      <SimpleGrid cols={2} spacing="xs">
        <TextInput size="xs" label={said.name} required autoFocus value={now.name ?? ''} onChange={(event) => say({ name: event.currentTarget.value })} />
        <TextInput size="xs" label={said.expect} description={said.expectAbout} inputWrapperOrder={['label', 'input', 'description']} required list="expectations" value={now.expect ?? ''} onChange={(event) => say({ expect: event.currentTarget.value })} />
      </SimpleGrid>
      <datalist id="expectations">{sayable.data.expectations?.map((one) => <option key={one} value={one} />)}</datalist>
      <SimpleGrid cols={3} spacing="xs" mt={4}>
        <TextInput size="xs" type="date" label={said.on} description={said.onAbout} inputWrapperOrder={['label', 'input', 'description']} value={now.on ?? ''} onChange={(event) => say({ on: event.currentTarget.value })} />
        <NativeSelect size="xs" label={said.gate} value={now.gate ?? ''} onChange={(event) => say({ gate: event.currentTarget.value })}
          data={said.gates.map((gate) => ({ value: gate, label: gate === '' ? said.gateUsual : gate }))} />
        <TextInput size="xs" inputMode="numeric" label={said.row} description={said.rowAbout} inputWrapperOrder={['label', 'input', 'description']} value={now.row ?? ''} onChange={(event) => say({ row: event.currentTarget.value })} />
      </SimpleGrid>
      <Text size="sm" fw={600} mt="xs">{said.given}</Text>
      <Text size="xs" c="dimmed">{said.givenAbout}</Text>
      {given.map((fact, place) => (
        <Fact key={place} given={fact} place={place + 1} kinds={kinds} change={(one) => say({ given: given.with(place, one) })} remove={() => say({ given: given.toSpliced(place, 1) })} />
      ))}
      <Group justify="space-between" mt="xs">
        <Button size="compact-xs" variant="subtle" onClick={() => say({ given: [...given, { fact: 'message', values: {} }] })}>{said.addFact}</Button>
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={cancel}>{said.cancel}</Button>
          <Button size="xs" type="submit" loading={busy}>{said.apply}</Button>
        </Group>
      </Group>
    </form>
  );
}

interface FactProps {
  given: Given;
  place: number;
  kinds: Kind[];
  change: (given: Given) => void;
  remove: () => void;
}

function Fact({ given, place, kinds, change, remove }: FactProps) {
  const kind = kinds.find((one) => one.name === given.fact);
  const values = given.values ?? {};
  const say = (name: string, value: string) => {
    const { [name]: _, ...others } = values;
    change({ ...given, values: value === '' ? others : { ...values, [name]: value } });
  };
  return (
    <fieldset className="impact">
      <legend className="fact-legend">{said.fact(place)}</legend>
      <Group gap="xs" justify="space-between">
        <NativeSelect size="xs" aria-label={said.choose} value={given.fact} data={kinds.map((one) => one.name ?? '')} onChange={(event) => change({ fact: event.currentTarget.value, values: {} })} />
        <Button size="compact-xs" variant="subtle" color="red" aria-label={said.removeFact(given.fact ?? '')} onClick={remove}>{examples.takeOut}</Button>
      </Group>
      <SimpleGrid cols={3} spacing="xs" mt={4}>
        {kind?.properties?.map(({ name = '', type, ordinary = '' }) => type === 'truth' ? (
          <NativeSelect key={name} size="xs" label={name} value={values[name] ?? ''} onChange={(event) => say(name, event.currentTarget.value)}
            data={[{ value: '', label: said.usual(ordinary) }, 'true', 'false']} />
        ) : (
          <TextInput key={name} size="xs" label={name} placeholder={said.usual(ordinary)} value={values[name] ?? ''} onChange={(event) => say(name, event.currentTarget.value)} />
        ))}
      </SimpleGrid>
    </fieldset>
  );
}

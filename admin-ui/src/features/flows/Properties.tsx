import { Select, Stack, Switch, Text, Textarea, TextInput } from '@mantine/core';
import { CHOSEN, MESSAGES, type Described, type Step } from '../../diagram/closed';
import type { Pen } from '../../diagram/pen';
import { flows as said } from '../../texts/en/flows';

interface Props {
  element: Described | undefined;
  pen: Pen | undefined;
  steps: Step[];
  procedures: string[];
  readOnly: boolean;
}

/** What the closed language lets a person change of the selected element, and no more. */
export function Properties({ element, pen, steps, procedures, readOnly }: Props) {
  if (!element || !pen) {
    return <Text size="sm" c="dimmed">{said.nothingChosen}</Text>;
  }
  const step = steps.find((one) => one.name === element.step);
  return (
    <Stack gap="sm" key={element.id}>
      <div>
        <Text fw={600} size="sm">{said.kindsOf[element.type] ?? element.type}</Text>
        <Text size="xs" c="dimmed" className="mono">{element.id}</Text>
      </div>
      {element.named && <Field label={said.name} value={element.name} readOnly={readOnly} change={(to) => pen.rename(element.id, to)} />}
      {element.type === 'bpmn:Process' && (
        <Field label={said.documentation} value={element.documentation ?? ''} long readOnly={readOnly} change={(to) => pen.document(element.id, to)} />
      )}
      {element.step !== undefined && (
        <Select size="sm" label={said.step} placeholder={said.chooseStep} searchable disabled={readOnly} value={element.step === '' ? null : element.step}
          data={steps.map((one) => ({ value: one.name, label: one.title }))} comboboxProps={{ withinPortal: true }}
          onChange={(to) => { const found = steps.find((one) => one.name === to); if (found) { pen.doStep(element.id, found); } }} />
      )}
      {step && <Text size="xs" c="dimmed">{step.purpose} {step.outcomes.length > 0 && said.leaves(step.outcomes.join(', '))}</Text>}
      {step?.reads.map((input) => (
        <Field key={`${step.name} ${input.name}`} label={said.input(input.name, input.required)} about={said.form(input.description, input.form)} long
          value={element.inputs?.[input.name] ?? ''} readOnly={readOnly} change={(to) => pen.give(element.id, input.name, to)} />
      ))}
      {element.outcomes && (
        <>
          <Select size="sm" label={said.outcome} placeholder={said.anyOutcome} clearable disabled={readOnly || element.otherwise} value={element.outcome === '' ? null : (element.outcome ?? null)}
            data={[...new Set([...element.outcomes, ...(element.outcome ? [element.outcome] : [])])]} onChange={(to) => pen.ask(element.id, to ?? '')} />
          <Switch size="sm" label={said.otherwise} checked={element.otherwise ?? false} disabled={readOnly}
            onChange={(event) => pen.otherwise(element.id, event.currentTarget.checked)} />
        </>
      )}
      {element.message !== undefined && (
        <Select size="sm" label={said.message} disabled={readOnly} value={element.message === '' ? null : element.message}
          data={MESSAGES.map((one) => ({ value: one, label: said.messages[one] ?? one }))} onChange={(to) => to && pen.waitFor(element.id, to)} />
      )}
      {element.duration !== undefined && (
        <Field label={said.duration} about={said.durationAbout} value={element.duration} readOnly={readOnly} change={(to) => pen.waitLong(element.id, to)} />
      )}
      {element.interrupts !== undefined && (
        <Switch size="sm" label={said.interrupts} checked={element.interrupts} disabled={readOnly}
          onChange={(event) => pen.interrupt(element.id, event.currentTarget.checked)} />
      )}
      {element.called !== undefined && (
        <Select size="sm" label={said.called} disabled={readOnly} value={element.called === '' ? null : element.called} onChange={(to) => to && pen.call(element.id, to)}
          data={[{ value: CHOSEN, label: said.chosen }, ...procedures.map((one) => ({ value: one, label: one }))]} />
      )}
    </Stack>
  );
}

/** A field whose change counts once it is left, so that one change is one step back. */
function Field({ label, about, value, long, readOnly, change }: { label: string; about?: string; value: string; long?: boolean; readOnly: boolean; change(to: string): void }) {
  const told = (to: string) => { if (to !== value) { change(to); } };
  return long
    ? <Textarea key={value} size="sm" label={label} description={about} defaultValue={value} readOnly={readOnly} autosize minRows={1} maxRows={8} onBlur={(event) => told(event.currentTarget.value)} />
    : <TextInput key={value} size="sm" label={label} description={about} defaultValue={value} readOnly={readOnly} onBlur={(event) => told(event.currentTarget.value)}
        onKeyDown={(event) => { if (event.key === 'Enter') { told(event.currentTarget.value); } }} />;
}

import { conditionOf, outcomesBefore, wordOf, type Described, type Step } from './closed';
import type { Lintable, Parts, Shape } from './closedTypes';

const UNNAMED = new Set(['bpmn:Process', 'bpmn:Association', 'label']);

/** Reads and changes what the closed language lets a person change of an element; every change can be undone. */
export class Pen {
  constructor(private readonly get: <K extends keyof Parts>(part: K) => Parts[K], private readonly steps: Step[]) {}

  /** @returns what can be changed of the one element that is selected; nothing when none or several are */
  selected(): Described | undefined {
    const all = this.get('selection').get();
    const shape = all.length === 0 ? this.get('canvas').getRootElement() : all[0];
    return all.length > 1 || !shape ? undefined : this.describe(shape.labelTarget ?? shape);
  }

  describe(shape: Shape): Described {
    const is = shape.businessObject;
    const found: Described = { id: is.id, type: is.$type, name: is.name ?? '', named: !UNNAMED.has(is.$type), documentation: is.documentation?.[0]?.text };
    if (is.$type === 'bpmn:ServiceTask') {
      found.step = String(is.get('camunda:topic') ?? '');
      found.inputs = Object.fromEntries(this.inputs(is).map((one) => [one.name ?? '', one.value ?? '']));
    }
    if (is.$type === 'bpmn:SequenceFlow' && is.sourceRef?.$type === 'bpmn:ExclusiveGateway') {
      found.outcome = wordOf(is.conditionExpression?.body);
      found.otherwise = is.sourceRef.default?.id === is.id;
      found.outcomes = outcomesBefore(is.sourceRef, this.steps);
    }
    const definition = is.eventDefinitions?.[0];
    if (definition?.$type === 'bpmn:MessageEventDefinition') {
      found.message = definition.messageRef?.name ?? '';
    }
    if (definition?.$type === 'bpmn:TimerEventDefinition') {
      found.duration = definition.timeDuration?.body ?? '';
    }
    if (is.$type === 'bpmn:BoundaryEvent') {
      found.interrupts = is.cancelActivity !== false;
    }
    if (is.$type === 'bpmn:CallActivity') {
      found.called = is.calledElement ?? '';
    }
    return found;
  }

  rename(id: string, name: string): void {
    this.update(id, { name: name === '' ? undefined : name });
  }

  document(id: string, text: string): void {
    this.update(id, { documentation: text === '' ? [] : [this.get('bpmnFactory').create('bpmn:Documentation', { text })] });
  }

  /** Makes a task do a step; what it was given for another one is dropped. */
  doStep(id: string, step: Step): void {
    this.update(id, { ...taskOf(step), name: step.title, extensionElements: undefined });
  }

  give(id: string, input: string, value: string): void {
    const shape = this.shape(id);
    const is = shape?.businessObject;
    if (!shape || !is) {
      return;
    }
    const make = this.get('bpmnFactory');
    const others = this.inputs(is).filter((one) => one.name !== input);
    const all = value === '' ? others : [...others, make.create('camunda:InputParameter', { name: input, value })];
    const rest = (is.extensionElements?.values ?? []).filter((one) => one.$type !== 'camunda:InputOutput');
    const values = all.length === 0 ? rest : [...rest, make.create('camunda:InputOutput', { inputParameters: all })];
    this.update(id, { extensionElements: values.length === 0 ? undefined : make.create('bpmn:ExtensionElements', { values }) });
  }

  /** Lets a flow be taken on a word; an empty one takes the condition away. */
  ask(id: string, word: string): void {
    const is = this.shape(id)?.businessObject;
    this.update(id, { conditionExpression: word === '' ? undefined : this.get('bpmnFactory').create('bpmn:FormalExpression', { body: conditionOf(word) }) });
    if (word !== '' && is?.sourceRef?.default?.id === id) {
      this.update(is.sourceRef.id, { default: undefined });
    }
  }

  /** Lets a flow be the one that is taken when no other is, or no longer. */
  otherwise(id: string, yes: boolean): void {
    const flow = this.shape(id)?.businessObject;
    if (flow?.sourceRef) {
      this.update(flow.sourceRef.id, { default: yes ? flow : undefined });
      if (yes) {
        this.update(id, { conditionExpression: undefined });
      }
    }
  }

  waitFor(id: string, message: string): void {
    const shape = this.shape(id);
    const definition = shape?.businessObject.eventDefinitions?.[0];
    const root = this.definitions();
    if (shape && definition && root) {
      let messageRef = root.rootElements?.find((one) => one.$type === 'bpmn:Message' && one.name === message);
      if (!messageRef) {
        messageRef = this.get('bpmnFactory').create('bpmn:Message', { id: `Message_${message}`, name: message });
        this.get('modeling').updateModdleProperties(shape, root, { rootElements: [messageRef, ...(root.rootElements ?? [])] });
      }
      this.get('modeling').updateModdleProperties(shape, definition, { messageRef });
    }
  }

  waitLong(id: string, duration: string): void {
    const shape = this.shape(id);
    const definition = shape?.businessObject.eventDefinitions?.[0];
    if (shape && definition) {
      const timeDuration = this.get('bpmnFactory').create('bpmn:FormalExpression', { body: duration });
      this.get('modeling').updateModdleProperties(shape, definition, { timeDuration });
    }
  }

  interrupt(id: string, yes: boolean): void {
    this.update(id, { cancelActivity: yes });
  }

  call(id: string, procedure: string): void {
    this.update(id, { calledElement: procedure });
  }

  /** Makes a task for a step that can be put somewhere. */
  taskFor(step: Step): Shape {
    const businessObject = this.get('bpmnFactory').create('bpmn:ServiceTask', { ...taskOf(step), name: step.title });
    return this.get('elementFactory').createShape({ type: 'bpmn:ServiceTask', businessObject });
  }

  /** Puts a step behind the selected element, or into the middle of what is seen. */
  append(step: Step): void {
    const task = this.taskFor(step);
    const [source] = this.get('selection').get();
    if (source && !/SequenceFlow|EndEvent|Process|Annotation/.test(source.businessObject.$type) && !source.labelTarget) {
      const placed = this.get('autoPlace').append(source, task);
      // The library would have the name typed at once, and keep it when another element is chosen; a step has its name.
      this.get('directEditing').cancel();
      this.get('selection').select(placed);
    } else {
      const seen = this.get('canvas').viewbox();
      const at = { x: seen.x + seen.width / 2, y: seen.y + seen.height / 2 };
      this.get('selection').select(this.get('modeling').createShape(task, at, this.get('canvas').getRootElement()));
    }
  }

  private update(id: string, properties: Record<string, unknown>): void {
    const shape = this.shape(id);
    if (shape) {
      this.get('modeling').updateProperties(shape, properties);
    }
  }

  private shape(id: string): Shape | undefined {
    return this.get('elementRegistry').get(id);
  }

  private inputs(is: Lintable) {
    return is.extensionElements?.values?.find((one) => one.$type === 'camunda:InputOutput')?.inputParameters ?? [];
  }

  private definitions(): Lintable | undefined {
    let is: (Lintable & { $parent?: Lintable }) | undefined = this.get('canvas').getRootElement().businessObject;
    while (is && is.$type !== 'bpmn:Definitions') {
      is = is.$parent;
    }
    return is;
  }
}

function taskOf(step: Step): Record<string, unknown> {
  return { 'camunda:type': 'external', 'camunda:topic': step.name, 'camunda:modelerTemplate': step.template };
}

import type { Lintable } from './closedTypes';

/** The step that a task does, as the catalogue has it. */
export interface Step {
  name: string;
  title: string;
  purpose: string;
  slow: boolean;
  role: string;
  reads: { name: string; description: string; required: boolean; form?: string }[];
  outcomes: string[];
  template: string;
}

/** What a person may change of an element; nothing else of it can be changed here. */
export interface Described {
  id: string;
  /** BPMN's name of the kind, such as {@code bpmn:ServiceTask}. */
  type: string;
  name: string;
  /** Whether the element can carry a name. */
  named: boolean;
  /** A task's step. */
  step?: string;
  inputs?: Record<string, string>;
  /** The word that a flow out of a gateway asks for; an empty one when it asks for none. */
  outcome?: string;
  /** Whether the flow is taken when no other is. */
  otherwise?: boolean;
  /** The words among which a flow can choose. */
  outcomes?: string[];
  /** What an event waits for. */
  message?: string;
  /** How long an event waits, in ISO 8601. */
  duration?: string;
  /** Whether an event at an edge ends what it stands at. */
  interrupts?: boolean;
  /** The procedure that is called; {@code ${procedure}} for the one that was chosen. */
  called?: string;
  documentation?: string;
}

export const MESSAGES = ['CustomerWrote', 'PenTaken', 'PenReturned', 'ConversationClosed'];
export const CHOSEN = '${procedure}';

const CONDITION = /^\$\{outcome == '([A-Za-z]+)'}$/;

/** @returns the word a condition asks for, or the condition itself where it is none of ours */
export function wordOf(condition: string | undefined): string {
  return condition === undefined ? '' : (CONDITION.exec(condition.trim())?.[1] ?? condition);
}

export function conditionOf(word: string): string {
  return `\${outcome == '${word}'}`;
}

/** @returns the words with which the element before a gateway can end, as far as the drawing says so */
export function outcomesBefore(gateway: Lintable, steps: Step[]): string[] {
  const words = new Set<string>();
  for (const flow of gateway.incoming ?? []) {
    const before = flow.sourceRef;
    const step = before?.$type === 'bpmn:ServiceTask' ? steps.find((one) => one.name === before.get('camunda:topic')) : undefined;
    step?.outcomes.forEach((word) => words.add(word));
    if (before?.$type === 'bpmn:StartEvent' || before?.eventDefinitions?.[0]?.$type === 'bpmn:MessageEventDefinition') {
      ['assistantWaits', 'assistantOwes', 'advisorHolds'].forEach((word) => words.add(word));
    }
  }
  return [...words];
}

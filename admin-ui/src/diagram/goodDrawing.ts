import { Linter } from 'bpmnlint';
import StaticResolver from 'bpmnlint/lib/resolver/static-resolver';
import conditionalFlows from 'bpmnlint/rules/conditional-flows';
import eventBasedGateway from 'bpmnlint/rules/event-based-gateway';
import labelRequired from 'bpmnlint/rules/label-required';
import noDisconnected from 'bpmnlint/rules/no-disconnected';
import noDuplicateFlows from 'bpmnlint/rules/no-duplicate-sequence-flows';
import noImplicitSplit from 'bpmnlint/rules/no-implicit-split';
import noOverlap from 'bpmnlint/rules/no-overlapping-elements';
import superfluousGateway from 'bpmnlint/rules/superfluous-gateway';
import type { Lintable } from './closedTypes';

/**
 * The rules of good drawing, kept by bpmn.io, that say something which the closed language does not already refuse. Not among them: that flows may
 * only meet at gateways. Here they meet at any element, and what forks is always a choice, so nothing has to be joined.
 */
const RULES = {
  'conditional-flows': conditionalFlows, 'event-based-gateway': eventBasedGateway, 'label-required': labelRequired,
  'no-disconnected': noDisconnected, 'no-duplicate-sequence-flows': noDuplicateFlows,
  'no-implicit-split': noImplicitSplit, 'no-overlapping-elements': noOverlap, 'superfluous-gateway': superfluousGateway,
};

const linter = new Linter({
  resolver: new StaticResolver(Object.fromEntries(Object.entries(RULES).map(([name, rule]) => [`rule:bpmnlint/${name}`, rule]))),
  config: { rules: Object.fromEntries(Object.keys(RULES).map((name) => [name, 'warn'])) },
});

/** Something that a reader of the drawing would stumble over. */
export interface Remark {
  element: string;
  rule: string;
  what: string;
}

/** @returns what is not well drawn, in bpmnlint's words */
export async function remarksOn(definitions: Lintable): Promise<Remark[]> {
  const found = (await linter.lint(definitions)) as Record<string, { id: string; message: string }[]>;
  return Object.entries(found).flatMap(([rule, all]) => all.map((one) => ({ element: one.id, rule, what: one.message })));
}

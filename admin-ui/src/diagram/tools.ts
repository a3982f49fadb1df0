import { CHOSEN } from './closed';
import type { Parts, Shape } from './closedTypes';

type Entry = { group: string; className: string; title: string; separator?: boolean; action?: Record<string, (event: Event, element: Shape) => void> };

/** What the tools are called; given by whoever shows them. */
export interface ToolWords {
  hand: string;
  lasso: string;
  space: string;
  connect: string;
  start: string;
  end: string;
  gateway: string;
  waits: string;
  message: string;
  timer: string;
  call: string;
  room: string;
  note: string;
  remove: string;
}

/** Makes a call of a procedure that carries the conversation's key, which every call must. */
export function callShape(parts: Pick<Parts, 'bpmnFactory' | 'elementFactory'>): Shape {
  const key = parts.bpmnFactory.create('camunda:In', { businessKey: '#{execution.processBusinessKey}' });
  const businessObject = parts.bpmnFactory.create('bpmn:CallActivity', {
    calledElement: CHOSEN,
    extensionElements: parts.bpmnFactory.create('bpmn:ExtensionElements', { values: [key] }),
  });
  return parts.elementFactory.createShape({ type: 'bpmn:CallActivity', businessObject });
}

/**
 * The palette and the tools at an element, with what the closed language allows and nothing else. Takes the places of the library's own, which
 * offer scripts, signals and pools; the menu that turns one kind into another is left out altogether.
 */
export function closedTools(words: ToolWords) {
  function Palette(this: object, palette: { registerProvider(provider: object): void }, create: Parts['create'], elementFactory: Parts['elementFactory'],
    bpmnFactory: Parts['bpmnFactory'], spaceTool: { activateSelection(event: Event): void }, lassoTool: { activateSelection(event: Event): void },
    handTool: { activateHand(event: Event): void }, globalConnect: { start(event: Event): void }) {
    const made = (group: string, className: string, title: string, shape: () => Shape | Shape[]): Entry => {
      const begin = (event: Event) => create.start(event, shape());
      return { group, className, title, action: { dragstart: begin, click: begin } };
    };
    const plain = (type: string, more: object = {}) => () => elementFactory.createShape({ type, ...more });
    const room = () => {
      const outer = elementFactory.createShape({ type: 'bpmn:SubProcess', x: 0, y: 0, isExpanded: true });
      return [outer, elementFactory.createShape({ type: 'bpmn:StartEvent', x: 40, y: 82, parent: outer })];
    };
    const entries: Record<string, Entry> = {
      hand: { group: 'tools', className: 'bpmn-icon-hand-tool', title: words.hand, action: { click: (event) => handTool.activateHand(event) } },
      lasso: { group: 'tools', className: 'bpmn-icon-lasso-tool', title: words.lasso, action: { click: (event) => lassoTool.activateSelection(event) } },
      space: { group: 'tools', className: 'bpmn-icon-space-tool', title: words.space, action: { click: (event) => spaceTool.activateSelection(event) } },
      connect: { group: 'tools', className: 'bpmn-icon-connection-multi', title: words.connect, action: { click: (event) => globalConnect.start(event) } },
      line: { group: 'tools', className: '', title: '', separator: true },
      start: made('event', 'bpmn-icon-start-event-none', words.start, plain('bpmn:StartEvent')),
      message: made('event', 'bpmn-icon-intermediate-event-catch-message', words.message,
        plain('bpmn:IntermediateCatchEvent', { eventDefinitionType: 'bpmn:MessageEventDefinition' })),
      timer: made('event', 'bpmn-icon-intermediate-event-catch-timer', words.timer,
        plain('bpmn:IntermediateCatchEvent', { eventDefinitionType: 'bpmn:TimerEventDefinition' })),
      end: made('event', 'bpmn-icon-end-event-none', words.end, plain('bpmn:EndEvent')),
      gateway: made('gateway', 'bpmn-icon-gateway-xor', words.gateway, plain('bpmn:ExclusiveGateway')),
      waits: made('gateway', 'bpmn-icon-gateway-eventbased', words.waits, plain('bpmn:EventBasedGateway')),
      call: made('activity', 'bpmn-icon-call-activity', words.call, () => callShape({ bpmnFactory, elementFactory })),
      room: made('activity', 'bpmn-icon-subprocess-expanded', words.room, room),
    };
    (this as { getPaletteEntries?: () => object }).getPaletteEntries = () => entries;
    palette.registerProvider(this);
  }
  Palette.$inject = ['palette', 'create', 'elementFactory', 'bpmnFactory', 'spaceTool', 'lassoTool', 'handTool', 'globalConnect'];

  function Pad(this: object, contextPad: { registerProvider(provider: object): void }, connect: { start(event: Event, element: Shape): void },
    elementFactory: Parts['elementFactory'], autoPlace: Parts['autoPlace'], modeling: { removeElements(shapes: Shape[]): void }) {
    const append = (className: string, title: string, type: string): Entry => ({
      group: 'model', className, title, action: { click: (_, element) => void autoPlace.append(element, elementFactory.createShape({ type })) },
    });
    const entries = (element: Shape): Record<string, Entry> => {
      const found: Record<string, Entry> = {};
      const type = element.businessObject.$type;
      if (element.labelTarget === undefined && !/SequenceFlow|EndEvent|Process|Annotation|Association|Lane|Participant/.test(type)) {
        found.gateway = append('bpmn-icon-gateway-xor', words.gateway, 'bpmn:ExclusiveGateway');
        found.end = append('bpmn-icon-end-event-none', words.end, 'bpmn:EndEvent');
        found.note = append('bpmn-icon-text-annotation', words.note, 'bpmn:TextAnnotation');
        found.connect = { group: 'connect', className: 'bpmn-icon-connection-multi', title: words.connect,
          action: { click: (event, source) => connect.start(event, source), dragstart: (event, source) => connect.start(event, source) } };
      }
      found.remove = { group: 'edit', className: 'bpmn-icon-trash', title: words.remove, action: { click: (_, gone) => modeling.removeElements([gone]) } };
      return found;
    };
    const provider = this as { getContextPadEntries?: typeof entries; getMultiElementContextPadEntries?: (all: Shape[]) => object };
    provider.getContextPadEntries = entries;
    provider.getMultiElementContextPadEntries = (all) => ({
      remove: { group: 'edit', className: 'bpmn-icon-trash', title: words.remove, action: { click: () => modeling.removeElements([...all]) } },
    });
    contextPad.registerProvider(this);
  }
  Pad.$inject = ['contextPad', 'connect', 'elementFactory', 'autoPlace', 'modeling'];

  return { paletteProvider: ['type', Palette], contextPadProvider: ['type', Pad], replaceMenuProvider: ['value', null] };
}

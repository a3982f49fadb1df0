import BpmnUpdater from 'bpmn-js/lib/features/modeling/BpmnUpdater';
import CommandInterceptor from 'diagram-js/lib/command/CommandInterceptor';
import type { Lintable, Parts } from './closedTypes';

interface Described extends Lintable {
  $descriptor: { propertiesByName: Record<string, { type: string; isMany?: boolean }> };
}
interface Read {
  references?: { element: Described; property: string; id: string }[];
  elementsById?: Record<string, unknown>;
}
interface Moddle {
  create(type: string, properties: object): unknown;
  getType(name: string): { prototype: Record<string, unknown>; $descriptor: { propertiesByName: Record<string, { default?: unknown }> } };
}
interface Bus {
  on(event: 'import.parse.complete', listener: (read: Read) => void): void;
  on(event: 'bpmnElement.added', listener: (added: { element: Line }) => void): void;
}
interface Line {
  businessObject: Lintable;
  target?: { businessObject: Activity };
}
/** What is done to a line; where it leads to before and after, as far as that is part of it. */
interface Drawn {
  connection: Line;
  target?: { businessObject: Activity };
  oldTarget?: { businessObject: Activity };
  newTarget?: { businessObject: Activity };
}
interface Placed {
  type?: string;
  parent?: Placed;
}
type Drawing = Parameters<BpmnUpdater['updateParent']>[0];
interface Activity extends Omit<Lintable, 'get'> {
  get(name: 'properties' | 'dataInputAssociations'): Lintable[];
}

/** The name that BPMN tools agree on for what a data input points to when it was drawn to an activity that names no inputs. */
const PLACEHOLDER = '__targetRef_placeholder';

/** A reference to what the drawing does not hold is kept as it was written: what it names may lie in another file. */
function DanglingReferences(bus: Bus, moddle: Moddle) {
  bus.on('import.parse.complete', ({ references = [], elementsById = {} }) => {
    for (const { element, property, id } of references.filter((one) => !elementsById[one.id])) {
      const described = element.$descriptor.propertiesByName[property];
      if (described) {
        const absent = moddle.create(described.type, { id });
        if (described.isMany) {
          (element.get(property) as unknown[]).push(absent);
        } else {
          element.set(property, absent);
        }
      }
    }
  });
}
DanglingReferences.$inject = ['eventBus', 'moddle'];

/** A message at a flow is shown as one that begins, or not at all when nothing is said: the library takes both for the same and would not write it. */
function SaidMessages(moddle: Moddle) {
  const edge = moddle.getType('bpmndi:BPMNEdge');
  delete edge.prototype.messageVisibleKind;
  delete edge.$descriptor.propertiesByName.messageVisibleKind?.default;
}
SaidMessages.$inject = ['moddle'];

/**
 * Where a data input goes to. The library's own points every one that is moved to a placeholder; here one that came with the drawing keeps the input
 * that it names for as long as it leads to the same activity, also when it is removed and brought back.
 */
class DataInputs extends CommandInterceptor {
  static $inject = ['eventBus', 'bpmnFactory'];
  private readonly came = new Map<Lintable, { activity: Activity; input?: Lintable }>();

  constructor(bus: Bus, private readonly make: Parts['bpmnFactory']) {
    super(bus as never);
    bus.on('bpmnElement.added', ({ element }) => {
      const is = element.businessObject;
      if (is.$type === 'bpmn:DataInputAssociation' && element.target) {
        this.came.set(is, { activity: element.target.businessObject, input: is.targetRef });
      }
    });
    const after = ['connection.create', 'connection.delete', 'connection.reconnect'];
    const lead = ({ context }: { context: Drawn }) => this.lead(context);
    this.executed(after, lead as never);
    this.reverted(after, lead as never);
  }

  private lead({ connection, target, oldTarget, newTarget }: Drawn): void {
    const is = connection.businessObject;
    if (is.$type !== 'bpmn:DataInputAssociation') {
      return;
    }
    const came = this.came.get(is);
    const activity = connection.target?.businessObject;
    is.targetRef = activity && came?.activity === activity ? came.input : activity && this.placeholder(activity);
    for (const left of [target, oldTarget, newTarget]) {
      if (left && left.businessObject !== activity) {
        this.tidy(left.businessObject, is);
      }
    }
  }

  private placeholder(activity: Activity): Lintable {
    const properties = activity.get('properties');
    let found = properties.find((one) => one.name === PLACEHOLDER);
    if (!found) {
      found = this.make.create('bpmn:Property', { name: PLACEHOLDER });
      properties.push(found);
    }
    return found;
  }

  /** A placeholder that nothing else points to any more goes. */
  private tidy(activity: Activity, gone: Lintable): void {
    const properties = activity.get('properties');
    const at = properties.findIndex((one) => one.name === PLACEHOLDER);
    if (at >= 0 && !activity.get('dataInputAssociations').some((one) => one !== gone && one.targetRef === properties[at])) {
      properties.splice(at, 1);
    }
  }
}

/** In which lane a step lies follows from the picture within a pool or a process; what is drawn outside of both stays in the lane that it names. */
class Lanes extends CommandInterceptor {
  static $inject = ['eventBus'];

  constructor(bus: Bus) {
    super(bus as never);
    const within = ({ parent }: Placed): boolean => parent !== undefined && (/:(Participant|Process|SubProcess)$/.test(parent.type ?? '') || within(parent));
    this.preExecute('lane.updateRefs', 2000, (({ context }: { context: { flowNodeShapes: Placed[] } }) => {
      context.flowNodeShapes = context.flowNodeShapes.filter(within);
    }) as never);
  }
}

/**
 * What is moved within what it is drawn in belongs to what it belonged to. The library would look for its owner anew, and finds none for what is drawn
 * outside of its pool.
 */
class Owners extends BpmnUpdater {
  override updateParent(element: Drawing, before: Drawing): void {
    if (!before || element.parent !== before || !element.businessObject.$parent) {
      super.updateParent(element, before);
    }
  }
}

/** Lets a drawing come back from the table with all that it was laid onto it with. */
export const keepsAll = {
  __init__: ['danglingReferences', 'saidMessages', 'keptLanes'],
  danglingReferences: ['type', DanglingReferences],
  saidMessages: ['type', SaidMessages],
  keptLanes: ['type', Lanes],
  dataInputAssociationBehavior: ['type', DataInputs],
  bpmnUpdater: ['type', Owners],
  // The library orders the picture by what it draws, and drops what it does not draw.
  bpmnDiOrdering: ['value', null],
};

/** An element of a drawing as bpmn-moddle reads it, as far as this folder looks at it. */
export interface Lintable {
  $type: string;
  id: string;
  name?: string;
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  incoming?: Lintable[];
  outgoing?: Lintable[];
  sourceRef?: Lintable;
  targetRef?: Lintable;
  default?: Lintable;
  conditionExpression?: Lintable & { body: string };
  eventDefinitions?: (Lintable & { messageRef?: Lintable; timeDuration?: Lintable & { body: string } })[];
  extensionElements?: Lintable & { values?: (Lintable & { inputParameters?: (Lintable & { value?: string })[] })[] };
  documentation?: (Lintable & { text: string })[];
  calledElement?: string;
  cancelActivity?: boolean;
  rootElements?: Lintable[];
}

/** A shape or a connection on the canvas. */
export interface Shape {
  id: string;
  type: string;
  businessObject: Lintable;
  labelTarget?: Shape;
  width: number;
  height: number;
  x: number;
  y: number;
  parent?: Shape;
}

/** The parts of the modeler that are used here, by the names under which it knows them. */
export interface Parts {
  canvas: {
    zoom(to: 'fit-viewport' | number, centre?: 'auto'): number;
    addMarker(element: string, marker: string): void;
    removeMarker(element: string, marker: string): void;
    getRootElement(): Shape;
    scrollToElement(element: string, padding?: number): void;
    viewbox(): { x: number; y: number; width: number; height: number };
    viewbox(box: { x: number; y: number; width: number; height: number }): void;
  };
  elementRegistry: { get(id: string): Shape | undefined };
  overlays: { add(element: string, type: string, overlay: { position: object; html: string }): string; remove(filter: { type: string }): void };
  selection: { get(): Shape[]; select(shapes: Shape | Shape[]): void };
  modeling: {
    updateProperties(shape: Shape, properties: Record<string, unknown>): void;
    updateModdleProperties(shape: Shape, element: Lintable, properties: Record<string, unknown>): void;
    createShape(shape: Shape, at: { x: number; y: number }, parent: Shape): Shape;
  };
  elementFactory: { createShape(attributes: Record<string, unknown>): Shape };
  bpmnFactory: { create(type: string, properties?: Record<string, unknown>): Lintable };
  autoPlace: { append(source: Shape, shape: Shape): Shape };
  directEditing: { cancel(): void };
  create: { start(event: Event, shape: Shape | Shape[]): void };
  commandStack: { undo(): void; redo(): void; canUndo(): boolean; canRedo(): boolean };
  eventBus: {
    on(events: string, listener: (event: { shape?: Shape }) => void): void;
    on(events: string, priority: number, listener: (event: { shape?: Shape }) => void): void;
  };
}

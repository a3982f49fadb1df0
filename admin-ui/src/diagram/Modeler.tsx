import BpmnModeler from 'bpmn-js/lib/Modeler';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/diagram-js.css';
import camunda from 'camunda-bpmn-moddle/resources/camunda.json';
import { useEffect, useRef, useState } from 'react';
import { Failed } from '../parts/states';
import type { Described, Step } from './closed';
import type { Lintable, Parts } from './closedTypes';
import './diagram.css';
import { remarksOn, type Remark } from './goodDrawing';
import { Pen } from './pen';
import { closedTools, type ToolWords } from './tools';

/** What the page can do with the drawing on the table. */
export interface Table {
  pen: Pen;
  /** Begins to drag a step's task; it lands where it is dropped. */
  drag(event: Event, step: Step): void;
  show(element: string): void;
  undo(): void;
  redo(): void;
}

interface Props {
  /** What is drawn at first; later changes are the table's own. */
  xml: string;
  steps: Step[];
  words: ToolWords;
  label: string;
  /** Elements with something to mend, and how many things. */
  marks: Map<string, number>;
  ready(table: Table): void;
  selected(element: Described | undefined): void;
  /** Told once it is drawn and after every change: the whole drawing, what bpmnlint remarks, and whether anything was changed. */
  changed(xml: string, remarks: Remark[], touched: boolean): void;
}

/** How much of the table's left edge the tools take, in pixels. */
const TOOLS = 130;

/** A drawing that can be changed, with tools for what the closed language allows and for nothing else. */
export default function Modeler({ xml, steps, words, label, marks, ready, selected, changed }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const modeler = useRef<BpmnModeler>(null);
  const told = useRef({ ready, selected, changed });
  const [drawn, setDrawn] = useState(false);
  const [failed, setFailed] = useState<unknown>();
  useEffect(() => { told.current = { ready, selected, changed }; });

  useEffect(() => {
    if (!place.current) {
      return;
    }
    const made = new BpmnModeler({ container: place.current, additionalModules: [closedTools(words)], moddleExtensions: { camunda } });
    modeler.current = made;
    const get = <K extends keyof Parts>(part: K) => made.get<Parts[K]>(part);
    const pen = new Pen(get, steps);
    let gone = false;
    let touched = false;
    const tell = async () => {
      touched = true;
      const { xml: written = '' } = await made.saveXML({ format: true });
      const remarks = await remarksOn(made.getDefinitions() as unknown as Lintable);
      if (!gone) {
        told.current.changed(written, remarks, true);
        told.current.selected(pen.selected());
      }
    };
    made.importXML(xml).then(async () => {
      if (gone) {
        return;
      }
      get('canvas').zoom('fit-viewport', 'auto');
      // The tools lie over the left edge: nothing of the drawing begins behind them.
      const { x, y, width, height } = get('canvas').viewbox();
      const tools = (width * TOOLS) / Math.max(1, place.current?.clientWidth ?? 1);
      get('canvas').viewbox({ x: x - tools, y, width: width + tools, height });
      get('eventBus').on('selection.changed', () => told.current.selected(pen.selected()));
      get('eventBus').on('commandStack.changed', () => void tell());
      get('eventBus').on('create.end', 100, ({ shape }) => shape?.type === 'bpmn:ServiceTask' && get('directEditing').cancel());
      told.current.ready({
        pen,
        drag: (event, step) => get('create').start(event, pen.taskFor(step)),
        show: (element) => {
          const shape = get('elementRegistry').get(element);
          if (shape) {
            get('canvas').scrollToElement(element, 120);
            get('selection').select(shape);
          }
        },
        undo: () => get('commandStack').undo(),
        redo: () => get('commandStack').redo(),
      });
      setDrawn(true);
      const remarks = await remarksOn(made.getDefinitions() as unknown as Lintable);
      if (!gone && !touched) {
        told.current.changed(xml, remarks, false);
      }
    }, (broken: unknown) => !gone && setFailed(broken));
    return () => {
      gone = true;
      made.destroy();
      modeler.current = null;
    };
    // The drawing is the table's own once it lies there: only another page, with another key, brings another.
  }, []);

  useEffect(() => {
    const made = modeler.current;
    if (!drawn || !made) {
      return;
    }
    const canvas = made.get<Parts['canvas']>('canvas');
    const overlays = made.get<Parts['overlays']>('overlays');
    const known = [...marks].filter(([id]) => made.get<Parts['elementRegistry']>('elementRegistry').get(id));
    for (const [id, count] of known) {
      canvas.addMarker(id, 'to-mend');
      overlays.add(id, 'to-mend', { position: { top: -10, right: 10 }, html: `<span class="to-mend-count">${Number(count)}</span>` });
    }
    return () => {
      overlays.remove({ type: 'to-mend' });
      known.forEach(([id]) => made.get<Parts['elementRegistry']>('elementRegistry').get(id) && canvas.removeMarker(id, 'to-mend'));
    };
  }, [drawn, marks]);

  return failed ? <Failed error={failed} /> : <div ref={place} className="drawing drawing-table" role="region" aria-label={label} />;
}

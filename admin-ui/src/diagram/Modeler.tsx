import type BpmnModeler from 'bpmn-js/lib/Modeler';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/diagram-js.css';
import { useEffect, useRef, useState } from 'react';
import type { Described, Step } from './closed';
import type { Lintable, Parts } from './closedTypes';
import './diagram.css';
import { remarksOn, type Remark } from './goodDrawing';
import { Pen } from './pen';
import { emptyTable, lay, type Unfit } from './table';
import type { ToolWords } from './tools';

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
  /** Told once it is drawn and after every change: the whole drawing, in the very letters it came in while nothing is changed, and what bpmnlint remarks. */
  changed(xml: string, remarks: Remark[]): void;
  /** Told instead when the drawing would not come back whole from the table: at first, or, when it cannot be written, after a change. */
  unfit(why: Unfit): void;
}

/** How much of the table's left edge the tools take, in pixels. */
const TOOLS = 130;

/** A drawing that can be changed, with tools for what the closed language allows and for nothing else. */
export default function Modeler({ xml, steps, words, label, marks, ready, selected, changed, unfit }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const modeler = useRef<BpmnModeler>(null);
  const told = useRef({ ready, selected, changed, unfit });
  const [drawn, setDrawn] = useState(false);
  useEffect(() => { told.current = { ready, selected, changed, unfit }; });

  useEffect(() => {
    if (!place.current) {
      return;
    }
    const made = emptyTable(place.current, words);
    modeler.current = made;
    const get = <K extends keyof Parts>(part: K) => made.get<Parts[K]>(part);
    const pen = new Pen(get, steps);
    let gone = false;
    void lay(xml, made).then(async (laid) => {
      if (gone) {
        return;
      }
      if (laid.unfit) {
        told.current.unfit(laid.unfit);
        return;
      }
      let latest = 0;
      const tell = async () => {
        const turn = ++latest;
        const still = () => !gone && turn === latest;
        try {
          const written = await laid.write();
          // What bpmnlint cannot read it has no remark on: remarks hold nobody up.
          const remarks = await remarksOn(made.getDefinitions() as unknown as Lintable).catch(() => []);
          if (still()) {
            told.current.changed(written, remarks);
            told.current.selected(pen.selected());
          }
        } catch (broken) {
          if (still()) {
            told.current.unfit({ lost: [], why: String(broken) });
          }
        }
      };
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
      await tell();
    });
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

  return <div ref={place} className="drawing drawing-table" role="region" aria-label={label} />;
}

import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/diagram-js.css';
import { useEffect, useRef, useState } from 'react';
import { Failed } from '../parts/states';
import './diagram.css';

interface Canvas {
  zoom(to: 'fit-viewport' | number, centre?: 'auto'): number;
  addMarker(element: string, marker: string): void;
  removeMarker(element: string, marker: string): void;
  viewbox(): { outer: { width: number; height: number } };
  viewbox(box: { x: number; y: number; width: number; height: number }): void;
}
interface Registry {
  get(id: string): { x: number; y: number; width: number; height: number } | undefined;
}
interface Overlays {
  add(element: string, type: string, overlay: { position: object; html: string | HTMLElement }): string;
  remove(filter: { type: string }): void;
}
interface Clicks {
  on(event: string, listener: (event: { element: { id: string } }) => void): void;
  off(event: string, listener: unknown): void;
}

/** An element that was walked, and the places at which it was. */
export interface Walked {
  element: string;
  places: number[];
}

/** Something said about an element on the drawing itself: a marker for its looks, and a short text that says the same to who sees no colours. */
export interface Sign {
  element: string;
  marker: string;
  text: string;
}

interface Props {
  xml: string;
  walked?: Walked[];
  signs?: Sign[];
  /** Told which element was clicked. */
  chosen?: (element: string) => void;
  /** The present element, which the drawing is moved to unless the whole of it is shown. */
  here?: string;
  whole?: boolean;
  label: string;
}

/** How large elements are when the drawing follows the steps. */
const SCALE = 0.8;

/** A drawing that can be moved and zoomed, with the way through it: walked elements are marked and numbered, the present one stands out. */
const NOBODY: Walked[] = [];
const NOTHING: Sign[] = [];

export default function Drawing({ xml, walked = NOBODY, signs = NOTHING, here, whole = true, label, chosen }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const viewer = useRef<NavigatedViewer>(null);
  const [drawn, setDrawn] = useState(0);
  const [failed, setFailed] = useState<{ xml: string; error: unknown }>();

  useEffect(() => {
    if (!place.current) {
      return;
    }
    const made = new NavigatedViewer({ container: place.current });
    viewer.current = made;
    let gone = false;
    made.importXML(xml).then(() => {
      if (!gone) {
        made.get<Canvas>('canvas').zoom('fit-viewport', 'auto');
        setDrawn((count) => count + 1);
      }
    }, (error: unknown) => !gone && setFailed({ xml, error }));
    return () => {
      gone = true;
      made.destroy();
      viewer.current = null;
    };
  }, [xml]);

  useEffect(() => {
    const canvas = viewer.current?.get<Canvas>('canvas');
    const registry = viewer.current?.get<Registry>('elementRegistry');
    const overlays = viewer.current?.get<Overlays>('overlays');
    if (!drawn || !canvas || !registry || !overlays) {
      return;
    }
    const known = walked.filter((one) => registry.get(one.element));
    for (const one of known) {
      canvas.addMarker(one.element, 'walked');
      overlays.add(one.element, 'place', { position: { top: -12, left: -8 }, html: `<span class="walked-place">${one.places.join(', ')}</span>` });
    }
    return () => {
      known.forEach((one) => canvas.removeMarker(one.element, 'walked'));
      overlays.remove({ type: 'place' });
    };
  }, [drawn, walked]);

  useEffect(() => {
    const canvas = viewer.current?.get<Canvas>('canvas');
    const registry = viewer.current?.get<Registry>('elementRegistry');
    const overlays = viewer.current?.get<Overlays>('overlays');
    if (!drawn || !canvas || !registry || !overlays) {
      return;
    }
    const known = signs.filter((one) => registry.get(one.element));
    for (const one of known) {
      canvas.addMarker(one.element, one.marker);
      const html = document.createElement('span');
      html.className = 'drawing-sign';
      html.textContent = one.text;
      overlays.add(one.element, 'sign', { position: { bottom: 10, left: 4 }, html });
    }
    return () => {
      known.forEach((one) => canvas.removeMarker(one.element, one.marker));
      overlays.remove({ type: 'sign' });
    };
  }, [drawn, signs]);

  useEffect(() => {
    const bus = viewer.current?.get<Clicks>('eventBus');
    if (!drawn || !bus || !chosen) {
      return;
    }
    const listener = (event: { element: { id: string } }) => chosen(event.element.id);
    bus.on('element.click', listener);
    return () => bus.off('element.click', listener);
  }, [drawn, chosen]);

  useEffect(() => {
    const canvas = viewer.current?.get<Canvas>('canvas');
    const shape = here === undefined ? undefined : viewer.current?.get<Registry>('elementRegistry').get(here);
    if (!drawn || !canvas || !here || !shape) {
      return;
    }
    canvas.addMarker(here, 'walked-here');
    if (!whole) {
      const { outer } = canvas.viewbox();
      const width = outer.width / SCALE;
      const height = outer.height / SCALE;
      canvas.viewbox({ x: shape.x + shape.width / 2 - width / 2, y: shape.y + shape.height / 2 - height / 2, width, height });
    } else {
      canvas.zoom('fit-viewport', 'auto');
    }
    return () => canvas.removeMarker(here, 'walked-here');
  }, [drawn, here, whole]);

  return failed?.xml === xml ? <Failed error={failed.error} /> : <div ref={place} className="drawing" role="region" aria-label={label} />;
}

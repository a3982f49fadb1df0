import BpmnModeler from 'bpmn-js/lib/Modeler';
import camunda from 'camunda-bpmn-moddle/resources/camunda.json';
import { lost, type Lost } from './content';
import { readable, unmarked, withCommentsOf, type Known } from './file';
import { keepsAll } from './keeping';
import { closedTools, type ToolWords } from './tools';

/** Why a drawing is not laid onto the table: what would be lost, or what the table said when it could neither read nor write it. */
export interface Unfit {
  lost: Lost[];
  /** Whether letters of it could not be read: it is not written in UTF-8. */
  letters?: boolean;
  why?: string;
}

/** A drawing on the table. */
export interface Laid {
  /** Writes the drawing as it is now: in the very letters that it came in while nothing is changed. */
  write(): Promise<string>;
  unfit?: Unfit;
}

/** @returns a table with the tools of the closed language, and nothing on it yet */
export function emptyTable(container: HTMLElement, words: ToolWords): BpmnModeler {
  return new BpmnModeler({ container, additionalModules: [closedTools(words), keepsAll], moddleExtensions: { camunda } });
}

/** Lays a drawing onto the table, and tries whether it would come back whole: one that would not is told by what would be lost. */
export async function lay(xml: string, table: BpmnModeler): Promise<Laid> {
  const letters = xml.includes('\uFFFD');
  const plain = async () => withCommentsOf(xml, unmarked((await table.saveXML({ format: true })).xml ?? ''));
  try {
    await table.importXML(readable(xml, table.get<{ getPackages(): Known[] }>('moddle').getPackages()));
    const untouched = await plain();
    const missing = lost(xml, untouched);
    const write = async () => {
      const written = await plain();
      return written === untouched ? xml : written;
    };
    return missing.length > 0 || letters ? { write, unfit: { lost: missing, letters } } : { write };
  } catch (broken) {
    return { write: plain, unfit: { lost: [], why: broken instanceof Error ? broken.message : String(broken) } };
  }
}

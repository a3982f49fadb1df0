import { Text } from '@mantine/core';
import type { Remark } from '../../diagram/goodDrawing';
import { flows as said } from '../../texts/en/flows';
import type { Fault } from './queries';

interface Props {
  faults: Fault[];
  remarks: Remark[];
  path: string;
  looking: boolean;
  show(element: string): void;
}

/** What is to be mended in a drawing, in the lint's words, and what bpmnlint remarks on how it is drawn. */
export function ToMend({ faults, remarks, path, looking, show }: Props) {
  return (
    <section aria-label={said.problems} className="flow-mend">
      <Text fw={600} size="sm" role="status">
        {faults.length > 0 ? said.problemCount(faults.length) : looking ? said.looking : said.noProblems}
      </Text>
      <ul>
        {faults.map((one) => (
          <li key={`${one.path} ${one.line} ${one.rule} ${one.problem}`}>
            <button type="button" className="desk-file" disabled={one.path !== path || !one.element} onClick={() => show(one.element)}>
              <span><b>{one.element || said.inFile(one.path, one.line)}</b> {one.problem}</span>
            </button>
            <Text size="xs" c="dimmed" pl="sm">{one.cure}</Text>
          </li>
        ))}
      </ul>
      {remarks.length > 0 && (
        <details>
          <summary>{said.remarkCount(remarks.length)}</summary>
          <ul>
            {remarks.map((one) => (
              <li key={`${one.rule} ${one.element}`}>
                <button type="button" className="desk-file" onClick={() => show(one.element)}><span><b>{one.element}</b> {one.what}</span></button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

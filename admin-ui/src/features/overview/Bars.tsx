import { Table, VisuallyHidden } from '@mantine/core';
import type { Schemas } from '../../api/client';
import { told } from '../../parts/moments';
import { texts } from '../../texts/en';

type Part = Schemas['OverviewApi.PartStands'];
type Kind = keyof Part['outcomes'];

const said = texts.overview;
/** From the bottom up. */
const KINDS: Kind[] = ['resolved', 'open', 'abandoned', 'handedOff', 'failed'];
const WIDTH = 960;
const HEIGHT = 200;

/** A bar for each hour or day, in the colours of how its conversations stand; the same as a table for who cannot see it. */
export function Bars({ parts, hourly }: { parts: Part[]; hourly: boolean }) {
  const most = Math.max(1, ...parts.map(total));
  const wide = WIDTH / parts.length;
  const label = (part: Part) => told(part.from, hourly ? 'hour' : 'shortDay');
  const every = Math.ceil(parts.length / 12);
  return (
    <>
      <ul className="legend" aria-hidden="true">
        {KINDS.map((kind) => <li key={kind}><span className={`swatch bar-${kind}`} />{said.stands[kind]}</li>)}
      </ul>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + 24}`} className="bars" aria-hidden="true">
        <line x1={0} x2={WIDTH} y1={HEIGHT} y2={HEIGHT} className="bars-line" />
        <text x={0} y={12} className="bars-text">{most}</text>
        {parts.map((part, place) => {
          let top = HEIGHT;
          return (
            <g key={part.from}>
              {KINDS.map((kind) => {
                const high = (part.outcomes[kind] / most) * (HEIGHT - 20);
                top -= high;
                return high > 0 && <rect key={kind} className={`bar-${kind}`} x={place * wide + wide * 0.15} y={top} width={wide * 0.7} height={high} />;
              })}
              {place % every === 0 && <text className="bars-text" x={place * wide + wide / 2} y={HEIGHT + 18} textAnchor="middle">{label(part)}</text>}
            </g>
          );
        })}
      </svg>
      <VisuallyHidden>
        <Table>
          <Table.Caption>{said.chart}</Table.Caption>
          <Table.Thead><Table.Tr><Table.Th>{said.from}</Table.Th>{KINDS.map((kind) => <Table.Th key={kind}>{said.stands[kind]}</Table.Th>)}</Table.Tr></Table.Thead>
          <Table.Tbody>
            {parts.map((part) => (
              <Table.Tr key={part.from}><Table.Td>{label(part)}</Table.Td>{KINDS.map((kind) => <Table.Td key={kind}>{part.outcomes[kind]}</Table.Td>)}</Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </VisuallyHidden>
    </>
  );
}

function total(part: Part): number {
  return KINDS.reduce((sum, kind) => sum + part.outcomes[kind], 0);
}

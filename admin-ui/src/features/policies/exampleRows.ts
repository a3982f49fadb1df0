import { useQuery } from '@tanstack/react-query';
import { get, post, type Schemas } from '../../api/client';
import { useBeside } from './beside';

export type Sheet = Schemas['TryExamples.Sheet'];
export type Tried = Schemas['TryExamples.Tried'];
export type Row = Schemas['TryExamples.Row'];
export type Given = Schemas['TryExamples.Given'];
export type Kind = Schemas['TryExamples.Kind'];

/** What examples can say. */
export function useSayable() {
  return useQuery({ queryKey: ['policies', 'facts'], queryFn: ({ signal }) => get('/api/policies/facts', { signal }), staleTime: Infinity });
}

export function isOfExamples(path: string): boolean {
  return path.endsWith('.examples.yaml');
}

/** The examples of a text as rows, tried by the proposal's policies while it is written. */
export function useExamples(id: string, book: string, path: string, text: string, writes: boolean) {
  return useBeside<Sheet, Row[]>(['policies', 'proposal', id, 'examples', book, path], text, (of, rows, signal) => writes
    ? post('/api/policies/proposals/{id}/examples', { path: { id }, body: { path, text: of, rows }, signal })
    : get('/api/policies/proposals/{id}/examples', { path: { id }, query: { path }, signal }));
}

/** Where an example begins: at a judgement of a turn. */
export interface Begun {
  of?: string;
  turn?: number;
  entry?: number;
}

/** What was known at that judgement, as an example that does not expect anything yet. */
export function useBegun({ of, turn, entry }: Begun) {
  return useQuery({
    queryKey: ['conversations', of, 'judged', turn],
    queryFn: ({ signal }) => get('/api/conversations/{id}/turns/{turn}/judged', { path: { id: of ?? '', turn: String(turn) }, signal }),
    select: (all) => all.find((one) => one.number === entry)?.row,
    enabled: of !== undefined,
    staleTime: Infinity,
  });
}

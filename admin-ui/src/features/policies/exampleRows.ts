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

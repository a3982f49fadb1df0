import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { get, post, type Schemas } from '../../api/client';

export type Sheet = Schemas['TryExamples.Sheet'];
export type Tried = Schemas['TryExamples.Tried'];
export type Row = Schemas['TryExamples.Row'];
export type Given = Schemas['TryExamples.Given'];
export type Kind = Schemas['TryExamples.Kind'];

/** How long nothing has to be typed before examples are tried. */
const PAUSE = 400;

/** What examples can say. */
export function useSayable() {
  return useQuery({ queryKey: ['policies', 'facts'], queryFn: ({ signal }) => get('/api/policies/facts', { signal }), staleTime: Infinity });
}

export function isOfExamples(path: string): boolean {
  return path.endsWith('.examples.yaml');
}

/** The examples of a text as rows, tried by the proposal's policies while it is written; rows that are put into it come back as its text. */
export function useExamples(id: string, book: string, path: string, text: string, writes: boolean) {
  const queries = useQueryClient();
  const [asked, setAsked] = useState(text);
  useEffect(() => {
    const pause = setTimeout(() => setAsked(text), PAUSE);
    return () => clearTimeout(pause);
  }, [text]);
  const key = (of: string) => ['policies', 'proposal', id, 'examples', book, path, of];
  const tried = useQuery({
    queryKey: key(asked),
    queryFn: ({ signal }) => writes ? post('/api/policies/proposals/{id}/examples', { path: { id }, body: { path, text: asked }, signal })
      : get('/api/policies/proposals/{id}/examples', { path: { id }, query: { path }, signal }),
    placeholderData: keepPreviousData,
    staleTime: Infinity,
    gcTime: 60_000,
  });
  const write = useMutation({
    mutationFn: (rows: Row[]) => post('/api/policies/proposals/{id}/examples', { path: { id }, body: { path, text, rows } }),
    onSuccess: (sheet) => {
      queries.setQueryData(key(sheet.text ?? ''), sheet);
      setAsked(sheet.text ?? '');
    },
  });
  return { tried, write, current: tried.data?.text === text && !tried.isPlaceholderData };
}

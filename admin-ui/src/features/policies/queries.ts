import { useQuery } from '@tanstack/react-query';
import { get, text, type Schemas } from '../../api/client';
import { readSentences } from './sentences';

export type Policy = Schemas['BooksApi.Line'];
export type Proposal = Schemas['ProposalsApi.Whole'];
export type Change = Schemas['ProposalChangesApi.ChangedFile'];

/** The check's report, as it was kept with the proposal. */
export interface Checked {
  policies: number;
  added: string[];
  changed: string[];
  removed: string[];
  remarks: { kind: string; policies: string[]; path: string; what: string; example: string }[];
}

/** The trial on the past, as it was kept with the proposal. */
export interface Tried {
  judgements: number;
  changed: number;
  unreadable: number;
  groups: { gate: string; was: string; becomes: string; policies: string[]; judgements: number; conversations: string[] }[];
}

export function useInForce() {
  return useQuery({ queryKey: ['policies'], queryFn: ({ signal }) => get('/api/policies', { signal }), refetchInterval: 10_000 });
}

/** In how many conversations of the last thirty days each policy saw something. */
export function useHits() {
  return useQuery({
    queryKey: ['overview', 'month'],
    queryFn: ({ signal }) => get('/api/overview', { query: { span: 'month' }, signal }),
    select: (figures) => new Map(figures.policies.map((one) => [one.what, one.count])),
    staleTime: 60_000,
  });
}

export function useProposals() {
  return useQuery({ queryKey: ['policies', 'proposals'], queryFn: ({ signal }) => get('/api/policies/proposals', { signal }) });
}

export function useProposal(id: string) {
  return useQuery({ queryKey: ['policies', 'proposal', id], queryFn: ({ signal }) => get('/api/policies/proposals/{id}', { path: { id }, signal }) });
}

export function useFiles(id: string, book?: string) {
  return useQuery({
    queryKey: ['policies', 'proposal', id, 'files', book],
    queryFn: ({ signal }) => get('/api/policies/proposals/{id}/files', { path: { id }, signal }),
    enabled: book !== undefined,
  });
}

export function useFile(id: string, path?: string) {
  return useQuery({
    queryKey: ['policies', 'proposal', id, 'file', path],
    queryFn: ({ signal }) => text(`/api/policies/proposals/${encodeURIComponent(id)}/file`, { path }, signal),
    enabled: path !== undefined,
    staleTime: Infinity,
  });
}

export function useChanges(id: string, book?: string) {
  return useQuery({
    queryKey: ['policies', 'proposal', id, 'changes', book],
    queryFn: ({ signal }) => get('/api/policies/proposals/{id}/changes', { path: { id }, signal }),
    enabled: book !== undefined,
  });
}

/** The sentences of the book in force. */
export function useSentences() {
  return useQuery({
    queryKey: ['policies', 'sentences'],
    queryFn: async ({ signal }) => {
      const { book = '' } = await get('/api/policies', { signal });
      const { files } = (await get('/api/policies/books/{version}', { path: { version: book }, signal })) as unknown as { files: string[] };
      const dictionaries = await Promise.all(files.filter((path) => path.endsWith('.dsl')).map((path) =>
        text(`/api/policies/books/${encodeURIComponent(book)}/file`, { path }, signal)));
      return dictionaries.flatMap(readSentences);
    },
    staleTime: 300_000,
  });
}

/** What of the book in force should be looked at and has to do with a policy. */
export function useRemarks(id: string) {
  return useQuery({
    queryKey: ['policies', 'remarks'],
    queryFn: ({ signal }) => get('/api/policies/remarks', { signal }),
    select: (all) => all.filter((one) => one.policies?.includes(id)),
  });
}

/** The paths of a book's files; a book never changes. */
export function useBookFiles(book: string) {
  return useQuery({
    queryKey: ['policies', 'book', book, 'files'],
    queryFn: async ({ signal }) => ((await get('/api/policies/books/{version}', { path: { version: book }, signal })) as unknown as { files: string[] }).files,
    staleTime: Infinity,
  });
}

export function useBookFile(book: string, path: string) {
  return useQuery({
    queryKey: ['policies', 'book', book, 'file', path],
    queryFn: ({ signal }) => text(`/api/policies/books/${encodeURIComponent(book)}/file`, { path }, signal),
    staleTime: Infinity,
  });
}

/** The file in which the examples of a policy stand: beside it, by its name. */
export function examplesBeside(path: string): string {
  return path.replace(/(\.dslr|\.drl|\.drl\.csv|\.drl\.xlsx)$/, '.examples.yaml');
}

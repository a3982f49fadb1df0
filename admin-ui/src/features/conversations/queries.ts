import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { get, text, type Schemas } from '../../api/client';

export type Line = Schemas['ConversationListApi.ListedConversation'];
export type Whole = Schemas['ConversationApi.Whole'];
export type Card = Schemas['ConversationApi.Card'];
export type Said = Schemas['ConversationApi.Said'];
export type Step = Schemas['ConversationApi.Step'];

/** What the list is narrowed by; kept in the address, so that a view can be sent to somebody else. */
export interface Filters {
  status?: string;
  topic?: string;
  policy?: string;
  handoff?: string;
  language?: string;
  release?: string;
  text?: string;
}

export const FILTERS = ['status', 'topic', 'policy', 'handoff', 'language', 'release', 'text'] as const;

const PAGE = 50;
const LIVE = 4_000;

/**
 * The list: pages as they are scrolled to, and over them the first page, asked for again every few seconds. A conversation that moved is shown as
 * it is now; one that began meanwhile stands on top.
 */
export function useList(filters: Filters) {
  const pages = useInfiniteQuery({
    queryKey: ['conversations', 'pages', filters],
    queryFn: ({ pageParam, signal }) => get('/api/conversations', { query: { ...filters, after: pageParam, limit: PAGE }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
    staleTime: Infinity,
  });
  const live = useQuery({
    queryKey: ['conversations', 'live', filters],
    queryFn: ({ signal }) => get('/api/conversations', { query: { ...filters, limit: PAGE }, signal }),
    refetchInterval: LIVE,
    enabled: pages.isSuccess && !pages.isPlaceholderData,
  });
  const lines = useMemo(() => {
    const now = live.data?.conversations ?? [];
    const later = pages.data?.pages.flatMap((page) => page.conversations) ?? [];
    const known = new Map(now.map((line) => [line.id, line]));
    const scrolled = later.map((line) => known.get(line.id) ?? line);
    const there = new Set(scrolled.map((line) => line.id));
    return [...now.filter((line) => !there.has(line.id)), ...scrolled];
  }, [live.data, pages.data]);
  return { pages, lines };
}

export function useChoices() {
  return useQuery({ queryKey: ['conversations', 'choices'], queryFn: ({ signal }) => get('/api/conversation-marks', { signal }), staleTime: 60_000 });
}

export function useConversation(id: string) {
  return useQuery({
    queryKey: ['conversation', id],
    queryFn: async ({ signal }) => {
      const first = await get('/api/conversations/{id}', { path: { id }, signal });
      // Decisions come in parts of five hundred; a page needs all of them to tell each turn whole.
      for (let next = first.next, parts = 1; next !== undefined && parts < 20; parts++) {
        const part: Whole = await get('/api/conversations/{id}', { path: { id }, query: { after: next }, signal });
        for (const turn of part.turns) {
          const known = first.turns.find((one) => one.number === turn.number);
          if (known) {
            known.cards.push(...turn.cards);
          } else {
            first.turns.push(turn);
          }
        }
        next = part.next;
      }
      return first;
    },
    refetchInterval: (query) => (query.state.data && isOver(query.state.data.conversation.status) ? false : LIVE),
  });
}

export function isOver(status: string): boolean {
  return status === 'finished' || status === 'cancelled' || status === 'failed';
}

export function usePath(id: string) {
  return useQuery({ queryKey: ['conversation', id, 'path'], queryFn: ({ signal }) => get('/api/conversations/{id}/path', { path: { id }, signal }) });
}

export function useDrawing(id: string, version?: string) {
  return useQuery({
    queryKey: ['drawing', version],
    queryFn: ({ signal }) => text(`/api/conversations/${encodeURIComponent(id)}/drawing`, { version }, signal),
    enabled: version !== undefined,
    staleTime: Infinity,
  });
}

export function useLedger(id: string) {
  return useInfiniteQuery({
    queryKey: ['conversation', id, 'ledger'],
    queryFn: ({ pageParam, signal }) => get('/api/conversations/{id}/ledger', { path: { id }, query: { after: pageParam, limit: 200 }, signal }),
    initialPageParam: 0,
    getNextPageParam: (last) => (last.entries && last.entries.length === 200 ? last.entries.at(-1)?.number : undefined),
  });
}

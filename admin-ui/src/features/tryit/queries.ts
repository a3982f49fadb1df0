import { useQuery } from '@tanstack/react-query';
import { get, post, remove, text, type Schemas } from '../../api/client';

export type Tried = Schemas['TryApi.Tried'];
export type Begin = Schemas['TryApi.Begin'];

/** A message that is ready to be written, and how long after the one before. */
export interface Waiting {
  text: string;
  after: number;
}

export const begin = (wish: Begin) => post('/api/try', { body: wish });
export const write = (id: string, text: string) => post('/api/try/{id}/messages', { path: { id }, body: { text } });
export const pass = (id: string, by: string) => post('/api/try/{id}/time', { path: { id }, body: { by } });
export const end = (id: string) => remove('/api/try/{id}', { path: { id } });

/** A drawing that a trial went through. */
export function useDrawing(id: string, drawing?: string) {
  return useQuery({
    queryKey: ['try', id, 'drawing', drawing],
    enabled: drawing !== undefined,
    staleTime: Infinity,
    queryFn: ({ signal }) => text(`/api/try/${encodeURIComponent(id)}/drawing`, { drawing }, signal),
  });
}

const OPEN = ['draft', 'checked', 'tried', 'previewed', 'submitted', 'approved'];

/** Proposals of policies and of drawings that can be tried. */
export function useProposals() {
  return useQuery({
    queryKey: ['try', 'proposals'],
    queryFn: async ({ signal }) => {
      const [policies, drawings] = await Promise.all([get('/api/policies/proposals', { signal }), get('/api/flows/proposals', { signal })]);
      return [...policies, ...drawings].flatMap((one) => (one.id && one.title && one.state && OPEN.includes(one.state)
        ? [{ id: one.id, title: one.title, state: one.state }] : []));
    },
  });
}

/** What the customer of a conversation wrote up to a turn, and when it began. */
export function useTakenOver(from?: string, turn?: number) {
  return useQuery({
    queryKey: ['try', 'from', from, turn],
    enabled: from !== undefined,
    staleTime: Infinity,
    queryFn: async ({ signal }) => {
      const whole = await get('/api/conversations/{id}', { path: { id: from ?? '' }, signal });
      const said = whole.messages.filter((one) => one.by === 'customer' && (turn === undefined || one.turn <= turn));
      const waiting: Waiting[] = said.map((one, place) => ({
        text: one.body,
        after: place === 0 ? 0 : Math.max(0, Math.round((Date.parse(one.at) - Date.parse(said[place - 1]?.at ?? one.at)) / 1000)),
      }));
      return { waiting, moment: said[0]?.at ?? whole.conversation.began, channel: whole.conversation.channel };
    },
  });
}

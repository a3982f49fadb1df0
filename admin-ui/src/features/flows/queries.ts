import { useQuery } from '@tanstack/react-query';
import { get, marked, post, text, type Schemas } from '../../api/client';
import type { Step } from '../../diagram/closed';

export type Proposal = Schemas['DrawingProposalsApi.Whole'];
export type Fault = Required<Schemas['FlowsApi.Fault']>;

/** What a proposal changes, as it is kept with it. */
export interface ChangedDrawing {
  path: string;
  what: string;
  elements: { added: string[]; removed: string[]; changed: string[]; moved: string[] };
}

/** What becomes of the conversations under way, as it is kept with a proposal. */
export interface Preflight {
  version: string;
  stay: number;
  move: number;
  conversations: { from: string; drawing: string; element: string; count: number; examples: string[]; lands: string; why: string }[];
}

export function useFlows() {
  return useQuery({ queryKey: ['flows'], queryFn: ({ signal }) => get('/api/flows', { signal }), refetchInterval: 10_000 });
}

export function useVersions() {
  return useQuery({ queryKey: ['flows', 'versions'], queryFn: ({ signal }) => get('/api/flows/versions', { signal }), refetchInterval: 5_000 });
}

export function useSteps() {
  return useQuery({
    queryKey: ['flows', 'steps'],
    queryFn: async ({ signal }) => (await get('/api/flows/steps', { signal })) as unknown as Step[],
    staleTime: Infinity,
  });
}

export function useDrawing(version?: string, path?: string) {
  return useQuery({
    queryKey: ['flows', 'version', version, path],
    queryFn: ({ signal }) => text(`/api/flows/versions/${encodeURIComponent(version ?? '')}/file`, { path }, signal),
    enabled: version !== undefined && path !== undefined,
    staleTime: Infinity,
    retry: false,
  });
}

export function useProposals() {
  return useQuery({ queryKey: ['flows', 'proposals'], queryFn: ({ signal }) => get('/api/flows/proposals', { signal }) });
}

export function useProposal(id: string) {
  return useQuery({ queryKey: ['flows', 'proposal', id], queryFn: ({ signal }) => get('/api/flows/proposals/{id}', { path: { id }, signal }) });
}

export function useFiles(id: string, version?: string) {
  return useQuery({
    queryKey: ['flows', 'proposal', id, 'files', version],
    queryFn: ({ signal }) => get('/api/flows/proposals/{id}/files', { path: { id }, signal }),
    enabled: version !== undefined,
    // The table stands on this: it may not be cleared while the list of another version comes.
    placeholderData: (before) => before,
  });
}

/** Reads a proposal's drawing as it is now; a drawing on the table stays the one that was read, until who draws has seen another. */
export function readProposed(id: string, path: string, signal?: AbortSignal) {
  return marked(`/api/flows/proposals/${encodeURIComponent(id)}/file`, { path }, signal);
}

export function useProposed(id: string, path?: string) {
  return useQuery({
    queryKey: ['flows', 'proposal', id, 'file', path],
    queryFn: ({ signal }) => readProposed(id, path ?? '', signal),
    enabled: path !== undefined,
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
  });
}

export function useChanges(id: string, version?: string) {
  return useQuery({
    queryKey: ['flows', 'proposal', id, 'changes', version],
    queryFn: async ({ signal }) => (await get('/api/flows/proposals/{id}/changes', { path: { id }, signal })) as unknown as ChangedDrawing[],
    enabled: version !== undefined,
  });
}

/** Asks what is wrong with a drawing as it is being drawn; the last question's answer is the one that is shown. */
export function useLint(proposal: string, path: string, drawn: string | undefined) {
  return useQuery({
    queryKey: ['flows', 'lint', proposal, path, drawn],
    queryFn: async ({ signal }) => (await post('/api/flows/check', { body: { path, text: drawn, proposal }, signal })).problems as Fault[],
    enabled: drawn !== undefined,
    placeholderData: (before) => before,
    gcTime: 10_000,
    retry: false,
  });
}

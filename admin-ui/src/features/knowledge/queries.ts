import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { get, type Schemas } from '../../api/client';

export type Listed = Schemas['KnowledgeApi.Listed'];
export type Article = Schemas['KnowledgeApi.ListedArticle'];
export type Revision = Schemas['KnowledgeApi.ToldRevision'];
export type Search = Schemas['KnowledgeSearchApi.Search'];
export type Group = Schemas['KnowledgeInUseApi.Group'];

export const CITED_DAYS = 90;

export function useArticles(asOf?: string) {
  return useQuery({
    queryKey: ['knowledge', 'articles', asOf],
    queryFn: ({ signal }) => get('/api/knowledge/articles', { query: { asOf }, signal }),
    placeholderData: keepPreviousData,
  });
}

export function useArticle(folder: string, name: string, asOf?: string) {
  return useQuery({
    queryKey: ['knowledge', 'article', folder, name, asOf],
    queryFn: ({ signal }) => get('/api/knowledge/articles/{folder}/{name}', { path: { folder, name }, query: { asOf }, signal }),
    placeholderData: keepPreviousData,
  });
}

export function useCitations(article?: string) {
  return useQuery({
    queryKey: ['knowledge', 'citations', article],
    queryFn: ({ signal }) => get('/api/knowledge/citations', { query: { article, days: CITED_DAYS }, signal }),
    staleTime: 60_000,
  });
}

export interface Asked {
  question: string;
  audience: string;
  language?: string;
  asOf?: string;
}

export function useSearched(asked?: Asked) {
  return useQuery({
    queryKey: ['knowledge', 'search', asked],
    queryFn: ({ signal }) => get('/api/knowledge/search', { query: { ...asked, question: asked?.question ?? '' }, signal }),
    enabled: asked !== undefined,
    staleTime: Infinity,
  });
}

export function useGaps(days: number) {
  return useQuery({ queryKey: ['knowledge', 'gaps', days], queryFn: ({ signal }) => get('/api/knowledge/gaps', { query: { days }, signal }), refetchInterval: 10_000 });
}

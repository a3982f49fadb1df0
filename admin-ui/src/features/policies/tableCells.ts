import { get, post, type Schemas } from '../../api/client';
import { useBeside } from './beside';

export type Shown = Schemas['EditTables.Table'];
export type Rule = Schemas['EditTables.Row'];
export type Wrong = Schemas['EditTables.Wrong'];
export type Change = Pick<Schemas['TablesApi.Written'], 'rows' | 'pasted' | 'imported'>;

export function isTable(path: string): boolean {
  return path.endsWith('.drl.csv') || isWorkbook(path);
}

export function isWorkbook(path: string): boolean {
  return path.endsWith('.drl.xlsx');
}

/** The cells of a table, with what is wrong with them while it is written. */
export function useTable(id: string, book: string, path: string, text: string, writes: boolean) {
  return useBeside<Shown, Change>(['policies', 'proposal', id, 'table', book, path], text, (of, change, signal) => writes && !isWorkbook(path)
    ? post('/api/policies/proposals/{id}/table', { path: { id }, body: { path, text: of, ...change }, signal })
    : get('/api/policies/proposals/{id}/table', { path: { id }, query: { path }, signal }));
}

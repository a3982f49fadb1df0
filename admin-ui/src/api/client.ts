import type { components, paths } from './schema.gen';

export type Schemas = components['schemas'];
export type Account = Schemas['AccountsApi.Mine'];

type Refusal = Schemas['Refusal'];

/** What the server refused: its own sentence, which says what, where and the cure. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details: Record<string, unknown> = {},
  ) {
    super(message);
  }
}

/** Said when no answer came at all. */
export class Unreachable extends Error {}

type Method = 'get' | 'post' | 'put' | 'delete';
type Call<P extends keyof paths, M extends Method> = paths[P] extends { [K in M]: infer C } ? C : never;
type PathsOf<M extends Method> = { [P in keyof paths]: paths[P][M] extends object ? P : never }[keyof paths];
type Json<C> = C extends { content: { 'application/json': infer J } } ? J : undefined;
type AnswerOf<C> = C extends { responses: infer R }
  ? R extends { 200: infer A } ? Json<A> : R extends { 201: infer A } ? Json<A> : undefined
  : never;
type BodyOf<C> = C extends { requestBody?: infer R } ? NonNullable<R> extends { content: { 'application/json': infer B } } ? B : never : never;

export interface Asked<B> {
  path?: Record<string, string>;
  query?: Record<string, string | number | boolean | undefined | null>;
  body?: B;
  signal?: AbortSignal;
  /** The mark with which the file was read that is changed; the server refuses when it is another by now. */
  seen?: string;
}

/** A file's text, and the mark by which the server knows which one it is. */
export interface Marked {
  text: string;
  mark?: string;
}

let token: { header: string; value: string } | undefined;
let signedOut: () => void = () => undefined;

/** @param listener is told once the session has come to its end */
export function whenSignedOut(listener: () => void): void {
  signedOut = listener;
}

/** Who is signed in; the answer also brings the token that every change has to carry. */
export async function account(signal?: AbortSignal): Promise<Account> {
  const me = await send<Account>('GET', '/api/account', { signal });
  token = me.token;
  return me;
}

export function get<P extends PathsOf<'get'>>(path: P, asked: Asked<never> = {}): Promise<AnswerOf<Call<P, 'get'>>> {
  return send('GET', path, asked);
}

export function post<P extends PathsOf<'post'>>(path: P, asked: Asked<BodyOf<Call<P, 'post'>>> = {}): Promise<AnswerOf<Call<P, 'post'>>> {
  return change('POST', path, asked);
}

export function put<P extends PathsOf<'put'>>(path: P, asked: Asked<BodyOf<Call<P, 'put'>>> = {}): Promise<AnswerOf<Call<P, 'put'>>> {
  return change('PUT', path, asked);
}

export function remove<P extends PathsOf<'delete'>>(path: P, asked: Asked<never> = {}): Promise<AnswerOf<Call<P, 'delete'>>> {
  return change('DELETE', path, asked);
}

/** A file's text, or the server's no. */
export async function text(path: string, query: Asked<never>['query'] = {}, signal?: AbortSignal): Promise<string> {
  return (await fetched('GET', address(path, { query }), { signal })).text();
}

/** A file's text with its mark, or the server's no. */
export async function marked(path: string, query: Asked<never>['query'] = {}, signal?: AbortSignal): Promise<Marked> {
  const answer = await fetched('GET', address(path, { query }), { signal });
  return { text: await answer.text(), mark: answer.headers.get('ETag') ?? undefined };
}

/**
 * Puts bytes as they are, such as a file's text.
 *
 * @param seen the mark with which the file was read that they take the place of, or {@code null} when there was none; left out, nothing is asked
 * @returns the mark of what is there now
 */
export async function putBytes(path: string, query: Asked<never>['query'], bytes: string, seen?: string | null): Promise<string | undefined> {
  const condition: Record<string, string> = seen === null ? { 'If-None-Match': '*' } : seen === undefined ? {} : { 'If-Match': seen };
  const headers = { 'Content-Type': 'application/octet-stream', ...tokenHeader(), ...condition };
  return (await fetched('PUT', address(path, { query }), { body: bytes, headers })).headers.get('ETag') ?? undefined;
}

async function change<T>(method: string, path: string, asked: Asked<unknown>): Promise<T> {
  if (!token) {
    await account();
  }
  try {
    return await send<T>(method, path, asked);
  } catch (refused) {
    // Who signed in again in another window has another session, and with it another token.
    if (refused instanceof Refused && refused.status === 403 && refused.message.includes('token of its session')) {
      await account();
      return send<T>(method, path, asked);
    }
    throw refused;
  }
}

async function send<T>(method: string, path: string, asked: Asked<unknown>): Promise<T> {
  const headers: Record<string, string> = { Accept: 'application/json', ...(method === 'GET' ? {} : tokenHeader()) };
  if (asked.seen !== undefined) {
    headers['If-Match'] = asked.seen;
  }
  if (asked.body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  const answer = await fetched(method, address(path, asked), {
    headers,
    signal: asked.signal,
    body: asked.body === undefined ? undefined : JSON.stringify(asked.body),
  });
  const said = await answer.text();
  return (said === '' ? undefined : JSON.parse(said)) as T;
}

function tokenHeader(): Record<string, string> {
  return token ? { [token.header]: token.value } : {};
}

async function fetched(method: string, where: string, how: RequestInit): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(where, { method, credentials: 'same-origin', redirect: 'error', ...how });
  } catch (broken) {
    if (broken instanceof DOMException && broken.name === 'AbortError') {
      throw broken;
    }
    throw new Unreachable(String(broken));
  }
  if (answer.ok) {
    return answer;
  }
  if (answer.status === 401) {
    signedOut();
  }
  const said = (await answer.json().catch(() => ({}))) as Partial<Refusal>;
  throw new Refused(answer.status, said.code ?? 'internal', said.message ?? `${answer.status}`, said.details as Record<string, unknown>);
}

function address(path: string, asked: Pick<Asked<unknown>, 'path' | 'query'>): string {
  const filled = path.replace(/\{(\w+)}/g, (_, name: string) => encodeURIComponent(asked.path?.[name] ?? ''));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked.query ?? {})) {
    if (value !== undefined && value !== null && value !== '') {
      query.set(name, String(value));
    }
  }
  const words = query.toString();
  return words === '' ? filled : `${filled}?${words}`;
}

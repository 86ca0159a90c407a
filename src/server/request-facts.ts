import { randomUUID } from 'node:crypto';
import type { Context } from '../api/context.ts';

/** What is known of a request that is being answered, for its headers and its line in the log. */
export interface RequestFacts {
  readonly id: string;
  readonly start: number;
  /** Ends when nothing more is to be done for it: its client has gone, or its time is up. */
  signal: AbortSignal;
  /** The operation's name, if it has one. */
  operation: string | null;
  /** What it asked of the database. */
  queries: Context['queries'];
  /** What it was reckoned at before it ran, in values; null where it did not come so far. */
  price: number | null;
  /** How many things it looks up by ids, names and other keys. */
  ids: number;
  /** The codes of the errors that it was answered with. */
  codes: readonly string[];
}

const ACCEPTABLE_ID = /^[A-Za-z0-9._-]{1,64}$/;

const facts = new WeakMap<Request, RequestFacts>();

/** The facts of this request, begun when first asked for. Its id is the caller's own `X-Request-Id` where that is harmless to repeat. */
export function factsOf(request: Request): RequestFacts {
  const known = facts.get(request);
  if (known !== undefined) return known;
  const offered = request.headers.get('x-request-id') ?? '';
  const id = ACCEPTABLE_ID.test(offered) ? offered : randomUUID();
  const fresh = { id, start: performance.now(), signal: request.signal, operation: null, queries: [], price: null, ids: 0, codes: [] };
  facts.set(request, fresh);
  return fresh;
}

/** Milliseconds that the database took over this request, query by query. */
export function databaseTime({ queries }: RequestFacts): number {
  return queries.reduce((sum, { ms }) => sum + ms, 0);
}

import { randomUUID } from 'node:crypto';
import type { Context } from '../api/context.ts';

/** What is known of a request that is being answered, for its headers and its line in the log. */
export interface RequestFacts {
  readonly id: string;
  readonly start: number;
  /** Whose key it came with; null where none is asked for. */
  client: string | null;
  /** The operation's name, if it has one. */
  operation: string | null;
  /** What its answer may come to, in values; null until it is known. */
  price: number | null;
  /** How many ids, names and other keys it looks things up by. */
  ids: number;
  /** What it asked of the database. */
  queries: Context['queries'];
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
  const fresh = { id, start: performance.now(), client: null, operation: null, price: null, ids: 0, queries: [], codes: [] };
  facts.set(request, fresh);
  return fresh;
}

/** Milliseconds that the database took over this request, query by query. */
export function databaseTime({ queries }: RequestFacts): number {
  return queries.reduce((sum, { ms }) => sum + ms, 0);
}

import { randomUUID } from 'node:crypto';
import type { Context } from '../api/context.ts';
import type { BibliographError } from '../errors.ts';
import { pathOf } from './known-path.ts';
import type { Rule } from './rule.ts';

/** What is known of a request that is being answered, for its headers and its line in the log. */
export interface RequestFacts {
  readonly id: string;
  readonly start: number;
  readonly path: string;
  /** Ends when nothing more is to be done for it: its client has gone, its time is up, or it has been ended. */
  signal: AbortSignal;
  /** Ends it, to be answered with this error alone. */
  end: (reason: BibliographError) => void;
  /** The operation's name, if it has one. */
  operation: string | null;
  /** Whose key it came with; null where none is asked for. */
  client: string | null;
  /** What it asked of the database. */
  queries: Context['queries'];
  /** What it was reckoned at before it ran, in values; null where it did not come so far. */
  price: number | null;
  /** How many things it looks up by ids, names and other keys. */
  ids: number;
  /** The codes of the errors that it was answered with. */
  codes: readonly string[];
  /** The rules that errors of its answer stand for. */
  rules: readonly Rule[];
  /** The id of the trace that it is part of, where traces are sent. */
  trace: string | null;
}

const ACCEPTABLE_ID = /^[A-Za-z0-9._-]{1,64}$/;

const facts = new WeakMap<Request, RequestFacts>();

/** The facts of this request, begun when first asked for. Its id is the caller's own `X-Request-Id` where that is harmless to repeat. */
export function factsOf(request: Request): RequestFacts {
  const known = facts.get(request);
  if (known !== undefined) return known;
  const offered = request.headers.get('x-request-id') ?? '';
  const id = ACCEPTABLE_ID.test(offered) ? offered : randomUUID();
  const fresh: RequestFacts = {
    ...{ id, start: performance.now(), path: pathOf(request), signal: request.signal, end: () => undefined },
    ...{ client: null, operation: null, queries: [], price: null, ids: 0, codes: [], rules: [], trace: null },
  };
  facts.set(request, fresh);
  return fresh;
}

/** Milliseconds that the database took over this request, query by query. */
export function databaseTime({ queries }: RequestFacts): number {
  return queries.reduce((sum, { ms }) => sum + ms, 0);
}

import pLimit from 'p-limit';
import type { BibliographError } from '../errors.ts';
import type { Reader } from '../graph/graph.ts';
import { type Batch, createBatch } from './batch.ts';
import { failureCount } from './failures.ts';
import type { Asker, SharedReads } from './shared-reads.ts';
import { createTurns, type Turns } from './turns.ts';

/** What resolvers see, made afresh for every request. */
export interface Context {
  readonly graph: Reader;
  readonly batch: Batch;
  readonly turns: Turns;
  /** Ends when nothing more is to be done for the request: its client has gone, its time is up, or too much of it has failed. */
  readonly signal: AbortSignal;
  /** Is told of every field that fails. */
  readonly onFailed: (error: unknown) => void;
  /** Every database query that this request has had a share in so far: what it cost. */
  readonly queries: { readonly statement: string; readonly ms: number }[];
}

/** How much one request reads at once: so many keep the database busy, and leave connections and the event loop to others. */
const READS_AT_ONCE = 10;

/**
 * The context of the request that is the asker. What it reads ends with its signal: the client has gone, its time is up, or more of it has
 * failed than may, which `end` is given.
 */
export function createContext(
  reads: SharedReads,
  { signal, onQuery }: Asker,
  end: (reason: BibliographError) => void = () => undefined,
): Context {
  const queries: Context['queries'] = [];
  const asker: Asker = {
    signal,
    onQuery(statement, ms, rows) {
      queries.push({ statement, ms });
      onQuery(statement, ms, rows);
    },
  };
  const limited = pLimit(READS_AT_ONCE);
  const own = reads.for(asker);
  const graph: Reader = { read: async (statement, params) => limited(() => own.read(statement, params)) };
  const turns = createTurns(signal);
  const batch = createBatch(
    {
      shared: async (read, keys, args) => limited(() => reads.ask(asker, read, keys, args)),
      alone: (read, keys, args) => read(graph, keys, ...args),
    },
    turns,
  );
  return { graph, batch, turns, signal, onFailed: failureCount(end), queries };
}

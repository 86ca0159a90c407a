import { atMost, observed, type Reader, until } from '../graph/graph.ts';
import { type Batch, createBatch } from './batch.ts';
import { createTurns, type Turns } from './turns.ts';

/** What resolvers see, made afresh for every request. */
export interface Context {
  readonly graph: Reader;
  readonly batch: Batch;
  readonly turns: Turns;
  /** Every database query of this request so far: what it cost. */
  readonly queries: { readonly statement: string; readonly ms: number }[];
}

/** How much one request reads at once: so many keep the database busy, and leave connections and the event loop to others. */
const READS_AT_ONCE = 10;

/** The context of one request. What it reads ends with the signal: the client has gone, or its time is up. */
export function createContext(graph: Reader, signal?: AbortSignal): Context {
  const queries: Context['queries'] = [];
  const counted = observed(signal === undefined ? graph : until(signal, graph), (statement, ms) => queries.push({ statement, ms }));
  const mine = atMost(READS_AT_ONCE, counted);
  const turns = createTurns();
  return { graph: mine, batch: createBatch(mine, turns), turns, queries };
}

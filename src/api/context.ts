import { observed, type Reader, until } from '../graph/graph.ts';
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

/** The context of one request. What it reads ends with the signal: the client has gone, or its time is up. */
export function createContext(graph: Reader, signal?: AbortSignal): Context {
  const queries: Context['queries'] = [];
  const mine = observed(signal === undefined ? graph : until(signal, graph), (statement, ms) => queries.push({ statement, ms }));
  const turns = createTurns();
  return { graph: mine, batch: createBatch(mine, turns), turns, queries };
}

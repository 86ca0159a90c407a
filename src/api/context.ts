import { observed, type Reader } from '../graph/graph.ts';
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

export function createContext(graph: Reader): Context {
  const queries: Context['queries'] = [];
  const mine = observed(graph, (statement, ms) => queries.push({ statement, ms }));
  const turns = createTurns();
  return { graph: mine, batch: createBatch(mine, turns), turns, queries };
}

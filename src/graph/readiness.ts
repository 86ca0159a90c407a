import { fillingOf } from './filling.ts';
import { type Reader, statement } from './graph.ts';
import { graphState } from './migrate.ts';

const NOT_ONLINE = statement<Record<string, never>, { count: number }>(
  'readiness.indexes',
  `SHOW INDEXES YIELD state WHERE state <> 'ONLINE' RETURN {count: count(*)} AS row`,
);

/** Whether the graph can be asked: it is there, nothing fills it for the first time, and no index of it is still being filled or has failed. Throws what reading throws. */
export async function isReady(graph: Reader): Promise<boolean> {
  const [state, filling, rows] = await Promise.all([graphState(graph), fillingOf(graph), graph.read(NOT_ONLINE, {})]);
  return state !== null && filling === null && rows[0]?.count === 0;
}

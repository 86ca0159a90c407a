import { type Reader, statement } from './graph.ts';
import type { Parent } from './list.ts';

const REVISION = statement<Record<string, never>, { revision: number }>(
  'graph.revision',
  `MATCH (g:Graph {name: 'bibliograph'}) RETURN {revision: g.revision} AS row`,
);

/** What grows with every batch that changed something; the one parent is ROOT. */
export async function revisionsOf(graph: Reader, parents: readonly Parent[]): Promise<number[]> {
  const [row] = await graph.read(REVISION, {});
  return parents.map(() => row?.revision ?? 0);
}

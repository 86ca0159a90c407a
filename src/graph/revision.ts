import { type Reader, statement } from './graph.ts';

/** The part of a statement that reads `revision`, which grows with every batch that changed something, before all that follows. */
export const REVISION = `OPTIONAL MATCH (g:Graph {name: 'bibliograph'}) WITH coalesce(g.revision, 0) AS revision`;

const ALONE = statement<Record<string, never>, { revision: number }>('graph.revision', `${REVISION} RETURN {revision: revision} AS row`);

/** The revision of the graph, for each of `parents`. */
export async function revisionsOf(graph: Reader, parents: readonly object[]): Promise<number[]> {
  const [row] = await graph.read(ALONE, {});
  return parents.map(() => row?.revision ?? 0);
}

import { type Reader, statement } from './graph.ts';

/** A first load that writes articles alone, so that nothing else in the graph is right until it has ended. */
export interface Filling {
  /** The source's name; null where the ledger does not know it. */
  readonly source: string | null;
  /** Records read so far. */
  readonly readCount: number;
}

const FILLING = statement<Record<string, never>, Filling>(
  'graph.filling',
  `MATCH (g:Graph {name: 'bibliograph'})
   WHERE g.filling IS NOT NULL
   OPTIONAL MATCH (l:Load {id: g.filling})-[:INTO]->(s)
   RETURN {source: s.name, readCount: coalesce(l.readCount, 0)} AS row`,
);

/** What fills the graph just now; null where nothing does, and everything in it is exact. */
export async function fillingOf(graph: Reader): Promise<Filling | null> {
  return (await graph.read(FILLING, {}))[0] ?? null;
}

/** Why nothing can be told, in a sentence. */
export function fillingReason({ source, readCount }: Filling): string {
  const from = source === null ? '' : ` (${readCount} records of "${source}" so far)`;
  return `This graph is being filled for the first time${from}: its figures are not complete yet; try again when the load has ended.`;
}

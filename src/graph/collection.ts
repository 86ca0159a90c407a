import { inOrderOf, type Reader, statement } from './graph.ts';
import type { Institution } from './institution.ts';
import { type Named, namedReads, namedRow } from './named.ts';

export type Collection = Named;

export const COLLECTIONS = namedReads<Collection>('collection');

const INSTITUTIONS_OF = statement<{ ids: readonly string[] }, { id: string; rows: Institution[] }>(
  'collection.institutions',
  `UNWIND $ids AS id
   MATCH (c:Collection {id: id})
   CALL (c) {
     MATCH (c)-[:KEPT_BY]->(n)
     WITH n ORDER BY n.nameKey
     RETURN collect(${namedRow('n')}) AS rows
   }
   RETURN {id: id, rows: rows} AS row`,
);

/** The institutions that hold records of each collection, by name, in the order of `ids`. */
export async function institutionsOfCollections(graph: Reader, ids: readonly string[]): Promise<Institution[][]> {
  const rows = await graph.read(INSTITUTIONS_OF, { ids });
  return inOrderOf(ids, rows, ({ id }) => id, null).map((row) => row?.rows ?? []);
}

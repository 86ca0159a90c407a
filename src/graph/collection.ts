import { inOrderOf, type Reader } from './graph.ts';
import type { Institution } from './institution.ts';
import { MOST_LISTED, NAMED, type Named, namedReads } from './named.ts';
import { collected, query, rowsOf, shape } from './shape.ts';

export type Collection = Named;

export const COLLECTIONS = namedReads('collection', NAMED);

const ROWS = collected(NAMED('n'));

const INSTITUTIONS_OF = query<{ ids: readonly string[] }, { id: string; rows: Institution[] }>(
  'collection.institutions',
  `UNWIND $ids AS id
   MATCH (c:Collection {id: id})
   CALL (c) {
     MATCH (c)-[:KEPT_BY]->(n)
     WITH n ORDER BY n.nameKey LIMIT ${MOST_LISTED}
     RETURN ${ROWS.text} AS rows
   }`,
  shape({ id: 'id', rows: ROWS.as('rows') }),
);

/** The institutions that hold records of each collection, by name, 100 at most, in the order of `ids`. */
export async function institutionsOfCollections(graph: Reader, ids: readonly string[]): Promise<Institution[][]> {
  const rows = await rowsOf(graph, INSTITUTIONS_OF, { ids });
  return inOrderOf(ids, rows, ({ id }) => id, null).map((row) => row?.rows ?? []);
}

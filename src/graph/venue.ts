import { inOrderOf, type Reader } from './graph.ts';
import { NAMED, type Named, namedReads } from './named.ts';
import { collected, query, rowsOf, shape } from './shape.ts';

/** A journal, a conference's proceedings, a book: whatever articles appeared in. */
export type Venue = Named;

export const VENUES = namedReads('venue', NAMED);

const ROWS = collected(NAMED('n'));

const BY_ISSN = query<{ issns: readonly string[] }, { issn: string; rows: Venue[] }>(
  'venue.byIssn',
  `UNWIND $issns AS issn
   CALL (issn) {
     MATCH (:Issn {value: issn})<-[:HAS_ISSN]-(n)
     WITH n ORDER BY n.articleCount DESC, n.id
     RETURN ${ROWS.text} AS rows
   }`,
  shape({ issn: 'issn', rows: ROWS.as('rows') }),
);

/** The venues that carry each ISSN, those with most articles first, in the order of `issns`. */
export async function venuesByIssn(graph: Reader, issns: readonly string[]): Promise<Venue[][]> {
  const rows = await rowsOf(graph, BY_ISSN, { issns });
  return inOrderOf(issns, rows, ({ issn }) => issn, null).map((row) => row?.rows ?? []);
}

const ISSNS_OF = query<{ ids: readonly string[] }, { id: string; issns: string[] }>(
  'venue.issns',
  `UNWIND $ids AS id
   CALL (id) {
     MATCH (:Venue {id: id})-[:HAS_ISSN]->(i)
     WITH i.value AS value ORDER BY value
     RETURN collect(value) AS issns
   }`,
  shape({ id: 'id', issns: 'issns' }),
);

/** The ISSNs that any record gives each venue, in ascending order. */
export async function issnsOfVenues(graph: Reader, ids: readonly string[]): Promise<string[][]> {
  const rows = await rowsOf(graph, ISSNS_OF, { ids });
  return inOrderOf(ids, rows, ({ id }) => id, null).map((row) => row?.issns ?? []);
}

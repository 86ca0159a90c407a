import { type AskedName, askedName, findNamed } from './by-name.ts';
import { inOrderOf, type Reader } from './graph.ts';
import { type Query, query, rowsOf, shape } from './shape.ts';

/** What articles can be filtered by: the label of its nodes and the way to them, seen from an article. */
export const FACETS = {
  author: { label: 'Author', path: '<-[:AUTHORED]-' },
  publisher: { label: 'Publisher', path: '-[:PUBLISHED_BY]->' },
  venue: { label: 'Venue', path: '-[:PUBLISHED_IN]->' },
  institution: { label: 'Institution', path: '-[:HELD_BY]->' },
  collection: { label: 'Collection', path: '-[:IN_COLLECTION]->' },
  language: { label: 'Language', path: '-[:IN_LANGUAGE]->' },
  format: { label: 'Format', path: '-[:HAS_FORMAT]->' },
  topic: { label: 'Topic', path: '-[:ABOUT]->' },
  source: { label: 'Source', path: '-[:FROM]->' },
} as const;

export type Facet = keyof typeof FACETS;
export const FACET_NAMES = Object.keys(FACETS) as Facet[];

/** A value of a facet as it was asked for: by the id of its node, or by a name, which may mean several nodes. */
export interface AskedValue {
  readonly facet: Facet;
  readonly by: { readonly id: string } | { readonly name: string };
}

/** The nodes that a value means, none where it is unknown; `articleCount` sums theirs. */
export interface FacetValue {
  readonly ids: readonly string[];
  readonly articleCount: number;
}

interface Asked extends Partial<AskedName> {
  readonly index: string;
  readonly id?: string;
}

interface Found extends FacetValue {
  readonly index: string;
}

/** The nodes of each of `values`, of whatever facets, in their order: one query. */
export async function facetValues(graph: Reader, values: readonly AskedValue[]): Promise<FacetValue[]> {
  const asked = new Map<Facet, Asked[]>();
  for (const [index, { facet, by }] of values.entries()) {
    const of = { index: String(index), ...('id' in by ? by : askedName(by.name)) };
    asked.set(facet, [...(asked.get(facet) ?? []), of]);
  }
  const facets = FACET_NAMES.filter((facet) => asked.has(facet));
  const rows = await rowsOf(graph, findQuery(facets), Object.fromEntries(asked));
  const indexes = values.map((_, index) => String(index));
  return inOrderOf(indexes, rows, ({ index }) => index, null).map((row) => ({ ids: row?.ids ?? [], articleCount: row?.articleCount ?? 0 }));
}

const FOUND = shape<Found>({ index: 'index', ids: 'ids', articleCount: 'articleCount' });

function findQuery(facets: readonly Facet[]): Query<Partial<Record<Facet, Asked[]>>, Found> {
  const text = facets.map(findOne).join(`\nRETURN ${FOUND.text} AS row\nUNION ALL\n`);
  return query(`facet.values ${facets.join(' ')}`, text, FOUND);
}

function findOne(facet: Facet): string {
  const { label } = FACETS[facet];
  const articles = facet === 'source' ? 'COUNT { (n)<-[:FROM]-() }' : 'n.articleCount';
  return `UNWIND $${facet} AS asked
     ${facet === 'source' ? FIND_SOURCES : findNamed(label)}
     CALL (asked, named) {
       MATCH (n:${label} {id: asked.id}) RETURN n
       UNION
       UNWIND named AS n RETURN n
     }
     WITH asked.index AS index, collect(n.id) AS ids, sum(${articles}) AS articleCount`;
}

// There are few sources; they have no sort key.
const FIND_SOURCES = `CALL (asked) { MATCH (n:Source {name: asked.name}) RETURN collect(n) AS exact }
     CALL (asked, exact) {
       MATCH (n:Source) WHERE size(exact) = 0 AND toLower(n.name) = toLower(asked.name) RETURN collect(n) AS alike
     }
     WITH asked, exact + alike AS named`;

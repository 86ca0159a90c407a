import type { Page, Slice } from '../model/page.ts';
import type { Search } from '../model/search.ts';
import { askedName, findNamed } from './by-name.ts';
import { FACETS, type Facet } from './facet.ts';
import { inOrderOf, type Reader } from './graph.ts';
import { countsOf, type Order, type Parent, slicesOf } from './list.ts';
import { byRelevance, NAMED_LABELS, nameSource } from './name-search.ts';
import { collected, query, rowsOf, shape, type Shape, shapeOf } from './shape.ts';

/** What records have in common and call by a name. */
export interface Named {
  readonly id: string;
  readonly name: string;
  readonly articleCount: number;
}

export const NAMED_ORDER_FIELDS = ['RELEVANCE', 'NAME', 'ARTICLE_COUNT'] as const;

/**
 * An order of named things: by how well they match a search, then by their articles; by their folded names; or by their articles, and
 * then equal counts by name.
 */
export interface NamedOrder {
  readonly field: (typeof NAMED_ORDER_FIELDS)[number];
  readonly direction: 'ASC' | 'DESC';
}

/** Lists without pages give no more than this: requests are priced for a few. */
export const MOST_LISTED = 100;

/** The reads of one kind of named things; made once a kind, so that batches tell kinds apart. */
export interface NamedReads<Row extends Named> {
  /** The type's name in the API. */
  readonly type: string;
  /** In the order of `ids`; null where there is none. */
  readonly byId: (graph: Reader, ids: readonly string[]) => Promise<(Row | null)[]>;
  /**
   * Those that each of `names` means, in the order of `names`, the ones with most articles first: those printed exactly so, or else
   * those that differ in letter case, accents and punctuation alone.
   */
  readonly byName: (graph: Reader, names: readonly string[]) => Promise<Row[][]>;
  /** Those of each article, in the order in which its record names them, 100 at most. */
  readonly ofArticles: (graph: Reader, articleIds: readonly string[]) => Promise<Row[][]>;
  /** A page of what `search` finds, or of all there are; the one parent is ROOT. Relevance needs a search. */
  readonly slices: (
    graph: Reader,
    parents: readonly Parent[],
    page: Page,
    order: NamedOrder,
    search: Search | null,
  ) => Promise<Slice<Row>[]>;
  readonly counts: (graph: Reader, parents: readonly Parent[], search: Search | null) => Promise<number[]>;
}

export type NamedFacet = Exclude<Facet, 'author' | 'source'>;

/** What all named things have. */
export const namedFields = (its: (property: string) => string) => ({ id: its('id'), name: its('name'), articleCount: its('articleCount') });

export const NAMED = (node: string) => shapeOf<Named>(node, namedFields);

/** The reads of the kind that `facet` filters by. */
export function namedReads<Row extends Named>(facet: NamedFacet, row: (node: string) => Shape<Row>): NamedReads<Row> {
  const { label, path } = FACETS[facet];
  const item = row('n');
  const rows = collected(item);

  const BY_ID = query<{ ids: readonly string[] }, Row>(`${facet}.byId`, `UNWIND $ids AS id MATCH (n:${label} {id: id})`, item);

  const BY_NAME = query<{ names: readonly object[] }, { asked: string; rows: Row[] }>(
    `${facet}.byName`,
    `UNWIND $names AS asked
     ${findNamed(label)}
     CALL (named) { UNWIND named AS n WITH n ORDER BY n.articleCount DESC, n.id RETURN ${rows.text} AS rows }`,
    shape({ asked: 'asked.text', rows: rows.as('rows') }),
  );

  const OF_ARTICLES = query<{ ids: readonly string[] }, { id: string; rows: Row[] }>(
    `${facet}.ofArticles`,
    `UNWIND $ids AS id
     CALL (id) {
       MATCH (:Article {id: id})${path.replace('[:', '[r:')}(n)
       WITH n, r ORDER BY r.position LIMIT ${MOST_LISTED}
       RETURN ${rows.text} AS rows
     }`,
    shape({ id: 'id', rows: rows.as('rows') }),
  );

  const listOf = (search: Search | null) => {
    if (search === null) return { name: `${facet}.list`, source: `MATCH (n:${label})`, where: [], params: {}, ranked: false };
    const searched = NAMED_LABELS.find((each) => each === label);
    if (searched === undefined) throw new Error(`Names of ${label} are not searched.`);
    const { name, ...found } = nameSource('n', searched, search);
    return { ...found, name: `${facet}.list ${name}` };
  };
  const order = ({ field, direction }: NamedOrder): Order => {
    if (field === 'RELEVANCE') return byRelevance('n', direction);
    if (field === 'NAME') return [{ by: 'n.nameKey', ascending: direction === 'ASC' }];
    // This key's ascending order has the greatest counts first.
    return [{ by: 'n.mostArticlesKey', ascending: direction === 'DESC' }];
  };

  return {
    type: label,
    async byId(graph, ids) {
      return inOrderOf(ids, await rowsOf(graph, BY_ID, { ids }), ({ id }) => id, null);
    },
    async byName(graph, names) {
      const asked = names.map((text) => ({ text, ...askedName(text) }));
      const all = await rowsOf(graph, BY_NAME, { names: asked });
      return inOrderOf(names, all, (found) => found.asked, null).map((found) => found?.rows ?? []);
    },
    async ofArticles(graph, articleIds) {
      const all = await rowsOf(graph, OF_ARTICLES, { ids: articleIds });
      return inOrderOf(articleIds, all, ({ id }) => id, null).map((found) => found?.rows ?? []);
    },
    slices(graph, parents, page, by, search) {
      const { name, source, where, params, ranked } = listOf(search);
      const best = by.field === 'RELEVANCE' && by.direction === 'DESC';
      const list = {
        name: [name, by.field, by.direction].join(' '),
        source,
        where,
        item,
        order: order(by),
        ranked: best && ranked === true,
        volatile: by.field === 'RELEVANCE',
      };
      return slicesOf(graph, list, parents, page, params);
    },
    counts(graph, parents, search) {
      const list = listOf(search);
      return countsOf(graph, list, parents, list.params);
    },
  };
}

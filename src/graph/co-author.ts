import type { Page, Slice } from '../model/page.ts';
import type { Tie } from '../model/tie.ts';
import type { YearRange } from '../model/year-range.ts';
import { type Author, AUTHOR } from './author.ts';
import type { Reader } from './graph.ts';
import { countsOf, type List, type ListSource, type Order, slicesOf } from './list.ts';
import { shape } from './shape.ts';
import { IN_YEARS, type Pair, pairId, TIE, TIE_OF_ARTICLES, yearParams } from './tie.ts';

/** Somebody with whom an author has written, and the tie between the two. */
export interface CoAuthor {
  readonly author: Author;
  readonly tie: Tie;
}

/** An order of co-authors; equal values follow by name either way, and who has no year comes last either way. */
export interface CoAuthorOrder {
  readonly field: 'WORK_COUNT' | 'STRENGTH' | 'NAME' | 'FIRST_YEAR' | 'LAST_YEAR';
  readonly direction: 'ASC' | 'DESC';
}

/** Who counts as a co-author: whoever shares at least `minWorks` works, of all years or of `years` alone. */
export interface CoAuthorFilter {
  readonly years: YearRange | null;
  readonly minWorks: number;
}

/** One page of the co-authors of each of `ids`, in their order: one query. With `years`, every figure is of those years' articles. */
export async function coAuthorsOf(
  graph: Reader,
  ids: readonly string[],
  page: Page,
  order: CoAuthorOrder,
  filter: CoAuthorFilter,
): Promise<Slice<CoAuthor>[]> {
  const { name, ...list } = listOf(filter);
  const ordered = { ...list, name: [name, order.field, order.direction].join(' '), order: orderOf(order), item: CO_AUTHOR };
  return slicesOf(graph, ordered, parents(ids), page, paramsOf(filter));
}

/** How many co-authors each of `ids` has, in their order. Without a filter that is known: Author.coAuthorCount. */
export async function coAuthorCountsOf(graph: Reader, ids: readonly string[], filter: CoAuthorFilter): Promise<number[]> {
  return countsOf(graph, listOf(filter), parents(ids), paramsOf(filter));
}

const CO_AUTHOR = shape<CoAuthor>({ author: AUTHOR('b'), tie: TIE('tie') });

// `tie` is the stored tie, or a map with its properties.
const STORED = 'MATCH (:Author {id: parent.id})-[tie:COAUTHORED]-(b)';

// The work is looked up once an article, before there is a row for every co-author.
const OF_YEARS = `MATCH (a:Author {id: parent.id})-[:AUTHORED {ties: true}]->(x)
   WHERE ${IN_YEARS}
   WITH DISTINCT a, x
   MATCH (x)-[:EXPRESSES]->(w)
   WITH a, x, w
   MATCH (x)<-[:AUTHORED {ties: true}]-(b)
   WHERE b <> a
   WITH DISTINCT b, x, w
   ${TIE_OF_ARTICLES}`;

function listOf({ years, minWorks }: CoAuthorFilter): ListSource {
  const name = ['author.coAuthors', years !== null && 'years', minWorks > 1 && 'minWorks'].filter(Boolean).join(' ');
  return { name, source: years === null ? STORED : OF_YEARS, where: minWorks > 1 ? ['tie.works >= $minWorks'] : [] };
}

function paramsOf({ years, minWorks }: CoAuthorFilter): object {
  return { minWorks, ...(years === null ? {} : yearParams(years)) };
}

/** No year is as early or as late as these, so that what has none comes last. */
const NEVER = { ASC: 'coalesce(tie.firstYear, 100000)', DESC: 'coalesce(tie.firstYear, -1)' } as const;
const NEVER_LAST = { ASC: 'coalesce(tie.lastYear, 100000)', DESC: 'coalesce(tie.lastYear, -1)' } as const;

function orderOf({ field, direction }: CoAuthorOrder): Order {
  const ascending = direction === 'ASC';
  const byName = { by: 'b.nameKey', ascending: true };
  switch (field) {
    case 'NAME':
      return [{ ...byName, ascending }];
    case 'WORK_COUNT':
      return [{ by: 'tie.works', ascending }, byName];
    case 'STRENGTH':
      return [{ by: 'tie.strength', ascending }, byName];
    case 'FIRST_YEAR':
      return [{ by: NEVER[direction], ascending }, byName];
    case 'LAST_YEAR':
      return [{ by: NEVER_LAST[direction], ascending }, byName];
  }
}

const COMMON: List<CoAuthor> = {
  name: 'author.commonCoAuthors',
  source: `MATCH (a:Author {id: parent.a})
   WITH a, COLLECT { MATCH (:Author {id: parent.b})-[:COAUTHORED]-(other) RETURN other } AS others
   MATCH (a)-[tie:COAUTHORED]-(b)`,
  where: ['b IN others'],
  order: orderOf({ field: 'WORK_COUNT', direction: 'DESC' }),
  item: CO_AUTHOR,
};

/**
 * One page of those with whom both authors of each of `pairs` have written, in the order of `pairs`, each with the tie to the pair's
 * first: most works first, then by name.
 */
export async function commonCoAuthorsOf(graph: Reader, pairs: readonly Pair[], page: Page): Promise<Slice<CoAuthor>[]> {
  return slicesOf(graph, COMMON, pairParents(pairs), page);
}

export async function commonCoAuthorCountsOf(graph: Reader, pairs: readonly Pair[]): Promise<number[]> {
  return countsOf(graph, COMMON, pairParents(pairs));
}

function parents(ids: readonly string[]) {
  return ids.map((id) => ({ id }));
}

function pairParents(pairs: readonly Pair[]) {
  return pairs.map(({ a, b }) => ({ id: pairId({ a, b }), a, b }));
}

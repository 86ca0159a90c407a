import type { Page, Slice } from '../model/page.ts';
import { type Article, ARTICLE } from './article.ts';
import { type ArticleFilter, isEmpty } from './article-filter.ts';
import { type ArticleKey, type ArticleScope, articleSource, countOf, knownCount, sought } from './article-source.ts';
import { inOrderOf, type Reader } from './graph.ts';
import { countsOf, type List, type Order, type Parent, slicesOf } from './list.ts';
import { query, rowsOf, shape } from './shape.ts';

export const ARTICLE_ORDER_FIELDS = ['RELEVANCE', 'YEAR', 'TITLE', 'LAST_INDEXED'] as const;

/** An order of articles. What has no year, or was never indexed, comes last either way. Only what was searched has a relevance. */
export interface ArticleOrder {
  readonly field: (typeof ARTICLE_ORDER_FIELDS)[number];
  readonly direction: 'ASC' | 'DESC';
}

/** An article in a list; `score` says how well it matches what was searched, null where nothing was. */
export interface ListedArticle {
  readonly article: Article;
  readonly score: number | null;
}

const LISTED = shape<ListedArticle>({ article: ARTICLE('a'), score: 'null' });
const FOUND = shape<ListedArticle>({ article: ARTICLE('a'), score: 'score' });

/**
 * One page of the articles of each of `parents`, in their order: one query. Parents of the scope `tie` are TieParents; the one parent
 * of `all` is ROOT. Ties, works and versions are not searched. Relevance needs a search; equal ones are in the order of their ids.
 */
export async function articlesOf(
  graph: Reader,
  parents: readonly Parent[],
  scope: ArticleScope,
  page: Page,
  order: ArticleOrder,
  filter: ArticleFilter,
): Promise<Slice<ListedArticle>[]> {
  const key = order.field === 'RELEVANCE' ? null : KEYS[order.field][order.direction];
  const { name, source, where, params, walk } = articleSource(scope, filter, key);
  const ascending = order.direction === 'ASC';
  const list: List<ListedArticle> = {
    name: ['article.list', order.field, order.direction, name].join(' '),
    source,
    where,
    order: key === null ? byRelevance(ascending) : [{ by: `a.${key}`, ascending }],
    item: filter.search === null ? LISTED : FOUND,
    walk,
    // Best first is how a search finds them.
    ranked: key === null && !ascending,
    volatile: key === null,
  };
  return slicesOf(graph, list, sought(parents, scope, filter), page, params);
}

/** How many articles each of `parents` has that the search finds and the filter lets through, in their order. */
export async function articleCountsOf(
  graph: Reader,
  parents: readonly Parent[],
  scope: ArticleScope,
  filter: ArticleFilter,
): Promise<number[]> {
  const count = countOf(scope);
  if (isEmpty(filter) && count !== null) {
    const rows = await rowsOf(graph, storedCount(scope, count), { parents });
    return inOrderOf(idsOf(parents), rows, ({ id }) => id, null).map((row) => row?.count ?? 0);
  }
  const known = scope === 'all' ? knownCount(filter) : null;
  if (known !== null) return parents.map(() => known);
  const { name, source, where, params } = articleSource(scope, filter);
  return countsOf(graph, { name: `article.list ${name}`, source, where }, sought(parents, scope, filter), params);
}

function byRelevance(ascending: boolean): Order {
  return [
    { by: 'score', ascending },
    { by: 'a.id', ascending: !ascending },
  ];
}

const KEYS = {
  YEAR: { ASC: 'yearAscKey', DESC: 'yearDescKey' },
  TITLE: { ASC: 'titleKey', DESC: 'titleKey' },
  LAST_INDEXED: { ASC: 'indexedAscKey', DESC: 'indexedDescKey' },
} as const satisfies Record<string, Record<ArticleOrder['direction'], ArticleKey>>;

function storedCount(scope: ArticleScope, count: string) {
  return query<{ parents: readonly Parent[] }, { id: string; count: number }>(
    `article.list ${scope} stored count`,
    `UNWIND $parents AS parent
     CALL (parent) { ${count} AS count }`,
    shape({ id: 'parent.id', count: 'count' }),
  );
}

function idsOf(parents: readonly Parent[]): string[] {
  return parents.map(({ id }) => id);
}

import type { Page, Slice } from '../model/page.ts';
import { type Article, ARTICLE } from './article.ts';
import { type ArticleFilter, conditionsOf, type FacetCondition, isEmpty, type YearKey } from './article-filter.ts';
import { type Facet, FACETS, type FacetValue } from './facet.ts';
import { inOrderOf, type Reader, statement } from './graph.ts';
import { countsOf, type Parent, slicesOf } from './list.ts';

export const ARTICLE_ORDER_FIELDS = ['YEAR', 'TITLE', 'LAST_INDEXED'] as const;

/** An order of articles. What has no year, or was never indexed, comes last either way. */
export interface ArticleOrder {
  readonly field: (typeof ARTICLE_ORDER_FIELDS)[number];
  readonly direction: 'ASC' | 'DESC';
}

/** What articles are listed by: all there are, or those of a parent. */
export type ArticleScope = keyof typeof SCOPES;

/** Two authors, by their ids, and the years, both included, whose articles by both are meant. */
export interface TieParent extends Parent {
  readonly a: string;
  readonly b: string;
  readonly fromYear: number | null;
  readonly toYear: number | null;
}

const IN_YEARS = ['parent.fromYear IS NULL OR a.year >= parent.fromYear', 'parent.toYear IS NULL OR a.year <= parent.toYear'];

// Where the articles of a scope are found, each once, and how many there are where that need not be counted.
const SCOPES = {
  all: { source: 'MATCH (a:Article)', where: [], count: null },
  author: {
    source: 'MATCH (:Author {id: parent.id})-[:AUTHORED]->(a) WITH DISTINCT a',
    where: [],
    count: 'MATCH (p:Author {id: parent.id}) RETURN p.articleCount AS count',
  },
  publisher: ofNamed('publisher'),
  venue: ofNamed('venue'),
  institution: ofNamed('institution'),
  collection: ofNamed('collection'),
  topic: ofNamed('topic'),
  language: ofNamed('language'),
  format: ofNamed('format'),
  work: {
    source: 'MATCH (:Work {id: parent.id})<-[:EXPRESSES]-(a)',
    where: [],
    count: 'MATCH (p:Work {id: parent.id}) RETURN COUNT { (p)<-[:EXPRESSES]-() } AS count',
  },
  versions: {
    source: 'MATCH (:Article {id: parent.id})-[:EXPRESSES]->()<-[:EXPRESSES]-(a)',
    where: [],
    count: 'MATCH (:Article {id: parent.id})-[:EXPRESSES]->(p) RETURN COUNT { (p)<-[:EXPRESSES]-() } - 1 AS count',
  },
  tie: {
    source: `MATCH (:Author {id: parent.a})-[:AUTHORED {ties: true}]->(a)<-[:AUTHORED {ties: true}]-(:Author {id: parent.b})
             WITH DISTINCT a`,
    where: IN_YEARS,
    count: null,
  },
};

function ofNamed(facet: Exclude<keyof typeof FACETS, 'author' | 'source'>) {
  const { label, path } = FACETS[facet];
  return {
    source: `MATCH (a)${path}(:${label} {id: parent.id})`,
    where: [],
    count: `MATCH (p:${label} {id: parent.id}) RETURN p.articleCount AS count`,
  };
}

/**
 * One page of the articles of each of `parents`, in their order: one query. Parents of the scope `tie` are TieParents; the one parent
 * of `all` is ROOT.
 */
export async function articlesOf(
  graph: Reader,
  parents: readonly Parent[],
  scope: ArticleScope,
  page: Page,
  order: ArticleOrder,
  filter: ArticleFilter,
): Promise<Slice<Article>[]> {
  const key = KEYS[order.field][order.direction];
  const { source, where, conditions } = walk(scope, filter, key);
  const list = {
    name: ['article.list', scope, order.field, order.direction, conditions.name].join(' '),
    source,
    where: [...where, ...conditions.where],
    order: [{ by: `a.${key}`, ascending: order.direction === 'ASC' }],
    item: ARTICLE('a'),
  } as const;
  return slicesOf<Article>(graph, list, parents, page, conditions.params);
}

/** How many articles each of `parents` has that the filter lets through, in their order. */
export async function articleCountsOf(
  graph: Reader,
  parents: readonly Parent[],
  scope: ArticleScope,
  filter: ArticleFilter,
): Promise<number[]> {
  const { count } = SCOPES[scope];
  if (isEmpty(filter) && count !== null) {
    const rows = await graph.read(storedCount(scope, count), { parents });
    return inOrderOf(idsOf(parents), rows, ({ id }) => id, null).map((row) => row?.count ?? 0);
  }
  const known = scope === 'all' ? knownCount(filter) : null;
  if (known !== null) return parents.map(() => known);
  const { source, where, conditions } = walk(scope, filter, null);
  const list = { name: ['article.list', scope, conditions.name].join(' '), source, where: [...where, ...conditions.where] };
  return countsOf(graph, list, parents, conditions.params);
}

const KEYS = {
  YEAR: { ASC: 'yearAscKey', DESC: 'yearDescKey' },
  TITLE: { ASC: 'titleKey', DESC: 'titleKey' },
  LAST_INDEXED: { ASC: 'indexedAscKey', DESC: 'indexedDescKey' },
} as const;

type Key = (typeof KEYS)[keyof typeof KEYS]['ASC' | 'DESC'];

/**
 * The most articles from which a page is cut by reading them all, at about two database hits each. Past that, the index of the order is
 * walked until the page is full, at some twenty hits a step: few steps where so many articles are meant, unless they stand far back.
 */
const FEW = 50_000;

function walk(scope: ArticleScope, filter: ArticleFilter, key: Key | null) {
  if (scope !== 'all') {
    const { source, where } = SCOPES[scope];
    return { source, where, conditions: conditionsOf(filter) };
  }
  const start = startOf(filter);
  if (start !== null && (key === null || start.value.articleCount <= FEW)) {
    const { facet, value, rest } = start;
    const { label, path } = FACETS[facet];
    const { name, where, params } = conditionsOf(rest);
    return {
      source: `MATCH (start:${label}) WHERE start.id IN $start MATCH (a)${path}(start) WITH DISTINCT a`,
      where: [],
      conditions: { name: `from ${facet} ${name}`, where, params: { ...params, start: value.ids } },
    };
  }
  const indexed = key ?? (filter.years === null ? null : 'yearAscKey');
  return {
    source: `${SCOPES.all.source} ${indexed === null ? '' : `USING INDEX a:Article(${indexed})`}`,
    where: indexed === null ? [] : [`a.${indexed} IS NOT NULL`],
    conditions: conditionsOf(filter, isYearKey(indexed) ? indexed : null),
  };
}

function isYearKey(key: Key | null): key is YearKey {
  return key === 'yearAscKey' || key === 'yearDescKey';
}

/** Values one of which every article must have, and what is asked beside them. */
interface Start {
  readonly facet: Facet;
  readonly value: FacetValue;
  readonly rest: ArticleFilter;
}

/** Of all that the filter could start from, what the fewest articles have; null where there is nothing. */
function startOf(filter: ArticleFilter): Start | null {
  const starts = filter.facets.flatMap((condition): Start[] => {
    const { facet, anyOf, missing, allOf } = condition;
    const rest = (left: Partial<FacetCondition>) => ({
      ...filter,
      facets: filter.facets.map((each) => (each === condition ? { ...each, ...left } : each)),
    });
    return [
      ...(anyOf === null || missing ? [] : [{ facet, value: together(anyOf), rest: rest({ anyOf: null }) }]),
      ...allOf.map((value) => ({ facet, value, rest: rest({ allOf: allOf.filter((other) => other !== value) }) })),
    ];
  });
  return starts.toSorted((one, other) => one.value.articleCount - other.value.articleCount)[0] ?? null;
}

function together(values: readonly FacetValue[]): FacetValue {
  return {
    ids: [...new Set(values.flatMap(({ ids }) => ids))],
    articleCount: values.reduce((sum, { articleCount }) => sum + articleCount, 0),
  };
}

/** How many articles there are of a filter that asks for one known node and nothing else. */
function knownCount(filter: ArticleFilter): number | null {
  const [only, ...others] = filter.facets;
  if (only === undefined || others.length > 0 || !isEmpty({ ...filter, facets: [] })) return null;
  const start = startOf(filter);
  const asked = (only.anyOf?.length ?? 0) + only.allOf.length + only.noneOf.length;
  return start !== null && asked === 1 && start.value.ids.length <= 1 ? start.value.articleCount : null;
}

function storedCount(scope: ArticleScope, count: string) {
  return statement<{ parents: readonly Parent[] }, { id: string; count: number }>(
    `article.list ${scope} stored count`,
    `UNWIND $parents AS parent
     CALL (parent) { ${count} }
     RETURN {id: parent.id, count: count} AS row`,
  );
}

function idsOf(parents: readonly Parent[]): string[] {
  return parents.map(({ id }) => id);
}

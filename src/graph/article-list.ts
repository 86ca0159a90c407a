import type { Page, Slice } from '../model/page.ts';
import { type Article, ARTICLE } from './article.ts';
import { type ArticleFilter, conditionsOf, isEmpty, type YearKey } from './article-filter.ts';
import type { FacetCondition } from './condition.ts';
import { type Facet, FACETS, type FacetValue } from './facet.ts';
import { inOrderOf, type Reader, statement } from './graph.ts';
import { countsOf, type Parent, slicesOf, type Walk } from './list.ts';

export const ARTICLE_ORDER_FIELDS = ['YEAR', 'TITLE', 'LAST_INDEXED'] as const;

/** An order of articles. What has no year, or was never indexed, comes last either way. */
export interface ArticleOrder {
  readonly field: (typeof ARTICLE_ORDER_FIELDS)[number];
  readonly direction: 'ASC' | 'DESC';
}

/** What articles are listed by: all there are, or those of a parent. */
export type ArticleScope = 'all' | keyof typeof SCOPES;

/** Two authors, by their ids, and the years, both included, whose articles by both are meant. */
export interface TieParent extends Parent {
  readonly a: string;
  readonly b: string;
  readonly fromYear: number | null;
  readonly toYear: number | null;
}

const IN_YEARS = ['parent.fromYear IS NULL OR a.year >= parent.fromYear', 'parent.toYear IS NULL OR a.year <= parent.toYear'];

interface Scope {
  /** Finds the articles, each once. */
  readonly source: string;
  readonly where: readonly string[];
  /** Ends in what gives their number, where it is stored or is the degree of a node. */
  readonly count: string | null;
  /** Tells whether an article is among them, where they may be many. */
  readonly within: string | null;
}

const SCOPES = {
  author: {
    source: 'MATCH (:Author {id: parent.id})-[:AUTHORED]->(a) WITH DISTINCT a',
    where: [],
    count: 'MATCH (p:Author {id: parent.id}) RETURN p.articleCount',
    within: null,
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
    count: 'MATCH (p:Work {id: parent.id}) RETURN COUNT { (p)<-[:EXPRESSES]-() }',
    within: null,
  },
  versions: {
    source: 'MATCH (:Article {id: parent.id})-[:EXPRESSES]->()<-[:EXPRESSES]-(a)',
    where: [],
    count: 'MATCH (:Article {id: parent.id})-[:EXPRESSES]->(p) RETURN COUNT { (p)<-[:EXPRESSES]-() } - 1',
    within: null,
  },
  tie: {
    source: `MATCH (:Author {id: parent.a})-[:AUTHORED {ties: true}]->(a)<-[:AUTHORED {ties: true}]-(:Author {id: parent.b})
             WITH DISTINCT a`,
    where: IN_YEARS,
    count: null,
    within: null,
  },
} satisfies Record<string, Scope>;

function ofNamed(facet: Exclude<Facet, 'author' | 'source'>): Scope {
  const { label, path } = FACETS[facet];
  return {
    source: `MATCH (a)${path}(:${label} {id: parent.id})`,
    where: [],
    count: `MATCH (p:${label} {id: parent.id}) RETURN p.articleCount`,
    within: `EXISTS { (a)${path}(p) WHERE p.id = parent.id }`,
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
  const { source, where, conditions, walk } = wayTo(scope, filter, key);
  const list = {
    name: ['article.list', scope, order.field, order.direction, conditions.name].join(' '),
    source,
    where: [...where, ...conditions.where],
    order: [{ by: `a.${key}`, ascending: order.direction === 'ASC' }],
    item: ARTICLE('a'),
    walk,
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
  const count = scope === 'all' ? null : SCOPES[scope].count;
  if (isEmpty(filter) && count !== null) {
    const rows = await graph.read(storedCount(scope, count), { parents });
    return inOrderOf(idsOf(parents), rows, ({ id }) => id, null).map((row) => row?.count ?? 0);
  }
  const known = scope === 'all' ? knownCount(filter) : null;
  if (known !== null) return parents.map(() => known);
  const { source, where, conditions } = wayTo(scope, filter, null);
  const list = { name: ['article.list', scope, conditions.name].join(' '), source, where: [...where, ...conditions.where] };
  return countsOf(graph, list, parents, conditions.params);
}

const KEYS = {
  YEAR: { ASC: 'yearAscKey', DESC: 'yearDescKey' },
  TITLE: { ASC: 'titleKey', DESC: 'titleKey' },
  LAST_INDEXED: { ASC: 'indexedAscKey', DESC: 'indexedDescKey' },
} as const;

type Key = (typeof KEYS)[keyof typeof KEYS]['ASC' | 'DESC'];

/** How the articles are found, and how a page of them may be found sooner; without a key, for counting alone. */
function wayTo(scope: ArticleScope, filter: ArticleFilter, key: Key | null) {
  if (scope !== 'all') return wayFromParent(scope, filter, key);
  const start = startOf(filter);
  if (start !== null) return wayFromValue(start, key);
  const indexed = key ?? (filter.years === null ? null : 'yearAscKey');
  return {
    source: indexed === null ? 'MATCH (a:Article)' : byIndex(indexed),
    where: indexed === null ? [] : [`a.${indexed} IS NOT NULL`],
    conditions: conditionsOf(filter, isYearKey(indexed) ? indexed : null),
    walk: null,
  };
}

function wayFromParent(scope: Exclude<ArticleScope, 'all'>, filter: ArticleFilter, key: Key | null) {
  const { source, where, count, within }: Scope = SCOPES[scope];
  const conditions = conditionsOf(filter);
  const walk =
    key === null || count === null || within === null ? null : walkAlong(key, `${count} AS items`, [within, ...conditions.where]);
  return { source, where, conditions, walk };
}

// The index is named because the planner may scan it whole while its figures are of before the first load.
function wayFromValue({ facet, value, rest }: Start, key: Key | null) {
  const { label, path } = FACETS[facet];
  const { name, where, params } = conditionsOf(rest);
  return {
    source: `MATCH (start:${label}) USING INDEX SEEK start:${label}(id) WHERE start.id IN $start MATCH (a)${path}(start) WITH DISTINCT a`,
    where: [],
    conditions: {
      name: `from ${facet} ${name}`,
      where,
      params: { ...params, start: value.ids, startItems: value.articleCount },
    },
    walk: key === null ? null : walkAlong(key, 'RETURN $startItems AS items', [`EXISTS { (a)${path}(n) WHERE n.id IN $start }`, ...where]),
  };
}

function walkAlong(key: Key, items: string, where: readonly string[]): Walk {
  return { source: byIndex(key), where, items, total: 'MATCH (every:Article) RETURN count(every) AS total' };
}

function byIndex(key: Key): string {
  return `MATCH (a:Article) USING INDEX a:Article(${key})`;
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
     CALL (parent) { ${count} AS count }
     RETURN {id: parent.id, count: count} AS row`,
  );
}

function idsOf(parents: readonly Parent[]): string[] {
  return parents.map(({ id }) => id);
}

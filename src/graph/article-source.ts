import { type ArticleFilter, conditionsOf, isEmpty, type YearKey } from './article-filter.ts';
import { SEARCH_SOURCE, searched } from './article-search.ts';
import type { FacetCondition } from './condition.ts';
import { type Facet, FACETS, type FacetValue } from './facet.ts';
import type { Parent, Walk } from './list.ts';

/** What articles are listed by: all there are, or those of a parent. */
export type ArticleScope = 'all' | keyof typeof SCOPES;

/** Two authors, by their ids, and the years, both included, whose articles by both are meant. */
export interface TieParent extends Parent {
  readonly a: string;
  readonly b: string;
  readonly fromYear: number | null;
  readonly toYear: number | null;
}

/** Articles by their ids; `id` tells such sets apart. */
export interface GivenArticles extends Parent {
  readonly articles: readonly string[];
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
  given: {
    source: 'UNWIND parent.articles AS given MATCH (a:Article {id: given})',
    where: [],
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

/** Articles as they are listed: those of a parent that the search finds and the filter lets through. */
export interface ListedArticles {
  readonly scope: ArticleScope;
  readonly parent: Parent;
  readonly filter: ArticleFilter;
}

/** The stored sort keys that articles can be ordered by. */
export type ArticleKey = 'titleKey' | 'indexedAscKey' | 'indexedDescKey' | YearKey;

/** How articles are found, as the parts of a statement. */
export interface ArticleSource {
  /** Same name, same text. */
  readonly name: string;
  /** Finds each article `a` once, and its `score` where there is a search; sees `parent`. */
  readonly source: string;
  readonly where: readonly string[];
  readonly params: Readonly<Record<string, unknown>>;
  /** How a page of them may be found sooner. */
  readonly walk: Walk | null;
}

/**
 * How the articles of a scope that the filter lets through are found. With a key, a page in its order is to be cut from them; without, they are
 * to be counted, or ordered by relevance. Its parents are those that `sought` makes.
 */
export function articleSource(scope: ArticleScope, filter: ArticleFilter, key: ArticleKey | null = null): ArticleSource {
  const way = filter.search === null ? wayTo(scope, filter, key) : { source: SEARCH_SOURCE, ...conditionsOf(filter), walk: null };
  return { ...way, name: [scope, filter.search === null ? '' : 'search', way.name].filter((part) => part !== '').join(' ') };
}

/** The parents as the source sees them. */
export function sought(parents: readonly Parent[], scope: ArticleScope, { search }: ArticleFilter): readonly Parent[] {
  return search === null ? parents : searched(parents, search, scope !== 'all');
}

/** What gives the number of all articles of a scope without counting them: it sees `parent` and ends in `RETURN ...`; null where nothing does. */
export function countOf(scope: ArticleScope): string | null {
  return scope === 'all' ? null : SCOPES[scope].count;
}

function wayTo(scope: ArticleScope, filter: ArticleFilter, key: ArticleKey | null): ArticleSource {
  if (scope !== 'all') return wayFromParent(scope, filter, key);
  const start = startOf(filter);
  if (start !== null) return wayFromValue(start, key);
  const indexed = key ?? (filter.years === null ? null : 'yearAscKey');
  if (indexed === null) return { source: 'MATCH (a:Article)', ...conditionsOf(filter), walk: null };
  const { name, where, params } = conditionsOf(filter, isYearKey(indexed) ? indexed : null);
  return { name, source: byIndex(indexed), where: [`a.${indexed} IS NOT NULL`, ...where], params, walk: null };
}

function wayFromParent(scope: Exclude<ArticleScope, 'all'>, filter: ArticleFilter, key: ArticleKey | null): ArticleSource {
  const { source, where, count, within }: Scope = SCOPES[scope];
  const conditions = conditionsOf(filter);
  const walk =
    key === null || count === null || within === null ? null : walkAlong(key, `${count} AS items`, [within, ...conditions.where]);
  return { ...conditions, source, where: [...where, ...conditions.where], walk };
}

// The index is named because the planner may scan it whole while its figures are of before the first load.
function wayFromValue({ facet, value, rest }: Start, key: ArticleKey | null): ArticleSource {
  const { label, path } = FACETS[facet];
  const { name, where, params } = conditionsOf(rest);
  return {
    source: `MATCH (start:${label}) USING INDEX SEEK start:${label}(id) WHERE start.id IN $start MATCH (a)${path}(start) WITH DISTINCT a`,
    name: `from ${facet} ${name}`,
    where,
    params: { ...params, start: value.ids, startItems: value.articleCount },
    walk: key === null ? null : walkAlong(key, 'RETURN $startItems AS items', [`EXISTS { (a)${path}(n) WHERE n.id IN $start }`, ...where]),
  };
}

function walkAlong(key: ArticleKey, items: string, where: readonly string[]): Walk {
  return { source: byIndex(key), where, items, total: 'MATCH (every:Article) RETURN count(every) AS total' };
}

function byIndex(key: ArticleKey): string {
  return `MATCH (a:Article) USING INDEX a:Article(${key})`;
}

function isYearKey(key: ArticleKey | null): key is YearKey {
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
export function knownCount(filter: ArticleFilter): number | null {
  const [only, ...others] = filter.facets;
  if (only === undefined || others.length > 0 || !isEmpty({ ...filter, facets: [] })) return null;
  const start = startOf(filter);
  const asked = (only.anyOf?.length ?? 0) + only.allOf.length + only.noneOf.length;
  return start !== null && asked === 1 && start.value.ids.length <= 1 ? start.value.articleCount : null;
}

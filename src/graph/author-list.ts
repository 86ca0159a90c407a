import type { Page, Slice } from '../model/page.ts';
import type { Search } from '../model/search.ts';
import { type Author, AUTHOR } from './author.ts';
import type { FacetCondition } from './condition.ts';
import { authorConditions, type AuthorFilter } from './author-filter.ts';
import { FACETS, type FacetValue } from './facet.ts';
import type { Reader } from './graph.ts';
import { countsOf, type List, type Order, type Parent, slicesOf } from './list.ts';
import { byRelevance, nameSource } from './name-search.ts';

export const AUTHOR_ORDER_FIELDS = ['RELEVANCE', 'NAME', 'ARTICLE_COUNT', 'CO_AUTHOR_COUNT'] as const;

/** An order of authors: by how well their names match a search, then by their articles; by their folded names; or by a count and then by name. */
export interface AuthorOrder {
  readonly field: (typeof AUTHOR_ORDER_FIELDS)[number];
  readonly direction: 'ASC' | 'DESC';
}

const LISTED = AUTHOR('a');

/** One page of the authors that `search` finds, or of all, whom `filter` lets through; the one parent is ROOT. Relevance needs a search. */
export async function authorsOfAll(
  graph: Reader,
  parents: readonly Parent[],
  page: Page,
  order: AuthorOrder,
  filter: AuthorFilter,
  search: Search | null,
): Promise<Slice<Author>[]> {
  const { field, direction } = order;
  const { name, source, where, params, ranked } = search === null ? walk(filter, keyOf(field)) : searched(filter, search);
  const list: List<Author> = {
    name: ['author.list', field, direction, name].join(' '),
    source,
    where,
    order: orderOf(order),
    item: LISTED,
    ranked: ranked === true && field === 'RELEVANCE' && direction === 'DESC',
    volatile: field === 'RELEVANCE',
  };
  return slicesOf(graph, list, parents, page, params);
}

/** How many authors `search` finds, or there are, whom `filter` lets through; the one parent is ROOT. */
export async function authorCountsOfAll(
  graph: Reader,
  parents: readonly Parent[],
  filter: AuthorFilter,
  search: Search | null,
): Promise<number[]> {
  const { name, source, where, params } = search === null ? walk(filter, null) : searched(filter, search);
  return countsOf(graph, { name: ['author.list', name].join(' '), source, where }, parents, params);
}

function orderOf({ field, direction }: AuthorOrder): Order {
  if (field === 'RELEVANCE') return byRelevance('a', direction);
  // In the ascending order of a count's key, the greatest counts come first.
  return [{ by: `a.${KEYS[field]}`, ascending: (direction === 'ASC') === (field === 'NAME') }];
}

function keyOf(field: AuthorOrder['field']) {
  return field === 'RELEVANCE' ? null : KEYS[field];
}

const KEYS = { NAME: 'nameKey', ARTICLE_COUNT: 'mostArticlesKey', CO_AUTHOR_COUNT: 'mostCoAuthorsKey' } as const;

/**
 * The most articles from which a page is cut by reading all of their authors. Past that, the index of the order is walked until the page
 * is full, which takes few steps when so many articles are meant. Both cost about the same here in a graph of a million authors.
 */
const FEW = 2_000;

function searched(filter: AuthorFilter, search: Search) {
  const { name, source, params, ranked } = nameSource('a', 'Author', search);
  const conditions = authorConditions(filter);
  return { name: `${name} ${conditions.name}`, source, where: conditions.where, params: { ...conditions.params, ...params }, ranked };
}

/** Where the authors are found: at the articles of the rarest value asked for, or else in the order of `key`. */
function walk(filter: AuthorFilter, key: (typeof KEYS)[keyof typeof KEYS] | null) {
  const start = startOf(filter);
  if (start !== null && (key === null || start.articleCount <= FEW)) {
    const { label, path } = FACETS[start.facet];
    const { name, where, params } = authorConditions({ ...filter, facets: start.others });
    return {
      name: `${name} from ${start.facet}`,
      source: `MATCH (start:${label}) WHERE start.id IN $start MATCH (x)${path}(start) MATCH (x)<-[:AUTHORED]-(a) WITH DISTINCT a`,
      where,
      params: { ...params, start: start.ids },
      ranked: false,
    };
  }
  const source = key === null ? 'MATCH (a:Author)' : `MATCH (a:Author) USING INDEX a:Author(${key})`;
  return { source, ...authorConditions(filter), ranked: false };
}

interface Start {
  readonly condition: FacetCondition;
  readonly values: readonly FacetValue[];
  /** What the condition asks beside. */
  readonly left: FacetCondition;
}

/** Of the values of which every author must have one, those that the fewest articles have, and what else is asked; null where there are none. */
function startOf({ facets }: AuthorFilter) {
  const starts = facets.flatMap((condition): Start[] => {
    const { anyOf, missing, allOf } = condition;
    return [
      ...(anyOf === null || missing ? [] : [{ condition, values: anyOf, left: { ...condition, anyOf: null } }]),
      ...allOf.map((value) => ({ condition, values: [value], left: { ...condition, allOf: allOf.filter((other) => other !== value) } })),
    ];
  });
  const known = starts.map(({ condition, values, left }) => ({
    facet: condition.facet,
    ids: [...new Set(values.flatMap(({ ids }) => ids))],
    articleCount: values.reduce((sum, { articleCount }) => sum + articleCount, 0),
    others: facets.map((each) => (each === condition ? left : each)),
  }));
  return known.toSorted((one, other) => one.articleCount - other.articleCount)[0] ?? null;
}

import type { Page, Slice } from '../model/page.ts';
import { type Author, AUTHOR } from './author.ts';
import type { FacetCondition } from './condition.ts';
import { authorConditions, type AuthorFilter } from './author-filter.ts';
import { FACETS, type FacetValue } from './facet.ts';
import type { Reader } from './graph.ts';
import { countsOf, type Parent, slicesOf, type Term } from './list.ts';

/** An order of authors: by their folded names, or by a count and then by name. */
export interface AuthorOrder {
  readonly field: 'NAME' | 'ARTICLE_COUNT' | 'CO_AUTHOR_COUNT';
  readonly direction: 'ASC' | 'DESC';
}

/** One page of the authors that `filter` lets through; the one parent is ROOT. */
export async function authorsOfAll(
  graph: Reader,
  parents: readonly Parent[],
  page: Page,
  order: AuthorOrder,
  filter: AuthorFilter,
): Promise<Slice<Author>[]> {
  const key = KEYS[order.field];
  const { name, source, where, params } = walk(filter, key);
  const ascending = (order.direction === 'ASC') === (order.field === 'NAME');
  const term: Term = { by: `a.${key}`, ascending };
  const list = {
    name: ['author.list', order.field, order.direction, name].join(' '),
    source,
    where,
    order: [term],
    item: AUTHOR('a'),
  } as const;
  return slicesOf<Author>(graph, list, parents, page, params);
}

/** How many authors `filter` lets through; the one parent is ROOT. */
export async function authorCountsOfAll(graph: Reader, parents: readonly Parent[], filter: AuthorFilter): Promise<number[]> {
  const { name, source, where, params } = walk(filter, null);
  return countsOf(graph, { name: ['author.list', name].join(' '), source, where }, parents, params);
}

// In the ascending order of a count's key, the greatest counts come first.
const KEYS = { NAME: 'nameKey', ARTICLE_COUNT: 'mostArticlesKey', CO_AUTHOR_COUNT: 'mostCoAuthorsKey' } as const;

/**
 * The most articles from which a page is cut by reading all of their authors. Past that, the index of the order is walked until the page
 * is full, which takes few steps when so many articles are meant. Both cost about the same here in a graph of a million authors.
 */
const FEW = 2_000;

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
    };
  }
  const source = key === null ? 'MATCH (a:Author)' : `MATCH (a:Author) USING INDEX a:Author(${key})`;
  return { source, ...authorConditions(filter) };
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

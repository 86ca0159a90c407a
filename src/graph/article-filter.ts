import type { Search } from '../model/search.ts';
import { FACETS } from './facet.ts';
import { type Conditions, type FacetCondition, facetConditions, together } from './condition.ts';

/** What articles are to fulfil, every part of it; a part that is null or empty asks nothing. */
export interface ArticleFilter {
  /** What is looked for in their texts. */
  readonly search: Search | null;
  readonly facets: readonly FacetCondition[];
  readonly years: YearCondition | null;
  readonly hasAbstract: boolean | null;
  readonly hasDoi: boolean | null;
}

/** Years from `from` to `to`, both included, or no year at all where `missing`; with neither end, `missing` alone. */
export interface YearCondition {
  readonly from: number | null;
  readonly to: number | null;
  readonly missing: boolean;
}

export const NO_FILTER: ArticleFilter = { search: null, facets: [], years: null, hasAbstract: null, hasDoi: null };

/** A sort key by which years can be compared too. */
export type YearKey = 'yearAscKey' | 'yearDescKey';

/**
 * The filter as conditions, its search apart, which finds articles instead. Where `yearKey` is given, years are compared by that sort key as far as it can, so that its index is read
 * from the first such year to the last.
 */
export function conditionsOf(filter: ArticleFilter, yearKey: YearKey | null = null): Conditions {
  return together([
    ...filter.facets.map(ofFacet),
    ...(filter.years === null ? [] : [ofYears(filter.years, yearKey)]),
    ...given('a.abstract', filter.hasAbstract),
    ...given('a.doi', filter.hasDoi),
  ]);
}

export function isEmpty({ search, facets, years, hasAbstract, hasDoi }: ArticleFilter): boolean {
  return search === null && facets.length === 0 && years === null && hasAbstract === null && hasDoi === null;
}

function ofFacet(condition: FacetCondition): Conditions {
  const { path } = FACETS[condition.facet];
  return facetConditions(condition, (ids) => `EXISTS { (a)${path}(n) WHERE n.id IN ${ids} }`, `NOT EXISTS { (a)${path}() }`);
}

function ofYears({ from, to, missing }: YearCondition, key: YearKey | null): Conditions {
  const range = from !== null || to !== null;
  if (key !== null && !(range && missing)) return ofYearKeys({ from, to, missing }, key);
  const ends = [from !== null && 'a.year >= $fromYear', to !== null && 'a.year <= $toYear'].filter((end) => end !== false);
  const within = ends.join(' AND ');
  return {
    name: `years:${from === null ? '' : 'from'}${to === null ? '' : 'to'}${missing ? 'missing' : ''}`,
    where: [[...(range ? [`(${within})`] : []), ...(missing ? ['a.year IS NULL'] : [])].join(' OR ')],
    params: { fromYear: from, toYear: to },
  };
}

// Such a key begins with the year's four digits, or, where there is none, with what sorts above (yearAscKey) or below (yearDescKey) all.
function ofYearKeys({ from, to, missing }: YearCondition, key: YearKey): Conditions {
  const digits = (year: number) => String(Math.min(Math.max(year, 0), 9999)).padStart(4, '0');
  const least = missing ? (key === 'yearAscKey' ? '~' : '') : digits(from ?? 0);
  const most = missing ? (key === 'yearAscKey' ? '~~' : '0') : `${digits(to ?? 9999)}~`;
  return {
    name: 'years:key',
    where: [`a.${key} >= $leastYearKey`, `a.${key} < $mostYearKey`],
    params: { leastYearKey: least, mostYearKey: most },
  };
}

function given(property: string, wanted: boolean | null): Conditions[] {
  if (wanted === null) return [];
  return [{ name: `${property}:${wanted ? 'yes' : 'no'}`, where: [`${property} IS ${wanted ? 'NOT NULL' : 'NULL'}`], params: {} }];
}

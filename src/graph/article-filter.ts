import { FACETS, type Facet, type FacetValue } from './facet.ts';

/** What articles are to fulfil, every part of it; a part that is null or empty asks nothing. */
export interface ArticleFilter {
  readonly facets: readonly FacetCondition[];
  readonly years: YearCondition | null;
  readonly hasAbstract: boolean | null;
  readonly hasDoi: boolean | null;
}

/** What is asked of one facet. Each value is fulfilled by any one of the nodes that it means. */
export interface FacetCondition {
  readonly facet: Facet;
  /** One of these values, or no value at all where `missing`; null asks nothing. */
  readonly anyOf: readonly FacetValue[] | null;
  readonly missing: boolean;
  readonly allOf: readonly FacetValue[];
  readonly noneOf: readonly FacetValue[];
}

/** Years from `from` to `to`, both included, or no year at all where `missing`; with neither end, `missing` alone. */
export interface YearCondition {
  readonly from: number | null;
  readonly to: number | null;
  readonly missing: boolean;
}

export const NO_FILTER: ArticleFilter = { facets: [], years: null, hasAbstract: null, hasDoi: null };

/** Conditions on the article `a`, with the parameters that they name. */
export interface Conditions {
  /** Says which conditions there are: same name, same text. */
  readonly name: string;
  readonly where: readonly string[];
  readonly params: Readonly<Record<string, unknown>>;
}

/** A sort key by which years can be compared too. */
export type YearKey = 'yearAscKey' | 'yearDescKey';

/**
 * The filter as conditions. Where `yearKey` is given, years are compared by that sort key as far as it can, so that its index is read
 * from the first such year to the last.
 */
export function conditionsOf(filter: ArticleFilter, yearKey: YearKey | null = null): Conditions {
  const parts = [
    ...filter.facets.map(ofFacet),
    ...(filter.years === null ? [] : [ofYears(filter.years, yearKey)]),
    ...given('a.abstract', filter.hasAbstract),
    ...given('a.doi', filter.hasDoi),
  ];
  return {
    name: parts.map(({ name }) => name).join(' '),
    where: parts.flatMap(({ where }) => where),
    params: Object.assign({}, ...parts.map(({ params }) => params)) as Conditions['params'],
  };
}

export function isEmpty({ facets, years, hasAbstract, hasDoi }: ArticleFilter): boolean {
  return facets.length === 0 && years === null && hasAbstract === null && hasDoi === null;
}

// The far node goes without its label: with it, the planner may look for it by its id first, once for every article.
function ofFacet({ facet, anyOf, missing, allOf, noneOf }: FacetCondition): Conditions {
  const { path } = FACETS[facet];
  const has = (ids: string) => `EXISTS { (a)${path}(n) WHERE n.id IN ${ids} }`;
  const nothing = `NOT EXISTS { (a)${path}() }`;
  const some = [...(anyOf === null ? [] : [has(`$${facet}Any`)]), ...(missing ? [nothing] : [])];
  const used = [
    some.length > 0 && { name: `${anyOf === null ? '' : 'any'}${missing ? 'missing' : ''}`, where: some.join(' OR ') },
    allOf.length > 0 && { name: 'all', where: `all(ids IN $${facet}All WHERE ${has('ids')})` },
    noneOf.length > 0 && { name: 'none', where: `NOT ${has(`$${facet}None`)}` },
  ].filter((part) => part !== false);
  return {
    name: `${facet}:${used.map(({ name }) => name).join('+')}`,
    where: used.map(({ where }) => where),
    params: {
      [`${facet}Any`]: idsOf(anyOf ?? []),
      [`${facet}All`]: allOf.map(({ ids }) => ids),
      [`${facet}None`]: idsOf(noneOf),
    },
  };
}

function idsOf(values: readonly FacetValue[]): string[] {
  return [...new Set(values.flatMap(({ ids }) => ids))];
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

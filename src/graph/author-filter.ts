import type { YearRange } from '../model/year-range.ts';
import type { Conditions, FacetCondition } from './article-filter.ts';
import { FACETS } from './facet.ts';
import { IN_YEARS, yearParams } from './tie.ts';

/** What authors are to fulfil, every part of it, each for itself by some article of the author; what is null or empty asks nothing. */
export interface AuthorFilter {
  readonly facets: readonly FacetCondition[];
  readonly activeIn: YearRange | null;
  readonly minArticles: number | null;
  readonly hasOrcid: boolean | null;
}

export const ANY_AUTHOR: AuthorFilter = { facets: [], activeIn: null, minArticles: null, hasOrcid: null };

/** The filter as conditions on the author `a`. */
export function authorConditions({ facets, activeIn, minArticles, hasOrcid }: AuthorFilter): Conditions {
  const parts = [
    ...facets.map(ofFacet),
    ...(activeIn === null ? [] : [ofYears(activeIn)]),
    ...(minArticles === null ? [] : [{ name: 'minArticles', where: ['a.articleCount >= $minArticles'], params: { minArticles } }]),
    ...(hasOrcid === null ? [] : [ofOrcid(hasOrcid)]),
  ];
  return {
    name: parts.map(({ name }) => name).join(' '),
    where: parts.flatMap(({ where }) => where),
    params: Object.assign({}, ...parts.map(({ params }) => params)) as Conditions['params'],
  };
}

// The far node goes without its label: with it, the planner may look for it by its id first, once for every author.
function ofFacet({ facet, anyOf, missing, allOf, noneOf }: FacetCondition): Conditions {
  const { path } = FACETS[facet];
  const has = (ids: string) => `EXISTS { (a)-[:AUTHORED]->()${path}(n) WHERE n.id IN ${ids} }`;
  const lacks = `EXISTS { (a)-[:AUTHORED]->(x) WHERE NOT EXISTS { (x)${path}() } }`;
  const some = [...(anyOf === null ? [] : [has(`$${facet}Any`)]), ...(missing ? [lacks] : [])];
  const used = [
    some.length > 0 && { name: `${anyOf === null ? '' : 'any'}${missing ? 'missing' : ''}`, where: some.join(' OR ') },
    allOf.length > 0 && { name: 'all', where: `all(ids IN $${facet}All WHERE ${has('ids')})` },
    noneOf.length > 0 && { name: 'none', where: `NOT ${has(`$${facet}None`)}` },
  ].filter((part) => part !== false);
  const idsOf = (values: typeof noneOf) => [...new Set(values.flatMap(({ ids }) => ids))];
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

// The author's own years tell most of those apart who have no article in the range, before their articles are looked at.
function ofYears(activeIn: YearRange): Conditions {
  return {
    name: 'activeIn',
    where: ['a.firstYear <= $toYear AND a.lastYear >= $fromYear', `EXISTS { (a)-[:AUTHORED]->(x) WHERE ${IN_YEARS} }`],
    params: yearParams(activeIn),
  };
}

function ofOrcid(wanted: boolean): Conditions {
  return { name: `orcid:${wanted ? 'yes' : 'no'}`, where: [`a.orcid IS ${wanted ? 'NOT NULL' : 'NULL'}`], params: {} };
}

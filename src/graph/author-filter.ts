import type { YearRange } from '../model/year-range.ts';
import { type Conditions, type FacetCondition, facetConditions, together } from './condition.ts';
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
  return together([
    ...facets.map(ofFacet),
    ...(activeIn === null ? [] : [ofYears(activeIn)]),
    ...(minArticles === null ? [] : [{ name: 'minArticles', where: ['a.articleCount >= $minArticles'], params: { minArticles } }]),
    ...(hasOrcid === null ? [] : [ofOrcid(hasOrcid)]),
  ]);
}

function ofFacet(condition: FacetCondition): Conditions {
  const { path } = FACETS[condition.facet];
  return facetConditions(
    condition,
    (ids) => `EXISTS { (a)-[:AUTHORED]->()${path}(n) WHERE n.id IN ${ids} }`,
    `EXISTS { (a)-[:AUTHORED]->(x) WHERE NOT EXISTS { (x)${path}() } }`,
  );
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

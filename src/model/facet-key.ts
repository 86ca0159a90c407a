/** What an article may say nothing of; the place of each in this list is that of its bit in a facet key. */
export const GAP_FACETS = ['author', 'publisher', 'venue', 'institution', 'collection', 'language', 'format', 'topic'] as const;

export type GapFacet = (typeof GAP_FACETS)[number];

/** What the facets of an article need that none of its nodes says. */
export interface FacetFacts {
  readonly year: number | null;
  /** What the article says nothing of. */
  readonly gaps: ReadonlySet<GapFacet>;
  /** Whether an author has signed it more than once. */
  readonly repeats: boolean;
}

/** The lowest bit, set where an author has signed more than once: such keys are odd. */
const REPEATS = 1;
const YEAR = 2 ** (GAP_FACETS.length + 1);

const bitOf = (index: number) => 2 ** (index + 1);

/** An article's facet key: one number, so that articles can be counted by all of this at once. What has no year has that of the year 0. */
export function facetKey({ year, gaps, repeats }: FacetFacts): number {
  const bits = GAP_FACETS.map((facet, index) => (gaps.has(facet) ? bitOf(index) : 0));
  return bits.reduce((sum, bit) => sum + bit, (year ?? 0) * YEAR + (repeats ? REPEATS : 0));
}

/** The facet key of an article that has so many different values of each facet, `signatures` counting every name printed. */
export function facetKeyOf(year: number | null, values: Readonly<Record<GapFacet, number>>, signatures: number): number {
  return facetKey({ year, gaps: new Set(GAP_FACETS.filter((facet) => values[facet] === 0)), repeats: signatures > values.author });
}

/** What a facet key says. */
export function facetFacts(key: number): FacetFacts {
  const year = Math.floor(key / YEAR);
  return {
    year: year === 0 ? null : year,
    gaps: new Set(GAP_FACETS.filter((_, index) => Math.floor(key / bitOf(index)) % 2 === 1)),
    repeats: key % 2 === REPEATS,
  };
}

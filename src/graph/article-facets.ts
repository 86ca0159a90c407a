import { facetFacts } from '../model/facet-key.ts';
import type { ArticleFilter, YearCondition } from './article-filter.ts';
import { type ArticleScope, sought } from './article-source.ts';
import type { FacetCondition } from './condition.ts';
import { FACETS } from './facet.ts';
import { type FacetCounts, facetCounts } from './facet-count.ts';
import type { FacetKind, FacetNode } from './facet-node.ts';
import type { FacetPass } from './facet-pass.ts';
import type { Reader } from './graph.ts';
import type { Parent } from './list.ts';

/** One facet of the articles of one parent. `first` bounds the values of a named facet; the years are always all. */
export interface AskedFacet {
  readonly parent: Parent;
  readonly facet: FacetKind | 'year';
  readonly first: number;
}

/** How many articles have one value of a facet; neither a year nor a node: how many have none. */
export interface FacetBucket {
  readonly year: number | null;
  readonly node: FacetNode | null;
  readonly count: number;
  /** Whether the filter chose it. */
  readonly selected: boolean;
}

/**
 * The buckets of each of `asked`, in their order: all of them in one query. Each facet counts the articles of its parent that are found by the
 * search and fulfil the filter, what the filter asks of this facet itself left out. Most articles first, then by name (years: the latest first);
 * the first so many values, and beside them whatever the filter chose, even where no article has it, and those that say nothing, where
 * there are any or the filter chose them.
 */
export async function articleFacetsOf(
  graph: Reader,
  asked: readonly AskedFacet[],
  scope: ArticleScope,
  filter: ArticleFilter,
): Promise<FacetBucket[][]> {
  const parents = [...new Map(asked.map(({ parent }) => [parent.id, parent])).values()];
  const first = Math.max(...asked.map((each) => each.first));
  const passes = passesOf(filter, new Set(asked.map(({ facet }) => facet)));
  const counts = await facetCounts(graph, passes, sought(parents, scope, filter), scope, first);
  return asked.map((each) => {
    const pass = passes.findIndex(({ facets }) => facets.includes(each.facet));
    return bucketsOf(each, filter, counts.get(each.parent.id)?.[pass] ?? NOTHING);
  });
}

const NOTHING: FacetCounts = { keys: [], nodes: [] };

/** What no condition of its own narrows is counted in one pass over the articles; everything else in a pass without that condition. */
function passesOf(filter: ArticleFilter, asked: ReadonlySet<AskedFacet['facet']>): FacetPass[] {
  const narrowed = new Set<AskedFacet['facet']>(filter.facets.map(({ facet }) => facet).filter((facet) => facet !== 'source'));
  if (filter.years !== null) narrowed.add('year');
  const free = [...asked].filter((facet) => !narrowed.has(facet)).sort();
  const own = [...asked].filter((facet) => narrowed.has(facet)).sort();
  return [
    ...(free.length === 0 ? [] : [{ facets: free, filter, chosen: [] }]),
    ...own.map((facet) => ({
      facets: [facet],
      filter: {
        ...filter,
        facets: filter.facets.filter((condition) => condition.facet !== facet),
        years: facet === 'year' ? null : filter.years,
      },
      chosen: chosenBy(filter.facets.find((condition) => condition.facet === facet)),
    })),
  ];
}

function chosenBy(condition: FacetCondition | undefined): string[] {
  if (condition === undefined) return [];
  return [...new Set([...(condition.anyOf ?? []), ...condition.allOf].flatMap(({ ids }) => ids))];
}

function bucketsOf({ facet, first }: AskedFacet, filter: ArticleFilter, pass: FacetCounts): FacetBucket[] {
  if (facet === 'year') return yearBuckets(filter.years, pass);
  const condition = filter.facets.find((each) => each.facet === facet);
  const chosen = new Set(chosenBy(condition));
  const values = pass.nodes
    .filter(({ label }) => label === FACETS[facet].label)
    .toSorted((one, other) => other.count - one.count || compare(one.nameKey, other.nameKey))
    .map(({ node, count }) => ({ year: null, node, count, selected: chosen.has(node.id) }))
    .filter(({ selected }, index) => index < first || selected);
  const none = pass.keys.reduce((sum, [key, count]) => sum + (facetFacts(key).gaps.has(facet) ? count : 0), 0);
  return withNone(values, none, condition?.missing === true);
}

function yearBuckets(condition: YearCondition | null, { keys }: FacetCounts): FacetBucket[] {
  const { from = null, to = null, missing = false } = condition ?? {};
  const counts = new Map<number | null, number>(from !== null && from === to ? [[from, 0]] : []);
  for (const [key, count] of keys) {
    const { year } = facetFacts(key);
    counts.set(year, (counts.get(year) ?? 0) + count);
  }
  const inRange = (year: number) => (from !== null || to !== null) && year >= (from ?? year) && year <= (to ?? year);
  const none = counts.get(null) ?? 0;
  const values = [...counts]
    .flatMap(([year, count]) => (year === null ? [] : [{ year, node: null, count, selected: inRange(year) }]))
    .sort((one, other) => other.count - one.count || other.year - one.year);
  return withNone(values, none, missing);
}

/** Those that say nothing stand where their number puts them, behind whatever has as many. */
function withNone(values: readonly FacetBucket[], count: number, selected: boolean): FacetBucket[] {
  if (count === 0 && !selected) return [...values];
  const at = values.findIndex((each) => each.count < count);
  return values.toSpliced(at === -1 ? values.length : at, 0, { year: null, node: null, count, selected });
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

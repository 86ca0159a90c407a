import { facetFacts, type GapFacet } from '../../../../src/model/facet-key.ts';
import { globalId, type Workload } from '../workload.ts';
import { hubs } from './anchors.ts';

const SHOWN = 10;
/** The facets that are asked for, by the labels of their values. */
const FACETS = {
  Author: 'authors',
  Publisher: 'publishers',
  Venue: 'venues',
  Language: 'languages',
  Format: 'formats',
  Institution: 'institutions',
} as const;

// One pass over all relationships; what a name stands for is read of the first of each kind alone.
const BY_HAND = `MATCH (:Topic {id: $id})<-[:ABOUT]-(a)
  WITH collect(a) AS articles
  CALL (articles) {
    UNWIND articles AS a
    WITH a.facetKey AS key, count(*) AS n
    RETURN collect([key, n]) AS keys
  }
  CALL (articles) {
    UNWIND articles AS a
    MATCH (a)-[:AUTHORED|PUBLISHED_BY|PUBLISHED_IN|IN_LANGUAGE|HAS_FORMAT|HELD_BY]-(v)
    WITH v, count(*) AS n
    WITH labels(v)[0] AS label, n, collect(v) AS nodes ORDER BY n DESC
    WITH label, collect([n, nodes]) AS levels
    WITH label, levels, reduce(taken = [0, null], level IN levels |
      CASE WHEN taken[0] >= ${SHOWN} THEN taken ELSE [taken[0] + size(level[1]), level[0]] END)[1] AS least
    UNWIND levels AS level
    WITH label, level WHERE level[0] >= least
    UNWIND level[1] AS v
    WITH label, v, level[0] AS n ORDER BY n DESC, v.nameKey
    WITH label, collect([v, n])[..${SHOWN}] AS top
    RETURN collect([label, [each IN top | [each[0].id, each[0].name, each[1]]]]) AS tops
  }
  RETURN [size(articles), keys, tops] AS row`;

type Label = keyof typeof FACETS;
type Keys = readonly (readonly [key: number, count: number])[];
type Row = [totalCount: number, keys: Keys, tops: [label: Label, top: [id: string, name: string, count: number][]][]];

export const FACETED: Workload<{ id: string }> = {
  name: 'W8',
  what: 'seven facets of a topic of 500 articles',
  choose: (read) => hubs(read, 'Topic', 500),
  ours: {
    document: `query ($id: ID!) {
      articles(first: 0, where: {topics: {anyOf: [{id: $id}]}}) {
        totalCount
        facets { years { year count } ${Object.values(FACETS)
          .map((facet) => `${facet}(first: ${SHOWN}) { value count node { id } }`)
          .join(' ')} }
      }
    }`,
    variables: ({ id }) => ({ id: globalId('Topic', id) }),
  },
  async byHand(read, asked) {
    const [row] = await read<Row>(BY_HAND, asked);
    if (row === undefined) throw new Error('There is always one row.');
    const [totalCount, keys, tops] = row;
    const found = new Map(tops);
    const named = (Object.keys(FACETS) as Label[]).map((label) => {
      const values = (found.get(label) ?? []).map(([id, value, count]) => ({ value, count, node: { id } }));
      const none = counted(keys, (key) => facetFacts(key).gaps.has(label.toLowerCase() as GapFacet));
      return [FACETS[label], withNone(values, { value: null, count: none, node: null })] as const;
    });
    return { articles: { totalCount, facets: { years: yearsOf(keys), ...Object.fromEntries(named) } } };
  },
  neo4jGraphql: null,
  cannot: 'it counts no articles by their neighbours',
  targets: { byHand: { most: 1.2 }, neo4jGraphql: null },
};

function yearsOf(keys: Keys) {
  const counts = new Map<number | null, number>();
  for (const [key, count] of keys) {
    const { year } = facetFacts(key);
    counts.set(year, (counts.get(year) ?? 0) + count);
  }
  const none = counts.get(null) ?? 0;
  counts.delete(null);
  const years = [...counts].map(([year, count]) => ({ year, count }));
  years.sort((one, other) => other.count - one.count || Number(other.year) - Number(one.year));
  return withNone(years, { year: null, count: none });
}

function counted(keys: Keys, isMeant: (key: number) => boolean): number {
  return keys.reduce((sum, [key, count]) => sum + (isMeant(key) ? count : 0), 0);
}

/** What says nothing stands where its number puts it, behind whatever has as many. */
function withNone<Bucket extends { count: number }, None extends { count: number }>(
  buckets: readonly Bucket[],
  none: None,
): (Bucket | None)[] {
  if (none.count === 0) return [...buckets];
  const at = buckets.findIndex(({ count }) => count < none.count);
  return ([...buckets] as (Bucket | None)[]).toSpliced(at === -1 ? buckets.length : at, 0, none);
}

import type { Tie } from '../model/tie.ts';
import { type Author, AUTHOR } from './author.ts';
import { inOrderOf, type Reader } from './graph.ts';
import { eachOf, orNull, type Query, query, rowsOf, shape } from './shape.ts';
import { type Pair, TIE } from './tie.ts';

/** The shortest paths between two authors, as far as they were compared. */
export interface StoredPaths {
  /** Whether there are more than are compared. */
  readonly tooMany: boolean;
  /** The best of them; null where there are none, or too many. */
  readonly best: BestPath | null;
}

interface BestPath {
  readonly authors: readonly Author[];
  readonly ties: readonly Tie[];
}

/** Mostly there are a few; between authors of many co-authors in common there may be any number. */
const MOST_COMPARED = 1_000;
const MAX_HOPS = 10;

/**
 * The best of the shortest paths between the two of each of `pairs`, who must not be the same, over stored ties, `maxHops` of them at most,
 * 1 to 10. In the order of `pairs`: one query.
 */
export async function storedPaths(graph: Reader, pairs: readonly Pair[], maxHops: number): Promise<StoredPaths[]> {
  const wanted = QUERIES[maxHops - 1];
  if (wanted === undefined) throw new Error(`Paths have 1 to ${MAX_HOPS} steps, not ${maxHops}.`);
  const asked = pairs.map((pair, index) => ({ ...pair, id: String(index) }));
  const rows = await rowsOf(graph, wanted, { pairs: asked });
  const ids = asked.map(({ id }) => id);
  return inOrderOf(ids, rows, ({ id }) => id, NONE);
}

const NONE: StoredPaths = { tooMany: false, best: null };

type PathQuery = Query<{ pairs: readonly object[] }, StoredPaths & { id: string }>;

const BEST = shape<BestPath>({ authors: eachOf('each', 'nodes(path)', AUTHOR), ties: eachOf('tie', 'relationships(path)', TIE) });

// How far a pattern reaches is no parameter in Cypher.
const QUERIES = Array.from({ length: MAX_HOPS }, (_, index) => pathQuery(index + 1));

// Both ends are bound before the search, and nothing else is asked of the path: it runs from both ends, and never goes through all paths.
function pathQuery(maxHops: number): PathQuery {
  return query(
    `path.stored ${maxHops}`,
    `UNWIND $pairs AS pair
     MATCH (a:Author {id: pair.a}) USING INDEX SEEK a:Author(id)
     MATCH (b:Author {id: pair.b}) USING INDEX SEEK b:Author(id)
     CALL (a, b) {
       MATCH path = allShortestPaths((a)-[:COAUTHORED*..${maxHops}]-(b))
       WITH path LIMIT ${MOST_COMPARED + 1}
       RETURN collect(path) AS paths
     }
     CALL (paths) {
       UNWIND CASE WHEN size(paths) > ${MOST_COMPARED} THEN [] ELSE paths END AS path
       WITH path, reduce(sum = 0, tie IN relationships(path) | sum + toInteger(round(tie.strength * 1e9))) AS strength
       WITH path, strength, [each IN nodes(path) | each.nameKey] AS keys
       WITH path ORDER BY strength DESC, keys LIMIT 1
       RETURN collect(${BEST.text}) AS best
     }`,
    shape({ id: 'pair.id', tooMany: `size(paths) > ${MOST_COMPARED}`, best: orNull(BEST).as('head(best)') }),
  );
}

import { BibliographError } from '../errors.ts';
import type { Way } from '../model/shortest-path.ts';
import type { Tie } from '../model/tie.ts';
import { type Author, authorsById } from './author.ts';
import { wayBetween } from './collaboration-path-layers.ts';
import { type StoredPaths, storedPaths } from './collaboration-path-stored.ts';
import type { Reader } from './graph.ts';
import type { OfYears } from './network.ts';
import type { Pair } from './tie.ts';

/** A way from one author to another over ties. */
export interface CollaborationPath {
  readonly authors: readonly Author[];
  /** Each joins the author of its place with the next. */
  readonly ties: readonly Tie[];
}

export interface PathOptions extends OfYears {
  /** How many ties at most, 1 to 10. */
  readonly maxHops: number;
}

/**
 * A shortest path between the two of each of `pairs`, who must be in the graph, in their order; null where none is within `maxHops`. Of
 * several, the one whose ties' strengths sum up to most; of those, the one whose authors come first by name, from the first author on.
 * One query, where all years count and not very many paths are equally short; else two a step of each path, at most, and one.
 */
export async function collaborationPaths(
  graph: Reader,
  pairs: readonly Pair[],
  { maxHops, years }: PathOptions,
): Promise<(CollaborationPath | null)[]> {
  const quick = years === null ? await quickPaths(graph, pairs, maxHops) : pairs.map(() => UNKNOWN);
  const ways = await Promise.all(
    pairs.map(async (pair, index) => (quick[index]?.tooMany === true ? wayBetween(graph, pair, maxHops, years) : null)),
  );
  const paths = await withAuthors(graph, ways);
  return paths.map((path, index) => path ?? quick[index]?.best ?? null);
}

const UNKNOWN: StoredPaths = { tooMany: true, best: null };

async function quickPaths(graph: Reader, pairs: readonly Pair[], maxHops: number): Promise<StoredPaths[]> {
  const apart = pairs.filter(({ a, b }) => a !== b);
  const found = apart.length === 0 ? [] : await storedPaths(graph, apart, maxHops);
  const byPair = new Map(apart.map((pair, index) => [pair, found[index]]));
  return pairs.map((pair) => byPair.get(pair) ?? UNKNOWN);
}

/** The ways with their authors: one query for all. */
async function withAuthors(graph: Reader, ways: readonly (Way<Tie> | null)[]): Promise<(CollaborationPath | null)[]> {
  const ids = [...new Set(ways.flatMap((way) => way?.ids ?? []))];
  const authors = ids.length === 0 ? [] : await authorsById(graph, ids);
  const byId = new Map(ids.map((id, index) => [id, authors[index] ?? null]));
  return ways.map((way) => (way === null ? null : { authors: way.ids.map((id) => byId.get(id) ?? gone()), ties: way.ties }));
}

function gone(): never {
  throw new BibliographError('UNAVAILABLE', 'The graph changed while a path in it was looked for: try again.');
}

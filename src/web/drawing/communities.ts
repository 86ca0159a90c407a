import louvain from 'graphology-communities-louvain';
import type { ShownAuthor, ShownNetwork } from '../network/shown-network.ts';
import { graphOf } from './graph.ts';

/** Groups that have a colour, at most: more colours than these nobody tells apart. */
export const MAX_GROUPS = 8;

/** Groups of authors who write with one another more than with others, largest first. */
export interface Communities {
  /** The place of each author's group, by the author's id; who is in none of `groups` is not in it. */
  readonly of: ReadonlyMap<string, number>;
  /** At most `MAX_GROUPS`, each of two authors or more. */
  readonly groups: readonly Community[];
}

export interface Community {
  /** Whom it is called after: its member of most works. */
  readonly name: string;
  readonly size: number;
}

/** Louvain's communities, ties weighing as much as their strength. The same network gives the same ones. */
export function communitiesOf(network: Pick<ShownNetwork, 'authors' | 'ties'>): Communities {
  const graph = graphOf(
    network,
    () => ({}),
    ({ strength }) => ({ strength }),
  );
  // Without its walk in random order, the algorithm has nothing random.
  const found = graph.size === 0 ? {} : louvain(graph, { getEdgeWeight: 'strength', randomWalk: false });
  const members = new Map<number, ShownAuthor[]>();
  for (const author of network.authors) {
    const community = found[author.id];
    if (community !== undefined) members.set(community, [...(members.get(community) ?? []), author]);
  }
  const groups = [...members.values()]
    .filter(({ length }) => length > 1)
    .map((group) => group.toSorted(byWorks))
    .sort((one, other) => other.length - one.length || byFirst(one, other))
    .slice(0, MAX_GROUPS);
  return {
    of: new Map(groups.flatMap((group, place) => group.map(({ id }) => [id, place]))),
    groups: groups.map((group) => ({ name: group[0]?.name ?? '', size: group.length })),
  };
}

/** How many authors are in no group. */
export function othersOf({ authors }: Pick<ShownNetwork, 'authors'>, { of }: Communities): number {
  return authors.filter(({ id }) => !of.has(id)).length;
}

function byWorks(one: ShownAuthor, other: ShownAuthor): number {
  return other.workCount - one.workCount || (one.name < other.name ? -1 : one.name > other.name ? 1 : one.id < other.id ? -1 : 1);
}

function byFirst([one]: readonly ShownAuthor[], [other]: readonly ShownAuthor[]): number {
  return one === undefined || other === undefined ? 0 : byWorks(one, other);
}

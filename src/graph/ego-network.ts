import { isCode } from '../errors.ts';
import type { OmittedAuthors } from '../model/network.ts';
import { type Ring, ringsOf } from './ego-ring.ts';
import type { Reader } from './graph.ts';
import { type Network, type NetworkLimits, networkOf, type OfYears } from './network.ts';
import { membersOf } from './network-members.ts';

export interface EgoNetworkOptions extends NetworkLimits, OfYears {
  /** How many steps from the centre. */
  readonly depth: number;
}

/**
 * The network around each of `ids`, in their order: breadth first, in one query a ring, whatever the number of centres, and one for all who
 * were found. A ring that the database takes too long over ends the network there, and the network says so; any other failure is thrown.
 */
export async function egoNetworksOf(graph: Reader, ids: readonly string[], options: EgoNetworkOptions): Promise<Network[]> {
  const growing = ids.map((id): Growing => ({ rings: [[id]], omitted: NONE, whole: false }));
  for (let distance = 1; distance <= options.depth; distance += 1) await growAll(graph, growing, distance, options);
  const members = growing.map(({ rings }) => rings.flat());
  const found = await membersOf(graph, members, options);
  return found.map(({ authors, ties }, index) => {
    const { rings = [], omitted = NONE } = growing[index] ?? {};
    const distances = new Map(rings.flatMap((ring, distance) => ring.map((id) => [id, distance])));
    const placed = authors.map((each) => ({ ...each, distance: distances.get(each.author.id) ?? null }));
    return networkOf({ authors: placed, ties }, options.maxTies, omitted);
  });
}

/** A network as far as it is known. */
interface Growing {
  /** The ids at each distance. */
  readonly rings: (readonly string[])[];
  omitted: OmittedAuthors;
  /** Whether nothing further belongs to it. */
  whole: boolean;
}

const NONE: OmittedAuthors = { count: 0, atDistance: null };

async function growAll(graph: Reader, networks: readonly Growing[], distance: number, options: EgoNetworkOptions): Promise<void> {
  const growing = networks.filter(({ whole }) => !whole);
  if (growing.length === 0) return;
  const asked = growing.map(({ rings }) => {
    const inside = rings.flat();
    return { inside, last: rings.at(-1) ?? [], room: options.maxAuthors - inside.length };
  });
  const found = await unlessTimeout(ringsOf(graph, asked, options));
  growing.forEach((network, index) => {
    const { ids, total }: Ring | { ids: readonly string[]; total: null } = found?.[index] ?? { ids: [], total: null };
    if (ids.length > 0) network.rings.push(ids);
    if (total !== ids.length) network.omitted = { count: total === null ? null : total - ids.length, atDistance: distance };
    network.whole = total === 0 || total !== ids.length;
  });
}

/** What comes of `reading`; null where the database took too long. */
async function unlessTimeout<Found>(reading: Promise<Found>): Promise<Found | null> {
  try {
    return await reading;
  } catch (error) {
    if (isCode(error, 'TIMEOUT')) return null;
    throw error;
  }
}

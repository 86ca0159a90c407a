import type { Reader } from './graph.ts';
import { type Network, networkOf, type OfYears, type TieLimits } from './network.ts';
import { membersOf } from './network-members.ts';

/** The networks among exactly these authors, for each of `groups`, lists of different author ids, in their order: one query. */
export async function networksAmong(
  graph: Reader,
  groups: readonly (readonly string[])[],
  options: TieLimits & OfYears,
): Promise<Network[]> {
  const found = await membersOf(graph, groups, options);
  return found.map((members) => networkOf(members, options.maxTies));
}

import type { Reader } from './graph.ts';
import type { Network, OfYears, TieLimits } from './network.ts';

/** Networks among exactly these authors, for each of `groups`, lists of author ids. */
export async function networksAmong(
  _graph: Reader,
  _groups: readonly (readonly string[])[],
  _options: TieLimits & OfYears,
): Promise<Network[]> {
  return Promise.reject(new Error('being built'));
}

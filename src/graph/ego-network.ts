import type { Reader } from './graph.ts';
import type { Network, NetworkLimits, OfYears } from './network.ts';

export interface EgoNetworkOptions extends NetworkLimits, OfYears {
  readonly depth: number;
}

export async function egoNetworksOf(_graph: Reader, _ids: readonly string[], _options: EgoNetworkOptions): Promise<Network[]> {
  return Promise.reject(new Error('being built'));
}

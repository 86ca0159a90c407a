import type { NetworkTie } from '../model/network.ts';
import type { ArticleFilter } from './article-filter.ts';
import type { ArticleScope } from './article-source.ts';
import type { Reader } from './graph.ts';
import type { Parent } from './list.ts';
import type { Network, NetworkLimits } from './network.ts';

/** A tie with the ids of the articles that it counts. */
export interface ListedTie extends NetworkTie {
  readonly articles: readonly string[];
}

export async function listNetworksOf(
  _graph: Reader,
  _parents: readonly Parent[],
  _scope: ArticleScope,
  _filter: ArticleFilter,
  _limits: NetworkLimits,
): Promise<Network<ListedTie>[]> {
  return Promise.reject(new Error('being built'));
}

/** The parent of a list, and two authors by their ids. */
export interface PairInList {
  readonly parent: Parent;
  readonly a: string;
  readonly b: string;
}

/** The tie of each of `pairs`, counted over the articles of its list alone; null where the two wrote none of them together. */
export async function listTiesBetween(
  _graph: Reader,
  _pairs: readonly PairInList[],
  _scope: ArticleScope,
  _filter: ArticleFilter,
): Promise<(ListedTie | null)[]> {
  return Promise.reject(new Error('being built'));
}

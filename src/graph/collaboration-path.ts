import type { Tie } from '../model/tie.ts';
import type { Author } from './author.ts';
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
  readonly maxHops: number;
}

export async function collaborationPaths(
  _graph: Reader,
  _pairs: readonly Pair[],
  _options: PathOptions,
): Promise<(CollaborationPath | null)[]> {
  return Promise.reject(new Error('being built'));
}

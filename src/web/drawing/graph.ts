import { UndirectedGraph } from 'graphology';
import type { Attributes } from 'graphology-types';
import type { ShownAuthor, ShownNetwork, ShownTie } from '../network/shown-network.ts';

/** Where an author is, in the units of the layout. */
export interface Position {
  readonly x: number;
  readonly y: number;
}

/** A network as a graph: authors by their ids, ties by `tieKey`. The same network gives the same graph, whatever order it is listed in. */
export function graphOf<Node extends Attributes, Edge extends Attributes>(
  { authors, ties }: Pick<ShownNetwork, 'authors' | 'ties'>,
  nodeOf: (author: ShownAuthor) => Node,
  edgeOf: (tie: ShownTie) => Edge,
): UndirectedGraph<Node, Edge> {
  const graph = new UndirectedGraph<Node, Edge>();
  for (const author of authors.toSorted((one, other) => order(one.id, other.id))) graph.mergeNode(author.id, nodeOf(author));
  const keyed = ties.map((tie) => ({ key: tieKey(tie.a, tie.b), tie })).sort((one, other) => order(one.key, other.key));
  for (const { key, tie } of keyed) {
    if (graph.hasNode(tie.a) && graph.hasNode(tie.b)) graph.mergeEdgeWithKey(key, tie.a, tie.b, edgeOf(tie));
  }
  return graph;
}

/** One key for a tie, from whichever end it is seen. Ids have no spaces. */
export function tieKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

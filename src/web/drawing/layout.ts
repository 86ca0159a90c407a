import { inferSettings } from 'graphology-layout-forceatlas2';
import helpers from 'graphology-layout-forceatlas2/helpers.js';
import iterate from 'graphology-layout-forceatlas2/iterate.js';
import type { ShownNetwork } from '../network/shown-network.ts';
import type { Communities } from './communities.ts';
import { graphOf, type Position } from './graph.ts';
import { startPositions } from './start-positions.ts';

/** A layout under way: ForceAtlas2, a slice at a time, so that the page stays alive meanwhile. */
export interface Layout {
  /** Goes on for about so many milliseconds; true once it is done. */
  readonly advance: (milliseconds: number) => boolean;
  /** By author id, as they are so far. */
  readonly positions: () => Map<string, Position>;
}

/**
 * Starts a layout: the groups side by side, or where `kept` says for authors who were there before, so that what people have seen stays
 * about where it was. The same arguments end in the same positions, however they are sliced.
 */
export function startLayout(network: ShownNetwork, communities: Communities, kept: ReadonlyMap<string, Position> = new Map()): Layout {
  const start = startPositions(network, communities, kept);
  const graph = graphOf(
    network,
    ({ id }) => start.get(id) ?? { x: 0, y: 0 },
    ({ strength }) => ({ weight: Math.sqrt(strength) }),
  );
  const { nodes, edges } = helpers.graphToByteArrays(graph, (edge) => graph.getEdgeAttribute(edge, 'weight'));
  const settings = { ...DEFAULTS, ...inferSettings(graph.order) };
  const isNew = graph.filterNodes((id) => !kept.has(id)).length * 2 > graph.order;
  let left = isNew ? ITERATIONS : ITERATIONS_KEPT;
  return {
    advance: (milliseconds) => {
      const end = performance.now() + milliseconds;
      while (left > 0) {
        iterate(settings, nodes, edges);
        left -= 1;
        if (performance.now() >= end) break;
      }
      return left === 0;
    },
    positions: () =>
      new Map(graph.nodes().map((id, index) => [id, { x: nodes[index * PER_NODE] ?? 0, y: nodes[index * PER_NODE + 1] ?? 0 }])),
  };
}

/** The positions of a whole layout, at once. */
export function layoutOf(network: ShownNetwork, communities: Communities): Map<string, Position> {
  const layout = startLayout(network, communities);
  layout.advance(Infinity);
  return layout.positions();
}

const ITERATIONS = 250;
const ITERATIONS_KEPT = 80;
/** Numbers that the layout keeps of a node. */
const PER_NODE = 10;

const DEFAULTS = {
  linLogMode: false,
  outboundAttractionDistribution: false,
  adjustSizes: false,
  edgeWeightInfluence: 1,
  barnesHutTheta: 0.5,
};

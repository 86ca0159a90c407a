// The parts of the layout that keep its state between slices; the package types only what runs it whole.
declare module 'graphology-layout-forceatlas2/iterate.js' {
  import type { ForceAtlas2Settings } from 'graphology-layout-forceatlas2';
  /** One iteration, in place. */
  export default function iterate(settings: ForceAtlas2Settings, nodes: Float32Array, edges: Float32Array): void;
}

declare module 'graphology-layout-forceatlas2/helpers.js' {
  import type { AbstractGraph } from 'graphology-types';
  interface Helpers {
    /** Ten numbers a node (its position the first two), three a tie. */
    graphToByteArrays: (graph: AbstractGraph, weightOf: (edge: string) => number) => { nodes: Float32Array; edges: Float32Array };
  }
  const helpers: Helpers;
  export default helpers;
}

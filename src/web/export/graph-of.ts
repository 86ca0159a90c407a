import type { UndirectedGraph } from 'graphology';
import type { Communities } from '../drawing/communities.ts';
import { graphOf, type Position } from '../drawing/graph.ts';
import type { ShownNetwork } from '../network/shown-network.ts';
import { xmlText } from './xml.ts';

/** What a graph file says of an author. What is not known, or does not apply, is left out. */
export type AuthorFields = {
  readonly name: string;
  readonly articles: number;
  readonly works: number;
  /** Steps from the centre. */
  readonly distance?: number;
  /** The author that the group is called after. */
  readonly community?: string;
  readonly x: number;
  readonly y: number;
};

/** What a graph file says of a tie. */
export type TieFields = {
  readonly articles: number;
  readonly works: number;
  readonly strength: number;
  readonly firstYear?: number;
  readonly lastYear?: number;
};

export type ExportGraph = UndirectedGraph<AuthorFields, TieFields>;

/** A network as graph programs take it: authors by their ids, with what is known of them and where they are drawn. */
export function exportGraphOf(network: ShownNetwork, { of, groups }: Communities, positions: ReadonlyMap<string, Position>): ExportGraph {
  return graphOf<AuthorFields, TieFields>(
    network,
    ({ id, name, articleCount, workCount, distance }) => {
      const community = groups[of.get(id) ?? -1]?.name;
      return {
        name: xmlText(name),
        articles: articleCount,
        works: workCount,
        ...(distance !== null && { distance }),
        ...(community !== undefined && { community: xmlText(community) }),
        ...(positions.get(id) ?? { x: 0, y: 0 }),
      };
    },
    ({ articleCount, workCount, strength, firstYear, lastYear }) => ({
      articles: articleCount,
      works: workCount,
      strength,
      ...(firstYear !== null && { firstYear }),
      ...(lastYear !== null && { lastYear }),
    }),
  );
}

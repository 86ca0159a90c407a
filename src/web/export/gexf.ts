import write from 'graphology-gexf/browser/writer.js';
import type { AuthorFields, ExportGraph, TieFields } from './graph-of.ts';

/** A graph as GEXF 1.3, for Gephi: authors labelled by their names and where they are drawn, ties weighing as much as their strength. */
export function gexfOf(graph: ExportGraph): string {
  return write<AuthorFields, TieFields>(graph, {
    version: '1.3',
    formatNode: (_, { x, y, ...attributes }) => ({ label: attributes.name, attributes, viz: { x, y } }),
    formatEdge: (_, attributes) => ({ weight: attributes.strength, attributes }),
  });
}

import type { AuthorFields, ExportGraph, TieFields } from './graph-of.ts';
import { element, type Markup, xmlDocument } from './xml.ts';

/** A graph as GraphML, every attribute with its type. */
export function graphmlOf(graph: ExportGraph): string {
  return xmlDocument(
    element(
      'graphml',
      { xmlns: 'http://graphml.graphdrawing.org/xmlns' },
      ...Object.entries(AUTHOR_TYPES).map(([name, type]) => key('node', name, type)),
      ...Object.entries(TIE_TYPES).map(([name, type]) => key('edge', name, type)),
      element(
        'graph',
        { edgedefault: 'undirected' },
        ...graph.mapNodes((id, fields) => element('node', { id }, ...dataOf('node', fields))),
        ...graph.mapEdges((id, fields, source, target) => element('edge', { id, source, target }, ...dataOf('edge', fields))),
      ),
    ),
  );
}

type Type = 'string' | 'int' | 'double';

const AUTHOR_TYPES: Readonly<Record<keyof AuthorFields, Type>> = {
  name: 'string',
  articles: 'int',
  works: 'int',
  distance: 'int',
  community: 'string',
  x: 'double',
  y: 'double',
};

const TIE_TYPES: Readonly<Record<keyof TieFields, Type>> = {
  articles: 'int',
  works: 'int',
  strength: 'double',
  firstYear: 'int',
  lastYear: 'int',
};

function key(of: 'node' | 'edge', name: string, type: Type): Markup {
  return element('key', { id: `${of}-${name}`, for: of, 'attr.name': name, 'attr.type': type });
}

function dataOf(of: 'node' | 'edge', fields: AuthorFields | TieFields): Markup[] {
  return Object.entries(fields).map(([name, value]) => element('data', { key: `${of}-${name}` }, String(value)));
}

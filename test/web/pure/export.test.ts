import { UndirectedGraph } from 'graphology';
import gexf from 'graphology-gexf';
import graphml from 'graphology-graphml';
import type { AbstractGraph } from 'graphology-types';
import papaparse from 'papaparse';
import { expect, test } from 'vitest';
import { communitiesOf } from '../../../src/web/drawing/communities.ts';
import { layoutOf } from '../../../src/web/drawing/layout.ts';
import { authorsCsv, tiesCsv } from '../../../src/web/export/csv.ts';
import { fileName } from '../../../src/web/export/file-name.ts';
import { gexfOf } from '../../../src/web/export/gexf.ts';
import { exportGraphOf } from '../../../src/web/export/graph-of.ts';
import { graphmlOf } from '../../../src/web/export/graphml.ts';
import { svgOf } from '../../../src/web/export/svg.ts';
import { clique, someNetwork } from './some-network.ts';

const HOSTILE = [
  '<script>alert(1)</script>',
  'Smith & Sons &amp; <![CDATA[x]]>',
  '=cmd()',
  'O\'Neill, "Bo"',
  'two\r\nlines\tand a tab',
  '山田 太郎, Ångström 𝒳',
  '@SUM(A1)',
  ']]> --> ?>',
];
const plain = someNetwork(
  HOSTILE.map((_, index) => index + 1),
  [...clique(0, 1, 2, 3), ...clique(4, 5, 6), [3, 4, 1 / 3]],
);
const network = {
  ...plain,
  authors: plain.authors.map((author, index) => ({ ...author, name: HOSTILE[index] ?? '', distance: index === 7 ? null : index })),
  ties: plain.ties.map((tie, index) => (index === 0 ? { ...tie, firstYear: null, lastYear: null } : tie)),
};
const communities = communitiesOf(network);
const positions = layoutOf(network, communities);
const graph = exportGraphOf(network, communities, positions);

test('the graph has every author and tie with all that is known of them, and leaves out what is not', () => {
  expect(graph.order).toBe(8);
  expect(graph.size).toBe(10);
  expect(graph.getNodeAttributes('a4')).toEqual({
    ...{ name: HOSTILE[4], articles: 5, works: 5, distance: 4, community: HOSTILE[6] },
    ...positions.get('a4'),
  });
  expect(Object.keys(graph.getNodeAttributes('a7'))).toEqual(['name', 'articles', 'works', 'x', 'y']);
  expect(graph.getEdgeAttributes('a3', 'a4')).toEqual({ articles: 2, works: 1, strength: 1 / 3, firstYear: 2001, lastYear: 2003 });
  expect(graph.getEdgeAttributes('a0', 'a1')).toEqual({ articles: 2, works: 1, strength: 1 });
});

test('GraphML read again is the same graph, hostile names included', () => {
  expect(contentOf(graphml.parse(UndirectedGraph, graphmlOf(graph)))).toEqual(contentOf(graph));
});

test('GEXF read again is the same graph, with its labels, weights and positions', () => {
  const read = gexf.parse(UndirectedGraph, gexfOf(graph));
  read.forEachNode((id, { label }) => expect(label).toBe(graph.getNodeAttribute(id, 'name')));
  read.forEachEdge((id, { weight }) => expect(weight).toBe(graph.getEdgeAttribute(id, 'strength')));
  read.forEachNode((id) => read.removeNodeAttribute(id, 'label'));
  read.forEachEdge((id) => read.removeEdgeAttribute(id, 'weight'));
  expect(contentOf(read)).toEqual(contentOf(graph));
});

test('what no XML may have is replaced: the file stays readable', () => {
  const broken = { ...network, authors: network.authors.map((author) => ({ ...author, name: `nul\u0000 bell\u0007 half\uD800` })) };
  const odd = exportGraphOf(broken, communitiesOf(broken), positions);
  for (const text of [graphmlOf(odd), gexfOf(odd)]) expect(text).not.toMatch(/(?!\n)[\p{Cc}\p{Cs}]/u);
  expect(graphml.parse(UndirectedGraph, graphmlOf(odd)).getNodeAttribute('a0', 'name')).toBe('nul\uFFFD bell\uFFFD half\uFFFD');
});

test('CSV keeps every name, and no cell is a formula', () => {
  const authors = papaparse.parse<Record<string, string>>(authorsCsv(network, communities), { header: true, skipEmptyLines: true });
  expect(authors.errors).toEqual([]);
  expect(authors.data.map(({ name }) => name)).toEqual(HOSTILE.map((name) => (/^[=@]/.test(name) ? `'${name}` : name)));
  expect(authors.data[3]).toEqual({
    ...{ id: 'a3', name: HOSTILE[3], articles: '4', works: '4', coAuthors: '4', distance: '3' },
    community: HOSTILE[3],
  });
  const ties = papaparse.parse<Record<string, string>>(tiesCsv(network), { header: true, skipEmptyLines: true });
  expect(ties.errors).toEqual([]);
  expect(ties.data).toHaveLength(10);
  expect(ties.data[0]).toMatchObject({ authorId1: 'a0', authorName2: HOSTILE[1], strength: '1', firstYear: '', lastYear: '' });
});

test('the picture has a line for each tie and a dot for each author, and says no markup but its own', () => {
  const colours = {
    paper: '#ffffff',
    ink: '#000000',
    tie: '#444444',
    chosen: '#0000ff',
    groups: ['#aa0000', '#00aa00'],
    others: '#777777',
  };
  const svg = svgOf(network, communities, positions, colours);
  expect(svg.match(/<line /g)).toHaveLength(10);
  expect(svg.match(/<circle /g)).toHaveLength(8);
  expect(svg).not.toMatch(/<(?!\?xml|\/?(svg|title|rect|g|line|circle|text)[ />])/);
  expect(svg).toContain('&#60;script&#62;alert(1)&#60;/script&#62;');
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
});

test.each([
  ['Around Church, Kenneth', 'bibliograph-around-church-kenneth.csv'],
  ['Around Řehůřek, Radim', 'bibliograph-around-rehurek-radim.csv'],
  ['From 山田 to ../../etc/passwd', 'bibliograph-from-山田-to-etc-passwd.csv'],
  ['“<>:"/\\|?*”', 'bibliograph.csv'],
  ['a'.repeat(300), `bibliograph-${'a'.repeat(50)}.csv`],
])('a file about %j is called %s', (title, expected) => {
  expect(fileName(title, '.csv')).toBe(expected);
});

function contentOf(of: AbstractGraph) {
  return {
    nodes: Object.fromEntries(of.mapNodes((id, fields) => [id, { ...fields }])),
    edges: Object.fromEntries(of.mapEdges((id, fields, source, target) => [id, { ...fields, source, target }])),
  };
}

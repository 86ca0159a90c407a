import { beforeAll, expect, test } from 'vitest';
import type { Graph } from '../../src/graph/graph.ts';
import { ask, execute } from '../support/api.ts';
import { emptyGraph, loadRecords } from '../support/graph.ts';

let graph: Graph;

beforeAll(async () => {
  graph = await emptyGraph();
  await loadRecords(graph, [
    {
      id: 'peers',
      title: 'Über peers: & <networks>',
      title_short: 'Über peers',
      author: ['Müller, Jürgen', 'Peer, Ann', 'Müller, Jürgen', 'Liu, Bing'],
      container_title: 'Journal of Peers',
      topic: ['Trust', 'Peer review'],
      description: `<p>Peers are peers.</p> ${'Nothing else is said. '.repeat(40)} "Peers" & <i>networks</i>.`,
      doi_str_mv: '10.1234/ABC.5',
    },
    ...Array.from({ length: 25 }, (_, index) => ({ id: `other-${index}`, title: `Network ${index}`, author: [`Other, A. ${index}`] })),
  ]);
});

const SEARCH = 'query ($s: String) { articles(search: $s, first: 100) { edges { highlights { field fragments } } } }';

async function highlights(search: string | null): Promise<{ field: string; fragments: string[] }[]> {
  const { articles } = await ask(graph, SEARCH, { s: search });
  return articles.edges[0].highlights;
}

test('every field with a match is marked and escaped, in the order of the fields', async () => {
  expect(await highlights('peer ')).toEqual([
    { field: 'TITLE', fragments: ['Über <mark>peers</mark>'] },
    {
      field: 'ABSTRACT',
      fragments: [
        expect.stringMatching(/^<mark>Peers<\/mark> are <mark>peers<\/mark>\.\nNothing else .+…$/) as string,
        expect.stringMatching(/^….+ &quot;<mark>Peers<\/mark>&quot; &amp; networks\.$/) as string,
      ],
    },
    { field: 'AUTHORS', fragments: ['<mark>Peer</mark>, Ann'] },
    { field: 'VENUE', fragments: ['Journal of <mark>Peers</mark>'] },
    { field: 'TOPICS', fragments: ['<mark>Peer</mark> review'] },
  ]);
});

test.each([
  [
    'names without their accents, each once',
    'jurgen muller',
    [{ field: 'AUTHORS', fragments: ['<mark>Müller</mark>, <mark>Jürgen</mark>'] }],
  ],
  ['the subtitle', 'über networks', expect.arrayContaining([{ field: 'SUBTITLE', fragments: ['&amp; &lt;<mark>networks</mark>&gt;'] }])],
  ['names in either order as a phrase', '"bing liu"', [{ field: 'AUTHORS', fragments: ['<mark>Liu</mark>, <mark>Bing</mark>'] }]],
  ['what is typed so far', 'jurg', [{ field: 'AUTHORS', fragments: ['Müller, <mark>Jürg</mark>en'] }]],
  ['nothing where the DOI was meant', '10.1234/abc.5', []],
  ['nothing without a search', null, []],
])('%s', async (_, search, expected) => {
  expect(await highlights(search)).toEqual(expected);
});

test('whatever is found by words has something marked', async () => {
  for (const search of ['netw', 'networks', 'peer net', 'mul', '"are peers"', 'other a', 'journal peer review liu']) {
    const { articles } = await ask(graph, SEARCH, { s: search });
    expect(articles.edges.length).toBeGreaterThan(0);
    for (const { highlights: found } of articles.edges) expect(JSON.stringify(found)).toContain('<mark>');
  }
});

test('one query reads what is to be marked of all edges, and none where nothing is asked for', async () => {
  const { data, queries } = await execute(graph, SEARCH, { s: 'network' });
  expect(data.articles.edges).toHaveLength(26);
  expect(queries.filter((name) => name === 'article.highlightedText')).toHaveLength(1);
  const without = await execute(graph, '{ articles(search: "network") { edges { score } } }');
  const unsearched = await execute(graph, '{ articles { edges { highlights { field } } } }');
  expect([...without.queries, ...unsearched.queries]).not.toContain('article.highlightedText');
});

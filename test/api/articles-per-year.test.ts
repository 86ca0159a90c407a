import { beforeAll, expect, test } from 'vitest';
import type { Graph } from '../../src/graph/graph.ts';
import { ask } from '../support/api.ts';
import { loadedCircle } from '../support/circle.ts';
import type { ExpectedArticle, Facet, Oracle } from '../support/oracle.ts';

let graph: Graph;
let oracle: Oracle;
let ids: ReadonlyMap<string, string>;

beforeAll(async () => {
  ({ graph, oracle, ids } = await loadedCircle());
});

const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on ArticleSet { name articlesPerYear { year articleCount } } } }';

test('every author has their articles counted by year, each once, from the first year to the last, zeros included', async () => {
  for (let start = 0; start < oracle.authors.length; start += 100) {
    const names = oracle.authors.slice(start, start + 100);
    const { nodes } = await ask(graph, NODES, { ids: names.map((name) => ids.get(name)) });
    expect(nodes).toEqual(names.map((name) => ({ name, articlesPerYear: perYear(oracle.articlesOf(name)) })));
  }
});

test.each<[string, Facet]>([
  ['publishers', 'publisher'],
  ['venues', 'venue'],
  ['institutions', 'institution'],
  ['collections', 'collection'],
])('%s have theirs too', async (list, facet) => {
  const answer = await ask(graph, `{ ${list}(first: 100) { nodes { name articleCount articlesPerYear { year articleCount } } } }`);
  const sets: { name: string }[] = answer[list].nodes;
  expect(sets.length).toBeGreaterThan(0);
  for (const set of sets) {
    const articles = oracle.articles.filter(({ facets }) => facets[facet].has(set.name));
    expect(set).toEqual({ name: set.name, articleCount: articles.length, articlesPerYear: perYear(articles) });
  }
});

test('topics, languages and formats have theirs', async () => {
  const { topics, articles } = await ask(
    graph,
    `{ topics { nodes { kind name articlesPerYear { year articleCount } } }
       articles(first: 1) { nodes { languages { name articlesPerYear { year articleCount } } formats { name articlesPerYear { year articleCount } } } } }`,
  );
  for (const { kind, name, articlesPerYear } of topics.nodes) {
    expect(articlesPerYear).toEqual(perYear(oracle.articles.filter(({ facets }) => facets.topic.has(`${kind} ${name}`))));
  }
  const { languages, formats } = articles.nodes[0];
  for (const [facet, [set]] of [
    ['language', languages],
    ['format', formats],
  ] as const) {
    expect(set.articlesPerYear).toEqual(perYear(oracle.articles.filter(({ facets }) => facets[facet].has(set.name))));
  }
});

test('who has nothing but articles without a year has no years', async () => {
  const { nodes } = await ask(graph, NODES, { ids: [ids.get('Circle, Eve')] });
  expect(nodes).toEqual([{ name: 'Circle, Eve', articlesPerYear: [] }]);
});

function perYear(articles: readonly ExpectedArticle[]) {
  const years = articles.flatMap(({ year }) => (year === null ? [] : [year]));
  if (years.length === 0) return [];
  const first = Math.min(...years);
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, index) => {
    const year = first + index;
    return { year, articleCount: years.filter((each) => each === year).length };
  });
}

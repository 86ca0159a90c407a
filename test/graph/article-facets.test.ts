import { beforeAll, expect, test } from 'vitest';
import { type AskedFacet, articleFacetsOf } from '../../src/graph/article-facets.ts';
import { type ArticleFilter, NO_FILTER } from '../../src/graph/article-filter.ts';
import type { FacetKind } from '../../src/graph/facet-node.ts';
import { FACET_NAMES, facetValues } from '../../src/graph/facet.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { ROOT } from '../../src/graph/list.ts';
import { CIRCLE, seedDocuments } from '../support/corpus.ts';
import { compareFacets } from '../support/facet-agreement.ts';
import { emptyGraph, loadRecords, THIS_YEAR } from '../support/graph.ts';
import { Oracle } from '../support/oracle.ts';
import { profiled } from '../support/profile.ts';
import { Random } from '../support/random.ts';

const graph = profiled();
const KINDS = FACET_NAMES.filter((facet): facet is FacetKind => facet !== 'source');
let loaded: Graph;
let oracle: Oracle;

beforeAll(async () => {
  loaded = await emptyGraph();
  const documents = [...(await seedDocuments()), ...CIRCLE];
  await loadRecords(loaded, documents);
  oracle = new Oracle(documents, { thisYear: THIS_YEAR, maxTieAuthors: 100 });
});

function asked(facets: readonly AskedFacet['facet'][], first = 10): AskedFacet[] {
  return facets.map((facet) => ({ parent: ROOT, facet, first }));
}

async function hitsOf(work: () => Promise<unknown>): Promise<number> {
  const before = graph.hits;
  await work();
  return graph.hits - before;
}

test('every facet of random filters is what counting by hand gives, at the root and under sets', async () => {
  const { compared, differences } = await compareFacets(loaded, oracle, new Random(7), 3);
  expect(differences).toEqual([]);
  expect(compared).toBeGreaterThan(300);
});

test('facets of the whole graph are read off what is stored, articles apart', async () => {
  const articles = oracle.articles.length;
  expect(await hitsOf(() => articleFacetsOf(graph, asked([...KINDS, 'year']), 'all', NO_FILTER))).toBeLessThan(2 * articles + 1_000);
});

test('eight facets cost one walk over the articles, not eight', async () => {
  const filter: ArticleFilter = { ...NO_FILTER, hasDoi: true };
  const one = await hitsOf(() => articleFacetsOf(graph, asked(['language']), 'all', filter));
  const two = await hitsOf(() => articleFacetsOf(graph, asked(['language', 'format']), 'all', filter));
  const [language, format] = await Promise.all(
    (['language', 'format'] as const).map((facet) => hitsOf(() => articleFacetsOf(graph, asked([facet]), 'all', filter))),
  );
  expect(two).toBeLessThan(((language ?? 0) + (format ?? 0)) * 0.75);
  expect(one).toBe(language);
});

test('only what is shown is looked at: names of nodes far down the list are not read', async () => {
  const filter: ArticleFilter = { ...NO_FILTER, hasAbstract: false };
  const few = await hitsOf(() => articleFacetsOf(graph, asked(['author'], 1), 'all', filter));
  const many = await hitsOf(() => articleFacetsOf(graph, asked(['author'], 100), 'all', filter));
  expect(many - few).toBeGreaterThan(250);
});

test('conditions of several facets that start from different values are kept apart', async () => {
  const values = await facetValues(loaded, [
    { facet: 'author', by: { name: 'Circle, Ada' } },
    { facet: 'author', by: { name: 'Circle, Bob' } },
    { facet: 'topic', by: { name: 'Ties' } },
    { facet: 'topic', by: { name: 'Graphs' } },
  ]);
  const filter: ArticleFilter = {
    ...NO_FILTER,
    facets: [
      { facet: 'author', anyOf: null, missing: false, allOf: values.slice(0, 2), noneOf: [] },
      { facet: 'topic', anyOf: null, missing: false, allOf: values.slice(2, 3), noneOf: values.slice(3) },
    ],
  };
  const [authors, topics, years] = await articleFacetsOf(loaded, asked(['author', 'topic', 'year'], 0), 'all', filter);
  expect(authors?.map(({ node, count }) => [node?.name, count])).toEqual([
    ['Circle, Ada', 4],
    ['Circle, Bob', 3],
  ]);
  expect(topics?.some(({ node, selected }) => node?.name === 'Ties' && selected)).toBe(true);
  expect(years?.reduce((sum, { count }) => sum + count, 0)).toBe(3);
});

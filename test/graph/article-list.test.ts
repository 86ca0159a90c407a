import { beforeAll, describe, expect, test } from 'vitest';
import { type ArticleFilter, NO_FILTER } from '../../src/graph/article-filter.ts';
import { ARTICLE_ORDER_FIELDS, articleCountsOf, articlesOf } from '../../src/graph/article-list.ts';
import { facetValues } from '../../src/graph/facet.ts';
import { ROOT } from '../../src/graph/list.ts';
import type { Place } from '../../src/model/page.ts';
import { emptyGraph, loadSeeds } from '../support/graph.ts';
import { profiled } from '../support/profile.ts';

// 351 articles: whatever reads them all costs that many hits and more.
const graph = profiled();

beforeAll(async () => {
  await loadSeeds(await emptyGraph());
});

async function hitsOf(work: () => Promise<unknown>): Promise<number> {
  const before = graph.hits;
  await work();
  return graph.hits - before;
}

describe.each(ARTICLE_ORDER_FIELDS.flatMap((field) => (['ASC', 'DESC'] as const).map((direction) => ({ field, direction }))))(
  'a page of all articles by $field $direction',
  (order) => {
    test.each([false, true])('costs what the page costs, wherever it stands (backward: %s)', async (backward) => {
      let from: Place | null = null;
      for (let at = 0; at < 3; at++) {
        const page = { limit: 10, backward, from };
        const hits = await hitsOf(async () => {
          const [slice] = await articlesOf(graph, [ROOT], 'all', page, order, NO_FILTER);
          from = slice?.items.at(backward ? 0 : -1)?.place ?? null;
        });
        expect(hits).toBeLessThan(40);
      }
    });
  },
);

test('the number of all articles is not counted', async () => {
  expect(await hitsOf(() => articleCountsOf(graph, [ROOT], 'all', NO_FILTER))).toBeLessThan(3);
});

test('years are read off their index, from the first year to the last', async () => {
  const filter: ArticleFilter = { ...NO_FILTER, years: { from: 2015, to: 2015, missing: false } };
  expect(await articleCountsOf(graph, [ROOT], 'all', filter)).toEqual([1]);
  expect(await hitsOf(() => articleCountsOf(graph, [ROOT], 'all', filter))).toBeLessThan(5);
  const page = { limit: 10, backward: false, from: null };
  expect(await hitsOf(() => articlesOf(graph, [ROOT], 'all', page, { field: 'YEAR', direction: 'DESC' }, filter))).toBeLessThan(10);
});

test('a filter starts from the value that the fewest articles have', async () => {
  const [rare, broad] = await facetValues(graph, [
    { facet: 'author', by: { name: 'MacLellan, J' } },
    { facet: 'language', by: { name: 'English' } },
  ]);
  if (rare === undefined || broad === undefined) return expect.fail('no values');
  expect(rare.articleCount).toBe(1);
  expect(broad.articleCount).toBeGreaterThan(300);
  const asked = { missing: false, allOf: [], noneOf: [] };
  const filter: ArticleFilter = {
    ...NO_FILTER,
    facets: [
      { facet: 'language', anyOf: [broad], ...asked },
      { facet: 'author', anyOf: [rare], ...asked },
    ],
  };
  const page = { limit: 10, backward: false, from: null };
  expect(await hitsOf(() => articlesOf(graph, [ROOT], 'all', page, { field: 'TITLE', direction: 'ASC' }, filter))).toBeLessThan(40);
  expect(await hitsOf(() => articleCountsOf(graph, [ROOT], 'all', filter))).toBeLessThan(40);
});

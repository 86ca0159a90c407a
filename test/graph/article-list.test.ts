import { beforeAll, describe, expect, test } from 'vitest';
import { type ArticleFilter, NO_FILTER } from '../../src/graph/article-filter.ts';
import { ARTICLE_ORDER_FIELDS, articleCountsOf, type ArticleOrder, articlesOf, type ListedArticle } from '../../src/graph/article-list.ts';
import { facetValues } from '../../src/graph/facet.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { ROOT } from '../../src/graph/list.ts';
import { PUBLISHERS } from '../../src/graph/publisher.ts';
import type { Page, Place, Slice } from '../../src/model/page.ts';
import { emptyGraph, loadRecords, loadSeeds } from '../support/graph.ts';
import { profiled } from '../support/profile.ts';

// 351 articles: whatever reads them all costs that many hits and more.
const graph = profiled();
let loaded: Graph;

beforeAll(async () => {
  loaded = await emptyGraph();
  await loadSeeds(loaded);
});

// Relevance is an order of searches alone.
const ORDERS = ARTICLE_ORDER_FIELDS.filter((field) => field !== 'RELEVANCE').flatMap((field) =>
  (['ASC', 'DESC'] as const).map((direction) => ({ field, direction })),
);

async function hitsOf(work: () => Promise<unknown>): Promise<number> {
  const before = graph.hits;
  await work();
  return graph.hits - before;
}

describe.each(ORDERS)('a page of all articles by $field $direction', (order) => {
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
});

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

describe('the articles of a publisher of many', () => {
  const COUNT = 900;
  const OLD = 60;

  beforeAll(async () => {
    loaded = await emptyGraph();
    const documents = Array.from({ length: COUNT }, (_, n) => ({
      id: `many-${n}`,
      title: `Title ${(n * 7919) % COUNT}`,
      publishDate: [String(1000 + n)],
      publisher: [n < OLD ? 'Old' : n % 3 === 0 ? 'Third' : `Small ${n % 200}`],
    }));
    await loadRecords(loaded, documents);
  });

  // Walking back from the latest, none of Old comes within the steps that are tried; of Third, every third is.
  test.each([
    ['Old', OLD],
    ['Third', (COUNT - OLD) / 3],
  ])('%s: each once, in order, by parent and by filter, forward and backward', async (name, count) => {
    const [named] = await PUBLISHERS.byName(loaded, [name]);
    const [value] = await facetValues(loaded, [{ facet: 'publisher', by: { name } }]);
    const id = named?.[0]?.id ?? expect.fail('no publisher');
    const filter: ArticleFilter = {
      ...NO_FILTER,
      facets: [{ facet: 'publisher', anyOf: value === undefined ? [] : [value], missing: false, allOf: [], noneOf: [] }],
    };
    const ways = [
      (page: Page, order: ArticleOrder) => articlesOf(loaded, [{ id }], 'publisher', page, order, NO_FILTER),
      (page: Page, order: ArticleOrder) => articlesOf(loaded, [ROOT], 'all', page, order, filter),
    ];
    for (const way of ways) {
      for (const direction of ['ASC', 'DESC'] as const) {
        for (const backward of [false, true]) {
          const years = await walked((page) => way(page, { field: 'YEAR', direction }), backward);
          expect(years).toHaveLength(count);
          expect(years).toEqual([...new Set(years)].sort((one, other) => (direction === 'ASC' ? one - other : other - one)));
        }
      }
    }
  });

  test('a page costs what the page costs, where the walk finds it', async () => {
    const [named] = await PUBLISHERS.byName(loaded, ['Third']);
    const id = named?.[0]?.id ?? expect.fail('no publisher');
    const page = { limit: 5, backward: false, from: null };
    const hits = await hitsOf(() => articlesOf(graph, [{ id }], 'publisher', page, { field: 'YEAR', direction: 'DESC' }, NO_FILTER));
    expect(hits).toBeLessThan(200);
  });
});

/** The years of every page, one after the other. */
async function walked(read: (page: Page) => Promise<Slice<ListedArticle>[]>, backward: boolean): Promise<number[]> {
  const found: number[][] = [];
  for (let from: Place | null = null; ;) {
    const [slice] = await read({ limit: 17, backward, from });
    const { items, hasNext, hasPrevious } = slice ?? expect.fail('no slice');
    expect(backward ? hasNext : hasPrevious).toBe(found.length > 0);
    found.push(items.map(({ item }) => item.article.year ?? 0));
    if (!(backward ? hasPrevious : hasNext)) return (backward ? found.reverse() : found).flat();
    from = items.at(backward ? 0 : -1)?.place ?? null;
  }
}

import { beforeAll, describe, expect, test } from 'vitest';
import type { Graph } from '../../src/graph/graph.ts';
import { ask, execute } from '../support/api.ts';
import { emptyGraph, loadRecords, loadSeeds } from '../support/graph.ts';

let graph: Graph;

beforeAll(async () => {
  graph = await emptyGraph();
  await loadSeeds(graph);
  await loadRecords(graph, [
    { id: 'no-year', title: 'Zzebra' },
    { id: 'never-indexed', title: 'zzebra!', publishDate: ['1999'] },
  ]);
});

interface Page {
  readonly nodes: { id: string; title: string; year: number | null; provenance: { lastIndexed: string | null } }[];
  readonly pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string | null; endCursor: string | null };
  readonly totalCount: number;
}

const ORDERS = ['YEAR', 'TITLE', 'LAST_INDEXED'].flatMap((field) => ['ASC', 'DESC'].map((direction) => ({ field, direction })));

const PAGE = `query ($orderBy: ArticleOrder, $where: ArticleFilter, $first: Int, $after: String, $last: Int, $before: String,
    $counted: Boolean! = true) {
  articles(orderBy: $orderBy, where: $where, first: $first, after: $after, last: $last, before: $before) {
    totalCount @include(if: $counted) nodes { id title year provenance { lastIndexed } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}`;

async function page(variables: Record<string, unknown>): Promise<Page> {
  return ((await ask(graph, PAGE, variables)) as { articles: Page }).articles;
}

/** Every page, one after the other; each says rightly what stands before and after it. */
async function walked(variables: Record<string, unknown>, size: number, backward: boolean): Promise<Page['nodes']> {
  const found: Page['nodes'][] = [];
  let at: string | null = null;
  for (;;) {
    const { nodes, pageInfo } = await page({
      counted: false,
      ...variables,
      ...(backward ? { last: size, before: at } : { first: size, after: at }),
    });
    expect(backward ? pageInfo.hasNextPage : pageInfo.hasPreviousPage).toBe(found.length > 0);
    found.push(nodes);
    if (!(backward ? pageInfo.hasPreviousPage : pageInfo.hasNextPage)) break;
    expect(nodes).toHaveLength(size);
    at = backward ? pageInfo.startCursor : pageInfo.endCursor;
  }
  return (backward ? found.reverse() : found).flat();
}

describe.each(ORDERS)('by $field $direction', (orderBy) => {
  test.each([
    [1, false],
    [7, false],
    [100, false],
    [1, true],
    [7, true],
    [100, true],
  ])('pages of %i, backward: %s, give every article once and in order', async (size, backward) => {
    const all = await walked({ orderBy }, size, backward);
    const { totalCount } = await page({ first: 0 });
    expect(totalCount).toBe(353);
    expect(all).toHaveLength(totalCount);
    expect(new Set(all.map(({ id }) => id)).size).toBe(totalCount);
    const forward = await walked({ orderBy }, 100, false);
    expect(all.map(({ id }) => id)).toEqual(forward.map(({ id }) => id));
    const keys = all.map((article) => keyOf(article, orderBy.field)).filter((key) => key !== null);
    expect(keys).toEqual(orderBy.direction === 'ASC' ? keys.toSorted(compare) : keys.toSorted((one, other) => compare(other, one)));
    const missing = all.map((article) => keyOf(article, orderBy.field) === null);
    expect(missing.lastIndexOf(false)).toBe(keys.length - 1);
  });
});

function keyOf(article: Page['nodes'][number], field: string): string | number | null {
  if (field === 'YEAR') return article.year;
  if (field === 'LAST_INDEXED') return article.provenance.lastIndexed;
  // Titles sort without their leading articles; the test of folding is elsewhere.
  return null;
}

function compare(one: string | number, other: string | number): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

test('the latest come first where no order is given, and what has no year comes last either way', async () => {
  expect(await page({})).toEqual(await page({ orderBy: { field: 'YEAR', direction: 'DESC' } }));
  for (const direction of ['ASC', 'DESC']) {
    expect((await page({ orderBy: { field: 'YEAR', direction }, last: 1 })).nodes).toMatchObject([{ title: 'Zzebra' }]);
  }
});

test('titles sort by letters and figures alone', async () => {
  const { nodes } = await page({ orderBy: { field: 'TITLE', direction: 'DESC' }, first: 2 });
  expect(nodes.map(({ title }) => title.toLowerCase().replace('!', ''))).toEqual(['zzebra', 'zzebra']);
});

test('a page of nothing has no cursors and says whether there is more', async () => {
  expect(await page({ first: 0 })).toMatchObject({ nodes: [], pageInfo: { hasNextPage: true, startCursor: null, endCursor: null } });
  expect(await page({ where: { authors: { anyOf: [{ name: 'Nobody' }] } } })).toMatchObject({
    nodes: [],
    totalCount: 0,
    pageInfo: { hasNextPage: false, hasPreviousPage: false },
  });
});

describe('a cursor is refused', () => {
  test.each([
    ['by another order', { orderBy: { field: 'TITLE', direction: 'ASC' } }],
    ['by another direction', { orderBy: { field: 'YEAR', direction: 'ASC' } }],
    ['by another filter', { where: { hasDoi: true } }],
  ])('%s', async (_, other) => {
    const { pageInfo } = await page({ first: 3 });
    const { errors } = await execute(graph, PAGE, { ...other, after: pageInfo.endCursor });
    expect(errors).toMatchObject([{ code: 'INVALID_CURSOR' }]);
  });

  test('by another parent, and where it was edited', async () => {
    const document = `query ($after: String) { publishers(first: 2, orderBy: {field: ARTICLE_COUNT, direction: DESC}) {
      nodes { articles(first: 1, after: $after) { pageInfo { endCursor } } } } }`;
    const { publishers } = await ask(graph, document);
    const [, second] = publishers.nodes as { articles: Page }[];
    expect((await execute(graph, document, { after: second?.articles.pageInfo.endCursor })).errors).toMatchObject([
      { code: 'INVALID_CURSOR' },
    ]);
    expect((await execute(graph, PAGE, { after: 'WzFd' })).errors).toMatchObject([{ code: 'INVALID_CURSOR' }]);
  });
});

test('what is added or taken away between two pages neither repeats nor hides anything else', async () => {
  const first = await page({ first: 50, orderBy: { field: 'TITLE', direction: 'ASC' } });
  await loadRecords(graph, [{ id: 'added', title: '0 sorts before all' }]);
  const next = await page({ first: 50, after: first.pageInfo.endCursor, orderBy: { field: 'TITLE', direction: 'ASC' } });
  expect(new Set([...first.nodes, ...next.nodes].map(({ id }) => id)).size).toBe(100);
});

describe('what a selection costs depends on its shape alone', () => {
  const WIDE = `query ($n: Int!) {
    articles(first: $n) { totalCount nodes {
      title abstract abstractHtml links { url } publishers { name articleCount articles(first: $n) { totalCount nodes { title } } }
      publication { venue { name issns articles(first: $n, where: {years: {from: 2000}}) { totalCount nodes { title work { title } } } } }
      institutions { name } collections { name institutions { name } } languages { name code } formats { name } topics { name }
      work { title keys articles(first: $n) { totalCount nodes { title } } } versions(first: $n) { totalCount nodes { title } }
      citation(format: RIS)
      provenance { source { name articleCount lastLoad { id source { name } } } createdBy { id } updatedBy { id } }
    } }
  }`;

  test('whatever the length of its lists', async () => {
    const few = await execute(graph, WIDE, { n: 2 });
    const many = await execute(graph, WIDE, { n: 40 });
    expect(few.errors).toEqual([]);
    expect(many.errors).toEqual([]);
    expect(many.queries.toSorted()).toEqual(few.queries.toSorted());
  });

  test('an author, 20 articles, their authors and the first co-authors of each: six queries at most', async () => {
    const { authors } = await ask(graph, '{ authors(first: 1, orderBy: {field: ARTICLE_COUNT, direction: DESC}) { nodes { id } } }');
    const { errors, queries } = await execute(
      graph,
      `query ($id: ID!) { author(by: {id: $id}) { name articles(first: 20) { nodes { title authors { nodes { name coAuthors(first: 5) { nodes { name } } } } } } } }`,
      { id: authors.nodes[0].id },
    );
    expect(errors).toEqual([]);
    expect(queries.length).toBeLessThanOrEqual(6);
  });
});

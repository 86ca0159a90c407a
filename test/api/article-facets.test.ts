import { beforeAll, describe, expect, test } from 'vitest';
import type { Graph } from '../../src/graph/graph.ts';
import { ask, execute } from '../support/api.ts';
import { CIRCLE, seedDocuments } from '../support/corpus.ts';
import { emptyGraph, loadRecords } from '../support/graph.ts';

interface Bucket {
  readonly value: string | null;
  readonly count: number;
  readonly selected: boolean;
}

const NINE = `years { year count selected }
  ${['languages', 'formats', 'institutions', 'collections', 'publishers', 'venues', 'topics', 'authors'].map((name) => `${name} { value count selected node { id } }`).join(' ')}`;
const FACETED = (fields: string) =>
  `query ($where: ArticleFilter, $search: String) { articles(where: $where, search: $search, first: 1) { totalCount facets { ${fields} } } }`;

let graph: Graph;

beforeAll(async () => {
  graph = await emptyGraph();
  await loadRecords(graph, [...(await seedDocuments()), ...CIRCLE]);
});

async function facets(fields: string, where: unknown = null, search: string | null = null) {
  const { articles } = await ask(graph, FACETED(fields), { where, search });
  return articles.facets;
}

describe('costs', () => {
  test('one query for all nine facets, whatever the filter narrows', async () => {
    const { queries, errors } = await execute(graph, FACETED(NINE), { where: { hasAbstract: false } });
    expect(errors).toEqual([]);
    expect(queries.filter((name) => name.startsWith('facets'))).toHaveLength(1);
    const where = { years: { from: 2001 }, authors: { anyOf: [{ name: 'Circle, Ada' }] }, topics: { missing: true } };
    const narrowed = await execute(graph, FACETED(NINE), { where, search: 'circle' });
    expect(narrowed.queries.filter((name) => name.startsWith('facets'))).toHaveLength(1);
  });

  test('four queries at most for the facets of twenty lists side by side', async () => {
    const { data, queries } = await execute(graph, `{ venues(first: 20) { nodes { articles(first: 1) { facets { ${NINE} } } } } }`);
    expect(data.venues.nodes).toHaveLength(20);
    expect(queries.length).toBeLessThanOrEqual(4);
  });
});

test('years tell of every article of a search, those without a year too', async () => {
  const { articles } = await ask(graph, FACETED('years { year count }'), { search: 'on' });
  const counts: { year: number | null; count: number }[] = articles.facets.years;
  expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(articles.totalCount);
  expect(counts.find(({ year }) => year === null)?.count).toBe(2);
  expect(counts.map(({ count }) => count)).toEqual(counts.map(({ count }) => count).sort((one, other) => other - one));
});

test('a facet ignores its own filter and obeys the others', async () => {
  const where = { authors: { allOf: [{ name: 'Circle, Ada' }] }, venues: { anyOf: [{ name: 'Journal of Circles' }] } };
  const { authors, venues } = await facets('authors(first: 2) { value count selected } venues { value count selected }', where);
  // All three articles of the journal are hers, one with her name twice.
  expect(authors[0]).toEqual({ value: 'Circle, Ada', count: 3, selected: true });
  expect(venues).toEqual([
    { value: null, count: 10, selected: false },
    { value: 'Journal of Circles', count: 3, selected: true },
  ]);
});

test('an author who is printed twice on a record counts once', async () => {
  const { authors } = await facets('authors(first: 3) { value count selected }', {
    years: { from: 2005, to: 2005 },
    venues: { anyOf: [{ name: 'Journal of Circles' }] },
  });
  expect(authors).toEqual([
    { value: 'Circle, Ada', count: 1, selected: false },
    { value: 'Circle, Fay', count: 1, selected: false },
  ]);
});

describe('what the filter chose', () => {
  test('is listed at zero, and however far down it stands', async () => {
    const where = { hasAbstract: true, authors: { anyOf: [{ name: 'Circle, Ada' }] } };
    const none = await facets('authors(first: 0) { value count selected node { name } }', where);
    expect(none.authors).toEqual([{ value: 'Circle, Ada', count: 0, selected: true, node: { name: 'Circle, Ada' } }]);
    const { authors } = await facets('authors(first: 1) { value count selected }', { authors: { anyOf: [{ name: 'Circle, Eve' }] } });
    expect(authors.map(({ selected }: Bucket) => selected)).toEqual([false, true]);
    expect(authors[1]).toEqual({ value: 'Circle, Eve', count: 1, selected: true });
  });

  test('is not what it rules out', async () => {
    const { authors } = await facets('authors(first: 100) { value count selected }', { authors: { noneOf: [{ name: 'Circle, Ada' }] } });
    expect(authors.some(({ selected }: Bucket) => selected)).toBe(false);
    expect(authors.find(({ value }: Bucket) => value === 'Circle, Ada').count).toBeGreaterThan(5);
  });

  test('may be what says nothing, and the years of a range', async () => {
    const { publishers, years } = await facets('publishers(first: 0) { value count selected } years { year selected }', {
      publishers: { missing: true },
      years: { from: 2002, to: 2003 },
    });
    expect(publishers).toEqual([{ value: null, count: 0, selected: true }]);
    expect(years.filter(({ selected }: Bucket) => selected)).toEqual([]);
    const all = await facets('years { year selected }', { years: { from: 2017, missing: true } });
    const selected = (all.years as { year: number | null; selected: boolean }[]).filter((each) => each.selected);
    expect(selected.map(({ year }) => year).toSorted()).toEqual([2017, 2018, null]);
    const alone = await facets('years { year count selected }', { years: { from: 1999, to: 1999 }, hasDoi: true });
    expect(alone.years).toContainEqual({ year: 1999, count: 0, selected: true });
  });
});

test('a bucket leads on to the thing itself, of whatever type', async () => {
  const found = await facets(
    'topics(first: 1) { node { __typename name ... on Topic { kind } } } authors(first: 1) { node { ... on Author { kind } articles(first: 1) { totalCount } } count } languages(first: 1) { node { ... on Language { code } } }',
    { hasAbstract: false },
  );
  expect(found.topics[1].node).toEqual({ __typename: 'Topic', name: 'Ties', kind: 'TOPIC' });
  expect(found.authors[0].node.kind).toBe('PERSON');
  expect(found.authors[0].node.articles.totalCount).toBeGreaterThanOrEqual(found.authors[0].count);
  expect(found.languages[0].node.code).toBe('eng');
});

test('each list has its own length', async () => {
  const { few, more } = await facets('few: authors(first: 2) { value } more: authors(first: 7) { value }');
  expect(few).toHaveLength(2);
  expect(more).toHaveLength(7);
  expect(more.slice(0, 2)).toEqual(few);
});

test.each([-1, 101])('first: %i is refused, and takes nothing else with it', async (first) => {
  const { data, errors } = await execute(graph, FACETED(`authors(first: ${first}) { value }`));
  expect(errors).toMatchObject([{ code: 'BAD_USER_INPUT', path: 'articles.facets.authors' }]);
  expect(data.articles.facets).toBeNull();
  expect(data.articles.totalCount).toBeGreaterThan(300);
});

test('ties, works and versions have facets too', async () => {
  const { author, article } = await ask(
    graph,
    `{
      author(by: {name: "Circle, Ada"}) {
        coAuthorship(with: {name: "Circle, Bob"}) { articleCount articles { facets { years { year count } publishers { value count } } } }
      }
      article(by: {record: {source: "test", recordId: "circle:versions-1"}}) {
        versions { facets { authors { value } } }
        work { articles { facets { authors(first: 1) { value count } } } }
      }
    }`,
  );
  const { articleCount, articles } = author.coAuthorship;
  const counts: Bucket[] = articles.facets.years;
  expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(articleCount);
  expect(articles.facets.publishers).toContainEqual({ value: 'Press', count: 2 });
  expect(article.versions.facets.authors).toEqual([{ value: 'Circle, Ada' }, { value: 'Circle, Bob' }]);
  expect(article.work.articles.facets.authors).toEqual([{ value: 'Circle, Ada', count: 2 }]);
});

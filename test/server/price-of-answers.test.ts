import { beforeAll, expect, test } from 'vitest';
import { emptyGraph, loadRecords } from '../support/graph.ts';
import { CIRCLE } from '../support/corpus.ts';
import { testServer } from '../support/server.ts';

const TOPICS = Array.from({ length: 120 }, (_, at) => `Topic ${String(at).padStart(3, '0')}`);

const opened: { server?: ReturnType<typeof testServer>; ids?: string[] } = {};
beforeAll(async () => {
  const graph = await emptyGraph();
  await loadRecords(graph, [
    ...CIRCLE,
    { id: 'many', title: 'On many things', author: ['Circle, Ada'], topic: TOPICS, doi_str_mv: ['10.1000/many'] },
  ]);
  opened.server = testServer({ graph });
  const { nodes } = (await ask('{ authors(first: 100) { nodes { id } } }')).data.authors;
  opened.ids = nodes.map(({ id }: { id: string }) => id);
});

async function ask(query: string, variables: object = {}) {
  const { body } = (await opened.server?.ask(query, { variables })) ?? {};
  expect(body.errors).toBeUndefined();
  return body;
}

/** How many objects and values there are below a value, and the value itself. */
function sizeOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + sizeOf(each), 0);
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, each) => sum + sizeOf(each), 1);
}

const MANY = 'article(by: { doi: "10.1000/many" })';

test.each([
  ['a hundred nodes', 'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Author { name articleCount } } }'],
  [
    'a path with its steps',
    '{ collaborationPath(from: { name: "Circle, Dan" }, to: { name: "Circle, Eve" }) { authors { id name } steps { authors { name } articles { nodes { title } } } } }',
  ],
  ['the articles of many topics', `{ ${MANY} { topics { name articles { nodes { title } } } } }`],
  ['the facets of the articles of many topics', `{ ${MANY} { topics { articles { facets { topics { value count } } } } } }`],
  ['a page of articles with what they have', '{ articles(first: 100) { totalCount nodes { id title year authors { nodes { name } } } } }'],
])('%s: there is no more in the answer than was reckoned', async (_what, query) => {
  const { ids = [] } = opened;
  const hundred = Array.from({ length: 100 }, (__, at) => ids[at % ids.length]);
  const { data, extensions } = await ask(query, query.includes('$ids') ? { ids: hundred } : {});
  const size = sizeOf(data) - 1;
  expect(size).toBeGreaterThan(10);
  expect(size).toBeLessThanOrEqual(extensions.cost.price);
});

test('an article gives its first hundred topics, in the order of its record', async () => {
  const { data } = await ask(`{ ${MANY} { topics { name } } }`);
  expect(data.article.topics.map(({ name }: { name: string }) => name)).toEqual(TOPICS.slice(0, 100));
});

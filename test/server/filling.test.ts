import { afterEach, beforeAll, expect, test } from 'vitest';
import { fillingOf } from '../../src/graph/filling.ts';
import { type Graph, statement } from '../../src/graph/graph.ts';
import { isReady } from '../../src/graph/readiness.ts';
import { DEFAULT_LIMITS } from '../../src/limits.ts';
import { emptyGraph, loadRecords } from '../support/graph.ts';
import { ANYWHERE, testServer, type TestServer } from '../support/server.ts';

const FILL = statement<{ load: string }, never>('test.fill', `MATCH (g:Graph {name: 'bibliograph'}) SET g.filling = $load`);
const END = statement<Record<string, never>, never>('test.end', `MATCH (g:Graph {name: 'bibliograph'}) REMOVE g.filling`);

let graph: Graph;
let load: string;
let looks: number;
const serve = (): TestServer =>
  testServer({
    graph,
    isReady: () => isReady(graph),
    filling: () => {
      looks += 1;
      return fillingOf(graph);
    },
  });
const beginFilling = () => graph.transaction('test', (tx) => tx.write(FILL, { load }));

beforeAll(async () => {
  graph = await emptyGraph();
  ({ load } = await loadRecords(graph, [{ id: '1', title: 'One', author: ['A', 'B'] }], { source: 'library' }));
  looks = 0;
});
afterEach(async () => {
  await graph.transaction('test', (tx) => tx.write(END, {}));
  looks = 0;
});

const REASON =
  'This graph is being filled for the first time (1 records of "library" so far): its figures are not complete yet; try again when the load has ended.';

test.each([
  '{ articles { totalCount } }',
  '{ statistics { articleCount } }',
  '{ loads { nodes { id } } articles { totalCount } }',
  '{ loads { nodes { source { articleCount } } } }',
  'query Q { ...On } fragment On on Query { author(by: { name: "A" }) { name } }',
  '{ node(id: "x") { id } }',
])('a graph that is being filled tells nothing of what is in it: %s', async (query) => {
  await beginFilling();
  const { status, body, headers } = await serve().ask(query);
  expect(status).toBe(503);
  expect(body).toMatchObject({ errors: [{ message: REASON, extensions: { code: 'UNAVAILABLE' } }] });
  expect(body).not.toHaveProperty('data');
  expect(headers.get('server-timing')).toContain('0 queries');
});

test.each([
  ['{ __typename }', { __typename: 'Query' }],
  ['{ __schema { queryType { name } } }', { __schema: { queryType: { name: 'Query' } } }],
  [
    '{ loads { totalCount nodes { state source { name } } } }',
    { loads: { totalCount: 1, nodes: [{ state: 'FINISHED', source: { name: 'library' } }] } },
  ],
  ['{ sources { name lastLoad { readCount } } }', { sources: [{ name: 'library', lastLoad: { readCount: 1 } }] }],
  ['query A { loads { totalCount } } query B { articles { totalCount } }', { loads: { totalCount: 1 } }],
])('its ledger and its schema can be asked: %s', async (query, data) => {
  await beginFilling();
  const { status, body } = await serve().ask(query, query.includes('query A') ? { operationName: 'A' } : {});
  expect(body).toMatchObject({ data });
  expect(status).toBe(200);
  expect(looks).toBe(0);
});

test('it is not ready, and says why; so does the home page', async () => {
  await beginFilling();
  const { fetch } = serve();
  const ready = await fetch(`${ANYWHERE}/ready`);
  expect([ready.status, await ready.json()]).toEqual([503, { ready: false, reason: REASON }]);
  expect(await isReady(graph)).toBe(false);
  expect(await (await fetch(ANYWHERE)).text()).toContain('being filled for the first time');
});

test('who asks within a second shares one look, which is none of the queries that an operation is counted', async () => {
  const { ask, fetch } = serve();
  const before = (await ask('{ statistics { articleCount } }')).headers.get('server-timing');
  expect(before).toContain('1 queries');
  const start = performance.now();
  const answers = await Promise.all(Array.from({ length: 20 }, () => ask('{ articles { totalCount } }')));
  expect(answers.map(({ body }) => body.data.articles.totalCount)).toEqual(Array.from({ length: 20 }, () => 1));
  expect(looks).toBeLessThanOrEqual(2 + Math.floor((performance.now() - start) / 1_000));
  expect(await (await fetch(`${ANYWHERE}/ready`)).json()).toEqual({ ready: true });
});

test('what cannot be looked at is not told either', async () => {
  const { ask } = testServer({ graph, filling: () => Promise.reject(new Error('No way.')) });
  expect(await ask('{ articles { totalCount } }')).toMatchObject({ status: 500, body: { errors: [{ extensions: { code: 'INTERNAL' } }] } });
  expect(await ask('{ __typename }')).toMatchObject({ status: 200 });
});

test('what cannot be executed with its variables is told so, and nobody looks', async () => {
  const { body } = await serve().ask('query ($size: Int!) { articles(first: $size) { totalCount } }', { variables: { size: 'x' } });
  expect(body).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  expect(looks).toBe(0);
});

test('a look that never comes back holds no request longer than a request may take', async () => {
  const server = testServer({ graph, filling: () => new Promise(() => undefined), limits: { ...DEFAULT_LIMITS, requestTimeout: 300 } });
  const { status, body } = await server.ask('{ articles { totalCount } }');
  expect(status).toBe(504);
  expect(body).toMatchObject({ errors: [{ extensions: { code: 'TIMEOUT' } }] });
  expect(await server.ask('{ __typename }')).toMatchObject({ status: 200 });
});

import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { beforeAll, describe, expect, test } from 'vitest';
import { BibliographError } from '../../src/errors.ts';
import { type OpenGraph, openGraph, statement } from '../../src/graph/graph.ts';
import { createMetrics } from '../../src/server/metrics.ts';
import { readOperations } from '../../src/server/operations.ts';
import { factsOf } from '../../src/server/request-facts.ts';
import { RULES } from '../../src/server/rule.ts';
import { emptyGraph, loadSeeds, openTestGraph } from '../support/graph.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { ANYWHERE, type TestServer, testServer } from '../support/server.ts';

const refusing = (code: ConstructorParameters<typeof BibliographError>[0], rule?: string) => ({
  type: GraphQLString,
  resolve: () => {
    throw new BibliographError(code, 'Ask for less.', { details: rule === undefined ? {} : { rule } });
  },
});
const fields = {
  hello: { type: GraphQLString, resolve: () => 'world' },
  deep: refusing('TOO_COMPLEX', 'depth'),
  foreign: refusing('TOO_COMPLEX', 'secret'),
  often: refusing('RATE_LIMITED'),
  slow: refusing('TIMEOUT'),
};
const schema = new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields }) });

async function page({ fetch }: Pick<TestServer, 'fetch'>): Promise<string> {
  const response = await fetch(`${ANYWHERE}/metrics`);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
  return response.text();
}

/** The value of a line, its labels in the order in which they are printed. */
function value(text: string, line: string): number | null {
  const found = text.split('\n').find((each) => each.startsWith(`${line} `));
  return found === undefined ? null : Number(found.slice(line.length));
}

/** All values that a label has. */
function values(text: string, label: string): Set<string | undefined> {
  return new Set([...text.matchAll(new RegExp(`[{,]${label}="([^"]*)"`, 'g'))].map(([, each]) => each));
}

test('requests are counted by path, method and status', async () => {
  const server = testServer({ schema });
  await server.ask('{ hello }');
  await server.ask('{ hello }');
  await server.fetch(`${ANYWHERE}/health`, { method: 'HEAD' });
  await server.fetch(`${ANYWHERE}/nowhere`);
  const text = await page(server);
  const count = 'bibliograph_http_request_duration_seconds_count';
  expect(value(text, `${count}{path="/graphql",method="POST",status="200"}`)).toBe(2);
  expect(value(text, `${count}{path="/health",method="HEAD",status="200"}`)).toBe(1);
  expect(value(text, `${count}{path="other",method="GET",status="404"}`)).toBe(1);
});

test('answers are counted by code, and what was refused by rule', async () => {
  const server = testServer({ schema });
  for (const query of [
    '{ hello }',
    '{ hello deep }',
    '{ deep also: deep }',
    '{ foreign }',
    '{ often }',
    '{ slow hello }',
    '{',
    '{ nonsense }',
  ])
    await server.ask(query);
  const text = await page(server);
  const answers = (code: string) => value(text, `bibliograph_graphql_answers_total{code="${code}"}`);
  const rejections = (rule: string) => value(text, `bibliograph_rejections_total{rule="${rule}"}`);
  expect({
    ...{ none: answers('none'), complex: answers('TOO_COMPLEX'), rate: answers('RATE_LIMITED'), time: answers('TIMEOUT') },
    ...{ parse: answers('GRAPHQL_PARSE_FAILED'), validation: answers('GRAPHQL_VALIDATION_FAILED'), defect: answers('INTERNAL') },
  }).toEqual({ none: 1, complex: 3, rate: 1, time: 1, parse: 1, validation: 1, defect: 0 });
  // A rule of no known name is counted by none; every known one is there from the start.
  expect(Object.fromEntries(RULES.map((rule) => [rule, rejections(rule)]))).toEqual({
    ...Object.fromEntries(RULES.map((rule) => [rule, 0])),
    ...{ depth: 2, rate: 1, time: 1 },
  });
  expect(text).not.toContain('secret');
});

test('what is refused before GraphQL hears of it is counted by its code', async () => {
  const metrics = createMetrics({ usage: () => ({ reading: 0, retries: 0 }) });
  const facts = { ...factsOf(new Request(ANYWHERE)), codes: ['UNAUTHENTICATED'] };
  metrics.answered({ path: '/explore', method: 'GET', status: 401, asked: false }, facts);
  const { text } = await metrics.page();
  expect(value(text, 'bibliograph_rejections_total{rule="key"}')).toBe(1);
  expect(value(text, 'bibliograph_graphql_answers_total{code="UNAUTHENTICATED"}')).toBe(0);
});

test('nothing that a client says becomes a label', async () => {
  const server = testServer();
  const before = (await page(server)).split('\n').length;
  for (let n = 0; n < 6; n += 1) {
    const secret = `s3cret${n}`;
    await server.ask(`query ${secret} { ${secret}: __typename }`, { headers: { 'X-Request-Id': secret, Origin: `https://${secret}` } });
    await server.ask(`{ ${secret} }`);
    for (const path of [`/${secret}`, `/explore/${secret}`, `/graphql?query={${secret}}`, `/graphql/${secret}`])
      await server.fetch(ANYWHERE + path);
    await server.fetch(`${ANYWHERE}/graphql`, { method: `S3CRET${n}` });
  }
  const text = await page(server);
  expect(text.toLowerCase()).not.toContain('s3cret');
  expect(values(text, 'path')).toEqual(new Set(['/metrics', '/graphql', '/explore/*', 'other']));
  // Forty-two requests, of three kinds that are told apart.
  expect(text.split('\n').length - before).toBeLessThan(6 * 20);
});

test('two servers of one process count for themselves', async () => {
  const [one, other] = [testServer({ schema }), testServer({ schema })];
  await one.ask('{ hello }');
  expect(value(await page(one), 'bibliograph_graphql_answers_total{code="none"}')).toBe(1);
  expect(value(await page(other), 'bibliograph_graphql_answers_total{code="none"}')).toBe(0);
});

test('the process tells of its memory, its processor and the lag of its event loop', async () => {
  const text = await page(testServer());
  for (const name of ['nodejs_eventloop_lag_p99_seconds', 'process_resident_memory_bytes', 'process_cpu_seconds_total']) {
    expect(text).toMatch(new RegExp(`^${name} `, 'm'));
  }
});

test('prices, and who is at work and who waits, are told as they are', async () => {
  const gate = { running: 3, waiting: 7 };
  const metrics = createMetrics({ usage: () => ({ reading: 5, retries: 2 }), gate: () => gate });
  for (const price of [10, 20_000, null]) {
    const facts = { ...factsOf(new Request(ANYWHERE)), price };
    metrics.answered({ path: '/graphql', method: 'POST', status: 200, asked: true }, facts);
  }
  const { text } = await metrics.page();
  expect(value(text, 'bibliograph_graphql_price_values_sum')).toBe(20_010);
  expect(value(text, 'bibliograph_graphql_price_values_count')).toBe(2);
  expect(value(text, 'bibliograph_graphql_price_values_bucket{le="10000"}')).toBe(1);
  expect([value(text, 'bibliograph_graphql_requests_running'), value(text, 'bibliograph_graphql_requests_waiting')]).toEqual([3, 7]);
  gate.running = 0;
  expect(value((await metrics.page()).text, 'bibliograph_graphql_requests_running')).toBe(0);
  // What rises is never counted twice, however often it is asked for.
  expect(value((await metrics.page()).text, 'bibliograph_database_read_retries_total')).toBe(2);
  expect(value(text, 'bibliograph_database_reads_in_flight')).toBe(5);
});

describe('reads', () => {
  let graph: OpenGraph;
  beforeAll(async () => {
    await loadSeeds(await emptyGraph());
    graph = openTestGraph();
  });

  test('are counted and timed by statement, and by the request that they were for', async () => {
    const server = testServer({ graph, usage: () => graph.usage });
    let reads = 0;
    for (const { document } of readOperations()) {
      const { headers } = await server.ask(document);
      reads += Number(/desc="(\d+) queries"/.exec(headers.get('server-timing') ?? '')?.[1]);
    }
    expect(reads).toBeGreaterThan(8);
    const text = await page(server);
    const names = [...values(text, 'statement')];
    for (const name of names) expect(name).toMatch(/^[A-Za-z]+(\.[A-Za-z]+)?$/);
    expect(names).toEqual(expect.arrayContaining(['article.list', 'author.byName', 'facets']));
    const sum = names.reduce((total, name) => total + (value(text, `bibliograph_database_reads_total{statement="${name}"}`) ?? 0), 0);
    expect([sum, value(text, 'bibliograph_database_read_duration_seconds_count')]).toEqual([reads, reads]);
    expect(value(text, 'bibliograph_graphql_database_reads_sum')).toBe(reads);
    expect(value(text, 'bibliograph_graphql_database_reads_count')).toBe(readOperations().length);
    expect(value(text, 'bibliograph_database_read_seconds_total{statement="article.list"}')).toBeGreaterThan(0);
  });

  test('under way are told while they are', async () => {
    const inFlight = async () => value(await page(testServer({ usage: () => graph.usage })), 'bibliograph_database_reads_in_flight');
    const reads = Array.from({ length: 3 }, () => graph.read(statement('test.slow', 'UNWIND range(1, 300000) AS n RETURN n AS row'), {}));
    expect(await inFlight()).toBe(3);
    await Promise.all(reads);
    expect(await inFlight()).toBe(0);
  });

  test('that are tried again are counted', async () => {
    const lost = openGraph({ ...testNeo4j(), uri: 'bolt://127.0.0.1:1', database: 'neo4j', queryTimeout: 1_000, patience: 200 });
    await expect(lost.read(statement('test', 'RETURN 1 AS row'), {})).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(lost.usage.retries).toBeGreaterThan(0);
    expect(lost.usage.reading).toBe(0);
    await lost.close();
  });
});

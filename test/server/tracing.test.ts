import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { expect, test } from 'vitest';
import type { Context } from '../../src/api/context.ts';
import { BibliographError } from '../../src/errors.ts';
import { type Reader, statement } from '../../src/graph/graph.ts';
import { createLogger } from '../../src/server/logger.ts';
import { openTracing } from '../../src/server/tracing.ts';
import { type CollectedSpan, startCollector } from '../support/collector.ts';
import { ANYWHERE, testServer } from '../support/server.ts';

const SECRET = 's3cret';
const rows = statement<{ secret: string }, number>('author.byName', 'RETURN 1 AS row');
const broken = statement<{ secret: string }, number>('author.broken', 'RETURN 1 AS row');
const reading = (asked: typeof rows) => ({
  type: GraphQLString,
  args: { secret: { type: GraphQLString } },
  resolve: async (_: unknown, __: unknown, { graph }: Context) => String((await graph.read(asked, { secret: SECRET })).length),
});
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({ name: 'Query', fields: { reads: reading(rows), fails: reading(broken) } }),
});

const graph: Reader = {
  read: ({ name }) => (name === broken.name ? Promise.reject(new BibliographError('UNAVAILABLE', SECRET)) : Promise.resolve(Array(3))),
};

/** A server whose traces go there, and what it logs. */
function tracedServer(to: string, sendLimit = 500) {
  const lines: Record<string, unknown>[] = [];
  const logger = createLogger('info', { write: (line: string) => void lines.push(JSON.parse(line) as Record<string, unknown>) });
  const tracing = openTracing({ to, logger, sendLimit });
  return {
    ...testServer({ schema, graph, tracing, logger }),
    tracing,
    lines,
    failures: () => lines.filter(({ level }) => level === 'warn'),
  };
}

const named = (spans: readonly CollectedSpan[], name: string) => spans.filter((span) => span.name === name);

test('a request, what it executes and what that reads are one trace, the one that the request says it is part of', async () => {
  await using collector = await startCollector();
  const { ask, tracing, lines } = tracedServer(`${collector.url}/`);
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
  const headers = { traceparent, 'X-Request-Id': 'mine', Authorization: SECRET };
  await ask(`query Reading($s: String) { reads(secret: $s) ${SECRET}: reads }`, { variables: { s: SECRET }, headers });
  await tracing.close();
  const { spans } = collector;
  const [request, execution, ...reads] = [...named(spans, 'POST /graphql'), ...named(spans, 'query'), ...named(spans, 'author.byName')];
  expect([spans.length, reads.length]).toEqual([4, 2]);
  expect(request).toMatchObject({
    parentSpanId: 'b7ad6b7169203331',
    attributes: {
      ...{ 'http.request.method': 'POST', 'http.route': '/graphql', 'http.response.status_code': 200, 'bibliograph.request.id': 'mine' },
    },
  });
  expect(execution?.parentSpanId).toBe(request?.spanId);
  expect(execution?.attributes).toEqual({ 'graphql.operation.type': 'query', 'graphql.operation.name': 'Reading' });
  for (const read of reads) {
    expect(read.parentSpanId).toBe(execution?.spanId);
    expect(read.attributes).toEqual({
      ...{ 'db.system.name': 'neo4j', 'db.query.summary': 'author.byName', 'db.response.returned_rows': 3 },
    });
  }
  for (const { traceId, startTimeUnixNano, endTimeUnixNano } of spans) {
    expect(traceId).toBe('0af7651916cd43dd8448eb211c80319c');
    expect(BigInt(endTimeUnixNano)).toBeGreaterThanOrEqual(BigInt(startTimeUnixNano));
  }
  expect(lines[0]).toMatchObject({ msg: 'request', traceId: '0af7651916cd43dd8448eb211c80319c' });
  expect(collector.resource).toMatchObject({ 'service.name': 'bibliograph', 'service.version': expect.any(String) });
  expect(collector.text()).not.toContain(SECRET);
});

test('what fails is marked as such, without saying what it was about', async () => {
  await using collector = await startCollector();
  const { ask, tracing } = tracedServer(collector.url);
  await ask('{ fails }');
  await ask(`{ ${SECRET}`);
  await tracing.close();
  const [failed, misread] = named(collector.spans, 'POST /graphql');
  expect(failed).toMatchObject({ status: { code: 2 }, attributes: { 'error.type': 'UNAVAILABLE', 'http.response.status_code': 503 } });
  expect(named(collector.spans, 'author.broken')).toMatchObject([{ status: { code: 2 } }]);
  expect(misread).toMatchObject({ status: {}, attributes: { 'error.type': 'GRAPHQL_PARSE_FAILED' } });
  expect(collector.text()).not.toContain(SECRET);
});

test('probes are not traced, and no path of a client becomes a name', async () => {
  await using collector = await startCollector();
  const { fetch, tracing } = tracedServer(collector.url);
  for (const path of ['/health', '/ready', '/metrics', `/${SECRET}`, `/explore/${SECRET}`]) await fetch(ANYWHERE + path);
  await tracing.close();
  expect(collector.spans.map(({ name }) => name)).toEqual(['GET other', 'GET /explore/*']);
  expect(collector.text()).not.toContain(SECRET);
});

test('a trace that its caller does not keep is not sent', async () => {
  await using collector = await startCollector();
  const { ask, tracing } = tracedServer(collector.url);
  await ask('{ reads }', { headers: { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00' } });
  await ask('{ reads }', { headers: { traceparent: `00-${SECRET}` } });
  await tracing.close();
  // What is no traceparent begins a trace of its own.
  expect(named(collector.spans, 'POST /graphql')).toHaveLength(1);
  expect(collector.spans[0]?.traceId).not.toBe('0af7651916cd43dd8448eb211c80319c');
});

test('a collector that cannot be reached disturbs nobody, and is told once', async () => {
  const collector = await startCollector();
  await collector[Symbol.asyncDispose]();
  const { ask, tracing, failures } = tracedServer(collector.url);
  // More spans than one batch holds.
  for (let n = 0; n < 200; n += 1) await ask('{ reads }');
  await tracing.close();
  expect(failures()).toMatchObject([{ msg: 'traces cannot be sent, and are lost until they can', error: { code: 'ECONNREFUSED' } }]);
});

test('one that is silent does not hold up the end', async () => {
  await using collector = await startCollector({ silent: true });
  const { ask, tracing } = tracedServer(collector.url, 60_000);
  expect((await ask('{ reads }')).body).toMatchObject({ data: { reads: '3' } });
  const start = performance.now();
  await tracing.close();
  expect(performance.now() - start).toBeLessThan(2_000);
  expect(collector.spans).toHaveLength(3);
});

import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { DEFAULT_LIMITS } from '../../src/limits.ts';
import { ANYWHERE, testServer } from '../support/server.ts';

const never = { type: GraphQLString, resolve: () => new Promise(() => undefined) };
const hello = { type: GraphQLString, resolve: () => 'hello' };
const schema = new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields: { never, hello } }) });
const server = testServer({ schema, limits: { ...DEFAULT_LIMITS, requestTimeout: 200, maxConcurrent: 2 } });

test('a request that takes too long is answered at its deadline, and leaves its place to others', async () => {
  for (let round = 0; round < 2; round += 1) {
    const start = performance.now();
    const answers = await Promise.all(Array.from({ length: 2 }, () => server.ask('{ hello never }')));
    expect(performance.now() - start).toBeLessThan(2_000);
    for (const { status, body } of answers) {
      expect(status).toBe(504);
      expect(body.errors).toEqual([
        { message: 'This took longer than 0.2 seconds: ask for less at once.', extensions: { code: 'TIMEOUT' } },
      ]);
    }
  }
  expect(await server.ask('{ hello }')).toMatchObject({ status: 200, body: { data: { hello: 'hello' } } });
});

test('one that waits for its turn as long as that is told the same', async () => {
  const answers = await Promise.all(Array.from({ length: 5 }, () => server.ask('{ never }')));
  expect(answers.map(({ body }) => body.errors[0].extensions.code)).toEqual(['TIMEOUT', 'TIMEOUT', 'TIMEOUT', 'TIMEOUT', 'TIMEOUT']);
});

test('what ends because its client has gone is no defect, at its turn and before it', async () => {
  const { fetch, log } = testServer({ schema, limits: { ...DEFAULT_LIMITS, maxConcurrent: 2 } });
  const gone = new AbortController();
  const question = { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"query":"{ never }"}', signal: gone.signal };
  const asked = Array.from({ length: 4 }, () => fetch(`${ANYWHERE}/graphql`, question).catch(() => null));
  await sleep(100);
  gone.abort();
  await Promise.all(asked);
  await vi.waitUntil(() => log.filter(({ msg }) => msg === 'request').length === 4);
  expect(log.filter(({ level }) => level === 'error')).toEqual([]);
  expect(log.flatMap(({ codes }) => codes ?? [])).toEqual([]);
});

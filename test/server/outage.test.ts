import { expect, test } from 'vitest';
import { ANSWER_PATIENCE } from '../../src/app.ts';
import { openGraph } from '../../src/graph/graph.ts';
import { migrate } from '../../src/graph/migrate.ts';
import { isReady } from '../../src/graph/readiness.ts';
import { eventually, managerOf, temporaryFolder } from '../support/managed-neo4j.ts';
import { testServer } from '../support/server.ts';

const QUERY = JSON.stringify({ query: '{ article(by: { record: { source: "a", recordId: "b" } }) { title } }' });

test('a Neo4j that is killed is told as such within three seconds, and all is well once it is back', async () => {
  await using folder = await temporaryFolder();
  const manager = managerOf(folder.path);
  const lease = await manager.acquire('test');
  const graph = openGraph({ ...lease, database: 'neo4j', queryTimeout: 10_000, patience: ANSWER_PATIENCE });
  await migrate(graph, { adopt: false, maxTieAuthors: 100 });
  const listening = await testServer({ graph, isReady: () => isReady(graph) }).listen();
  const status = async (path: string) => (await fetch(listening.url + path)).status;
  const ask = async () => {
    const start = performance.now();
    const response = await fetch(`${listening.url}/graphql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: QUERY,
    });
    const body = await response.json();
    return { status: response.status, body, ms: performance.now() - start };
  };
  expect(await status('/ready')).toBe(200);
  expect(await ask()).toMatchObject({ status: 200, body: { data: { article: null } } });

  // Those under way when it dies are told the same as those who come later.
  const underWay = Promise.all(Array.from({ length: 20 }, ask));
  process.kill((await manager.status()).pid ?? 0, 'SIGKILL');
  await underWay;
  expect(await status('/health')).toBe(200);
  const start = performance.now();
  expect(await status('/ready')).toBe(503);
  expect(performance.now() - start).toBeLessThan(2_000);
  for (const answer of await Promise.all([ask(), ask(), ask()])) {
    expect(answer).toMatchObject({ status: 503, body: { data: null, errors: [{ extensions: { code: 'UNAVAILABLE' } }] } });
    expect(answer.ms).toBeLessThan(3_000);
  }
  for (const answer of await underWay) {
    expect([200, 503]).toContain(answer.status);
    expect(answer.ms).toBeLessThan(3_000);
  }

  const end = new AbortController();
  lease.supervise(end.signal, () => undefined);
  await eventually(async () => (await status('/ready')) === 200, 60_000);
  expect(await ask()).toMatchObject({ status: 200, body: { data: { article: null } } });

  end.abort();
  await listening.close();
  await graph.close();
});

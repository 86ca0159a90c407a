import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { json } from 'node:stream/consumers';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Graph, openGraph } from '../../src/graph/graph.ts';
import { migrate } from '../../src/graph/migrate.ts';
import { probe } from '../../src/graph/probe.ts';
import { type Answered, served } from '../support/faults.ts';
import { startFaultyProxy } from '../support/faulty-proxy.ts';
import { expectBelow, noted } from '../support/figures.ts';
import { emptyGraph } from '../support/graph.ts';
import { eventually, managerOf, temporaryFolder } from '../support/managed-neo4j.ts';
import { settingsOf, testNeo4j } from '../support/neo4j.ts';
import { serveAlone } from '../support/served-command.ts';

// What nobody handles, a rejection or a throw, fails the run by itself.

let graph: Graph;
beforeAll(async () => {
  graph = await emptyGraph();
});

const ANSWERED = { status: 200, code: null };
const UNAVAILABLE = { status: 503, code: 'UNAVAILABLE' };

const many = <Result>(count: number, ask: () => Promise<Result>) => Promise.all(Array.from({ length: count }, ask));
const all = (outcome: object, answers: readonly Answered[]) => {
  expect(answers.map(({ status, code }) => ({ status, code }))).toEqual(answers.map(() => outcome));
};
const slowest = (answers: readonly Answered[]) => Math.max(...answers.map(({ ms }) => ms));

describe('Neo4j itself', () => {
  test('is killed under load: that is told within three seconds, and all is well once it is back', async () => {
    await using folder = await temporaryFolder();
    const manager = managerOf(folder.path);
    const lease = await manager.acquire('test');
    const own = openGraph({ ...lease, database: 'neo4j', queryTimeout: 10_000, patience: 0 });
    await migrate(own, { adopt: false, maxTieAuthors: 100 });
    await own.close();
    await using server = await served(lease);
    expect(await server.look('/ready')).toMatchObject({ status: 200 });

    const answers: Answered[] = [];
    let isOver = false;
    const load = many(20, async () => {
      while (!isOver) answers.push(await server.ask('one'));
    });
    await eventually(() => answers.length > 100);
    all(ANSWERED, answers);
    process.kill((await manager.status()).pid ?? 0, 'SIGKILL');
    await eventually(() => answers.some(({ status }) => status === 503));
    const [health, ready] = await Promise.all([server.look('/health'), server.look('/ready')]);
    expect(health.status).toBe(200);
    expect(ready.status).toBe(503);
    expectBelow('/ready is 503 in', ready.ms, 2_000);
    isOver = true;
    await load;
    for (const { status, code } of answers) expect([ANSWERED, UNAVAILABLE]).toContainEqual({ status, code });
    expectBelow('the slowest answer', slowest(answers), 3_000);

    const end = new AbortController();
    lease.supervise(end.signal, () => undefined);
    await eventually(async () => (await probe(lease.uri, lease)) === 'ready');
    const back = performance.now();
    await eventually(async () => (await server.look('/ready')).status === 200, 10_000);
    noted('ready again after', performance.now() - back, 'ms');
    all(ANSWERED, [await server.ask('one')]);
    end.abort();
  });
});

describe('a network', () => {
  test.each(['refuse', 'black hole'] as const)('that has become "%s" is told in time, and all is well once it is mended', async (fault) => {
    await using proxy = await startFaultyProxy(testNeo4j().uri);
    await using server = await served(testNeo4j(), { uri: proxy.uri });
    all(ANSWERED, await many(5, () => server.ask('one')));
    expect(await server.look('/ready')).toMatchObject({ status: 200 });

    const underWay = many(5, () => server.ask('slow'));
    await eventually(async () => (await server.running()) === 5);
    await proxy.become(fault);
    const asked = many(10, () => server.ask('one'));
    const [health, ready] = await Promise.all([server.look('/health'), server.look('/ready')]);
    expect(health.status).toBe(200);
    expectBelow('/health in', health.ms, 1_000);
    expect(ready.status).toBe(503);
    expectBelow('/ready in', ready.ms, 2_000);
    const answers = [...(await asked), ...(await many(5, () => server.ask('one')))];
    // What was asked before may have waited a while.
    all(UNAVAILABLE, [...answers, ...(await underWay)]);
    expectBelow('the slowest answer', slowest(answers), 5_000);

    await proxy.become('none');
    all(ANSWERED, await many(5, () => server.ask('one')));
    expect(await server.look('/ready')).toMatchObject({ status: 200 });
  });

  test('that cuts answers in their middle has them asked for again, and is told in time', async () => {
    await using proxy = await startFaultyProxy(testNeo4j().uri);
    await using server = await served(testNeo4j(), { uri: proxy.uri });
    await proxy.become({ cutAfter: 100_000 });
    const answers = await many(5, () => server.ask('large'));
    all(UNAVAILABLE, answers);
    expectBelow('the slowest answer', slowest(answers), 5_000);
    const before = proxy.cuts;
    expect(before).toBeGreaterThanOrEqual(5);

    const again = server.ask('large');
    await eventually(() => proxy.cuts > before);
    await proxy.become('none');
    all(ANSWERED, [await again]);
  });

  test('that is half a second late is waited for', async () => {
    await using proxy = await startFaultyProxy(testNeo4j().uri);
    await using server = await served(testNeo4j(), { uri: proxy.uri });
    await proxy.become({ delay: 500 });
    // New connections take a while more than those that are there.
    for (const at of ['first', 'again']) {
      const answers = await many(20, () => server.ask('one'));
      all(ANSWERED, answers);
      expectBelow(`the slowest answer ${at}`, slowest(answers), 5_000);
    }
  });
});

describe('slow queries', () => {
  test('that have every connection: who comes then is told so in time, /ready does not wait for them, and nothing is left', async () => {
    await using server = await served(testNeo4j(), { connections: 4 });
    const gone = new AbortController();
    const slow = many(4, () => server.ask('slow', gone.signal).catch(() => 'gone'));
    await eventually(async () => (await server.running()) === 4);
    const asked = many(10, () => server.ask('one'));
    const ready = await server.look('/ready');
    expect(ready.status).toBe(200);
    expectBelow('/ready in', ready.ms, 2_000);
    const answers = await asked;
    all(UNAVAILABLE, answers);
    expectBelow('the slowest answer', slowest(answers), 3_500);
    gone.abort();
    expect(await slow).toEqual(['gone', 'gone', 'gone', 'gone']);
    await eventually(async () => (await server.running()) === 0, 2_000);
    all(ANSWERED, await many(20, () => server.ask('one')));
  });

  test('whose 200 clients have gone are over in the database within two seconds', async () => {
    await using server = await served(testNeo4j());
    // So many as a small machine keeps running at once.
    for (let left = 200; left > 0; left -= 20) {
      const gone = new AbortController();
      const slow = many(20, () => server.ask('slow', gone.signal).catch(() => 'gone'));
      await eventually(async () => (await server.running()) === 20);
      gone.abort();
      expect(new Set(await slow)).toEqual(new Set(['gone']));
      const start = performance.now();
      await eventually(async () => (await server.running()) === 0, 2_000);
      noted('none left after', performance.now() - start, 'ms');
    }
    all(ANSWERED, await many(60, () => server.ask('one')));
    expect(server.log.filter(({ level }) => level !== 'info')).toEqual([]);
  });

  // Long enough for a database to be taken for silent that is only busy.
  test('are ended at their timeout', async () => {
    await using server = await served(testNeo4j(), { queryTimeout: 4_000 });
    const answer = await server.ask('slow');
    expect(answer).toMatchObject({ status: 504, code: 'TIMEOUT' });
    expect(answer.ms).toBeGreaterThan(4_000);
    expectBelow('with a limit of 4 s, ended after', answer.ms, 6_000);
    expect(await server.running()).toBe(0);
  });

  test('may be ended by an operator', async () => {
    await using server = await served(testNeo4j());
    const slow = server.ask('slow');
    await eventually(async () => (await server.running()) === 1);
    const its = `metaData.statement = '${server.slow}'`;
    await graph.define(
      `SHOW TRANSACTIONS YIELD transactionId AS id, metaData WHERE ${its} TERMINATE TRANSACTIONS id YIELD message RETURN message`,
    );
    all(UNAVAILABLE, [await slow]);
  });
});

describe('a command that serves', () => {
  const QUERY = JSON.stringify({ query: '{ statistics { articleCount } }' });
  const settings = (home: string, uri: string) => ({ ...settingsOf(home, uri), LOG_LEVEL: 'warn' });

  /** Sends a question; comes back as soon as it is sent, with its answer to come. */
  async function sent(url: string): Promise<{ answer: Promise<{ status: number | undefined; body: unknown }> }> {
    const asking = request(`${url}/graphql`, { method: 'POST', agent: false, headers: { 'Content-Type': 'application/json' } });
    const answer = once(asking, 'response').then(async ([response]) => {
      const { statusCode } = response as IncomingMessage;
      return { status: statusCode, body: await json(response) };
    });
    asking.end(QUERY);
    await once(asking, 'finish');
    return { answer };
  }

  test('and is asked to end answers all 50 that have asked, and ends well within ten seconds', async () => {
    await using folder = await temporaryFolder();
    await using proxy = await startFaultyProxy(testNeo4j().uri);
    const command = await serveAlone(settings(folder.path, proxy.uri));
    // Long enough that all are under way, short enough that the last finds its turn in time on a slow machine.
    await proxy.become({ delay: 300 });
    const asked = await many(50, () => sent(command.url));
    // It takes connections in the order in which they come.
    expect((await fetch(`${command.url}/health`)).status).toBe(200);
    const start = Date.now();
    command.process.kill('SIGTERM');
    await eventually(() =>
      fetch(`${command.url}/health`).then(
        () => false,
        () => true,
      ),
    );
    const answers = await Promise.all(asked.map(({ answer }) => answer));
    for (const { status, body } of answers) {
      expect(status).toBe(200);
      expect(body).toMatchObject({ data: { statistics: { articleCount: expect.any(Number) } } });
    }
    const { code, at, err } = await command.ended;
    expect(code).toBe(0);
    expectBelow('ended after', at - start, 10_000);
    expect(err).toBe('');
  });

  test('and is asked to end twice ends at once', async () => {
    await using folder = await temporaryFolder();
    await using proxy = await startFaultyProxy(testNeo4j().uri);
    const command = await serveAlone(settings(folder.path, proxy.uri));
    await proxy.become('black hole');
    const { answer } = await sent(command.url);
    const cut = expect(answer).rejects.toThrow();
    expect((await fetch(`${command.url}/health`)).status).toBe(200);
    command.process.kill('SIGTERM');
    await eventually(() =>
      fetch(`${command.url}/health`).then(
        () => false,
        () => true,
      ),
    );
    const start = Date.now();
    command.process.kill('SIGTERM');
    const { code, at } = await command.ended;
    expect(code).toBe(143);
    expect(at - start).toBeLessThan(1_000);
    await cut;
  });
});

import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createContext } from '../../src/api/context.ts';
import { SharedReads } from '../../src/api/shared-reads.ts';
import { BibliographError } from '../../src/errors.ts';
import { openGraph, type OpenGraph, statement } from '../../src/graph/graph.ts';
import { someAsker } from '../support/api.ts';
import { RUNNING, SLOW } from '../support/faults.ts';
import { openTestGraph } from '../support/graph.ts';
import { eventually } from '../support/managed-neo4j.ts';
import { startFaultyProxy } from '../support/faulty-proxy.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { startBoltProxy } from '../support/tcp-proxy.ts';

const REASON = new BibliographError('TIMEOUT', 'Its time is up.');
const slow = statement<Record<string, never>, number>(`test.slow ${randomUUID()}`, SLOW);

let observer: OpenGraph;
let graph: OpenGraph;
beforeAll(() => {
  observer = openTestGraph();
  graph = openGraph({ ...testNeo4j(), database: 'neo4j', queryTimeout: 30_000, patience: 2_000, connections: 1 });
});
afterAll(() => graph.close());

const running = async () => (await observer.read(RUNNING, { name: slow.name }))[0];

test('what a request reads ends with its signal, in the database too, and waits for a connection no longer than that', async () => {
  const ended = new AbortController();
  const request = createContext(new SharedReads(graph), someAsker(ended.signal));
  const reads = [request.graph.read(slow, {}), request.graph.read(slow, {})].map((read) => read.catch((error: unknown) => error));
  await eventually(async () => (await running()) === 1);
  ended.abort(REASON);
  expect(await Promise.all(reads)).toEqual([REASON, REASON]);
  await eventually(async () => (await running()) === 0, 2_000);
  expect(request.queries.map((query) => query.statement)).toEqual([slow.name, slow.name]);
  // Its only connection is there for others.
  expect(await graph.read(statement<Record<string, never>, number>('test.one', 'RETURN 1 AS row'), {})).toEqual([1]);
});

test.each([1, 100, 1_000])('all rows come in their order, however few are fetched at once (items: %i)', async (items) => {
  const many = { ...statement<Record<string, never>, number>('test.many', 'UNWIND range(0, 1200) AS n RETURN n AS row'), items };
  expect(await observer.read(many, {})).toEqual(Array.from({ length: 1_201 }, (_, n) => n));
});

test('a signal that has aborted already lets nothing be asked', async () => {
  const request = createContext(new SharedReads(graph), someAsker(AbortSignal.abort(REASON)));
  await expect(request.graph.read(slow, {})).rejects.toBe(REASON);
  expect(await running()).toBe(0);
});

test('a pause between two tries ends with the signal', async () => {
  // A port that nobody listens at.
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  const port = typeof address === 'object' ? address?.port : undefined;
  const lost = openGraph({
    ...testNeo4j(),
    uri: `bolt://127.0.0.1:${port ?? 0}`,
    database: 'neo4j',
    queryTimeout: 1_000,
    patience: 600_000,
  });
  const ended = new AbortController();
  const read = lost.read(slow, {}, ended.signal).catch((error: unknown) => error);
  // In the middle of a pause of 800 milliseconds.
  await sleep(1_000);
  ended.abort(REASON);
  const start = performance.now();
  expect(await read).toBe(REASON);
  expect(performance.now() - start).toBeLessThan(300);
  await lost.close();
});

test('what was written is asked of a server that has it, and nothing is waited for where nothing was written', async () => {
  const said: string[] = [];
  await using proxy = await startBoltProxy(testNeo4j().uri, undefined, (bytes) => said.push(bytes.toString('latin1')));
  const overheard = openGraph({ ...testNeo4j(), uri: proxy.uri, database: 'neo4j', queryTimeout: 30_000, patience: 2_000 });
  const note = statement<{ text: string }, string>('test.note', 'MERGE (n:Note {text: $text}) RETURN n.text AS row');
  const notes = statement<Record<string, never>, string>('test.notes', 'MATCH (n:Note) RETURN n.text AS row');
  const gone = statement<Record<string, never>, never>('test.gone', 'MATCH (n:Note) DELETE n');
  // Neo4j's bookmarks.
  const waitedFor = () => {
    const text = said.splice(0).join('');
    return new Set(text.match(/FB:[\w+/=-]+/g));
  };
  try {
    await overheard.read(notes, {});
    expect(waitedFor().size).toBe(0);
    await overheard.transaction('test', (tx) => tx.read(note, { text: 'kept' }));
    expect(waitedFor().size).toBe(0);
    expect(await overheard.read(notes, {})).toContain('kept');
    const first = waitedFor();
    expect(first.size).toBe(1);
    await overheard.read(notes, {});
    expect(waitedFor()).toEqual(first);
    await overheard.transaction('test', (tx) => tx.write(gone, {}));
    expect(waitedFor()).toEqual(first);
    expect(await overheard.read(notes, {})).toEqual([]);
    expect(waitedFor()).not.toEqual(first);
  } finally {
    await overheard.close();
  }
});

test('a look whose connection was lost is told after five seconds, also where nobody feels the pulse', async () => {
  await using proxy = await startFaultyProxy(testNeo4j().uri);
  const graphBehind = openGraph({ ...testNeo4j(), uri: proxy.uri, database: 'neo4j', queryTimeout: 30_000, patience: 30_000 });
  const one = statement<Record<string, never>, number>('test.one', 'RETURN 1 AS row');
  expect(await graphBehind.looks.read(one, {})).toEqual([1]);
  await proxy.become('black hole');
  const start = performance.now();
  await expect(graphBehind.looks.read(one, {})).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  expect(performance.now() - start).toBeLessThan(8_000);
  await proxy.become('refuse');
  await graphBehind.close();
});

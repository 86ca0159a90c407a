import { beforeEach, describe, expect, test, vi } from 'vitest';
import { type Graph, openGraph, statement, type Transaction } from '../../src/graph/graph.ts';
import { ROOT } from '../../src/graph/list.ts';
import { type Load, loadsOf } from '../../src/graph/load-ledger.ts';
import { graphState } from '../../src/graph/migrate.ts';
import { recordHistory } from '../../src/graph/record-history.ts';
import { articlesToForget, forgetSource } from '../../src/graph/write/forget.ts';
import { countMended } from '../../src/graph/write/load.ts';
import { articleId } from '../../src/graph/write/rows.ts';
import type { Input } from '../../src/ingest/input.ts';
import type { Limit } from '../../src/ingest/limit.ts';
import { loadInputs } from '../../src/ingest/load.ts';
import type { LoadOptions } from '../../src/ingest/load-options.ts';
import { CutShort } from '../../src/ingest/piece.ts';
import { predictLoad } from '../../src/ingest/predict.ts';
import { contentOf } from '../support/fingerprint.ts';
import { emptyGraph, loadRecords, THIS_YEAR } from '../support/graph.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { inputOf, inputOfBytes } from '../support/records-input.ts';
import { startBoltProxy } from '../support/tcp-proxy.ts';

const record = (id: string, fields: Record<string, unknown> = {}) => ({ id, title: `About ${id}`, ...fields });
const many = (count: number, fields: (n: number) => Record<string, unknown> = () => ({})) =>
  Array.from({ length: count }, (_, n) => record(String(n), { author: [`A${n % 9}`, `B${n % 7}`, 'Hub'], ...fields(n) }));
const TEN_PERCENT: Limit = { percent: 10 };

const COUNT_TIES = statement<Record<string, never>, number>('test.countTies', 'MATCH ()-[t:COAUTHORED]->() RETURN count(t) AS row');

const BEAT_MS = 15_000;
const SET_LAST_WRITE = statement<{ lastWrite: string }, never>('test.setLastWrite', 'MATCH (l:Load) SET l.lastWrite = $lastWrite');
const LAST_WRITE = statement<Record<string, never>, string>('test.lastWrite', 'MATCH (l:Load) RETURN l.lastWrite AS row');

let graph: Graph;
beforeEach(async () => {
  graph = await emptyGraph();
});

/** The graph, but for what is done otherwise. */
const graphWith = (otherwise: Partial<Graph>): Graph => ({
  read: (...args) => graph.read(...args),
  define: (text) => graph.define(text),
  transaction: (...args) => graph.transaction(...args),
  close: () => graph.close(),
  ...otherwise,
});

const BATCH = 40;

const options = (more: Partial<LoadOptions> = {}): LoadOptions => ({ source: 'test', currentYear: THIS_YEAR, batchSize: BATCH, ...more });
const ledger = async (): Promise<Load[]> => {
  const [slice] = await loadsOf(graph, [ROOT], { limit: 100, backward: false, from: null });
  return slice?.items.map(({ item }) => item) ?? [];
};

const ids = async function* (...those: string[]): AsyncGenerator<string> {
  yield* those;
  await Promise.resolve();
};
const deletions = (more: Partial<LoadOptions['deletions']> = {}) => ({
  deletions: { ids: ids(), missing: false, maxMissing: TEN_PERCENT, isForced: false, ...more },
});

/** Ends a load after its first batch, as Ctrl-C does. */
async function interrupted(documents: readonly unknown[], more: Partial<LoadOptions> = {}): Promise<void> {
  const stop = new AbortController();
  const report = await loadInputs(graph, [inputOf(documents)], options({ signal: stop.signal, onBatch: () => stop.abort(), ...more }));
  expect(report).toMatchObject({ interrupted: true, read: BATCH });
}

describe('a load that was interrupted', () => {
  const documents = many(100);

  test('is gone on with where it stopped, under its id and with its totals', async () => {
    await interrupted(documents);
    const [before] = await ledger();
    expect(before).toMatchObject({ state: 'INTERRUPTED', readCount: BATCH });
    const told: unknown[] = [];
    const report = await loadInputs(graph, [inputOf(documents)], options({ onGoingOn: (how) => told.push(how) }));
    expect(told).toEqual([{ position: BATCH, isChanged: false }]);
    expect(report).toMatchObject({ passedOver: BATCH, read: 100, created: 100, unchanged: 0 });
    expect(await ledger()).toMatchObject([{ id: before?.id, state: 'FINISHED', readCount: 100, createdCount: 100 }]);
    const content = await contentOf(graph);
    graph = await emptyGraph();
    await loadRecords(graph, documents);
    expect(content).toEqual(await contentOf(graph));
  });

  test('says that it is alive while it passes over what was read, one beat at a time', async () => {
    await interrupted(documents);
    const beats: Promise<unknown>[] = [];
    const watched = graphWith({
      transaction(name, work) {
        const done = graph.transaction(name, work);
        if (name === 'heartbeat') beats.push(done);
        return done;
      },
    });
    const seen: unknown[] = [];
    const input: Input = {
      ...inputOf(documents),
      async *chunks() {
        await graph.transaction('test', (tx) => tx.write(SET_LAST_WRITE, { lastWrite: 'long ago' }));
        vi.advanceTimersByTime(3 * BEAT_MS);
        await Promise.all(beats);
        seen.push(beats.length, (await graph.read(LAST_WRITE, {}))[0]);
        vi.advanceTimersByTime(BEAT_MS);
        yield* inputOf(documents).chunks();
      },
    };
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      expect(await loadInputs(watched, [input], options())).toMatchObject({ passedOver: BATCH, read: 100 });
      vi.advanceTimersByTime(10 * BEAT_MS);
    } finally {
      vi.useRealTimers();
    }
    expect([...seen, beats.length]).toEqual([1, expect.stringMatching(/^20/), 2]);
  });

  test('begins again where what it had read is not what the input says now', async () => {
    await interrupted(documents);
    const changed = documents.with(5, record('5', { author: ['New'] }));
    const told: unknown[] = [];
    const report = await loadInputs(graph, [inputOf(changed)], options({ onGoingOn: (how) => told.push(how) }));
    expect(told).toEqual([{ position: BATCH, isChanged: true }]);
    expect(report).toMatchObject({ passedOver: 0, read: 100, created: 60, updated: 1, unchanged: BATCH - 1 });
    expect((await ledger()).map(({ state }) => state)).toEqual(['FINISHED', 'INTERRUPTED']);
  });

  test('is left to be gone on with by deletions and replays', async () => {
    await interrupted(documents);
    const [before] = await ledger();
    expect(await loadInputs(graph, [], options(deletions({ ids: ids('3') })))).toMatchObject({ read: 0, deleted: 1, passedOver: 0 });
    expect(await loadRecords(graph, [record('kept')], { isAside: true })).toMatchObject({ read: 1, created: 1, passedOver: 0 });
    expect(await loadRecords(graph, documents)).toMatchObject({ load: before?.id, passedOver: BATCH, read: 100, created: 100, deleted: 0 });
    expect((await ledger()).map(({ state }) => state)).toEqual(['FINISHED', 'FINISHED', 'FINISHED']);
  });

  test('begins again where its source was to be forgotten meanwhile', async () => {
    await interrupted(documents);
    const stop = new AbortController();
    await expect(forgetSource(graph, 'test', { signal: stop.signal, onProgress: () => stop.abort() })).rejects.toThrow();
    expect(await loadRecords(graph, documents)).toMatchObject({ passedOver: 0, read: 100, created: 100, deleted: 0 });
    expect((await ledger()).map(({ state }) => state)).toEqual(['FINISHED', 'INTERRUPTED', 'INTERRUPTED']);
  });

  test('is not mistaken for a forgetting that was stopped', async () => {
    await loadRecords(graph, documents);
    const stop = new AbortController();
    stop.abort();
    await expect(forgetSource(graph, 'test', { signal: stop.signal })).rejects.toThrow();
    expect(await loadRecords(graph, documents)).toMatchObject({ read: 100, unchanged: 100, deleted: 0 });
    expect((await ledger()).map(({ state }) => state)).toEqual(['FINISHED', 'INTERRUPTED', 'FINISHED']);
  });

  test('is predicted with what it has done, whether it is gone on with or begun again', async () => {
    for (const given of [documents, documents.with(5, record('5', { author: ['New'] }))]) {
      graph = await emptyGraph();
      await loadRecords(graph, [record('gone'), ...documents.slice(0, 60)]);
      const asked = () => deletions({ ids: ids('7', '70'), missing: true, isForced: true });
      const next = (all: readonly unknown[]) => all.with(2, record('2', { title: 'Changed' })).with(90, { id: '90' });
      await interrupted(next(documents), asked());
      const before = await contentOf(graph);
      const predicted = await predictLoad(graph, [inputOf(next(given))], options(asked()));
      expect(await contentOf(graph)).toEqual(before);
      expect(await loadRecords(graph, next(given), asked())).toMatchObject({ ...predicted });
      expect(predicted).toMatchObject({ read: 100, quarantined: 1, deleted: 3 });
    }
  });

  test('goes on through an input that has grown, and begins again with one that ends too early', async () => {
    await interrupted(documents);
    expect(await loadRecords(graph, [...documents, record('more')])).toMatchObject({ passedOver: BATCH, read: 101, created: 101 });
    graph = await emptyGraph();
    await interrupted(documents);
    expect(await loadRecords(graph, documents.slice(0, 10))).toMatchObject({ passedOver: 0, read: 10, unchanged: 10 });
  });

  test('an input that stops in the middle leaves the load before the fault', async () => {
    const bytes = Buffer.from(documents.map((each) => `${JSON.stringify(each)}\n`).join(''));
    const cut = { ...inputOfBytes(bytes), chunks: () => cutShort(bytes) };
    await expect(loadInputs(graph, [cut], options())).rejects.toMatchObject({ code: 'INPUT' });
    const [failed] = await ledger();
    expect(failed).toMatchObject({ state: 'FAILED', quarantinedCount: 0 });
    expect(failed?.readCount).toBeGreaterThan(0);
    expect(await loadInputs(graph, [inputOfBytes(bytes)], options())).toMatchObject({
      passedOver: failed?.readCount,
      read: 100,
      created: 100,
    });
  });
});

describe('records that come again', () => {
  test('are recognised by their bytes, though not where something changed before they came', async () => {
    const one = record('1', { title: 'One' });
    const other = record('1', { title: 'Other' });
    await loadRecords(graph, [one]);
    expect(await loadRecords(graph, [other, one, other, one])).toMatchObject({ updated: 4, unchanged: 0 });
    expect(await loadRecords(graph, [one, one])).toMatchObject({ unchanged: 2 });
    const filler = many(BATCH, () => ({ author: [] })).map((each) => ({ ...each, id: `f${each.id}` }));
    // Across batches as well, where the first is not written yet while the second is read.
    expect(await loadRecords(graph, [...filler.slice(1), other, one], { batchSize: BATCH })).toMatchObject({ updated: 2 });
    expect(await loadRecords(graph, [one])).toMatchObject({ unchanged: 1 });
  });

  test('in other bytes that say the same, are unchanged', async () => {
    await loadRecords(graph, [{ id: '1', title: 'T', author: 'A' }]);
    expect(await loadRecords(graph, [{ author: ['A'], title: 'T', id: '1' }])).toMatchObject({ unchanged: 1, updated: 0 });
  });
});

describe('deletions', () => {
  test('what is deleted leaves as if it had never been there, and nothing else changes', async () => {
    const kept = many(12, (n) => ({ publisher: n % 2 === 0 ? 'P' : 'Q', work_keys_str_mv: [`AT a ${n % 4}`] }));
    const gone = many(6, (n) => ({ publisher: 'R', author: ['Hub', `Gone ${n}`], work_keys_str_mv: ['AT a 0', 'AT a 1'] }));
    const those = gone.map((each) => ({ ...each, id: `gone ${each.id}` }));
    await loadRecords(graph, kept);
    const before = await contentOf(graph);
    await loadRecords(graph, those);
    const report = await loadRecords(graph, [], deletions({ ids: ids(...those.map(({ id }) => id), 'never there', 'gone 1') }));
    expect(report).toMatchObject({ read: 0, deleted: 6 });
    expect(await contentOf(graph)).toEqual(before);
    expect((await ledger())[0]).toMatchObject({ deletedCount: 6 });
  });

  test('what was deleted comes back with a later datestamp, or with a dump of all', async () => {
    const stamped = (year: number) => record('1', { last_indexed: `${year}-01-01T00:00:00Z` });
    await loadRecords(graph, [stamped(2020), record('2')]);
    await loadRecords(graph, [], deletions({ ids: ids('1', '2') }));
    expect(await loadRecords(graph, [stamped(2020), record('2')])).toMatchObject({ superseded: 2 });
    expect(await loadRecords(graph, [stamped(2021)])).toMatchObject({ created: 1 });
    expect(await loadRecords(graph, [stamped(2021), record('2')], deletions({ missing: true }))).toMatchObject({
      created: 1,
      unchanged: 1,
      deleted: 0,
    });
  });

  test('what a replay has brought since a dump began is not missing from it', async () => {
    const all = many(100);
    await loadRecords(graph, [...all, record('gone')]);
    await interrupted(all, deletions({ missing: true }));
    await loadRecords(graph, [{ ...all[0], title: 'Mended' }, record('mended')], { isAside: true });
    const asked = () => deletions({ missing: true });
    expect(await predictLoad(graph, [inputOf(all)], options(asked()))).toMatchObject({ deleted: 1 });
    expect(await loadRecords(graph, all, asked())).toMatchObject({ read: 100, deleted: 1 });
    expect(await loadRecords(graph, all, asked())).toMatchObject({ deleted: 1 });
  });

  test('a dump of all deletes what it lacks, unless that is too much or something could not be read', async () => {
    const all = many(40);
    await loadRecords(graph, all);
    await loadRecords(graph, [record('elsewhere')], { source: 'other' });
    await expect(loadRecords(graph, all.slice(5), deletions({ missing: true }))).rejects.toMatchObject({ code: 'INPUT' });
    await expect(loadRecords(graph, [...all.slice(1), { id: 'bad' }], deletions({ missing: true }))).rejects.toThrow(/could not be used/);
    expect((await graph.read({ name: 'count', text: 'MATCH (a:Article) RETURN count(a) AS row' }, {}))[0]).toBe(41);
    expect(await loadRecords(graph, all.slice(5), deletions({ missing: true, isForced: true }))).toMatchObject({ deleted: 5 });
    expect(await loadRecords(graph, all.slice(6), deletions({ missing: true }))).toMatchObject({ deleted: 1, unchanged: 34 });
  });

  test('what a load has met is not deleted, though whoever was asked for what is missing had not heard of it', async () => {
    const all = many(40);
    await loadRecords(graph, [...all, record('gone')]);
    const behind = graphWith({
      read: (asked, params, signal) =>
        graph.read(asked.name === 'delete.unseen' ? { ...asked, text: 'MATCH (a:Article) RETURN a.id AS row' } : asked, params, signal),
    });
    expect(await loadRecords(behind, all, deletions({ missing: true, isForced: true }))).toMatchObject({ unchanged: 40, deleted: 1 });
    expect(await loadRecords(graph, all, deletions({ missing: true }))).toMatchObject({ unchanged: 40, deleted: 0 });
  });

  test('a prediction is what happens then, and writes nothing', async () => {
    await loadRecords(graph, [...many(20), record('was', { last_indexed: '2020-01-01T00:00:00Z' }), record('gone')]);
    await loadRecords(graph, [], deletions({ ids: ids('gone') }));
    const next = [
      ...many(15, (n) => (n % 3 === 0 ? { title: 'Changed' } : {})),
      record('new'),
      record('new', { title: 'Twice' }),
      record('was', { title: 'Old', last_indexed: '2019-01-01T00:00:00Z' }),
      record('gone'),
      { id: 'bad' },
    ];
    for (const missing of [false, true]) {
      const before = await contentOf(graph);
      const asked = () => deletions({ ids: ids('3', 'new', 'never'), missing, isForced: true });
      const predicted = await predictLoad(graph, [inputOf(next)], options(asked()));
      expect(await contentOf(graph)).toEqual(before);
      const report = await loadRecords(graph, next, asked());
      expect(report).toMatchObject({ ...predicted });
      expect(predicted.deleted).toBe(missing ? 7 : 2);
    }
  });
});

test('parts that cannot be used are counted and told of records that change something, as predicted and also where the load is interrupted', async () => {
  const flawed = (id: string, fields: Record<string, unknown> = {}) => record(id, { issn: ['no ISSN'], ...fields });
  const stamped = (id: string, year: number) => flawed(id, { last_indexed: `${year}-01-01T00:00:00Z`, description: String(year) });
  await loadRecords(graph, [flawed('0'), stamped('1', 2020)]);
  const documents = [
    // Unchanged, and older.
    ...[flawed('0'), stamped('1', 2019)],
    // Twice the same together, then changed, then the same again.
    ...[flawed('2'), flawed('2'), flawed('2', { title: 'Changed' })],
    ...many(60).slice(3),
    ...[flawed('2', { title: 'Changed' }), { title: 'Changed', id: '2', issn: ['no ISSN'] }, flawed('1', { title: 'Undated' })],
  ];
  const told = { predicted: [] as string[], loaded: [] as string[] };
  const telling = (to: string[]) => options({ onWarned: ({ record: { recordId } }) => to.push(recordId) });
  const predicted = await predictLoad(graph, [inputOf(documents)], telling(told.predicted));
  await interrupted(documents, telling(told.loaded));
  const report = await loadInputs(graph, [inputOf(documents)], telling(told.loaded));
  expect(report).toMatchObject({ ...predicted, warnings: 3, passedOver: BATCH });
  expect(told).toEqual({ predicted: ['2', '2', '1'], loaded: ['2', '2', '1'] });
});

describe('an empty graph that is filled', () => {
  const documents = [
    ...many(90, (n) => ({ publisher: `P${n % 5}`, author: [`A${n % 50}`, `B${n % 70}`], work_keys_str_mv: [`AT k ${n % 60}`] })),
    ...many(20, (n) => ({ publisher: 'Late', author: ['Only here', `A${n}`], topic: ['t'] })),
    record('7', { title: 'Changed', author: ['A1', 'A2'] }),
  ];

  test('is what loading batch after batch makes, also where it was interrupted', async () => {
    await loadRecords(graph, documents);
    const content = await contentOf(graph);
    graph = await emptyGraph();
    await interrupted(documents, { fill: true });
    expect((await graphState(graph))?.filling).not.toBeNull();
    const steps = new Set<string>();
    const report = await loadRecords(graph, documents, { fill: true, onStep: (step) => steps.add(step) });
    expect(report).toMatchObject({ passedOver: BATCH, read: 111, created: 90, updated: 21 });
    expect(steps.size).toBe(4);
    expect((await graphState(graph))?.filling).toBeNull();
    expect(await contentOf(graph)).toEqual(content);
    expect(await loadRecords(graph, documents.slice(40, 50))).toMatchObject({ unchanged: 10 });
  });

  test('can be interrupted while it is made whole', async () => {
    await loadRecords(graph, documents);
    const content = await contentOf(graph);
    graph = await emptyGraph();
    const half = { read: 111, interrupted: true, isHalfFilled: true };
    for (const at of ['Joining works', 'Tying authors', 'Making indexes']) {
      const stop = new AbortController();
      const onStep = (step: string) => {
        if (step === at) stop.abort();
      };
      expect(await loadRecords(graph, documents, { fill: true, signal: stop.signal, onStep })).toMatchObject(half);
      expect((await graphState(graph))?.filling).not.toBeNull();
      expect((await ledger()).map(({ state }) => state)).toEqual(['INTERRUPTED']);
    }
    expect(await loadRecords(graph, documents, { fill: true })).toMatchObject({ read: 111, interrupted: false, isHalfFilled: false });
    expect(await contentOf(graph)).toEqual(content);
  });

  test('is made whole before its source is forgotten', async () => {
    await loadRecords(graph, []);
    const empty = await contentOf(graph);
    await interrupted(documents, { fill: true });
    expect(await forgetSource(graph, 'test')).toBe(BATCH);
    expect((await graphState(graph))?.filling).toBeNull();
    expect(await contentOf(graph)).toEqual(empty);
  });

  test('is brought to its end by the next load of another source', async () => {
    await interrupted(documents, { fill: true });
    expect(await loadRecords(graph, [record('other', { author: ['A1', 'B1'] })], { source: 'other' })).toMatchObject({ created: 1 });
    expect(await loadRecords(graph, documents)).toMatchObject({ passedOver: BATCH, created: 90, updated: 21 });
  });

  test('is made whole where the load fails, and another one waits until then', async () => {
    let waited = 0;
    const first = loadRecords(graph, [...documents, { id: 'bad' }], { fill: true, maxBad: { count: 0 } });
    const failed = expect(first).rejects.toThrow('--max-bad');
    await vi.waitUntil(async () => (await graphState(graph))?.filling !== null, { timeout: 20_000 });
    const other = loadRecords(graph, [record('other', { author: ['A1', 'B1'] })], { source: 'other', onWaiting: () => (waited += 1) });
    await Promise.all([failed, other]);
    expect(waited).toBe(1);
    expect((await graphState(graph))?.filling).toBeNull();
    expect((await graph.read(COUNT_TIES, {}))[0]).toBeGreaterThan(0);
  });
});

test('a source that is forgotten leaves no trace, and the others as they were', async () => {
  await loadRecords(graph, many(30), { source: 'kept' });
  const before = await contentOf(graph);
  await loadRecords(
    graph,
    many(40, (n) => ({ publisher: 'P', author: ['Hub', `F${n % 3}`] })),
    { source: 'wrong' },
  );
  expect(await forgetSource(graph, 'wrong')).toBe(40);
  expect(await contentOf(graph)).toEqual(before);
  expect((await ledger()).map(({ source }) => source.name)).toEqual(['kept']);
  await expect(articlesToForget(graph, 'wrong')).rejects.toMatchObject({ code: 'BAD_USER_INPUT' });
});

test('what happened to a record is known, also when it was deleted', async () => {
  const history = () => recordHistory(graph, 'test', articleId('test', '1'));
  const { load: first } = await loadRecords(graph, [record('1')]);
  const { load: second } = await loadRecords(graph, [record('1', { title: 'New' })]);
  await loadRecords(graph, [record('1', { title: 'New' })]);
  expect(await history()).toMatchObject({
    recordId: '1',
    title: 'New',
    firstSeen: { load: first },
    lastChanged: { load: second },
    deleted: null,
  });
  const { load: third } = await loadRecords(graph, [], deletions({ ids: ids('1') }));
  expect(await history()).toMatchObject({
    title: null,
    firstSeen: { load: first },
    lastChanged: { load: second },
    deleted: { load: third },
  });
  expect(await recordHistory(graph, 'test', articleId('test', 'never'))).toBeNull();
});

describe('a batch that the database has not memory enough for', () => {
  const MOST = 10;
  // Each row counts as another two megabytes; there is one text.
  const HUNGRY = statement<Record<string, never>, number>(
    'test.hungry',
    "WITH reduce(text = '.', i IN range(1, 20) | text + text) AS text UNWIND range(1, 1000000) AS i RETURN size(collect(text)) AS row",
  );

  /** The graph, where batches of more records than `MOST` take more memory than there is; `tried` has the size of each. */
  function cramped(onTried: () => void = () => undefined): { graph: Graph; tried: number[] } {
    const tried: number[] = [];
    const crampedTransaction = (tx: Transaction): Transaction => ({
      write: (...args) => tx.write(...args),
      async read(asked, params) {
        if (asked.name === 'write.stored' && 'ids' in params && Array.isArray(params.ids)) {
          tried.push(params.ids.length);
          onTried();
          if (params.ids.length > MOST) await tx.read(HUNGRY, {});
        }
        return tx.read(asked, params);
      },
    });
    return { graph: graphWith({ transaction: (name, work) => graph.transaction(name, (tx) => work(crampedTransaction(tx))) }), tried };
  }

  test('is halved at once, and those that follow are as small', async () => {
    const documents = many(100);
    const { graph: narrow, tried } = cramped();
    expect(await loadRecords(narrow, documents, { batchSize: BATCH })).toMatchObject({ read: 100, created: 100 });
    expect(tried).toEqual([40, 20, 10, 11, 6, 7, 8, 9, 10, 11, 6, 7, 8, 9, 10, 10]);
    const content = await contentOf(graph);
    graph = await emptyGraph();
    await loadRecords(graph, documents);
    expect(content).toEqual(await contentOf(graph));
  });

  test('is left where the load was to end', async () => {
    const stop = new AbortController();
    const { graph: narrow, tried } = cramped(() => stop.abort());
    const report = await loadRecords(narrow, many(100), { batchSize: BATCH, signal: stop.signal });
    expect([report, tried]).toMatchObject([{ interrupted: true, read: 0 }, [40]]);
    expect(await loadRecords(graph, many(100))).toMatchObject({ load: report.load, read: 100, created: 100 });
  });
});

test('records that were mended are counted once, though the answer to the commit is lost, and no more of them than there were', async () => {
  const { load } = await loadRecords(graph, [{ id: 'a' }, { id: 'b' }, { id: 'c' }]);
  const replays = [await loadRecords(graph, [record('a')], { isAside: true }), await loadRecords(graph, [record('b')], { isAside: true })];
  await using proxy = await startBoltProxy(testNeo4j().uri, (commit) => commit === 1);
  const cut = openGraph({ ...testNeo4j(), uri: proxy.uri, database: 'neo4j', queryTimeout: 30_000, patience: 10_000 });
  const counts: unknown[] = [];
  try {
    for (const replay of replays) {
      await countMended(cut, replay.load, new Map([[load, 1]]));
      counts.push((await ledger()).find(({ id }) => id === load)?.mendedCount);
    }
    await countMended(cut, (await loadRecords(graph, [], { isAside: true })).load, new Map([[load, 7]]));
    counts.push((await ledger()).find(({ id }) => id === load)?.mendedCount);
  } finally {
    await cut.close();
  }
  expect({ counts, cuts: proxy.cuts }).toEqual({ counts: [1, 2, 3], cuts: 1 });
});

test('more bad records than allowed end the load', async () => {
  const bad = many(1_100, (n) => ({ author: [], ...(n % 10 === 0 ? { title: '' } : {}) }));
  await expect(loadRecords(graph, bad, { maxBad: { percent: 5 }, batchSize: 1_000 })).rejects.toMatchObject({ code: 'TOO_MANY_BAD' });
  expect(await ledger()).toMatchObject([{ state: 'FAILED', readCount: 1000, quarantinedCount: 100 }]);
  expect(await loadRecords(graph, bad, { maxBad: { count: 110 } })).toMatchObject({ passedOver: 1000, read: 1100, quarantined: 110 });
});

async function* cutShort(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes.subarray(0, bytes.length / 2);
  await Promise.resolve();
  throw new CutShort('The disk is broken.', null);
}

import { beforeAll, expect, test } from 'vitest';
import { fingerprint, FINGERPRINT_LABELS, LEDGER_LABELS } from '../../src/graph/fingerprint.ts';
import { type Graph, statement } from '../../src/graph/graph.ts';
import { CIRCLE } from '../support/corpus.ts';
import { emptyGraph, loadRecords, wipe } from '../support/graph.ts';
import { migrate } from '../../src/graph/migrate.ts';

const FULL = {
  ...{ id: 'full', title: 'Full', author: ['One', 'Other'], publisher: 'P', container_title: 'V', issn: '0028-0836', language: 'English' },
  ...{ institution: 'I', collection: 'C', topic: 't', format: 'Book', doi_str_mv: '10.1000/z', publishDate: '2001' },
};
const RECORDS = [...CIRCLE, FULL];

const LABELS = statement<Record<string, never>, string>('test.labels', 'MATCH (n) UNWIND labels(n) AS label RETURN DISTINCT label AS row');

let graph: Graph;
beforeAll(async () => {
  graph = await emptyGraph();
  await loadRecords(graph, RECORDS);
});

test('the same records give the same, in any order and by any number of loads', async () => {
  const before = await fingerprint(graph);
  expect(before.nodes).toBeGreaterThan(50);
  expect(before.relationships).toBeGreaterThan(before.nodes);
  await wipe(graph);
  await migrate(graph, { adopt: false, maxTieAuthors: null });
  const half = Math.ceil(RECORDS.length / 2);
  await loadRecords(graph, RECORDS.slice(half).reverse());
  await loadRecords(graph, [{ id: 'wrong', title: 'Wrong', author: ['One'] }], { source: 'wrong' });
  const ids = async function* () {
    yield 'wrong';
    await Promise.resolve();
  };
  const deletions = { ids: ids(), missing: false, maxMissing: { count: 0 }, isForced: false };
  await loadRecords(graph, [{ ...FULL, title: 'Other' }]);
  await loadRecords(graph, [], { source: 'wrong', deletions });
  await loadRecords(graph, RECORDS.slice(0, half));
  await loadRecords(graph, [FULL]);
  expect(await fingerprint(graph)).toEqual(before);
});

test('every label is content or of the ledger', async () => {
  const known: readonly string[] = [...FINGERPRINT_LABELS, ...LEDGER_LABELS];
  const there = await graph.read(LABELS, {});
  expect(there.filter((label) => !known.includes(label))).toEqual([]);
  expect(FINGERPRINT_LABELS.filter((label) => !there.includes(label))).toEqual([]);
});

test.each([
  ['a property of a node', 'MATCH (a:Author {name: "One"}) SET a.articleCount = a.articleCount + 1'],
  ['a property that is new', 'MATCH (a:Publisher {name: "P"}) SET a.more = true'],
  ['a property of a relationship', 'MATCH (:Author {name: "One"})-[r:AUTHORED]->() SET r.position = 7'],
  ['a strength, by a millionth', 'MATCH (:Author {name: "One"})-[t:COAUTHORED]-() SET t.strength = t.strength + 0.000001'],
  ['a relationship', 'MATCH (:Article {recordId: "full"})-[r:ABOUT]->() DELETE r'],
  ['a node', 'CREATE (:Issn {value: "1476-4687"})'],
])('%s changes it', async (_what, change) => {
  const before = await fingerprint(graph);
  const changed = graph.transaction('change', async (tx) => {
    await tx.write({ name: 'test.change', text: change }, {});
    expect((await fingerprint(tx)).sha256).not.toBe(before.sha256);
    throw new Error('Back to what was.');
  });
  await expect(changed).rejects.toThrow('Back to what was.');
  expect(await fingerprint(graph)).toEqual(before);
});

import { beforeAll, expect, test } from 'vitest';
import { fingerprint, FINGERPRINT_LABELS, LEDGER_LABELS } from '../../src/graph/fingerprint.ts';
import { type Graph, type Reader, statement } from '../../src/graph/graph.ts';
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

/** What a fingerprint reads of a node. */
interface Row {
  readonly properties: Record<string, unknown>;
  readonly leaving: { readonly type: string; readonly to: string; readonly properties: Record<string, unknown> }[];
}

/** Reads from the graph, and keeps what was read; given that again, reads it from there. */
function remembering(kept = new Map<string, unknown[]>()): Reader & { readonly kept: Map<string, unknown[]> } {
  return {
    kept,
    async read(asked, params) {
      const key = `${asked.name} ${JSON.stringify(params)}`;
      const rows = kept.get(key) ?? (await graph.read(asked, params));
      kept.set(key, rows);
      // What is kept by a statement's name is what that statement gave.
      return rows as never;
    },
  };
}

const SAID = statement<{ ledger: readonly string[] }, string>(
  'test.said',
  `MATCH (n) WHERE NOT labels(n)[0] IN $ledger
   CALL (n) {
     UNWIND keys(n) AS key RETURN labels(n)[0] + '.' + key AS said
     UNION MATCH (n)-[r]->() UNWIND [''] + keys(r) AS key RETURN type(r) + '.' + key AS said
   }
   RETURN DISTINCT said AS row`,
);

test('any change of any property, relationship or node changes it, but for what says where articles came from', async () => {
  const reader = remembering();
  const { kept } = reader;
  const before = await fingerprint(reader);
  const seen = new Set([before.sha256]);
  const tried = new Map<string, boolean>();
  /** Makes a change to a copy of all that was read, and keeps whether the fingerprint tells it from all others. */
  const attempt = async (what: string, page: string, index: number, change: (rows: Row[], row: Row) => void) => {
    const copy = new Map([...kept].map(([key, rows]) => [key, key === page ? structuredClone(rows) : rows]));
    const rows = copy.get(page) as Row[];
    change(rows, rows[index] ?? { properties: {}, leaving: [] });
    const { sha256 } = await fingerprint(remembering(copy));
    tried.set(what, !seen.has(sha256));
    seen.add(sha256);
  };
  for (const [page, all] of kept) {
    const label = /^fingerprint\.([A-Z]\w+) /.exec(page)?.[1];
    if (label === undefined) continue;
    for (const [index, row] of (all as Row[]).entries()) {
      const once = async (what: string, change: (rows: Row[], row: Row) => void) => {
        if (!tried.has(what)) await attempt(what, page, index, change);
      };
      await once(`${label} gone`, (rows) => rows.splice(index, 1));
      await once(`${label} with more`, (_, { properties }) => (properties['more'] = 1));
      for (const key of Object.keys(row.properties)) await once(`${label}.${key}`, (_, { properties }) => (properties[key] = 'other'));
      for (const [at, { type, properties }] of row.leaving.entries()) {
        await once(`${type}.`, (_, { leaving }) => leaving.splice(at, 1));
        await once(`${type} twice`, (_, { leaving }) => leaving.push(...leaving.slice(at, at + 1)));
        await once(`${type} elsewhere`, (_, { leaving }) => leaving.splice(at, 1, { type, to: 'Work other', properties }));
        for (const key of Object.keys(properties))
          await once(`${type}.${key}`, (_, { leaving }) =>
            leaving.splice(at, 1, { type, to: leaving[at]?.to ?? '', properties: { ...properties, [key]: 0.000001 } }),
          );
      }
    }
  }
  const said = await graph.read(SAID, { ledger: LEDGER_LABELS });
  expect(said.length).toBeGreaterThan(100);
  expect(said.filter((each) => !tried.has(each))).toEqual([]);
  const unnoticed = [...tried].flatMap(([what, isNoticed]) => (isNoticed ? [] : [what]));
  expect(unnoticed.sort()).toEqual(['Article.createdBy', 'Article.readHash', 'Article.updatedBy']);
});

test('a strength counts to nine decimals', async () => {
  const reader = remembering();
  const { kept } = reader;
  const before = await fingerprint(reader);
  const after = async (added: number) => {
    const copy = new Map([...kept].map(([key, rows]) => [key, structuredClone(rows)]));
    const ties = [...copy.values()]
      .flatMap((rows) => rows.flatMap((row) => (row as Partial<Row>).leaving ?? []))
      .filter(({ type }) => type === 'COAUTHORED');
    const tie = ties[0];
    if (tie !== undefined) tie.properties['strength'] = Number(tie.properties['strength']) + added;
    return fingerprint(remembering(copy));
  };
  expect(await after(1e-12)).toEqual(before);
  expect(await after(1e-6)).not.toEqual(before);
});

import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Graph, statement } from '../../src/graph/graph.ts';
import { graphState } from '../../src/graph/migrate.ts';
import { isReady } from '../../src/graph/readiness.ts';
import { prepareRecord } from '../../src/graph/write/batch.ts';
import { finishFilling } from '../../src/graph/write/fill.ts';
import { fillArticles } from '../../src/graph/write/fill-articles.ts';
import { figureAll } from '../../src/graph/write/fill-figures.ts';
import { bringIndexesBack, setIndexesAside } from '../../src/graph/write/fill-indexes.ts';
import { tieAll } from '../../src/graph/write/fill-ties.ts';
import { mergeWorks } from '../../src/graph/write/fill-works.ts';
import { type RunningLoad } from '../../src/graph/write/load.ts';
import { startLoad } from '../../src/graph/write/start-load.ts';
import type { RecordRows } from '../../src/graph/write/rows.ts';
import { readVufindRecord } from '../../src/ingest/vufind-record.ts';
import { CIRCLE, seedDocuments } from '../support/corpus.ts';
import { contentOf } from '../support/fingerprint.ts';
import { emptyGraph, loadRecords, THIS_YEAR } from '../support/graph.ts';

const INDEXES = statement<Record<string, never>, string>('test.indexes', 'SHOW INDEXES YIELD name RETURN name AS row ORDER BY name');
const SET_ASIDE = statement<Record<string, never>, string[]>('test.setAside', 'MATCH (g:Graph) RETURN coalesce(g.setAside, []) AS row');

const nothing = () => undefined;

let graph: Graph;
beforeEach(async () => {
  graph = await emptyGraph();
});

/** Writes documents as a fill does, not finished. */
async function fill(documents: readonly unknown[], batch: number): Promise<void> {
  const load = await startLoad(graph, 'test');
  if ('filledBy' in load) throw new Error('Nobody else is filling this graph.');
  const rows = [...new Map(documents.map((document) => rowsFor(document, load)).map((each) => [each.id, each])).values()];
  for (let at = 0; at < rows.length; at += batch) {
    await graph.transaction('fill', (tx) => fillArticles(tx, load.source.id, rows.slice(at, at + batch)));
  }
}

function rowsFor(document: unknown, load: RunningLoad): RecordRows {
  const reading = readVufindRecord(document, THIS_YEAR);
  if ('rejection' in reading) throw new Error(reading.rejection.reason);
  return prepareRecord(reading.record, '', load).rows;
}

async function loaded(documents: readonly unknown[]): Promise<string[]> {
  graph = await emptyGraph();
  await loadRecords(graph, documents);
  return contentOf(graph);
}

describe('a graph that is filled and finished', () => {
  test('is what a load makes of the seeds', async () => {
    const those = await seedDocuments();
    await setIndexesAside(graph);
    await fill(those, 150);
    await finishFilling(graph, nothing);
    const filled = await contentOf(graph);
    expect(filled).toEqual(await loaded(those));
  });

  test('is what a load makes of a small circle, also where every step was interrupted and done again', async () => {
    await fill(CIRCLE, 5);
    const steps = [mergeWorks, tieAll, figureAll, bringIndexesBack];
    for (let end = 1; end <= steps.length; end += 1) for (const step of steps.slice(0, end)) await step(graph, nothing);
    await finishFilling(graph, nothing);
    const filled = await contentOf(graph);
    expect(filled).toEqual(await loaded(CIRCLE));
  });

  test('is what a load makes of any records', async () => {
    const names = (...all: string[]) => fc.uniqueArray(fc.constantFrom(...all), { maxLength: 4 });
    const fields = fc.record({
      author: names('A', 'B', 'C', 'D', 'E', 'F'),
      author2: names('A', 'G'),
      author2_role: fc.subarray(['edt', 'aut']),
      author_corporate: names('A', 'H'),
      publishDate: fc.constantFrom('', '2001', '2002'),
      publisher: fc.subarray(['P', 'Q']),
      container_title: fc.constantFrom('', 'V', 'W'),
      issn: fc.subarray(['0028-0836', '1476-4687']),
      topic: fc.subarray(['s', 't']),
      collection: fc.subarray(['c', 'd']),
      institution: fc.subarray(['i', 'j']),
      work_keys_str_mv: fc.subarray(['AT k 1', 'AT k 2', 'AT k 3', 'AT k 4', 'AT k 5', 'AT k 6'], { maxLength: 3 }),
      doi_str_mv: fc.subarray(['10.1000/p', '10.1000/q']),
    });
    const documents = fc
      .array(fields, { minLength: 1, maxLength: 12 })
      .map((all) => all.map((each, n) => ({ id: String(n), title: `About ${n}`, ...each })));
    await fc.assert(
      fc.asyncProperty(documents, async (those) => {
        graph = await emptyGraph({ maxTieAuthors: 4 });
        await fill(those, 5);
        await finishFilling(graph, nothing);
        const filled = await contentOf(graph);
        graph = await emptyGraph({ maxTieAuthors: 4 });
        await loadRecords(graph, those);
        expect(filled).toEqual(await contentOf(graph));
      }),
      { numRuns: 2 },
    );
  });
});

test('a batch that cannot be written leaves nothing, and says what was wrong first', async () => {
  const load = await startLoad(graph, 'test');
  if ('filledBy' in load) throw new Error('Nobody else is filling this graph.');
  const [known, ...others] = CIRCLE.map((document) => rowsFor(document, load));
  if (known === undefined) throw new Error('The circle is empty.');
  const write = (rows: readonly RecordRows[]) => graph.transaction('fill', (tx) => fillArticles(tx, load.source.id, rows));
  await write([known]);
  const before = await contentOf(graph);
  await expect(write([known, ...others])).rejects.toThrow(/already exists with label `Article`/);
  expect(await contentOf(graph)).toEqual(before);
  await write(others);
  expect((await contentOf(graph)).length).toBeGreaterThan(before.length);
});

describe('indexes', () => {
  test('that were set aside come back, also where that was begun twice and cut short', async () => {
    const before = await graph.read(INDEXES, {});
    await setIndexesAside(graph);
    const left = await graph.read(INDEXES, {});
    expect(left.length).toBeLessThan(before.length / 2);
    expect(left).toContain('article_id');
    await graph.define('CREATE INDEX author_name FOR (n:Author) ON (n.name)');
    await setIndexesAside(graph);
    await graph.define('CREATE INDEX author_name FOR (n:Author) ON (n.name)');
    await bringIndexesBack(graph, nothing);
    expect(await graph.read(INDEXES, {})).toEqual(before);
    expect(await graph.read(SET_ASIDE, {})).toEqual([[]]);
    expect(await isReady(graph)).toBe(true);
  });
});

test('a fill that has ended has changed the graph', async () => {
  const revision = (await graphState(graph))?.revision ?? 0;
  await fill([{ id: '1', title: 'One' }], 1);
  await finishFilling(graph, nothing);
  expect((await graphState(graph))?.revision).toBe(revision + 1);
});

import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { type Graph, statement } from '../../src/graph/graph.ts';
import { contentOf } from '../support/fingerprint.ts';
import { emptyGraph, loadRecords } from '../support/graph.ts';

const record = (id: string, fields: Record<string, unknown> = {}) => ({ id, title: `About ${id}`, ...fields });

interface TieRow {
  readonly between: string;
  readonly articles: number;
  readonly works: number;
  readonly strength: number;
  readonly firstYear: number | null;
  readonly lastYear: number | null;
}

const TIES = statement<Record<string, never>, TieRow>(
  'test.ties',
  `MATCH (a:Author)-[t:COAUTHORED]->(b:Author)
   WITH CASE WHEN a.name < b.name THEN a.name + ' & ' + b.name ELSE b.name + ' & ' + a.name END AS between, t
   RETURN {between: between, articles: t.articles, works: t.works, strength: t.strength, firstYear: t.firstYear, lastYear: t.lastYear} AS row
   ORDER BY between`,
);
const COUNT = statement<{ label: string }, number>('test.count', 'MATCH (n) WHERE $label IN labels(n) RETURN count(n) AS row');

describe('what a load writes', () => {
  let graph: Graph;
  beforeEach(async () => {
    graph = await emptyGraph();
  });
  const count = async (label: string) => (await graph.read(COUNT, { label }))[0];

  test('the same records again change nothing and are counted as unchanged', async () => {
    const records = [record('1', { author: ['A', 'B'], publisher: 'P' }), record('2', { author: ['B', 'C'], topic: ['t'] })];
    expect(await loadRecords(graph, records)).toMatchObject({ created: 2, updated: 0, unchanged: 0 });
    const before = await contentOf(graph);
    expect(await loadRecords(graph, records)).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
    expect(await contentOf(graph)).toEqual(before);
  });

  test('a changed record loses what it no longer states, and what nothing mentions any more goes', async () => {
    await loadRecords(graph, [
      record('1', {
        author: ['A', 'B'],
        publisher: 'P',
        container_title: 'V',
        issn: '0028-0836',
        topic: 't',
        language: 'English',
        format: 'Book',
      }),
    ]);
    await loadRecords(graph, [record('1', { author: ['A'] })]);
    expect(await graph.read(TIES, {})).toEqual([]);
    const left = await Promise.all(['Author', 'Publisher', 'Venue', 'Issn', 'Topic', 'Language', 'Format'].map(count));
    expect(left).toEqual([1, 0, 0, 0, 0, 0, 0]);
  });

  test('an older record is refused as superseded; without a datestamp, or with the same, it is applied', async () => {
    await loadRecords(graph, [record('1', { last_indexed: '2024-05-01T00:00:00Z' })]);
    expect(await loadRecords(graph, [record('1', { title: 'Old', last_indexed: '2023-05-01T00:00:00Z' })])).toMatchObject({
      superseded: 1,
    });
    expect(await loadRecords(graph, [record('1', { title: 'New', last_indexed: '2024-05-01T00:00:00Z' })])).toMatchObject({ updated: 1 });
    expect(await loadRecords(graph, [record('1', { title: 'Newer' })])).toMatchObject({ updated: 1 });
  });

  test('a record that comes twice in one input is met twice', async () => {
    const records = [record('1'), record('1', { title: 'Again' }), record('1', { title: 'Again' })];
    expect(await loadRecords(graph, records)).toMatchObject({ read: 3, created: 1, updated: 1, unchanged: 1 });
    expect(await count('Article')).toBe(1);
  });

  test('a tie counts works beside records, and its strength follows Newman', async () => {
    await loadRecords(graph, [
      record('1', { author: ['A', 'B', 'C'], publishDate: '2010', work_keys_str_mv: ['AT a x'] }),
      record('2', { author: ['A', 'B'], publishDate: '2012', work_keys_str_mv: ['AT a x'] }),
      record('3', { author: ['A', 'B', 'C', 'D'] }),
    ]);
    const ties = await graph.read(TIES, {});
    expect(ties).toHaveLength(6);
    expect(ties[0]).toEqual({ between: 'A & B', articles: 3, works: 2, strength: 1.333333333333, firstYear: 2010, lastYear: 2012 });
    expect(ties[1]).toEqual({ between: 'A & C', articles: 2, works: 2, strength: 0.833333333333, firstYear: 2010, lastYear: 2010 });
  });

  test('editors, bodies and papers of too many authors make no ties', async () => {
    graph = await emptyGraph({ maxTieAuthors: 3 });
    await loadRecords(graph, [
      record('1', { author: ['A'], author2: ['E', 'T', 'W'], author2_role: ['edt', 'trl', 'author'], author_corporate: ['Body'] }),
      record('2', { author: ['M', 'N', 'O'] }),
      record('3', { author: ['M', 'N', 'O', 'P'] }),
      record('4', { author: ['A', 'W', 'W'] }),
    ]);
    const ties = (await graph.read(TIES, {})).map(({ between, articles }) => `${between}: ${articles}`);
    expect(ties).toEqual(['A & W: 1', 'M & N: 1', 'M & O: 1', 'N & O: 1']);
  });

  test('works are joined by a record that shares keys with two, and part again when it goes', async () => {
    const keys = (...parts: string[]) => ({ work_keys_str_mv: parts.map((part) => `AT a ${part}`) });
    const first = [record('1', { author: ['A', 'B'], ...keys('x') }), record('2', { author: ['A', 'B'], ...keys('y') })];
    await loadRecords(graph, first);
    const before = await contentOf(graph);
    expect(await count('Work')).toBe(2);
    await loadRecords(graph, [record('3', keys('x', 'y'))]);
    expect(await count('Work')).toBe(1);
    expect((await graph.read(TIES, {}))[0]).toMatchObject({ articles: 2, works: 1 });
    await loadRecords(graph, [record('3', { doi_str_mv: '10.1000/z' })]);
    expect(await count('Work')).toBe(3);
    expect((await contentOf(graph)).filter((row) => before.includes(row))).toEqual(before);
  });

  test('the graph follows from the records alone, whatever was loaded and changed on the way', async () => {
    const names = fc.uniqueArray(fc.constantFrom('A', 'B', 'C', 'D', 'E'), { maxLength: 4 });
    const someRecord = fc
      .record({
        id: fc.constantFrom('1', '2', '3', '4', '5', '6'),
        author: names,
        author2: fc.array(fc.constantFrom('A', 'F'), { maxLength: 1 }),
        publishDate: fc.constantFrom('', '2001', '2002'),
        publisher: fc.subarray(['P', 'Q']),
        container_title: fc.constantFrom('', 'V', 'W'),
        issn: fc.subarray(['0028-0836', '1476-4687']),
        topic: fc.subarray(['s', 't']),
        collection: fc.subarray(['c', 'd']),
        institution: fc.subarray(['i', 'j']),
        work_keys_str_mv: fc.subarray(['AT k 1', 'AT k 2', 'AT k 3']),
        doi_str_mv: fc.subarray(['10.1000/p', '10.1000/q']),
      })
      .map((fields) => ({ title: `About ${fields.id}`, ...fields }));
    const loads = fc.array(fc.array(someRecord, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(loads, async (sequence) => {
        graph = await emptyGraph();
        for (const records of sequence) await loadRecords(graph, records);
        const grown = await contentOf(graph);
        const last = new Map(sequence.flat().map((each) => [each.id, each]));
        graph = await emptyGraph();
        await loadRecords(graph, [...last.values()].reverse());
        expect(grown).toEqual(await contentOf(graph));
      }),
      { numRuns: 6 },
    );
  });

  test('two sources are loaded side by side without losing anything', async () => {
    const signed = (n: number) => [`A${n % 7}`, `A${n % 5}`, 'Hub'];
    const many = Array.from({ length: 300 }, (_, n) => record(String(n), { author: signed(n), language: 'English' }));
    const reports = await Promise.all([loadRecords(graph, many, { source: 'one' }), loadRecords(graph, many, { source: 'two' })]);
    expect(reports.map(({ created }) => created)).toEqual([300, 300]);
    const hub = (await graph.read(TIES, {})).filter(({ between }) => between.endsWith('& Hub'));
    expect(hub.reduce((sum, { articles }) => sum + articles, 0)).toBe(2 * many.reduce((sum, _, n) => sum + new Set(signed(n)).size - 1, 0));
  });

  test('one load a source at a time', async () => {
    const both = await Promise.allSettled([loadRecords(graph, [record('1')]), loadRecords(graph, [record('2')])]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'LOCKED' } });
  });
});

import { setImmediate } from 'node:timers/promises';
import { type Graph, statement } from '../../src/graph/graph.ts';
import { graphState, migrate } from '../../src/graph/migrate.ts';
import { putArticles } from '../../src/graph/write/articles.ts';
import { SET_AUTHOR_FIGURES, setSharedFigures } from '../../src/graph/write/figures.ts';
import { addToLoad, finishLoad, type RunningLoad } from '../../src/graph/write/load.ts';
import { startLoad } from '../../src/graph/write/start-load.ts';
import { type RecordRows, rowsOf, SHARED_LABELS } from '../../src/graph/write/rows.ts';
import { readVufindRecord } from '../../src/ingest/vufind-record.ts';
import { generatedRecords, type GeneratedSet } from './generated-records.ts';
import type { SolrDocument } from './solr-document.ts';

const RECORDS_A_TRANSACTION = 2_000;
const NODES_A_TRANSACTION = 10_000;
/** Records read at a stretch, before what is being written gets its turn. */
const STRETCH = 20;

/** The latest year that generated records have. */
const YEAR = 2024;

/**
 * Writes generated records into a graph that has no articles, fast, for reading them afterwards. Articles, authors, whatever they share
 * and the figures of these are what a load makes of the same records. Ties, works and the keys that make works are left out: nobody has
 * co-authors, and each article counts as a work of its own without having one. Indexes are taken away and made again at the end, which is
 * many times faster than keeping them: a fill that was cut short leaves a graph to throw away. `onProgress` is told what is done, and of
 * how many.
 */
export async function fillGraph(
  graph: Graph,
  set: GeneratedSet,
  onProgress: (step: string, done: number, total: number) => void,
): Promise<void> {
  await migrate(graph, { adopt: false, maxTieAuthors: null });
  const maxTieAuthors = (await graphState(graph))?.maxTieAuthors ?? 0;
  const indexes = await graph.read(INDEXES, {});
  for (const { name } of indexes) await graph.define(`DROP INDEX \`${name}\``);
  const load = await startLoad(graph, `generated ${set.records} of seed ${set.seed}`);
  if ('filledBy' in load) throw new Error('This graph is being filled by a load.');
  let written = 0;
  let writing = Promise.resolve();
  for await (const rows of batches(set, load, maxTieAuthors)) {
    await writing;
    onProgress('records', written, set.records);
    written += rows.length;
    writing = write(graph, load, rows);
    // Awaited at the next turn; until then a failure must not count as unhandled.
    writing.catch(() => undefined);
  }
  await writing;
  onProgress('records', written, set.records);
  for (const [step, text] of FIGURES.entries()) {
    await graph.define(text);
    onProgress('labels with figures', step + 1, FIGURES.length);
  }
  for (const [index, { create }] of indexes.entries()) {
    await graph.define(create);
    await graph.define('CALL db.awaitIndexes(36000)');
    onProgress('indexes', index + 1, indexes.length);
  }
  await graph.define(`MATCH (g:Graph {name: 'bibliograph'}) SET g.revision = g.revision + 1`);
  await finishLoad(graph, load, 'FINISHED');
}

/** All but those that constraints are kept by, without which nothing can be merged. */
const INDEXES = statement<Record<string, never>, { name: string; create: string }>(
  'fill.indexes',
  `SHOW INDEXES YIELD name, type, owningConstraint, createStatement
   WHERE type <> 'LOOKUP' AND owningConstraint IS NULL
   RETURN {name: name, create: createStatement} AS row`,
);

async function write(graph: Graph, load: RunningLoad, rows: readonly RecordRows[]): Promise<void> {
  await graph.transaction('fill', async (tx) => {
    await putArticles(tx, load.source.id, rows);
    await addToLoad(tx, load, { read: rows.length, created: rows.length });
  });
}

async function* batches(set: GeneratedSet, load: RunningLoad, maxTieAuthors: number): AsyncGenerator<RecordRows[], undefined> {
  const known = new Set<string>();
  let batch: RecordRows[] = [];
  for (const document of generatedRecords(set)) {
    const rows = rowsFor(document, load, maxTieAuthors);
    batch.push({ ...rows, authors: rows.authors.filter(({ id }) => !known.has(id)) });
    rows.authors.forEach(({ id }) => known.add(id));
    if (batch.length % STRETCH === 0) await setImmediate();
    if (batch.length < RECORDS_A_TRANSACTION) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
  return undefined;
}

function rowsFor(document: SolrDocument, load: RunningLoad, maxTieAuthors: number): RecordRows {
  const reading = readVufindRecord(document, YEAR);
  if ('rejection' in reading) throw new Error(`A generated record cannot be read: ${reading.rejection.reason}`);
  const rows = rowsOf(reading.record, load.source.name, 'generated', maxTieAuthors);
  return { ...rows, article: { ...rows.article, createdBy: load.id, updatedBy: load.id }, keys: [] };
}

/** One statement a label, in transactions of its own. */
const FIGURES = [
  `MATCH (a:Author)
   CALL (a) {
     MATCH (a)-[r:AUTHORED]->(x:Article)
     WITH a, count(DISTINCT x) AS articles, min(x.year) AS firstYear, max(x.year) AS lastYear, collect(DISTINCT r.body) AS bodies
     WITH a, articles, articles AS works, firstYear, lastYear, 0 AS coAuthors, false IN bodies AS person
     ${SET_AUTHOR_FIGURES}
   } IN TRANSACTIONS OF ${NODES_A_TRANSACTION} ROWS`,
  ...SHARED_LABELS.map(
    (label) => `MATCH (n:${label}) CALL (n) { ${setSharedFigures(label)} } IN TRANSACTIONS OF ${NODES_A_TRANSACTION} ROWS`,
  ),
];

/**
 * One way of filling an empty graph, in a process of its own beside a Neo4j of its own, for `fill-speed.ts`, which starts it and is told
 * how far it is: `fill-arm.ts WAY FILE HOME`.
 */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { managedNeo4j } from '../../src/app.ts';
import { keepHeapSmall } from '../../src/cli/small-heap.ts';
import { readConfig } from '../../src/config.ts';
import { fingerprint } from '../../src/graph/fingerprint.ts';
import { type Graph, openGraph } from '../../src/graph/graph.ts';
import { migrate } from '../../src/graph/migrate.ts';
import { prepareRecord } from '../../src/graph/write/batch.ts';
import { bringIndexesBack, setIndexesAside } from '../../src/graph/write/fill-indexes.ts';
import { finishLoad } from '../../src/graph/write/load.ts';
import type { RecordRows } from '../../src/graph/write/rows.ts';
import { startLoad } from '../../src/graph/write/start-load.ts';
import { openInputs } from '../../src/ingest/input.ts';
import { loadInputs } from '../../src/ingest/load.ts';
import { readVufindRecord } from '../../src/ingest/vufind-record.ts';
import { findRunning } from '../../src/neo4j/launch.ts';
import { finishRaw, type Neo4jServer, openRaw, writeRaw } from './raw-loader.ts';

/** `filled` and `ordinary load` are ours, the second without filling; `plain driver` is what anybody would write. */
export type Way = 'filled' | 'ordinary load' | 'plain driver';

/** What is told on the way. */
export type News =
  | { readonly kind: 'started'; readonly neo4j: number }
  /** How many records are written by now, and the memory of this process in MB. */
  | { readonly kind: 'written'; readonly records: number; readonly memory: number }
  | { readonly kind: 'filled' }
  | { readonly kind: 'compared'; readonly content: string }
  /** The same command was given again, by ours alone. */
  | { readonly kind: 'unchanged' };

const YEAR = 2024;
const SOURCE = 'fill speed';
const RECORDS_A_BATCH = 1_000;
const MB = 2 ** 20;

interface OpenNeo4j {
  readonly graph: Graph;
  readonly server: Neo4jServer;
  readonly database: string;
}

const [way, file, home] = process.argv.slice(2) as [Way, string, string];
const config = { ...readConfig(), home };
const server = await managedNeo4j(config).acquire('fill-speed');
const graph = openGraph({ ...server, database: config.database, queryTimeout: 0, patience: 60_000 });
const end = async () => {
  await graph.close();
  await server.release();
  process.exit();
};
process.once('disconnect', () => void end());
await migrate(graph, { adopt: false, maxTieAuthors: null });
const neo4j = { graph, server, database: config.database };
tell({ kind: 'started', neo4j: (await findRunning(home))?.pid ?? 0 });
// The others start their Neo4j before anything is measured.
await new Promise((go) => process.once('message', go));
await fill(neo4j, (records) => tell({ kind: 'written', records, memory: Math.round(process.memoryUsage().rss / MB) }));
tell({ kind: 'filled' });
tell({ kind: 'compared', content: (await fingerprint(graph)).sha256 });
if (way !== 'plain driver') {
  await fill(neo4j, () => undefined);
  tell({ kind: 'unchanged' });
}

async function fill(into: OpenNeo4j, written: (records: number) => void): Promise<void> {
  if (way === 'plain driver') return plain(into, written);
  keepHeapSmall();
  await loadInputs(into.graph, await openInputs([file]), {
    ...{ source: SOURCE, currentYear: YEAR, fill: way === 'filled' },
    onBatch: ({ read }) => written(read),
  });
}

async function plain({ graph: into, server: where, database }: OpenNeo4j, written: (records: number) => void): Promise<void> {
  await setIndexesAside(into);
  const load = await startLoad(into, SOURCE);
  if ('filledBy' in load) throw new Error('Somebody fills this graph.');
  const driver = openRaw(where);
  const session = driver.session({ database });
  let batch: RecordRows[] = [];
  let count = 0;
  const write = async () => {
    await writeRaw(session, load.source.id, batch);
    written((count += batch.length));
    batch = [];
  };
  for await (const line of linesOf(file)) {
    const reading = readVufindRecord(JSON.parse(line), YEAR);
    if ('rejection' in reading) continue;
    batch.push(prepareRecord(reading.record, '', load).rows);
    if (batch.length === RECORDS_A_BATCH) await write();
  }
  if (batch.length > 0) await write();
  await finishRaw(session);
  await bringIndexesBack(into, () => undefined);
  await driver.close();
  await finishLoad(into, load, 'FINISHED');
}

function linesOf(path: string): AsyncIterable<string> {
  const bytes = createReadStream(path);
  return createInterface({ input: path.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes, crlfDelay: Infinity });
}

function tell(news: News): void {
  process.send?.(news);
}

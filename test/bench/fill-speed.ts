/**
 * How fast an empty graph is filled, beside a plain loader that is written with the driver alone: `npx tsx test/bench/fill-speed.ts
 * [--records N] [--seed S] [--ordinary] [FILE]`, with generated records or those of FILE, into the graph that the environment names
 * (NEO4J_URI, or the local Neo4j of BIBLIOGRAPH_HOME), which must be empty and is wiped afterwards. `--ordinary` loads them without filling as
 * well. Both ways read the same file, and must come to the same graph; indexes are set aside and made again on both. Loads of ours are given a
 * second time, and find all unchanged. Prints a Markdown table.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { createGunzip } from 'node:zlib';
import { managedNeo4j } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { fingerprint } from '../../src/graph/fingerprint.ts';
import { type Graph, openGraph, statement } from '../../src/graph/graph.ts';
import { migrate } from '../../src/graph/migrate.ts';
import { statistics } from '../../src/graph/statistics.ts';
import { prepareRecord } from '../../src/graph/write/batch.ts';
import { bringIndexesBack, setIndexesAside } from '../../src/graph/write/fill-indexes.ts';
import { finishLoad } from '../../src/graph/write/load.ts';
import { startLoad } from '../../src/graph/write/start-load.ts';
import type { RecordRows } from '../../src/graph/write/rows.ts';
import { openInputs } from '../../src/ingest/input.ts';
import { loadInputs } from '../../src/ingest/load.ts';
import { readVufindRecord } from '../../src/ingest/vufind-record.ts';
import { generatedRecords } from './generated-records.ts';
import { finishRaw, openRaw, writeRaw } from './raw-loader.ts';

const YEAR = 2024;
const SOURCE = 'fill speed';
const RECORDS_A_BATCH = 1_000;
const WARM_UP = 2_000;
const COLUMNS = [
  ...['', 'records/s', 'of each tenth', 'without ties and indexes', 'at the end, s', 'all over without, times'],
  ...['memory by tenths, MB', 'a second run, s', 'first over second, times'],
];

interface Arm {
  readonly name: string;
  /** Tells how many records are written by now. */
  readonly run: (written: (records: number) => void) => Promise<void>;
  /** Whether it can be run again over what it has loaded, to find it unchanged. */
  readonly again: boolean;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { records: { type: 'string', default: '20000' }, seed: { type: 'string', default: '1' }, ordinary: { type: 'boolean' } },
});
const config = readConfig();
const lease = config.neo4j === null ? await managedNeo4j(config).acquire('fill-speed') : null;
const server = lease ?? config.neo4j;
if (server === null) throw new Error('Neither a managed nor a named Neo4j.');
const graph = openGraph({ ...server, database: config.database, queryTimeout: 0, patience: 60_000 });
const folder = await mkdtemp(join(tmpdir(), 'bibliograph-fill-speed-'));
try {
  await migrate(graph, { adopt: false, maxTieAuthors: null });
  if ((await statistics(graph)).articleCount > 0) throw new Error('The graph holds articles: name an empty one.');
  const file = positionals[0] ?? (await generate(join(folder, 'records.ndjson'), Number(values.records), Number(values.seed)));
  // Neo4j learns its statements from the first that come; no arm is to pay for that.
  const warmUp = await generate(join(folder, 'warm-up.ndjson'), WARM_UP, 2);
  for (const arm of [raw(warmUp), ours('warm-up', warmUp, true)]) await measured(arm);
  const arms = [raw(file), ours('filled', file, true), ...(values.ordinary === true ? [ours('ordinary load', file, false)] : [])];
  const results = [];
  say(`| ${COLUMNS.join(' | ')} |\n|${COLUMNS.map(() => '---|').join('')}`);
  for (const arm of arms) {
    const result = await measured(arm);
    say(result.line);
    results.push(result);
  }
  const contents = new Set(results.map(({ content }) => content));
  say(contents.size === 1 ? '\nAll came to the same graph.' : '\nThey came to DIFFERENT graphs.');
  process.exitCode = contents.size === 1 ? 0 : 1;
} finally {
  await graph.close();
  await lease?.release();
  await rm(folder, { recursive: true });
}

function raw(file: string): Arm {
  return {
    name: 'plain driver',
    again: false,
    async run(written) {
      await setIndexesAside(graph);
      const load = await startLoad(graph, SOURCE);
      if ('filledBy' in load) throw new Error('Somebody fills this graph.');
      const driver = openRaw(server ?? config.neo4j ?? { uri: '', username: '', password: '' });
      const session = driver.session({ database: config.database });
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
      await bringIndexesBack(graph, () => undefined);
      await driver.close();
      await finishLoad(graph, load, 'FINISHED');
    },
  };
}

function ours(name: string, file: string, fill: boolean): Arm {
  return {
    name,
    again: true,
    async run(written) {
      await loadInputs(graph, await openInputs([file]), {
        ...{ source: SOURCE, currentYear: YEAR, fill },
        onBatch: ({ read }) => written(read),
      });
    },
  };
}

async function measured({ name, run, again }: Arm): Promise<{ line: string; content: string }> {
  await wipe(graph);
  await migrate(graph, { adopt: false, maxTieAuthors: null });
  const mark = (records: number) => ({ at: performance.now(), records, memory: Math.round(process.memoryUsage().rss / 2 ** 20) });
  const marks = [mark(0)];
  await run((records) => marks.push(mark(records)));
  const end = performance.now();
  const [first, last] = [marks[0], marks.at(-1)];
  if (first === undefined || last === undefined) throw new Error('Nothing was measured.');
  const pace = (records: number, ms: number) => Math.round((records * 1000) / Math.max(ms, 1));
  const reached = (records: number) => marks.find((one) => one.records >= records) ?? last;
  const tenth = Math.max(Math.floor(last.records / 10), 1);
  const tenths = Array.from({ length: 10 }, (_, n) => pace(tenth, reached((n + 1) * tenth).at - reached(n * tenth).at));
  const memory = tenths.map((_, n) => reached((n + 1) * tenth).memory);
  const [all, articles] = [end - first.at, last.at - first.at];
  const { sha256 } = await fingerprint(graph);
  const second = again ? await timeOf(() => run(() => undefined)) : null;
  await wipe(graph);
  const line = `| ${[
    ...[name, pace(last.records, all), tenths.join(' '), pace(last.records, articles), ((end - last.at) / 1000).toFixed(1)],
    ...[(all / articles).toFixed(2), memory.join(' ')],
    ...(second === null ? ['', ''] : [(second / 1000).toFixed(1), (all / second).toFixed(1)]),
  ].join(' | ')} |`;
  return { line, content: sha256 };
}

async function timeOf(work: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

async function generate(path: string, records: number, seed: number): Promise<string> {
  const lines = function* () {
    for (const document of generatedRecords({ records, seed })) yield `${JSON.stringify(document)}\n`;
  };
  await pipeline(Readable.from(lines()), createWriteStream(path));
  return path;
}

function linesOf(path: string): AsyncIterable<string> {
  const bytes = createReadStream(path);
  return createInterface({ input: path.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes, crlfDelay: Infinity });
}

async function wipe(full: Graph): Promise<void> {
  const some = statement<Record<string, never>, number>('wipe', 'MATCH (n) WITH n LIMIT 2000 DETACH DELETE n RETURN count(n) AS row');
  for (let left = 1; left > 0;) left = (await full.transaction('wipe', (tx) => tx.read(some, {})))[0] ?? 0;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

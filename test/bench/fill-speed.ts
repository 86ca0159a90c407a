/**
 * How fast an empty graph is filled, beside a plain loader that is written with the driver alone: `npx tsx test/bench/fill-speed.ts
 * [--records N] [--seed S] [--ordinary] [FILE]`, with generated records or those of FILE. Each way has a new Neo4j of its own, with the settings
 * of the environment (BIBLIOGRAPH_NEO4J_HEAP, BIBLIOGRAPH_NEO4J_PAGECACHE). `--ordinary` loads without filling as well. All read the same file,
 * and must come to the same graph; indexes are set aside and made again by the first two. Loads of ours are given a second time, and find all
 * unchanged. Prints a Markdown table.
 */
import { execFile } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs, promisify } from 'node:util';
import { setFlagsFromString } from 'node:v8';
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
import { startLoad } from '../../src/graph/write/start-load.ts';
import type { RecordRows } from '../../src/graph/write/rows.ts';
import { openInputs } from '../../src/ingest/input.ts';
import { loadInputs } from '../../src/ingest/load.ts';
import { readVufindRecord } from '../../src/ingest/vufind-record.ts';
import { finishRaw, type Neo4jServer, openRaw, writeRaw } from './raw-loader.ts';

const YEAR = 2024;
const SOURCE = 'fill speed';
const RECORDS_A_BATCH = 1_000;
const NEWS_EVERY = 50_000;
const COLUMNS = [
  ...['', 'records/s', 'of each tenth', 'without ties and indexes', 'at the end, s', 'all over without, times'],
  ...['memory by tenths, MB', 'a second run, s', 'first over second, times'],
];

interface OpenNeo4j {
  readonly graph: Graph;
  readonly server: Neo4jServer;
  readonly database: string;
}

interface Arm {
  readonly name: string;
  /** Tells how many records are written by now. */
  readonly run: (neo4j: OpenNeo4j, written: (records: number) => void) => Promise<void>;
  /** Whether it can be run again over what it has loaded, to find it unchanged. */
  readonly again: boolean;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { records: { type: 'string', default: '20000' }, seed: { type: 'string', default: '1' }, ordinary: { type: 'boolean' } },
});
const folder = await mkdtemp(join(tmpdir(), 'bibliograph-fill-speed-'));
try {
  const file = positionals[0] ?? (await generate(join(folder, 'records.ndjson'), values.records, values.seed));
  const arms = [ours('filled', file, true), raw(file), ...(values.ordinary === true ? [ours('ordinary load', file, false)] : [])];
  const contents = new Set<string>();
  say(`| ${COLUMNS.join(' | ')} |\n|${COLUMNS.map(() => '---|').join('')}`);
  for (const arm of arms) {
    const result = await inNewGraph((neo4j) => measured(arm, neo4j));
    say(result.line);
    contents.add(result.content);
  }
  say(contents.size === 1 ? '\nAll came to the same graph.' : '\nThey came to DIFFERENT graphs.');
  process.exitCode = contents.size === 1 ? 0 : 1;
} finally {
  await rm(folder, { recursive: true });
}

async function inNewGraph<T>(work: (neo4j: OpenNeo4j) => Promise<T>): Promise<T> {
  const config = { ...readConfig(), home: await mkdtemp(join(folder, 'home-')) };
  const server = await managedNeo4j(config).acquire('fill-speed');
  const graph = openGraph({ ...server, database: config.database, queryTimeout: 0, patience: 60_000 });
  try {
    await migrate(graph, { adopt: false, maxTieAuthors: null });
    return await work({ graph, server, database: config.database });
  } finally {
    await graph.close();
    await server.release();
    await rm(config.home, { recursive: true });
  }
}

function raw(file: string): Arm {
  return {
    name: 'plain driver',
    again: false,
    async run({ graph, server, database }, written) {
      // As Node is by itself, which ours are not.
      setFlagsFromString('--heap-growing-percent=0');
      await setIndexesAside(graph);
      const load = await startLoad(graph, SOURCE);
      if ('filledBy' in load) throw new Error('Somebody fills this graph.');
      const driver = openRaw(server);
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
    async run({ graph }, written) {
      keepHeapSmall();
      await loadInputs(graph, await openInputs([file]), {
        ...{ source: SOURCE, currentYear: YEAR, fill },
        onBatch: ({ read }) => written(read),
      });
    },
  };
}

async function measured({ name, run, again }: Arm, neo4j: OpenNeo4j): Promise<{ line: string; content: string }> {
  const mark = (records: number) => ({ at: performance.now(), records, memory: Math.round(process.memoryUsage().rss / 2 ** 20) });
  const marks = [mark(0)];
  await run(neo4j, (records) => {
    const [last, now] = [marks.at(-1), mark(records)];
    marks.push(now);
    if (Math.floor(records / NEWS_EVERY) > Math.floor((last?.records ?? 0) / NEWS_EVERY))
      process.stderr.write(`${name}: ${records} records in ${Math.round((now.at - (marks[0]?.at ?? 0)) / 1000)} s, ${now.memory} MB\n`);
  });
  const end = performance.now();
  const [first, last] = [marks[0], marks.at(-1)];
  if (first === undefined || last === undefined) throw new Error('Nothing was measured.');
  const pace = (records: number, ms: number) => Math.round((records * 1000) / Math.max(ms, 1));
  const reached = (records: number) => marks.find((one) => one.records >= records) ?? last;
  const tenth = Math.max(Math.floor(last.records / 10), 1);
  const tenths = Array.from({ length: 10 }, (_, n) => pace(tenth, reached((n + 1) * tenth).at - reached(n * tenth).at));
  const memory = tenths.map((_, n) => reached((n + 1) * tenth).memory);
  const [all, articles] = [end - first.at, last.at - first.at];
  const { sha256 } = await fingerprint(neo4j.graph);
  const second = again ? await timeOf(() => run(neo4j, () => undefined)) : null;
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

/** In a process of its own: its memory is not that of a load. */
async function generate(path: string, records: string, seed: string): Promise<string> {
  const command = join(import.meta.dirname, 'generate.ts');
  const args = ['--records', records, '--seed', seed, '--output', path];
  await promisify(execFile)(process.execPath, [...process.execArgv, command, ...args]);
  return path;
}

function linesOf(path: string): AsyncIterable<string> {
  const bytes = createReadStream(path);
  return createInterface({ input: path.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes, crlfDelay: Infinity });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

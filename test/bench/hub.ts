/**
 * How long networks, paths and suggestions take around an author of a thousand papers with two thousand co-authors, of whom one more paper
 * is signed by three thousand: `npx tsx test/bench/hub.ts [--rounds N]`, in an empty graph of its own. Prints times, Bolt queries and
 * database hits of each question; ends with exit code 1 where one takes a second or longer in the median.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { managedNeo4j } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { type Graph, openGraph } from '../../src/graph/graph.ts';
import { migrate } from '../../src/graph/migrate.ts';
import { openInputs } from '../../src/ingest/input.ts';
import { loadInputs } from '../../src/ingest/load.ts';
import { execute } from '../support/api.ts';
import { profilingReader, type ProfilingReader } from '../support/profiling.ts';
import { hubQuestions, type Question } from './hub-questions.ts';
import { hubRecords } from './hub-records.ts';

const SIZE = { papers: 1_000, contacts: 2_000, crowd: 3_000 };
const TOO_LONG_MS = 1_000;

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '7' } } });
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error('Say how often: npx tsx test/bench/hub.ts [--rounds N]');

const folder = await mkdtemp(join(tmpdir(), 'bibliograph-hub-'));
const config = { ...readConfig(), neo4j: null, home: join(folder, 'home') };
const lease = await managedNeo4j(config).acquire('bench');
const graph = openGraph({ ...lease, database: config.database, queryTimeout: 60_000, patience: 5_000 });
const profiling = profilingReader(lease);
try {
  await migrate(graph, { adopt: false, maxTieAuthors: null });
  await load(graph);
  say(`load average ${loadavg().map(round).join(' ')}`);
  say('\n| question | median ms | max ms | queries | db hits |\n|---|---:|---:|---:|---:|');
  for (const question of hubQuestions(SIZE)) await measure(question);
} finally {
  await profiling.close();
  await graph.close();
  await lease.release();
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

async function load(into: Graph): Promise<void> {
  const path = join(folder, 'hub.ndjson');
  await writeFile(path, [...hubRecords(SIZE)].map((document) => `${JSON.stringify(document)}\n`).join(''));
  const { created } = await loadInputs(into, await openInputs([path]), { source: 'hub' });
  say(`${created} records`);
}

async function measure({ what, document, variables }: Question): Promise<void> {
  const times: number[] = [];
  let queries = 0;
  // The first time is not counted: plans are made then.
  for (let run = -1; run < rounds; run++) {
    const start = performance.now();
    const answer = await execute(graph, document, variables);
    if (run >= 0) times.push(performance.now() - start);
    if (answer.errors.length > 0) throw new Error(`${what}: ${answer.errors.map(({ message }) => message).join(' ')}`);
    queries = answer.queries.length;
  }
  times.sort((one, other) => one - other);
  const median = times[Math.floor(times.length / 2)] ?? NaN;
  const hits = await hitsOf(profiling, document, variables);
  say(`| ${what} | ${round(median)} | ${round(times.at(-1) ?? NaN)} | ${queries} | ${hits} |`);
  if (!(median < TOO_LONG_MS)) process.exitCode = 1;
}

async function hitsOf(reader: ProfilingReader, document: string, variables: Question['variables']): Promise<number> {
  const before = reader.hits;
  await execute(reader, document, variables);
  return reader.hits - before;
}

function round(value: number): string {
  return value.toFixed(1);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/**
 * Whether ours asks the database for no more than it did: `npm run bench:check`, or `-- --update` to write what it asks for now. On some
 * generated records in a Neo4j of its own; counts only what is the same on every machine, and compares it with `bounds.json`. Prints a
 * table, and ends with exit code 1 where a bound is exceeded.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { managedNeo4j } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { type Graph, openGraph } from '../../src/graph/graph.ts';
import { migrate } from '../../src/graph/migrate.ts';
import { loadInputs } from '../../src/ingest/load.ts';
import type { Endpoint } from '../../src/neo4j/manager.ts';
import { ask } from '../support/api.ts';
import { profilingReader } from '../support/profiling.ts';
import { inputOf } from '../support/records-input.ts';
import { generatedRecords } from './generated-records.ts';
import { average, ownCosts } from './suite/cost.ts';
import { table } from './suite/report.ts';
import { ownOperations } from './suite/run-workload.ts';
import { pagesFarApart, PAGES } from './suite/sections/deep-page.ts';
import { plansOf } from './suite/sections/random-selections.ts';
import { type Read } from './suite/workload.ts';
import { WORKLOADS } from './suite/workloads.ts';

const RECORDS = 3_000;
const YEAR = 2024;
const SELECTIONS = 150;
const BOUNDS = join(import.meta.dirname, 'bounds.json');

/** What is counted, by what it is of: averages of a workload's questions. */
type Counts = Readonly<Record<string, number>>;

/** Plans, and with them hits, differ a little where Neo4j has looked at its figures at another moment. */
const allowed = (bound: number) => bound * 1.05;

/** Whatever its name, a file that is compiled only lightly starts sooner. */
process.env.JDK_JAVA_OPTIONS ??= '-XX:TieredStopAtLevel=1';
const { values } = parseArgs({ options: { update: { type: 'boolean', default: false } } });
const folder = await mkdtemp(join(tmpdir(), 'bibliograph-bench-'));
try {
  const config = { ...readConfig(), neo4j: null, home: join(folder, 'home') };
  const lease = await managedNeo4j(config).acquire('bench');
  try {
    const graph = openGraph({ ...lease, database: config.database, queryTimeout: 120_000, patience: 5_000 });
    try {
      await load(graph);
      const counts = await countsOf(graph, lease);
      if (values.update) await writeFile(BOUNDS, `${JSON.stringify(counts, null, 2)}\n`);
      compare(counts, JSON.parse(await readFile(BOUNDS, 'utf8')) as Counts);
    } finally {
      await graph.close();
    }
  } finally {
    await lease.release();
  }
} finally {
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

async function load(graph: Graph): Promise<void> {
  await migrate(graph, { adopt: false, maxTieAuthors: null });
  const records = [...generatedRecords({ records: RECORDS, seed: 1 })];
  await loadInputs(graph, [inputOf(records)], { source: 'bench', currentYear: YEAR });
}

async function countsOf(graph: Graph, endpoint: Endpoint): Promise<Counts> {
  const read: Read = <Row>(text: string, params = {}) => graph.read<object, Row>({ name: 'bench', text }, params);
  const profiling = profilingReader(endpoint);
  const counts: Record<string, number> = {};
  try {
    for (const workload of WORKLOADS) {
      const asked = await workload.choose(read);
      const { queries, dbHits } = average(await ownCosts(profiling, ownOperations(workload, asked)));
      counts[`${workload.name} queries`] = queries;
      counts[`${workload.name} db hits`] = dbHits;
    }
    for (const { field, pages } of await pagesFarApart((variables) => ask(graph, PAGES, { ...variables }))) {
      for (const [index, { queries, dbHits }] of (await ownCosts(profiling, pages)).entries()) {
        const what = `W10 ${field} page ${pages[index]?.number ?? ''}`;
        counts[`${what} queries`] = queries;
        counts[`${what} db hits`] = dbHits;
      }
    }
  } finally {
    await profiling.close();
  }
  const { queries, planned } = await plansOf(endpoint, SELECTIONS);
  return { ...counts, 'W13 planned of 1,000 queries': (1_000 * planned) / queries };
}

function compare(counts: Counts, bounds: Counts): void {
  const names = [...new Set([...Object.keys(bounds), ...Object.keys(counts)])];
  const rows = names.map((name) => {
    const [count, bound] = [counts[name], bounds[name]];
    const isWithin = count !== undefined && bound !== undefined && count <= allowed(bound);
    if (!isWithin) process.exitCode = 1;
    return [name, count?.toFixed(1) ?? 'not counted', bound?.toFixed(1) ?? 'none', isWithin ? verdictOf(count, bound) : '**exceeded**'];
  });
  process.stdout.write(`${table(['what', 'count', 'bound', ''], rows)}\n`);
  if (process.exitCode === 1) process.stdout.write('\nWhat is meant to be so is written down by: npm run bench:check -- --update\n');
}

function verdictOf(count: number, bound: number): string {
  return allowed(count) < bound ? 'less' : '';
}

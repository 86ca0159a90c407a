/**
 * Asks a server on the example records whatever comes of chance: documents of the schema, valid and nearly so, keys and cursors that were
 * edited, bodies and bytes of any kind. `npx tsx test/fuzz.ts [--minutes 30] [--seed N]` goes from seed to seed; with `--case M` it asks one
 * case of a seed again and shows it. Exit code 1 where an answer is a defect, gives something away, or comes too late.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { schema } from '../src/api/schema.ts';
import { ANSWER_PATIENCE, managedNeo4j } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { fillingOf } from '../src/graph/filling.ts';
import { openGraph } from '../src/graph/graph.ts';
import { migrate } from '../src/graph/migrate.ts';
import { isReady } from '../src/graph/readiness.ts';
import { ask } from './support/api.ts';
import { fuzz, type FuzzFailure, type FuzzOptions } from './support/fuzz/run.ts';
import { gatherStock } from './support/fuzz/stock.ts';
import { loadSeeds } from './support/graph.ts';
import { testServer } from './support/server.ts';
import { watchedLog } from './support/watched-log.ts';

const CASES_A_SEED = 500;
const AT_ONCE = 8;
/** Milliseconds above the limit of a request. */
const GRACE_MS = 1_000;
const SHOWN = 20;

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '30' }, seed: { type: 'string' }, case: { type: 'string' } },
});
const minutes = Number(values.minutes);
const first = Number(values.seed ?? Date.now() % 1_000_000);
const only = values.case === undefined ? null : Number(values.case);
if (![minutes, first, only ?? 0].every(Number.isFinite))
  throw new Error('Say it in numbers: npx tsx test/fuzz.ts [--minutes 30] [--seed N] [--case M]');

let faults = 0;
let isOver = false;
const answers = new Map<string, number>();
let slowest: readonly { readonly name: string; readonly ms: number }[] = [];

const complain = (what: string) => {
  faults += 1;
  if (faults <= SHOWN) say(`FAULT ${what}`);
};
process.on('unhandledRejection', (reason) =>
  complain(`unhandled rejection: ${reason instanceof Error ? String(reason.stack) : String(reason)}`),
);
process.on('uncaughtException', (error) => complain(`uncaught exception: ${String(error.stack)}`));
process.on('exit', () => {
  if (isOver) return;
  say('FAULT the process ended by itself');
  process.exitCode = 1;
});

const folder = await mkdtemp(join(tmpdir(), 'bibliograph-fuzz-'));
const config = { ...readConfig(), neo4j: null, home: join(folder, 'home') };
const lease = await managedNeo4j(config).acquire('fuzz');
await filled();
const graph = openGraph({ ...lease, database: config.database, queryTimeout: config.queryTimeout, patience: ANSWER_PATIENCE });
try {
  const server = testServer({
    ...{
      graph,
      isReady: () => isReady(graph),
      filling: () => fillingOf(graph),
      limits: config.limits,
      corsOrigins: ['https://example.org'],
    },
    logger: watchedLog(lease, (fault, line) => complain(`${fault}: ${JSON.stringify(line)}`)),
  });
  const listening = await server.listen();
  await run(Number(new URL(listening.url).port));
  await listening.close();
} finally {
  await graph.close();
  await lease.release();
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
report();

/** Fills the graph with the example records, with more patience than those who ask have. */
async function filled(): Promise<void> {
  const loading = openGraph({ ...lease, database: config.database, queryTimeout: 60_000, patience: 30_000 });
  await migrate(loading, { adopt: false, maxTieAuthors: null });
  await loadSeeds(loading);
  await loading.close();
}

async function run(port: number): Promise<void> {
  const stock = await gatherStock((query, variables) => ask(graph, query, { ...variables }));
  const given = { port, schema, stock, database: lease, atOnce: AT_ONCE, limit: config.limits.requestTimeout + GRACE_MS };
  if (only !== null) {
    const onAnswer: FuzzOptions['onAnswer'] = ({ text }, { bytes }) => say(`${bytes.toString('latin1')}\n--\n${text}`);
    await fuzz({ ...given, seed: first, cases: [only], onFailure: show, onAnswer });
    return;
  }
  const deadline = Date.now() + minutes * 60_000;
  for (let seed = first; Date.now() < deadline; seed += 1) {
    const start = performance.now();
    const found = await fuzz({ ...given, seed, cases: casesUntil(deadline), onFailure: show });
    const seconds = (performance.now() - start) / 1000;
    say(`seed ${seed}: ${found.count} cases, ${Math.round(found.count / seconds)} a second, ${found.failures.length} faults`);
    for (const [what, count] of found.answers) answers.set(what, (answers.get(what) ?? 0) + count);
    const slow = found.slowest.map(({ asked, ms }) => ({ name: `--seed ${seed} --case ${asked.number} (${asked.kind})`, ms }));
    slowest = [...slowest, ...slow].sort((a, b) => b.ms - a.ms).slice(0, 10);
  }
}

function* casesUntil(deadline: number): Generator<number> {
  for (let number = 0; number < CASES_A_SEED && Date.now() < deadline; number += 1) yield number;
}

function show({ asked: { seed, number, kind, bytes }, answer, reasons }: FuzzFailure): void {
  const text = (long: string) => (long.length > 3_000 ? `${long.slice(0, 3_000)}…` : long);
  complain(
    `--seed ${seed} --case ${number} (${kind}): ${reasons.join('; ')}\n${text(bytes.toString('latin1'))}\n--\n${text(answer?.text ?? '')}\n`,
  );
}

function report(): void {
  isOver = true;
  const rows = [...answers].sort(([a], [b]) => a.localeCompare(b));
  for (const [what, count] of rows) say(`${String(count).padStart(9)}  ${what}`);
  say('The slowest:');
  for (const { name, ms } of slowest) say(`${String(Math.round(ms)).padStart(6)} ms  ${name}`);
  const all = rows.reduce((sum, [, count]) => sum + count, 0);
  say(faults === 0 ? `${all} answers, nothing wrong.` : `${all} answers, ${faults} faults.`);
  if (faults > 0) process.exitCode = 1;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/**
 * Ten minutes of clients of all kinds, well-behaved, clumsy and hostile, while the network between the server and Neo4j fails by chance and
 * Neo4j is killed: `npx tsx test/soak.ts [--minutes 10] [--seed N]`, on the example records and a Neo4j of its own. Prints the memory of the
 * server over time and what was answered. Exit code 1 where an answer was wrong, a defect or gave something away, memory grew, or something
 * was left over.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { managedNeo4j } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { openGraph, statement } from '../src/graph/graph.ts';
import { migrate } from '../src/graph/migrate.ts';
import { ask } from './support/api.ts';
import { startFaultyProxy } from './support/faulty-proxy.ts';
import { gatherStock } from './support/fuzz/stock.ts';
import { loadSeeds } from './support/graph.ts';
import { eventually } from './support/managed-neo4j.ts';
import { Random } from './support/random.ts';
import { faults } from './support/soak/faults.ts';
import { askedOnce, clients, steadyQuestions } from './support/soak/load.ts';
import { type Sample, startSoaked } from './support/soak/process.ts';
import { faultOfLine } from './support/watched-log.ts';

const AT_ONCE = 16;
const SAMPLE_EVERY_MS = 5_000;
const KILL_EVERY_MS = 120_000;
/** Above the limit of a request, in milliseconds. */
const GRACE_MS = 1_000;
/** How much more the last third may have than the one before. */
const GROWTH = 0.1;
const SHOWN = 20;
const MB = 2 ** 20;

// What the database has ended for its time stays in its list until the connection is known to be lost, on which nobody hears that.
const RUNNING = statement<Record<string, never>, string>(
  'soak.running',
  `SHOW TRANSACTIONS YIELD metaData, elapsedTime, status
   WHERE metaData.statement IS NOT NULL AND metaData.statement <> 'soak.running'
     AND NOT status STARTS WITH 'Terminated'
   RETURN metaData.statement + ' for ' + toString(elapsedTime) + ': ' + status AS row`,
);

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' }, seed: { type: 'string' } } });
const minutes = Number(values.minutes);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
if (!(minutes > 0) || !Number.isFinite(seed)) throw new Error('Say it in numbers: npx tsx test/soak.ts [--minutes 10] [--seed N]');

const found: string[] = [];
const complain = (fault: string) => {
  found.push(fault);
  if (found.length <= SHOWN) say(`FAULT ${fault}`);
};
const counts = new Map<string, number>();
const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);

const folder = await mkdtemp(join(tmpdir(), 'bibliograph-soak-'));
const config = { ...readConfig(), neo4j: null, home: join(folder, 'home') };
const manager = managedNeo4j(config);
const lease = await manager.acquire('soak');
const ending = new AbortController();
lease.supervise(ending.signal, (event) => typeof event !== 'string' && complain(`Neo4j does not start: ${event.failed.message}`));
const graph = openGraph({ ...lease, database: config.database, queryTimeout: 30_000, patience: 30_000 });
try {
  await migrate(graph, { adopt: false, maxTieAuthors: null });
  await loadSeeds(graph);
  await soak();
} finally {
  ending.abort();
  await graph.close();
  await lease.release();
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

async function soak(): Promise<void> {
  await using proxy = await startFaultyProxy(lease.uri);
  const env = {
    ...{ NEO4J_URI: proxy.uri, NEO4J_USERNAME: lease.username, NEO4J_PASSWORD: lease.password, NEO4J_PASSWORD_FILE: '' },
    ...{ BIBLIOGRAPH_HOME: config.home, LOG_LEVEL: 'info' },
  };
  const ofProxy = { uri: proxy.uri, password: lease.password };
  const server = await startSoaked(
    env,
    (line) => {
      for (const fault of new Set([faultOfLine(line, lease), faultOfLine(line, ofProxy)]))
        if (fault !== null) complain(`${fault}: ${JSON.stringify(line)}`);
    },
    (how) => complain(`the server has ended by itself: ${how}`),
  );
  const stock = await gatherStock((query, variables) => ask(graph, query, { ...variables }));
  const right = await rightAnswers(server.port);
  say(`seed ${seed}, ${minutes} minutes, ${AT_ONCE} clients at once`);

  const until = AbortSignal.timeout(minutes * 60_000);
  const limit = config.limits.requestTimeout + GRACE_MS;
  const { client, close } = clients({
    ...{ port: server.port, stock, database: lease, seed, limit, right },
    onFault: (what, fault) => complain(`${what}: ${fault}`),
    onAnswer: (what, { status, codes }) => count(`${what.replace(/\.graphql$/, '')}: ${[status ?? 'closed', ...codes].join(' ')}`),
  });
  const samples: Sample[] = [];
  await Promise.all([
    ...Array.from({ length: AT_ONCE }, async () => {
      while (!until.aborted) await client();
    }),
    faults({
      ...{ proxy, until, random: new Random(seed), killEvery: KILL_EVERY_MS },
      kill: async () => {
        const { pid } = await manager.status();
        if (pid !== null) process.kill(pid, 'SIGKILL');
      },
      onFault: (what) => count(`FAULT made: ${what}`),
    }),
    sampled(() => server.sample(), until, samples),
  ]);
  close();
  await afterwards(server.port, right);
  await restsAs(samples, () => server.sample());
  const { code, ms } = await server.end();
  if (code !== 0 || ms > 10_000) complain(`it ended with ${String(code)} after ${Math.round(ms)} ms`);
  report(samples);
}

async function rightAnswers(port: number): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  for (const [name, asked] of steadyQuestions()) {
    const data = await askedOnce(asked, port);
    if (data === null) throw new Error(`${name} was not answered.`);
    answers.set(name, data);
  }
  return answers;
}

async function sampled(sample: () => Promise<Sample>, until: AbortSignal, samples: Sample[]): Promise<void> {
  while (!until.aborted) {
    samples.push(await sample());
    await sleep(SAMPLE_EVERY_MS);
  }
}

/** All is as it was: answers, and nothing that the database is still at work on. */
async function afterwards(port: number, right: ReadonlyMap<string, string>): Promise<void> {
  await eventually(async () => (await fetch(`http://127.0.0.1:${port}/ready`)).status === 200);
  for (const [name, asked] of steadyQuestions())
    if ((await askedOnce(asked, port)) !== right.get(name)) complain(`afterwards another answer: ${name}`);
  const nothing = async () => (await graph.read(RUNNING, {})).length === 0;
  await eventually(nothing, 5_000).catch(async () => complain(`still running: ${(await graph.read(RUNNING, {})).join(', ')}`));
}

/** No more is open than was in the first minute, once what is idle is closed. */
async function restsAs(samples: readonly Sample[], sample: () => Promise<Sample>): Promise<void> {
  const firstMinute = samples.slice(0, Math.ceil(60_000 / SAMPLE_EVERY_MS));
  const most = (kind: string) => Math.max(...firstMinute.map(({ handles }) => handles[kind] ?? 0));
  const tooMany = async () => Object.entries((await sample()).handles).filter(([kind, open]) => open > most(kind));
  await eventually(async () => (await tooMany()).length === 0, 20_000).catch(async () => {
    complain(`left open: ${(await tooMany()).map(([kind, open]) => `${open} ${kind}, ${most(kind)} in the first minute`).join('; ')}`);
  });
}

function report(samples: readonly Sample[]): void {
  say('| second | memory, MB | heap, MB | open |');
  say('|---|---|---|---|');
  for (const [index, { rss, heapUsed, handles }] of samples.entries()) {
    if (index % 6 !== 0) continue;
    const open = Object.values(handles).reduce((sum, kind) => sum + kind, 0);
    say(`| ${(index * SAMPLE_EVERY_MS) / 1000} | ${Math.round(rss / MB)} | ${Math.round(heapUsed / MB)} | ${open} |`);
  }
  for (const [what, of] of [['memory', 'rss'] as const, ['heap', 'heapUsed'] as const]) {
    const third = samples.length / 3;
    const [second, last] = [1, 2].map((at) =>
      median(samples.slice(Math.floor(at * third), Math.floor((at + 1) * third)).map((one) => one[of])),
    );
    if (second === undefined || last === undefined) continue;
    const growth = last / second - 1;
    say(
      `${what}: ${Math.round(second / MB)} MB in the second third, ${Math.round(last / MB)} MB in the last: ${(growth * 100).toFixed(1)} %`,
    );
    if (!(growth <= GROWTH)) complain(`${what} grew by ${(growth * 100).toFixed(1)} %`);
  }
  for (const [what, times] of [...counts].sort(([a], [b]) => a.localeCompare(b))) say(`${String(times).padStart(8)}  ${what}`);
  say(found.length === 0 ? 'Nothing wrong.' : `${found.length} faults.`);
  if (found.length > 0) process.exitCode = 1;
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

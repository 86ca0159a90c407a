/**
 * Interrupts loads in every way there is, and looks whether they come to what an uninterrupted load comes to:
 * `npm run build && npx tsx test/crashes.ts [--loader 50] [--neo4j 10] [--commit 20] [--records 800] [--seed N]`. At so many points the
 * loader is killed, Neo4j is killed, or answers to COMMIT are lost; then the same command is given until it ends well. Half of the points load
 * into a graph that holds something already, and half fill an empty one. Afterwards the graph's fingerprint, the ledger, the quarantine and the
 * indexes must be what they are without an interruption. Ends with exit code 1 where anything differs.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { access, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { managedNeo4j } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { openGraph, statement } from '../src/graph/graph.ts';
import { migrate } from '../src/graph/migrate.ts';
import { loadInputs } from '../src/ingest/load.ts';
import { writeCrashInput } from './support/crash-input.ts';
import { differencesOf, faultsOf, type Outcome, outcomeOf, quarantinesOf } from './support/crash-outcome.ts';
import { contentOf } from './support/fingerprint.ts';
import { Random } from './support/random.ts';
import { inputOf } from './support/records-input.ts';
import { startBoltProxy } from './support/tcp-proxy.ts';

const PROGRAM = 'dist/cli.js';
const SOURCE = 'crashes';
const PATHS = ['ordinary', 'filled'] as const;
const KINDS = ['loader', 'neo4j', 'commit'] as const;
/** What a load with records that cannot be used ends with. */
const ENDED_WELL = 2;
const MOST_RUNS = 5;
const RUN_LIMIT_MS = 300_000;
const SHOWN_ROWS = 10;

type Path = (typeof PATHS)[number];
type Kind = (typeof KINDS)[number];

/** What an uninterrupted load comes to, how long it takes, and how many transactions it commits. */
interface Reference {
  readonly outcome: Outcome;
  readonly content: ReadonlySet<string>;
  readonly ms: number;
  readonly commits: number;
}

/** One interruption; `share` says at which share of an uninterrupted load, from 0 to 1. */
interface Point {
  readonly kind: Kind;
  readonly path: Path;
  readonly share: number;
  /** Not at a moment, which may come too late. */
  readonly atCommit?: boolean;
}

/** Where a load keeps what cannot be used; in its home where `quarantine` is null. */
interface Place {
  readonly home: string;
  readonly quarantine: string | null;
}

/** What was done at a point, in words, and how often the command was given. */
interface Interruption {
  readonly what: string;
  readonly runs: number;
  /** Whether it came before the load had ended. */
  readonly isHit: boolean;
}

const { values } = parseArgs({
  options: {
    ...{ loader: { type: 'string', default: '50' }, neo4j: { type: 'string', default: '10' }, commit: { type: 'string', default: '20' } },
    ...{ records: { type: 'string', default: '800' }, seed: { type: 'string', default: String(Date.now() % 100_000) } },
  },
});
const seed = Number(values.seed);
const random = new Random(seed);
await access(PROGRAM).catch(() => {
  throw new Error(`There is no ${PROGRAM}: build it first, with "npm run build".`);
});

const folder = await mkdtemp(join(tmpdir(), 'bibliograph-crashes-'));
const config = { ...readConfig(), neo4j: null, home: join(folder, 'neo4j') };
const manager = managedNeo4j(config);
const lease = await manager.acquire('crashes');
const ending = new AbortController();
lease.supervise(ending.signal, (event) => {
  if (typeof event === 'object') say(`Neo4j could not be started again: ${event.failed.message}`);
});
const graph = openGraph({ ...lease, database: config.database, queryTimeout: 0, patience: 60_000 });
const input = await writeCrashInput(folder, { records: Number(values.records), seed });
try {
  process.exitCode = (await proveAll()) ? 0 : 1;
} finally {
  await graph.close();
  ending.abort();
  await lease.release();
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

async function proveAll(): Promise<boolean> {
  say(`seed ${seed}: ${input.records} records in ${input.files.length} files, ${input.bad.length} of them bad`);
  // The first load is slow: nothing is compiled yet.
  await uninterrupted('ordinary', 0);
  const references = new Map<Path, Reference>();
  for (const path of PATHS) {
    const reference = await uninterrupted(path, references.size + 1);
    references.set(path, reference);
    say(`uninterrupted, ${path}: ${seconds(reference.ms)}, ${reference.commits} commits, ${reference.outcome.get('ledger') ?? ''}`);
  }
  const results: { readonly point: Point; readonly hit: boolean; readonly runs: number; readonly isSame: boolean; readonly ms: number }[] =
    [];
  for (const [index, point] of pointsOf().entries()) {
    const reference = references.get(point.path);
    if (reference === undefined) throw new Error(`Nothing to compare ${point.path} with.`);
    const start = performance.now();
    const tried = await proved(point, reference, join(folder, `point-${index + 1}`));
    // A load that was quicker than the one before it is tried again, at a commit that it cannot miss.
    const isMissed = !tried.isHit && tried.differences.length === 0 && point.kind === 'loader';
    const { what, runs, isHit, differences } = isMissed
      ? await proved({ ...point, atCommit: true }, reference, join(folder, `point-${index + 1}-again`))
      : tried;
    const ms = performance.now() - start;
    const isSame = differences.length === 0;
    say(
      `${index + 1} ${point.kind}, ${point.path}: ${what}; ${runs} ${runs === 1 ? 'run' : 'runs'}, ${isSame ? 'same' : 'DIFFERENT'}, ${seconds(ms)}`,
    );
    for (const difference of differences) say(`    ${difference}`);
    results.push({ point, hit: isHit, runs, isSame, ms });
  }
  say('\n| interrupted | path | points | before the end | runs | same | different | seconds each |\n|---|---|---|---|---|---|---|---|');
  for (const kind of KINDS) {
    for (const path of PATHS) {
      const here = results.filter(({ point }) => point.kind === kind && point.path === path);
      if (here.length === 0) continue;
      const count = (is: (result: (typeof results)[number]) => boolean) => here.filter(is).length;
      const sum = (of: (result: (typeof results)[number]) => number) => here.reduce((all, each) => all + of(each), 0);
      const cells = [kind, path, here.length, count(({ hit }) => hit), sum(({ runs }) => runs), count(({ isSame }) => isSame)];
      say(`| ${[...cells, count(({ isSame }) => !isSame), (sum(({ ms }) => ms) / here.length / 1000).toFixed(1)].join(' | ')} |`);
    }
  }
  const different = results.filter(({ isSame }) => !isSame).length;
  say(
    different === 0
      ? `\n${results.length} points, nothing lost.`
      : `\n${different} of ${results.length} points came to something else: seed ${seed}.`,
  );
  return different === 0;
}

/** Points of every kind, on both paths in turn, spread over the whole of a load. */
function pointsOf(): Point[] {
  return KINDS.flatMap((kind) => {
    const count = Number(values[kind]);
    const each = Math.ceil(count / PATHS.length);
    return Array.from({ length: count }, (_, n): Point => {
      const share = (Math.floor(n / PATHS.length) + chance()) / each;
      return { kind, path: n % PATHS.length === 0 ? 'ordinary' : 'filled', share };
    });
  });
}

async function uninterrupted(path: Path, number: number): Promise<Reference> {
  const home = join(folder, `uninterrupted-${number}`);
  await prepare(path);
  await using proxy = await startBoltProxy(lease.uri);
  const start = performance.now();
  const { code, err } = await startLoad(home, proxy.uri, null).ended;
  const ms = performance.now() - start;
  if (code !== ENDED_WELL) throw new Error(`A load that nothing interrupted ended with ${String(code)} after ${seconds(ms)}: ${err}`);
  const { commits } = proxy;
  const outcome = await outcomeAt(home, null);
  const faults = faultsOf(outcome, input);
  if (faults.length > 0) throw new Error(`An uninterrupted load is wrong: ${faults.join('; ')}.\n${outcome.get('ledger') ?? ''}`);
  return { outcome, content: new Set(await contentOf(graph)), ms, commits };
}

async function proved(point: Point, reference: Reference, home: string): Promise<Interruption & { readonly differences: string[] }> {
  await prepare(point.path);
  const quarantine = random.below(2) === 0 ? null : `${home}.quarantine.jsonl`;
  try {
    const interrupt = { loader: killLoader, neo4j: killNeo4j, commit: loseAnswers }[point.kind];
    const interruption = await interrupt(point, reference, { home, quarantine });
    const differences = differencesOf(await outcomeAt(home, quarantine), reference.outcome);
    if (differences.some((each) => each.startsWith('graph'))) differences.push(...(await differentRows(reference.content)));
    return { ...interruption, differences };
  } catch (error) {
    return { what: 'did not end well', runs: MOST_RUNS, isHit: true, differences: [String(error)] };
  }
}

/** Kills it once or twice, at a moment or while a COMMIT is on its way, which may or may not come through. */
async function killLoader(
  { share, atCommit = false }: Point,
  { ms, commits }: Reference,
  { home, quarantine }: Place,
): Promise<Interruption> {
  const shares = random.below(3) === 0 ? [share, chance()] : [share];
  const killed: string[] = [];
  let given = 0;
  for (const at of shares) {
    if (await hasFinished()) break;
    given += 1;
    const commit = !atCommit && random.below(2) === 0 ? null : 1 + Math.floor(at * commits);
    await using proxy = await startBoltProxy(lease.uri, (number) => {
      if (number === commit) run.process.kill('SIGKILL');
      return false;
    });
    const run = startLoad(home, proxy.uri, quarantine);
    const moment = commit === null ? sleep(at * ms, null, { ref: false }) : new Promise(() => undefined);
    await Promise.race([run.ended, moment]);
    run.process.kill('SIGKILL');
    const { code } = await run.ended;
    const when = commit === null ? seconds(at * ms) : `COMMIT ${commit} of ${commits}`;
    if (code === null) killed.push(`${when} (${reported(run.said())} records)`);
  }
  const runs = (await hasFinished()) ? 0 : await untilWell(home, lease.uri, quarantine);
  return { what: `killed at ${killed.join(' and ') || 'its end'}`, runs: runs + given, isHit: killed.length > 0 };
}

async function killNeo4j({ share }: Point, { ms }: Reference, { home, quarantine }: Place): Promise<Interruption> {
  const run = startLoad(home, lease.uri, quarantine);
  const isHit = await Promise.race([run.ended.then(() => false), sleep(share * ms, true)]);
  const { pid } = await manager.status();
  if (pid === null) throw new Error('Neo4j does not run.');
  process.kill(pid, 'SIGKILL');
  const what = isHit ? `killed at ${seconds(share * ms)} (${reported(run.said())} records)` : 'killed at the end';
  const { code } = await run.ended;
  return { what, runs: 1 + (code === ENDED_WELL ? 0 : await untilWell(home, lease.uri, quarantine)), isHit };
}

async function loseAnswers({ share }: Point, { commits }: Reference, { home, quarantine }: Place): Promise<Interruption> {
  const more = Array.from({ length: random.below(3) }, () => 1 + random.below(commits));
  const lost = [...new Set([1 + Math.floor(share * commits), ...more])].sort((a, b) => a - b);
  await using proxy = await startBoltProxy(lease.uri, (commit) => lost.includes(commit));
  const runs = await untilWell(home, proxy.uri, quarantine);
  return { what: `answers lost to COMMIT ${lost.join(', ')} of ${commits}`, runs, isHit: proxy.cuts > 0 };
}

/** Gives the command until it ends well, and says how often that was. */
async function untilWell(home: string, uri: string, quarantine: string | null): Promise<number> {
  for (let runs = 1; ; runs += 1) {
    const { code, err } = await startLoad(home, uri, quarantine).ended;
    if (code === ENDED_WELL) return runs;
    if (runs === MOST_RUNS) throw new Error(`The load ended ${runs} times with ${String(code)}, at last so: ${err.slice(-2_000)}`);
  }
}

interface Run {
  readonly process: ChildProcess;
  readonly ended: Promise<{ readonly code: number | null; readonly err: string }>;
  /** What it said on standard error so far. */
  readonly said: () => string;
}

function startLoad(home: string, uri: string, quarantine: string | null): Run {
  const named = quarantine === null ? [] : ['--quarantine', quarantine];
  const child = spawn(
    process.execPath,
    [PROGRAM, 'load', '--source', SOURCE, ...named, '--deleted-ids', input.deletions.file, ...input.files],
    {
      env: environment(home, uri),
      stdio: ['ignore', 'ignore', 'pipe'],
      timeout: RUN_LIMIT_MS,
    },
  );
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += String(chunk)));
  const ended = new Promise<{ code: number | null; err: string }>((resolve) => child.once('close', (code) => resolve({ code, err: said })));
  return { process: child, ended, said: () => said };
}

function environment(home: string, uri: string): NodeJS.ProcessEnv {
  const { username, password } = lease;
  const server = { NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password, NEO4J_PASSWORD_FILE: '' };
  return { ...process.env, ...server, NEO4J_DATABASE: config.database, BIBLIOGRAPH_HOME: home };
}

/** Whether the load is over, as it may be though nobody heard of it: the command would begin another one. */
async function hasFinished(): Promise<boolean> {
  const finished = statement<{ source: string }, string>(
    'crashes.finished',
    "MATCH (l:Load {state: 'FINISHED'})-[:INTO]->(:Source {name: $source}) RETURN l.id AS row",
  );
  return (await graph.read(finished, { source: SOURCE })).length > 0;
}

function reported(said: string): string {
  return [...said.matchAll(/"records":(\d+)/g)].at(-1)?.[1] ?? '0';
}

/** A graph that holds a record of another source, or one that waits to be filled. */
async function prepare(path: Path): Promise<void> {
  await wipe();
  await migrate(graph, { adopt: false, maxTieAuthors: null });
  if (path === 'ordinary') await loadInputs(graph, [inputOf([input.other])], { source: 'other' });
}

async function outcomeAt(home: string, quarantine: string | null): Promise<Outcome> {
  const loads = spawn(process.execPath, [PROGRAM, 'loads', '--json'], {
    env: environment(home, lease.uri),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const quarantines = [...(await quarantinesOf(home)), ...(quarantine === null ? [] : [quarantine])];
  return outcomeOf(graph, SOURCE, await text(loads.stdout), quarantines);
}

async function differentRows(expected: ReadonlySet<string>): Promise<string[]> {
  const found = new Set(await contentOf(graph));
  const more = [...found].filter((row) => !expected.has(row)).map((row) => `+ ${row.slice(0, 300)}`);
  const fewer = [...expected].filter((row) => !found.has(row)).map((row) => `- ${row.slice(0, 300)}`);
  return [`${more.length} rows more, ${fewer.length} fewer:`, ...more.slice(0, SHOWN_ROWS), ...fewer.slice(0, SHOWN_ROWS)];
}

async function wipe(): Promise<void> {
  const some = statement<Record<string, never>, number>(
    'crashes.wipe',
    'MATCH (n) WITH n LIMIT 5000 DETACH DELETE n RETURN count(n) AS row',
  );
  for (let left = 1; left > 0;) left = (await graph.transaction('wipe', (tx) => tx.read(some, {})))[0] ?? 0;
}

function chance(): number {
  return random.below(2 ** 32) / 2 ** 32;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

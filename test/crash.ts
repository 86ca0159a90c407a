/**
 * Kills what runs, at moments drawn by chance, and looks whether the next start works: `npx tsx test/crash.ts [--rounds N] [--seed N]`.
 * Each round starts `npm start`, or a load beside it, kills npm, its whole group or Neo4j with SIGKILL, and then checks that one more start serves all that was
 * reported as loaded, and that nothing runs which `db status` does not know. Every other round begins with an empty cache, so that
 * the installation is interrupted too. Exit code 1 at the first round that goes wrong.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { managedNeo4j } from '../src/app.ts';
import { readConfig } from '../src/config.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '12' }, seed: { type: 'string', default: String(Date.now() % 100_000) } },
});
const rounds = Number(values.rounds);
const START_LIMIT_MS = 120_000;
const STOP_LIMIT_MS = 30_000;
const SEEDS = 351;
const MANY = 6_000;

let state = Number(values.seed);
/** From 0 up to 1, the same for the same seed (mulberry32). */
function chance(): number {
  state = (state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
}

const folder = await mkdtemp(join(tmpdir(), 'bibliograph-crash-'));
const port = await freePort();
const manyFile = join(folder, 'many.ndjson');
await writeFile(
  manyFile,
  Array.from({ length: MANY }, (_, n) => JSON.stringify({ id: `n${n}`, title: `Number ${n}`, author: [`A${n % 97}`, `B${n % 89}`] })).join(
    '\n',
  ),
);

say(`seed ${values.seed}, ${rounds} rounds`);
let loaded = 0;
for (let round = 1; round <= rounds; round += 1) {
  const fresh = round % 2 === 1;
  const env = {
    ...process.env,
    ...{
      BIBLIOGRAPH_HOME: join(folder, fresh ? `home-${round}` : `home-${round - 1}`),
      BIBLIOGRAPH_CACHE: join(folder, `cache-${fresh ? round : round - 1}`),
    },
    ...{ PORT: String(port), LOG_LEVEL: 'error' },
  };
  if (fresh) loaded = 0;
  const victim = ['npm', 'group', 'neo4j', 'load'][Math.floor(chance() * 4)] ?? 'group';
  const after = Math.round(chance() * (fresh ? 25_000 : 10_000));
  say(`round ${round}: ${victim} after ${after} ms${fresh ? ', nothing installed' : ''}`);
  await disturb(victim, after, env);
  const count = await startsWell(env);
  if (count < Math.max(SEEDS, loaded)) throw new Error(`${loaded} records were reported as loaded, ${count} are there.`);
  // npm does not wait for what it started.
  const deadline = Date.now() + STOP_LIMIT_MS;
  while (processesOf(env.BIBLIOGRAPH_HOME).length > 0 && Date.now() < deadline) await sleep(250);
  const running = processesOf(env.BIBLIOGRAPH_HOME);
  if (running.length > 0) throw new Error(`Still running afterwards: ${running.join('\n')}`);
}
await rm(folder, { recursive: true, force: true });
say(`${rounds} rounds, nothing lost and nothing left behind`);

async function disturb(victim: string, after: number, env: NodeJS.ProcessEnv): Promise<void> {
  const server = npmStart(env);
  await sleep(after);
  if (victim === 'load') {
    const load = spawn(process.execPath, ['dist/cli.js', 'load', '--source', 'many', manyFile], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let reported = 0;
    load.stderr.on('data', (chunk: Buffer) => {
      for (const [, records] of String(chunk).matchAll(/"note":"(\d+) records/g)) reported = Number(records);
    });
    await Promise.race([sleep(2_000 + chance() * 12_000), new Promise<void>((resolve) => void load.once('exit', () => resolve()))]);
    load.kill('SIGKILL');
    loaded = Math.max(loaded, reported > 0 ? SEEDS + reported : 0);
    killGroup(server);
  } else if (victim === 'neo4j') {
    const { pid } = await managedNeo4j(readConfig({}, env)).status();
    if (pid !== null) process.kill(pid, 'SIGKILL');
    await sleep(chance() * 1_000);
    killGroup(server);
  } else if (victim === 'npm') server.kill('SIGKILL');
  else killGroup(server);
}

/** Starts once more, asks for the number of articles, checks what `db status` knows, ends it as a person would. */
async function startsWell(env: NodeJS.ProcessEnv & { BIBLIOGRAPH_HOME: string }): Promise<number> {
  const server = npmStart(env);
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  try {
    const count = await articleCount();
    const { pid } = await managedNeo4j(readConfig({}, env)).status();
    const running = processesOf(env.BIBLIOGRAPH_HOME);
    if (running.length !== 1 || pid === null || !running[0]?.startsWith(`${pid} `)) {
      throw new Error(`db status knows ${String(pid)}, but these run:\n${running.join('\n')}`);
    }
    return count;
  } finally {
    server.kill('SIGTERM');
    await ended;
  }
}

async function articleCount(): Promise<number> {
  const answer = z.object({ data: z.object({ statistics: z.object({ articleCount: z.number() }) }) });
  const deadline = Date.now() + START_LIMIT_MS;
  while (Date.now() < deadline) {
    await sleep(250);
    try {
      const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: '{ statistics { articleCount } }' }),
      });
      if (response.status === 200) return answer.parse(await response.json()).data.statistics.articleCount;
    } catch {
      // Not up yet.
    }
  }
  throw new Error('The next start did not serve anything.');
}

function npmStart(env: NodeJS.ProcessEnv): ChildProcess {
  const child = spawn('npm', ['start'], { env, stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  child.stderr.on('data', (chunk: Buffer) => {
    for (const line of String(chunk)
      .split('\n')
      .filter((each) => each.startsWith('bibliograph:')))
      say(`  ${line}`);
  });
  return child;
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended.
  }
}

function processesOf(home: string): string[] {
  const all = execFileSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8', maxBuffer: 2 ** 26 }).split('\n');
  return all.map((line) => line.trim()).filter((line) => line.includes(`--home-dir=${home}`));
}

async function freePort(): Promise<number> {
  return new Promise<number>((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
  });
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

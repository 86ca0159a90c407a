import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {} from 'vitest';
import type { TestProject } from 'vitest/node';
import { readConfig } from '../../src/config.ts';
import { probe, setFirstPassword } from '../../src/graph/probe.ts';
import { type Endpoint, manageNeo4j } from '../../src/neo4j/manager.ts';
import { isAlive, PROCESS_IDENTITY, self } from '../../src/process-id.ts';
import { readJson, writeDurably } from '../../src/neo4j/durable-file.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A Neo4j for each worker of the run: its test files take turns on it. */
    neo4j: readonly Endpoint[];
  }
}

const PREFIX = 'bibliograph-test-run-';
const OWNER = 'owner.json';
/** For those of the run. Measured: the best compiled code pays over minutes, but what makes it takes half of the processors; so ten times less is made. */
const LONG_LIVED = [
  '-XX:+UseParallelGC',
  '-XX:Tier4InvocationThreshold=50000',
  '-XX:Tier4MinInvocationThreshold=6000',
  '-XX:Tier4CompileThreshold=150000',
  '-XX:Tier4BackEdgeThreshold=400000',
];
/** For those that tests and their commands start for a few seconds. */
const SHORT_LIVED = ['-XX:TieredStopAtLevel=1', '-XX:+UnlockDiagnosticVMOptions', '-XX:-BytecodeVerificationRemote'];

/** The Neo4js of the run. They, and all that tests put into the temporary folder, go when the run ends, however it ends. */
export default async function setup(project: TestProject): Promise<() => void> {
  const before = process.env.TMPDIR;
  await clearAbandoned();
  const folder = await mkdtemp(join(tmpdir(), PREFIX));
  await writeDurably(join(folder, OWNER), JSON.stringify(await self()));
  // Nothing in it is worth a clean stop, and an interrupted run has time for none.
  const leave = () => throwAway(folder);
  const interrupted = () => process.exit(130);
  process.once('exit', leave).once('SIGINT', interrupted).once('SIGTERM', interrupted);
  process.env.TMPDIR = folder;
  process.env.JDK_JAVA_OPTIONS = LONG_LIVED.join(' ');
  const homes = Array.from({ length: project.vitest.config.maxWorkers }, (_, index) => join(folder, `worker-${index + 1}`));
  project.provide('neo4j', await Promise.all(homes.map(start)));
  process.env.JDK_JAVA_OPTIONS = SHORT_LIVED.join(' ');
  return () => {
    process.off('exit', leave).off('SIGINT', interrupted).off('SIGTERM', interrupted);
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    leave();
  };
}

async function start(home: string): Promise<Endpoint> {
  mkdirSync(home);
  const { cache, neo4jHome, javaHome } = readConfig();
  const memory = { heap: '512m', pageCache: '128m' };
  const { uri, username, password } = await manageNeo4j({ home, cache, neo4jHome, javaHome, ...memory, probe, setFirstPassword }).acquire(
    'test',
  );
  return { uri, username, password };
}

/** What runs left behind that were killed outright. */
async function clearAbandoned(): Promise<void> {
  for (const name of (await readdir(tmpdir())).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    const owner = await readJson(join(folder, OWNER), PROCESS_IDENTITY);
    if (owner !== null && !(await isAlive(owner))) throwAway(folder);
  }
}

function throwAway(folder: string): void {
  for (const name of readdirSync(folder)) kill(join(folder, name, 'neo4j.json'));
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
}

/** Ends the Neo4j of a home, if there is one. */
function kill(record: string): void {
  try {
    const { process: running } = JSON.parse(readFileSync(record, 'utf8')) as { process: { pid: number } | null };
    if (running !== null) process.kill(running.pid, 'SIGKILL');
  } catch {
    // No home, or nothing that runs in it.
  }
}

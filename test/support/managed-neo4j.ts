import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { readConfig } from '../../src/config.ts';
import { openGraph, statement } from '../../src/graph/graph.ts';
import { probe, setFirstPassword } from '../../src/graph/probe.ts';
import { type Endpoint, type ManagerOptions, type Neo4jManager, manageNeo4j } from '../../src/neo4j/manager.ts';

/** Folders of a test, and whatever Neo4j was started in them: gone when the test is. */
export async function temporaryFolder(): Promise<AsyncDisposable & { path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'bibliograph-test-'));
  return {
    path,
    async [Symbol.asyncDispose]() {
      const { pid } = await managerOf(path).status();
      if (pid !== null) process.kill(pid, 'SIGKILL');
      await rm(path, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

/** A manager of `home`, which shares the program in the user's cache. */
export function managerOf(home: string, options: Partial<ManagerOptions> = {}): Neo4jManager {
  const { cache, javaHome } = readConfig();
  const memory = { heap: '256m', pageCache: '16m' };
  return manageNeo4j({ home, cache, neo4jHome: null, javaHome, ...memory, probe, setFirstPassword, ...options });
}

export interface Owner {
  readonly process: ChildProcess;
  readonly pid: number;
  /** Ends it as nothing else can, and waits. */
  kill(): Promise<void>;
}

/** Another process that holds a lease on the Neo4j of `home`, or with `until` is still on its way to one. */
export async function startOwner(
  home: string,
  until: 'acquired' | 'password' | 'maven' = 'acquired',
  extra: readonly string[] = [],
): Promise<Owner> {
  const script = new URL('owner.ts', import.meta.url).pathname;
  const owner = spawn(process.execPath, ['--import', 'tsx', script, home, until, ...extra], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines = createInterface({ input: owner.stdout });
  const first = await Promise.race([once(lines, 'line').then(([line]) => String(line)), once(owner, 'exit').then(() => 'ended')]);
  if (first !== until || owner.pid === undefined) throw new Error(`The other process said "${first}" where "${until}" was due.`);
  return {
    process: owner,
    pid: owner.pid,
    async kill() {
      owner.kill('SIGKILL');
      if (owner.exitCode === null && owner.signalCode === null) await once(owner, 'exit');
    },
  };
}

const WRITE = 'CREATE (:Note {text: "kept"})';
const READ = statement<object, number>('notes', 'MATCH (n:Note) RETURN count(n) AS row');

export async function writeNote(endpoint: Endpoint): Promise<void> {
  const graph = open(endpoint);
  await graph.define(WRITE);
  await graph.close();
}

export async function countNotes(endpoint: Endpoint): Promise<number | undefined> {
  const graph = open(endpoint);
  const [count] = await graph.read(READ, {});
  await graph.close();
  return count;
}

function open({ uri, username, password }: Endpoint) {
  return openGraph({ uri, username, password, database: 'neo4j', queryTimeout: 10_000, patience: 10_000 });
}

/** Looks until it is so. Tests wait for what happens, not for a time. */
export async function eventually(isSo: () => boolean | Promise<boolean>, limit = 60_000): Promise<void> {
  const deadline = Date.now() + limit;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error('It did not come about in time.');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {} from 'vitest';
import type { TestProject } from 'vitest/node';
import { readConfig } from '../../src/config.ts';
import { probe, setFirstPassword } from '../../src/graph/probe.ts';
import { manageNeo4j } from '../../src/neo4j/manager.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The Neo4j that all tests of a run share. */
    neo4j: { uri: string; username: string; password: string };
  }
}

const PREFIX = 'bibliograph-test-run-';

/** One Neo4j for the whole run, of this run's own data, thrown away at the end. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await clearAbandoned();
  const home = await mkdtemp(join(tmpdir(), PREFIX));
  const neo4j = manage(home);
  const lease = await neo4j.acquire('test');
  const { pid } = await neo4j.status();
  // Nothing in it is worth a clean stop. Also when the run is interrupted, and then there is time for nothing else.
  const throwAway = () => {
    if (pid !== null) kill(pid);
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  const interrupted = () => process.exit(130);
  process.once('exit', throwAway).once('SIGINT', interrupted).once('SIGTERM', interrupted);
  const { uri, username, password } = lease;
  project.provide('neo4j', { uri, username, password });
  return async () => {
    process.off('exit', throwAway).off('SIGINT', interrupted).off('SIGTERM', interrupted);
    throwAway();
    await Promise.resolve();
  };
}

function manage(home: string) {
  const { cache, neo4jHome, javaHome } = readConfig();
  const jvmOptions = ['-XX:TieredStopAtLevel=1'];
  return manageNeo4j({ home, cache, neo4jHome, javaHome, heap: '512m', pageCache: '128m', jvmOptions, probe, setFirstPassword });
}

/** What runs left behind that were killed. One that still runs has a user, and is left alone. */
async function clearAbandoned(): Promise<void> {
  for (const name of (await readdir(tmpdir())).filter((entry) => entry.startsWith(PREFIX))) {
    const home = join(tmpdir(), name);
    const status = await manage(home).status();
    if (status.users.length > 0 || status.state === 'starting') continue;
    await manage(home).stop();
    await rm(home, { recursive: true, force: true });
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

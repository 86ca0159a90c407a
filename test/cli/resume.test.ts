import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { loadCommand } from '../../src/cli/load.ts';
import { loadsCommand } from '../../src/cli/loads.ts';
import { ExitCode } from '../../src/cli/exit-code.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { migrate } from '../../src/graph/migrate.ts';
import type { CrashInput } from '../support/crash-input.ts';
import { differencesOf, faultsOf, type Outcome, outcomeOf, quarantinesOf } from '../support/crash-outcome.ts';
import { emptyGraph, wipe } from '../support/graph.ts';
import { temporaryFolder } from '../support/managed-neo4j.ts';
import { settingsOf, testNeo4j } from '../support/neo4j.ts';
import { Random } from '../support/random.ts';
import { startBoltProxy } from '../support/tcp-proxy.ts';
import { keptTerminal } from '../support/terminal.ts';

const SEED = 6;
const SOURCE = 'resumed';

describe('a load that is interrupted and given again', () => {
  const random = new Random(SEED);
  let graph: Graph;
  let folder: Awaited<ReturnType<typeof temporaryFolder>>;
  let input: CrashInput;
  /** What an uninterrupted load comes to. */
  let expected: Outcome;

  beforeAll(async () => {
    graph = await emptyGraph();
    folder = await temporaryFolder();
    input = await writeInput(folder.path);
    stubEnvironment('uninterrupted', testNeo4j().uri);
    expect(await load()).toBe(ExitCode.quarantined);
    expected = await outcome('uninterrupted');
    expect(faultsOf(expected, input)).toEqual([]);
    return () => folder[Symbol.asyncDispose]();
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    process.exitCode = undefined;
  });

  test('loses nothing where the loader is killed, and had not heard that its load had begun', async () => {
    await again();
    const environment = stubEnvironment('killed', testNeo4j().uri);
    await using proxy = await startBoltProxy(testNeo4j().uri, (commit) => {
      if (commit === SECOND_BATCH + 1) killed.kill('SIGKILL');
      return commit === BEGINNING;
    });
    const killed = spawn(process.execPath, ['--import', 'tsx', 'src/cli.ts', ...loadArguments()], {
      env: { ...process.env, ...environment, NEO4J_URI: proxy.uri },
      stdio: 'ignore',
    });
    await once(killed, 'close');
    expect([killed.signalCode, proxy.cuts]).toEqual(['SIGKILL', 1]);
    expect(await load()).toBe(ExitCode.quarantined);
    expect(differencesOf(await outcome('killed'), expected)).toEqual([]);
  });

  test('loses nothing where the answer to a commit is lost', async () => {
    await again();
    const lost = 1 + random.below(COMMITS);
    await using proxy = await startBoltProxy(testNeo4j().uri, (commit) => commit === lost);
    stubEnvironment('lost', proxy.uri);
    expect(await load()).toBe(ExitCode.quarantined);
    expect(proxy.cuts).toBe(1);
    expect(differencesOf(await outcome('lost'), expected)).toEqual([]);
  });

  async function again(): Promise<void> {
    await wipe(graph);
    await migrate(graph, { adopt: false, maxTieAuthors: null });
  }

  function stubEnvironment(home: string, uri: string): Record<string, string> {
    const settings = settingsOf(join(folder.path, home), uri);
    for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
    return settings;
  }

  function loadArguments(): string[] {
    return ['load', '--source', SOURCE, '--deleted-ids', input.deletions.file, ...input.files];
  }

  async function load(): Promise<typeof process.exitCode> {
    process.exitCode = undefined;
    await loadCommand(keptTerminal()).parseAsync(loadArguments().slice(1), { from: 'user' });
    return process.exitCode;
  }

  async function outcome(home: string): Promise<Outcome> {
    vi.stubEnv('NEO4J_URI', testNeo4j().uri);
    const terminal = keptTerminal();
    await loadsCommand(terminal).parseAsync(['--json'], { from: 'user' });
    return outcomeOf(graph, SOURCE, terminal.said.join('\n'), await quarantinesOf(join(folder.path, home)));
  }
});

// What this load commits: that it has begun, how long its quarantine was, a batch of a thousand records, one of the rest, what is deleted, and
// its end.
const COMMITS = 6;
const BEGINNING = 1;
const SECOND_BATCH = 4;
const RECORDS = 1_200;

/** Two files of little records by few people: one of seven comes again, one of fourteen changed, one of two hundred cannot be used. Twenty are deleted. */
async function writeInput(folder: string): Promise<CrashInput> {
  const files = [join(folder, 'first.ndjson'), join(folder, 'second.ndjson')];
  const bad: string[] = [];
  const lines = Array.from({ length: RECORDS }, (_, n) => {
    if (n % 200 === 99) {
      const raw = n % 400 === 99 ? `{"title":"Number ${n} has no id"}` : `{"id":"n${n}","title":"Cut in the`;
      bad.push(`${files[n < RECORDS / 2 ? 0 : 1] ?? ''}:${(n % (RECORDS / 2)) + 1} ${Buffer.from(raw).toString('base64')}`);
      return raw;
    }
    const number = n % 7 === 6 ? n - 5 : n;
    const title = n % 14 === 13 ? `Number ${number}, changed` : `Number ${number}`;
    return JSON.stringify({ id: `n${number}`, title, author: [`Author ${number % 97}`] });
  });
  const half = RECORDS / 2;
  await Promise.all(files.map((file, n) => writeFile(file, `${lines.slice(n * half, (n + 1) * half).join('\n')}\n`)));
  const gone = Array.from({ length: 20 }, (_, n) => `n${n * 14}`);
  const deletions = { file: join(folder, 'deleted.txt'), count: gone.length };
  await writeFile(deletions.file, gone.join('\n'));
  return { files, records: RECORDS, bad, deletions, other: {} };
}

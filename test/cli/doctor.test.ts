import { expect, onTestFinished, test, vi } from 'vitest';
import { doctorCommand } from '../../src/cli/doctor.ts';
import { BibliographError } from '../../src/errors.ts';
import { managerOf, temporaryFolder } from '../support/managed-neo4j.ts';
import { keptTerminal } from '../support/terminal.ts';
import { testNeo4j } from '../support/neo4j.ts';

function environment(variables: Record<string, string>): void {
  vi.stubEnv('NEO4J_URI', '');
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
}

/** The lines of the report, and what the command failed with. */
async function doctor(...argv: string[]): Promise<{ lines: string[]; failure: string | null }> {
  const terminal = keptTerminal();
  try {
    await doctorCommand(terminal).parseAsync(argv, { from: 'user' });
    return { lines: terminal.said, failure: null };
  } catch (error) {
    if (!(error instanceof BibliographError)) throw error;
    return { lines: terminal.said, failure: error.message };
  }
}

test('doctor finds nothing wrong where nothing is, and starts nothing', async () => {
  await using folder = await temporaryFolder();
  environment({ BIBLIOGRAPH_HOME: folder.path });
  const { lines, failure } = await doctor();
  expect(failure).toBeNull();
  expect(lines.map((line) => line.replace(/:.*/s, ''))).toEqual([
    'OK    Node',
    'OK    Configuration',
    'OK    Program',
    'OK    Java',
    'OK    Disk of the data',
    'OK    Memory',
    'OK    Neo4j',
  ]);
  expect(lines.at(-1)).toContain('not running');
});

test('doctor looks into a managed Neo4j that runs, and lets it run', async () => {
  await using folder = await temporaryFolder();
  environment({ BIBLIOGRAPH_HOME: folder.path });
  const manager = managerOf(folder.path);
  const lease = await manager.acquire('load');
  const { lines, failure } = await doctor();
  expect(failure).toBeNull();
  expect(lines).toContain('OK    Neo4j: it answers, and accepts the credentials.');
  expect(lines).toContain('OK    Version of Neo4j: 5.26.30, community edition.');
  expect(lines).toContain('OK    Memory of Neo4j: heap 256.00MiB, page cache 16.00MiB.');
  expect(await manager.status()).toMatchObject({ state: 'running', users: [{ command: 'load' }] });
  await lease.release();
});

test('doctor reports all faults at once, each with its cure, and fails', async () => {
  await using folder = await temporaryFolder();
  environment({ BIBLIOGRAPH_HOME: folder.path, NEO4J_HOME: folder.path, BIBLIOGRAPH_NEO4J_HEAP: '90000g' });
  const { lines, failure } = await doctor();
  expect(failure).toBe('2 of 7 checks failed: Program, Memory.');
  expect(lines.filter((line) => line.startsWith('FAULT'))).toEqual([
    expect.stringMatching(/^FAULT Program: NEO4J_HOME names .*: correct it, or unset it/),
    expect.stringMatching(/^FAULT Memory: .*lower BIBLIOGRAPH_NEO4J_HEAP/),
  ]);
});

test('doctor tells the faults of a Neo4j that is named', async () => {
  const { uri, username, password } = testNeo4j();
  environment({ NEO4J_URI: uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password });
  expect((await doctor()).failure).toBeNull();
  vi.stubEnv('NEO4J_DATABASE', 'elsewhere');
  expect((await doctor()).lines.at(-1)).toMatch(/^FAULT Neo4j: it has no database elsewhere: create it, or correct NEO4J_DATABASE\.$/);
  vi.stubEnv('NEO4J_PASSWORD', 'wrong');
  expect((await doctor()).lines.at(-1)).toMatch(/^FAULT Neo4j: it refuses the user name or the password/);
  vi.stubEnv('NEO4J_URI', 'bolt://127.0.0.1:1');
  expect((await doctor()).lines.at(-1)).toMatch(/^FAULT Neo4j: nothing answers at bolt:\/\/127\.0\.0\.1:1: start that Neo4j/);
  vi.stubEnv('PORT', 'many');
  const { lines, failure } = await doctor('--json');
  expect(failure).toBe('1 of 2 checks failed: Configuration.');
  expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ subject: 'Configuration', ok: false });
});

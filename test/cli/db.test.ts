import { expect, onTestFinished, test, vi } from 'vitest';
import { dbCommand } from '../../src/cli/db.ts';
import { keptTerminal } from '../support/terminal.ts';
import { temporaryFolder } from '../support/managed-neo4j.ts';

function environment(variables: Record<string, string>): void {
  vi.stubEnv('NEO4J_URI', '');
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
}

async function db(...argv: string[]): Promise<{ said: string; steps: string[] }> {
  const terminal = keptTerminal();
  await dbCommand(terminal).parseAsync(argv, { from: 'user' });
  return { said: terminal.said.join('\n'), steps: terminal.steps };
}

test('db start, status and stop manage a Neo4j of their own', async () => {
  await using folder = await temporaryFolder();
  environment({ BIBLIOGRAPH_HOME: folder.path, BIBLIOGRAPH_NEO4J_HEAP: '256m' });
  expect((await db('status')).said).toMatch(/^No managed Neo4j is running/);
  expect((await db('stop')).said).toBe('No managed Neo4j was running.');

  const started = await db('start');
  expect(started.said).toMatch(
    /^Neo4j 5\.26\.30 runs at bolt:\/\/127\.0\.0\.1:\d+ until "bibliograph db stop" \(user neo4j, password in .*\/password\)\.$/,
  );
  expect(started.steps).toEqual(['Starting Neo4j']);
  expect((await db('status')).said).toMatch(/^Neo4j 5\.26\.30 runs at bolt:.*stays until "bibliograph db stop"$/s);
  const status: unknown = JSON.parse((await db('status', '--json')).said);
  expect(status).toMatchObject({ state: 'running', pinned: true, users: [], version: '5.26.30', home: folder.path });

  const stopped = await db('stop');
  expect(stopped).toEqual({ said: 'Neo4j has stopped.', steps: ['Stopping Neo4j'] });
});

test('db leaves a Neo4j alone that is named in NEO4J_URI', async () => {
  environment({ NEO4J_URI: 'bolt://localhost:1', NEO4J_PASSWORD: 'x' });
  for (const action of ['start', 'stop', 'status']) {
    await expect(db(action)).rejects.toMatchObject({ code: 'CONFIGURATION', message: expect.stringContaining('unset it') as string });
  }
});

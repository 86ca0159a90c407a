import { expect, onTestFinished, test, vi } from 'vitest';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ownerOf, readApiKeys } from '../../src/api-keys.ts';
import { keyCommand } from '../../src/cli/key.ts';
import { serveCommand } from '../../src/cli/serve.ts';
import { temporaryFolder } from '../support/managed-neo4j.ts';
import { keptTerminal } from '../support/terminal.ts';

function made(...argv: string[]): string[] {
  const terminal = keptTerminal();
  keyCommand(terminal)
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .parse(argv, { from: 'user' });
  return terminal.said;
}

test('the line that is printed lets in who has the key that is printed, and nobody else', async () => {
  await using folder = await temporaryFolder();
  const file = join(folder.path, 'keys.txt');
  const [key = '', line = ''] = made('library-website').map((text) => text.split('\n  ')[1]);
  await writeFile(file, `${line}\n`);
  const { keys } = await readApiKeys(file);
  expect(ownerOf(keys, key)).toBe('library-website');
  expect(line).not.toContain(key.slice('bibliograph_'.length));
  const { key: another } = JSON.parse(made('library-website', '--json').join('')) as { key: string };
  expect(another).not.toBe(key);
  expect(ownerOf(keys, another)).toBeNull();
});

test('it is as hard to guess as a key can be, and can be sent as it is', () => {
  const { name, key, line } = JSON.parse(made('a.B-1_2', '--json').join('')) as Record<string, string>;
  expect(key).toMatch(/^bibliograph_[A-Za-z0-9_-]{43}$/);
  expect(line).toMatch(new RegExp(`^${name} sha256:[0-9a-f]{64}$`));
});

test.each(['', 'a b', 'a\nb', '#a', 'é', 'x'.repeat(65)])('%j is no name', (name) => {
  expect(() => made(name)).toThrow(/A name is up to 64 letters/);
});

test('a server whose keys cannot be used says so before it starts a database', async () => {
  await using folder = await temporaryFolder();
  const settings = { NEO4J_URI: '', BIBLIOGRAPH_HOME: folder.path, BIBLIOGRAPH_API_KEYS_FILE: join(folder.path, 'none.txt') };
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
  const terminal = keptTerminal();
  await expect(serveCommand(terminal).parseAsync([], { from: 'user' })).rejects.toMatchObject({ code: 'CONFIGURATION' });
  expect(terminal.steps).toEqual([]);
});

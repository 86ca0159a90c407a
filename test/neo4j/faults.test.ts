import { chmod, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BibliographError, type ErrorCode } from '../../src/errors.ts';
import { findRunning } from '../../src/neo4j/launch.ts';
import type { ManagerOptions } from '../../src/neo4j/manager.ts';
import { requireSpace } from '../../src/neo4j/space.ts';
import { managerOf, temporaryFolder } from '../support/managed-neo4j.ts';

/** What a start of the Neo4j of `home` fails with. */
async function failure(home: string, options: Partial<ManagerOptions> = {}): Promise<{ code: ErrorCode; message: string }> {
  const error: unknown = await managerOf(home, options)
    .acquire('load')
    .catch((reason: unknown) => reason);
  if (!(error instanceof BibliographError)) throw new Error('It should have failed with a sentence.', { cause: error });
  expect(error.message).not.toContain('\n');
  return { code: error.code, message: error.message };
}

async function fakeJava(folder: string, version: string): Promise<string> {
  const path = join(folder, 'java');
  await writeFile(path, `#!/bin/sh\necho 'openjdk version "${version}"' >&2\n`);
  await chmod(path, 0o755);
  return path;
}

async function* only(...programs: string[]): AsyncGenerator<string> {
  yield* programs;
  await Promise.resolve();
}

describe('one sentence with the cure for', () => {
  test('no Java', async () => {
    await using folder = await temporaryFolder();
    const { code, message } = await failure(folder.path, { javas: () => only(join(folder.path, 'absent')) });
    expect(code).toBe('CONFIGURATION');
    expect(message).toMatch(/^Neo4j needs Java 17 or newer, and no Java was found: .*openjdk.*NEO4J_URI.*\.$/);
  });

  test.for(['11.0.22', '1.8.0_402'])('Java %s', async (version) => {
    await using folder = await temporaryFolder();
    const java = await fakeJava(folder.path, version);
    const { message } = await failure(folder.path, { javas: () => only(java) });
    expect(message).toContain(`the newest found is Java ${version === '11.0.22' ? 11 : 8} (${java}): `);
  });

  test('a NEO4J_HOME without a Neo4j', async () => {
    await using folder = await temporaryFolder();
    const { code, message } = await failure(folder.path, { neo4jHome: folder.path });
    expect(code).toBe('CONFIGURATION');
    expect(message).toBe(
      `NEO4J_HOME names ${folder.path}, which has no Neo4j in its lib folder: correct it, or unset it to have one installed.`,
    );
  });

  test('data of a newer version', async () => {
    await using folder = await temporaryFolder();
    await mkdir(join(folder.path, 'data'));
    await writeFile(join(folder.path, 'version'), '2025.10.1\n');
    const { code, message } = await failure(folder.path);
    expect(code).toBe('CONFIGURATION');
    expect(message).toMatch(
      /are of Neo4j 2025\.10\.1, and 5\.26\.30 cannot read them: use that version again \(NEO4J_HOME\), or set BIBLIOGRAPH_HOME/,
    );
  });

  test('a home that is a file', async () => {
    await using folder = await temporaryFolder();
    await writeFile(join(folder.path, 'home'), '');
    const { code, message } = await failure(join(folder.path, 'home'));
    expect(code).toBe('CONFIGURATION');
    expect(message).toMatch(/home cannot be a folder: remove what is in the way, or set BIBLIOGRAPH_HOME/);
  });

  test('a disk with too little room', async () => {
    await using folder = await temporaryFolder();
    await expect(requireSpace(folder.path, Number.MAX_SAFE_INTEGER, 'Neo4j')).rejects.toThrow(
      /^The disk of .* has \d+ MB free, too little for Neo4j, .*make room there\.$/,
    );
  });

  test('more memory than there is', async () => {
    await using folder = await temporaryFolder();
    const { code, message } = await failure(folder.path, { heap: '99999999g' });
    expect(code).toBe('CONFIGURATION');
    expect(message).toMatch(/set BIBLIOGRAPH_NEO4J_HEAP and BIBLIOGRAPH_NEO4J_PAGECACHE/);
  });

  test('data that another Neo4j uses, and data whose password is lost', async () => {
    await using folder = await temporaryFolder();
    await using other = await temporaryFolder();
    const lease = await managerOf(folder.path).acquire('load');
    // The same data under another name, as a second container sees them.
    await symlink(join(folder.path, 'data'), join(other.path, 'data'));
    const inUse = await failure(other.path);
    expect(inUse.code).toBe('LOCKED');
    expect(inUse.message).toMatch(/^Another Neo4j uses the data in .*: stop it, or set BIBLIOGRAPH_HOME to another folder\.$/s);
    await lease.release();

    await rm(join(folder.path, 'password'));
    const lost = await failure(folder.path);
    expect(lost.code).toBe('CONFIGURATION');
    expect(lost.message).toMatch(/does not accept the password in .*password: put back the file/);
    expect(await findRunning(folder.path)).toBeNull();
  });
});

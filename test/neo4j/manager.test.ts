import { execFile } from 'node:child_process';
import { readFile, readdir, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { getPriority } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { isCode } from '../../src/errors.ts';
import { countNotes, eventually, managerOf, startOwner, temporaryFolder, writeNote } from '../support/managed-neo4j.ts';

const run = promisify(execFile);

describe.concurrent('sharing', () => {
  test('twenty commands at once share one Neo4j, and the last to leave stops it', async () => {
    await using folder = await temporaryFolder();
    const manager = managerOf(folder.path);
    const leases = await Promise.all(Array.from({ length: 20 }, (_, index) => managerOf(folder.path).acquire(`command ${index}`)));
    expect(new Set(leases.map(({ uri }) => uri)).size).toBe(1);
    const running = await manager.status();
    expect(running).toMatchObject({ state: 'running', pinned: false, uri: leases[0]?.uri });
    expect(running.users).toHaveLength(20);

    const [last, ...others] = leases;
    await Promise.all(others.map((lease) => lease.release()));
    await others[0]?.release();
    expect(await manager.status()).toMatchObject({ state: 'running', pid: running.pid, users: [{ pid: process.pid }] });
    await last?.release();
    expect(await manager.status()).toMatchObject({ state: 'stopped', pid: null, uri: null, users: [] });
    expect(await processesOf(folder.path)).toEqual([]);
  });

  test('a pinned one stays, on the port that it had before, until it is stopped; used ones are stopped only by force', async () => {
    await using folder = await temporaryFolder();
    const manager = managerOf(folder.path);
    const { uri } = await manager.pin();
    const { pid } = await manager.status();
    const lease = await manager.acquire('load');
    expect(lease.uri).toBe(uri);
    const refusal: unknown = await manager.stop().catch((error: unknown) => error);
    expect(isCode(refusal, 'LOCKED')).toBe(true);
    expect(String(refusal)).toContain(`load (process ${process.pid})`);
    await lease.release();
    expect(await manager.status()).toMatchObject({ state: 'running', pid, pinned: true });
    expect(await manager.stop()).toBe(true);
    expect(await manager.status()).toMatchObject({ state: 'stopped', pinned: false });
    expect(await manager.stop()).toBe(false);

    const again = await manager.acquire('load');
    expect(again.uri).toBe(uri);
    expect(await manager.stop({ force: true })).toBe(true);
    await again.release();
  });

  test('an abort ends the wait and what was started for it', async () => {
    await using folder = await temporaryFolder();
    const controller = new AbortController();
    const acquiring = managerOf(folder.path, { onProgress: (step) => step === 'Starting Neo4j' && controller.abort(new Error('enough')) });
    await expect(acquiring.acquire('load', controller.signal)).rejects.toThrow('enough');
    expect(await managerOf(folder.path).status()).toMatchObject({ state: 'stopped', users: [] });
    expect(await processesOf(folder.path)).toEqual([]);
  });
});

describe.concurrent('after a crash', () => {
  test('a Neo4j whose owner was killed is taken over, and stopped by the one who did', async () => {
    await using folder = await temporaryFolder();
    const owner = await startOwner(folder.path);
    const manager = managerOf(folder.path);
    const { pid, users } = await manager.status();
    expect(users).toMatchObject([{ pid: owner.pid, command: 'owner' }]);
    await owner.kill();
    expect(await manager.status()).toMatchObject({ state: 'running', pid, users: [] });
    const lease = await manager.acquire('load');
    expect(await manager.status()).toMatchObject({ state: 'running', pid, users: [{ pid: process.pid, command: 'load' }] });
    await lease.release();
    expect(await processesOf(folder.path)).toEqual([]);
  });

  test('one that was never written down is found all the same', async () => {
    await using folder = await temporaryFolder();
    const owner = await startOwner(folder.path);
    const manager = managerOf(folder.path);
    const { pid, uri } = await manager.status();
    await owner.kill();
    await run('rm', [join(folder.path, 'neo4j.json')]);
    expect(await manager.status()).toMatchObject({ state: 'running', pid, uri });
    expect(await manager.stop()).toBe(true);
    expect(await processesOf(folder.path)).toEqual([]);
  });

  test('a first start that was cut off before the password was set comes to its end', async () => {
    await using folder = await temporaryFolder();
    const owner = await startOwner(folder.path, 'password');
    const manager = managerOf(folder.path);
    const { pid } = await manager.status();
    await owner.kill();
    const adopted = await manager.acquire('load');
    expect(await manager.status()).toMatchObject({ state: 'running', pid });
    await adopted.release();
  });

  test('a killed Neo4j is started again with all that was stored', async () => {
    await using folder = await temporaryFolder();
    const manager = managerOf(folder.path);
    const lease = await manager.acquire('load');
    await writeNote(lease);
    const { pid } = await manager.status();
    process.kill(pid ?? 0, 'SIGKILL');
    await eventually(async () => (await manager.status()).state === 'dead');
    const again = await managerOf(folder.path).acquire('stats');
    expect(again.uri).toBe(lease.uri);
    expect(await countNotes(again)).toBe(1);
    await Promise.all([lease.release(), again.release()]);
    expect(await manager.status()).toMatchObject({ state: 'stopped' });
  });

  test('supervision restarts it on the same port, and ends when somebody stops it on purpose', async () => {
    await using folder = await temporaryFolder();
    const manager = managerOf(folder.path);
    const lease = await manager.acquire('serve');
    await writeNote(lease);
    const events: unknown[] = [];
    lease.supervise(new AbortController().signal, (event) => events.push(event));
    const before = await manager.status();
    process.kill(before.pid ?? 0, 'SIGKILL');
    await eventually(() => events.includes('restarted'));
    expect(events).toEqual(['restarting', 'restarted']);
    expect(await manager.status()).toMatchObject({ state: 'running', uri: before.uri });
    expect(await countNotes(lease)).toBe(1);
    await manager.stop({ force: true });
    await eventually(() => events.length === 3);
    expect(events[2]).toMatchObject({ failed: { code: 'UNAVAILABLE' } });
    await lease.release();
    expect(await manager.status()).toMatchObject({ state: 'stopped' });
  });
});

test('a port that another program took meanwhile is left to it', async () => {
  await using folder = await temporaryFolder();
  const manager = managerOf(folder.path);
  const first = await manager.acquire('load');
  await first.release();
  const squatter = createServer().listen({ host: '127.0.0.1', port: Number(new URL(first.uri).port) });
  try {
    const second = await manager.acquire('load');
    expect(second.uri).not.toBe(first.uri);
    await second.release();
  } finally {
    squatter.close();
  }
});

test('it gives way to other programs', async () => {
  await using folder = await temporaryFolder();
  const lease = await managerOf(folder.path).acquire('load');
  const { pid } = await managerOf(folder.path).status();
  expect(getPriority(pid ?? 0) - getPriority()).toBe(5);
  await lease.release();
});

test('the password is in its file, for its owner alone, and nowhere else', async () => {
  await using folder = await temporaryFolder();
  const manager = managerOf(folder.path);
  const { password, ...lease } = await manager.acquire('load');
  const status = await manager.status();
  expect((await stat(status.passwordFile)).mode & 0o777).toBe(0o600);
  expect((await readFile(status.passwordFile, 'utf8')).trim()).toBe(password);
  const { stdout } = await run('ps', ['-axww', '-o', 'command=']);
  expect(JSON.stringify(status) + stdout).not.toContain(password);
  await lease.release();
  const files = (await readdir(folder.path, { recursive: true, withFileTypes: true })).filter((file) => file.isFile());
  const paths = files.map((file) => join(file.parentPath, file.name)).filter((path) => path !== status.passwordFile);
  const leaks = await Promise.all(paths.map(async (path) => (await readFile(path)).includes(password)));
  expect(paths.filter((_, index) => leaks[index])).toEqual([]);
});

async function processesOf(home: string): Promise<string[]> {
  const { stdout } = await run('ps', ['-axww', '-o', 'command=']);
  return stdout.split('\n').filter((line) => line.includes(`--home-dir=${home} `));
}

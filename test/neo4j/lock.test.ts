import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { withLock } from '../../src/neo4j/lock.ts';
import { identify, isAlive, self } from '../../src/process-id.ts';
import { temporaryFolder } from '../support/managed-neo4j.ts';

const options = { purpose: 'testing', limit: 30_000, onProgress: () => undefined };

test('one at a time holds the lock, and everybody gets it', async () => {
  await using folder = await temporaryFolder();
  let inside = 0;
  const most: number[] = [];
  await Promise.all(
    Array.from({ length: 20 }, () =>
      withLock(folder.path, options, async () => {
        most.push(++inside);
        await new Promise(setImmediate);
        inside--;
      }),
    ),
  );
  expect(most).toEqual(Array.from({ length: 20 }, () => 1));
  // And old tickets do not pile up.
  expect((await readdir(folder.path)).length).toBeLessThan(12);
});

test('what its holder threw is passed on, and the lock is free again', async () => {
  await using folder = await temporaryFolder();
  await expect(withLock(folder.path, options, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await withLock(folder.path, options, () => Promise.resolve('yes'))).toBe('yes');
});

test.for([
  ['a process that has ended', { pid: 2 ** 22 + 1, born: 'long ago' }],
  ['an earlier process of the same pid', { pid: process.pid, born: 'long ago' }],
] as const)('the lock of %s is taken over by one of those who want it', async ([, holder]) => {
  await using folder = await temporaryFolder();
  await mkdir(folder.path, { recursive: true });
  await writeFile(join(folder.path, '7'), JSON.stringify({ ...holder, purpose: 'dying', released: false }));
  let inside = 0;
  await Promise.all(
    Array.from({ length: 10 }, () =>
      withLock(folder.path, options, async () => {
        expect(++inside).toBe(1);
        await new Promise(setImmediate);
        inside--;
      }),
    ),
  );
});

test('a ticket that a loss of power left unreadable holds nobody up', async () => {
  await using folder = await temporaryFolder();
  await writeFile(join(folder.path, '3'), '');
  expect(await withLock(folder.path, options, () => Promise.resolve('in'))).toBe('in');
});

test('whoever waits too long is told for whom, and an abort ends the wait', async () => {
  await using folder = await temporaryFolder();
  await withLock(folder.path, { ...options, purpose: 'starting Neo4j' }, async () => {
    const late = withLock(folder.path, { ...options, limit: 50 }, () => Promise.resolve());
    await expect(late).rejects.toThrow(`Process ${process.pid} has been starting Neo4j`);
    const aborted = withLock(folder.path, { ...options, signal: AbortSignal.timeout(50) }, () => Promise.resolve());
    await expect(aborted).rejects.toThrow(/timeout/);
  });
});

test('a process is known by its pid and its birth', async () => {
  const me = await self();
  expect(await isAlive(me)).toBe(true);
  expect(await isAlive({ ...me, born: 'another day' })).toBe(false);
  expect(await identify(2 ** 22 + 1)).toBeNull();
});

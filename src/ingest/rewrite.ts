import { randomUUID } from 'node:crypto';
import { open, realpath, rename, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { BibliographError } from '../errors.ts';
import { unwritable } from './unwritable.ts';

/**
 * Puts other content in the place of a file's: in a new file beside it, which takes its place once it is safe on the disk. False, and nothing
 * done, where the file is no longer of the version that the content was made of. Of a link, what it leads to is replaced.
 */
export async function rewrite(path: string, version: string, content: AsyncIterable<Buffer>): Promise<boolean> {
  if ((await versionOf(path)) !== version) return false;
  const target = await realpath(path);
  // Another process may be at the same.
  const next = `${target}.${randomUUID()}.new`;
  try {
    await using old = await open(target);
    await using file = await open(next, 'wx', 0o600);
    const { mode, size } = await old.stat();
    for await (const chunk of content) await file.appendFile(chunk);
    await file.chmod(mode & 0o777);
    await file.sync();
    if ((await versionOf(path)) !== version) {
      await rm(next);
      return false;
    }
    await rename(next, target);
    // What was written in this very moment: whoever writes later finds that another file is there.
    for await (const chunk of old.createReadStream({ start: size, autoClose: false }) as AsyncIterable<Buffer>)
      await file.appendFile(chunk);
    await file.sync();
  } catch (error) {
    await rm(next, { force: true }).catch(() => undefined);
    throw error instanceof BibliographError ? error : unwritable(next, error);
  }
  await syncFolder(dirname(resolve(target)));
  return true;
}

/** Another one as soon as anything of a file has changed. */
export async function versionOf(path: string): Promise<string> {
  const found = await stat(path, { bigint: true }).catch(() => null);
  return found === null ? '' : `${found.dev} ${found.ino} ${found.size} ${found.mtimeNs}`;
}

/** Makes names in a folder as safe on the disk as what they name. */
export async function syncFolder(folder: string): Promise<void> {
  const opened = await open(folder, 'r').catch(() => null);
  // Not every system can do it.
  await opened?.sync().catch(() => undefined);
  await opened?.close();
}

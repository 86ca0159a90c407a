import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isFileError } from '../errors.ts';
import { readJson, writeDurably } from './durable-file.ts';
import { isAlive, PROCESS_IDENTITY, self } from '../process-id.ts';

const USER = z.object({
  pid: z.int(),
  /** What it was started as: `load`, `serve`. */
  command: z.string(),
  /** ISO 8601. */
  since: z.string(),
});
/** A command that uses the managed Neo4j at the moment. */
export type User = Readonly<z.infer<typeof USER>>;

const LEASE = USER.extend(PROCESS_IDENTITY.shape);

/** Writes down that this process uses it; the path is what `rm` takes back. */
export async function addLease(folder: string, command: string): Promise<string> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = join(folder, `${randomUUID()}.json`);
  await writeDurably(path, JSON.stringify({ ...(await self()), command, since: new Date().toISOString() }));
  return path;
}

export async function removeLease(path: string): Promise<void> {
  await rm(path, { force: true });
}

/** Who uses it. With `clear`, the leases of processes that ended without giving theirs back are removed: only under the lock. */
export async function users(folder: string, clear: boolean): Promise<User[]> {
  const found: User[] = [];
  for (const name of await names(folder)) {
    const path = join(folder, name);
    const lease = await readJson(path, LEASE);
    if (lease !== null && (await isAlive(lease))) found.push({ pid: lease.pid, command: lease.command, since: lease.since });
    else if (clear) await rm(path, { force: true });
  }
  return found.sort((a, b) => a.since.localeCompare(b.since));
}

async function names(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith('.json'));
  } catch (error) {
    if (isFileError(error, 'ENOENT')) return [];
    throw error;
  }
}

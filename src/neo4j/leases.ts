import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isFileError, readJson, writeDurably } from './durable-file.ts';
import { type ProcessIdentity, isAlive, self } from './process.ts';

/** A command that uses the managed Neo4j at the moment. */
export interface User {
  readonly pid: number;
  /** What it was started as: `load`, `serve`. */
  readonly command: string;
  /** ISO 8601. */
  readonly since: string;
}

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
    const lease = await readJson(path);
    if (isLease(lease) && (await isAlive(lease))) found.push({ pid: lease.pid, command: lease.command, since: lease.since });
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

function isLease(value: unknown): value is User & ProcessIdentity {
  return (
    typeof value === 'object' &&
    value !== null &&
    'pid' in value &&
    typeof value.pid === 'number' &&
    'born' in value &&
    typeof value.born === 'string' &&
    'command' in value &&
    typeof value.command === 'string' &&
    'since' in value &&
    typeof value.since === 'string'
  );
}

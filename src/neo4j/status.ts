import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { isFileError } from '../errors.ts';
import { USERNAME, passwordFile } from './credentials.ts';
import { readIfThere } from './durable-file.ts';
import { findRunning } from './launch.ts';
import { type User, users } from './leases.ts';
import { isAlive } from '../process-id.ts';
import { readRecord } from './record.ts';
import type { Probe } from './server.ts';
import { portInSettings } from './settings.ts';

export interface Neo4jStatus {
  /** `dead`: it ended without being stopped; the next command starts it again. */
  readonly state: 'stopped' | 'starting' | 'running' | 'dead';
  readonly pid: number | null;
  readonly uri: string | null;
  readonly username: string;
  /** Where the password is; never the password. */
  readonly passwordFile: string;
  /** Whether it stays when its last user leaves. */
  readonly pinned: boolean;
  readonly users: readonly User[];
  readonly home: string;
  readonly version: string | null;
}

/** How the Neo4j of a home is, without the lock and without changing anything. */
export async function readStatus({ home: given, probe }: { home: string; probe: Probe }): Promise<Neo4jStatus> {
  const home = await real(given);
  const record = await readRecord(home);
  const written = record.process !== null && (await isAlive(record.process)) ? record.process : null;
  const running = written ?? (await findRunning(home));
  const port = (written === null ? await portInSettings(home) : null) ?? record.port;
  const uri = running === null || port === null ? null : `bolt://127.0.0.1:${port}`;
  const ready = uri !== null && (await probe(uri, { username: USERNAME, password: await kept(home) })) === 'ready';
  return {
    state: running === null ? (record.process === null ? 'stopped' : 'dead') : ready ? 'running' : 'starting',
    pid: running?.pid ?? null,
    uri,
    username: USERNAME,
    passwordFile: passwordFile(home),
    pinned: record.pinned,
    users: await users(join(home, 'leases'), false),
    home,
    version: record.version,
  };
}

async function kept(home: string): Promise<string> {
  return (await readIfThere(passwordFile(home)))?.trim() ?? '';
}

async function real(home: string): Promise<string> {
  try {
    return await realpath(home);
  } catch (error) {
    if (isFileError(error, 'ENOENT')) return home;
    throw error;
  }
}

import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { platform } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { isFileError } from '../errors.ts';
import { identify, isAlive, type ProcessIdentity, readProc } from '../process-id.ts';

const POLL_MS = 50;
const KILL_LIMIT_MS = 10_000;
// A fixed language and time zone, as `ps` prints times in the reader's own.
const PLAIN = { env: { PATH: '/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C', TZ: 'UTC' }, maxBuffer: 64 * 1024 * 1024 };
const run = promisify(execFile);

/** Every process that was started with these arguments, one behind the other. */
export async function findByArguments(wanted: readonly string[]): Promise<ProcessIdentity[]> {
  const pids = platform() === 'linux' ? await findOnLinux(wanted) : await findByPs(wanted);
  const identities = await Promise.all(pids.map(identify));
  return identities.filter((identity) => identity !== null);
}

/** Asks a process to end, and after `grace` milliseconds ends it. Whether it went by itself. */
export async function endProcess(identity: ProcessIdentity, grace: number): Promise<boolean> {
  if (grace > 0) {
    await signal(identity, 'SIGTERM');
    if (await hasEnded(identity, grace)) return true;
  }
  await signal(identity, 'SIGKILL');
  if (!(await hasEnded(identity, KILL_LIMIT_MS))) throw new Error(`Process ${identity.pid} does not end.`);
  return false;
}

async function signal(identity: ProcessIdentity, name: NodeJS.Signals): Promise<void> {
  if (!(await isAlive(identity))) return;
  try {
    process.kill(identity.pid, name);
  } catch (error) {
    if (!isFileError(error, 'ESRCH')) throw error;
  }
}

async function hasEnded(identity: ProcessIdentity, limit: number): Promise<boolean> {
  const deadline = Date.now() + limit;
  while (await isAlive(identity)) {
    if (Date.now() > deadline) return false;
    await sleep(POLL_MS);
  }
  return true;
}

async function findOnLinux(wanted: readonly string[]): Promise<number[]> {
  const needle = `\0${wanted.join('\0')}`;
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const found = await Promise.all(pids.map(async (pid) => `${(await readProc(`/proc/${pid}/cmdline`)) ?? ''}\0`.includes(`${needle}\0`)));
  return pids.filter((_, index) => found[index]);
}

async function findByPs(wanted: readonly string[]): Promise<number[]> {
  const { stdout } = await run('ps', ['-axww', '-o', 'pid=,command='], PLAIN);
  return stdout
    .split('\n')
    .filter((line) => line.endsWith(` ${wanted.join(' ')}`))
    .map((line) => Number.parseInt(line, 10));
}

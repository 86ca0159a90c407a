import { execFile } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import { platform } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { z } from 'zod';
import { isFileError } from './durable-file.ts';

/** A process for good: the system gives a pid again, but not with the same time of birth, whose form is the platform's own. */
export const PROCESS_IDENTITY = z.object({ pid: z.int(), born: z.string() });
export type ProcessIdentity = Readonly<z.infer<typeof PROCESS_IDENTITY>>;

const POLL_MS = 50;
const KILL_LIMIT_MS = 10_000;
// A fixed language and time zone, as `ps` prints times in the reader's own.
const PLAIN = { env: { PATH: '/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C', TZ: 'UTC' }, maxBuffer: 64 * 1024 * 1024 };
const run = promisify(execFile);

/** The process that has this pid now, or null when there is none or it has ended and only waits to be collected. */
export async function identify(pid: number): Promise<ProcessIdentity | null> {
  return platform() === 'linux' ? identifyOnLinux(pid) : identifyByPs(pid);
}

let own: Promise<ProcessIdentity> | undefined;

/** This process. */
export function self(): Promise<ProcessIdentity> {
  own ??= identify(process.pid).then((identity) => {
    if (identity === null) throw new Error('This process is not in the list of processes.');
    return identity;
  });
  return own;
}

export async function isAlive(identity: ProcessIdentity): Promise<boolean> {
  return (await identify(identity.pid))?.born === identity.born;
}

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

async function identifyOnLinux(pid: number): Promise<ProcessIdentity | null> {
  const stat = await readProc(`/proc/${pid}/stat`);
  if (stat === null) return null;
  // proc(5): the second field is the program's name in parentheses, which may hold anything; the third is the state, the 22nd the start
  // in clock ticks since boot, hence the boot's own id beside it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, ticks] = [fields[0], fields[19]];
  if (state === 'Z' || state === 'X' || ticks === undefined) return null;
  const boot = (await readProc('/proc/sys/kernel/random/boot_id')) ?? '';
  return { pid, born: `${boot.trim()} ${ticks}` };
}

async function identifyByPs(pid: number): Promise<ProcessIdentity | null> {
  const output = await run('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], PLAIN).then(
    ({ stdout }) => stdout.trim(),
    () => '',
  );
  const [, state, born] = /^(\S+)\s+(.+)$/.exec(output) ?? [];
  return state === undefined || born === undefined || state.startsWith('Z') ? null : { pid, born };
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

async function readProc(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isFileError(error, 'ENOENT', 'ESRCH', 'EACCES', 'EPERM')) return null;
    throw error;
  }
}

import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { platform } from 'node:os';
import { promisify } from 'node:util';
import { z } from 'zod';

/** A process for good: the system gives a pid again, but not with the same time of birth, whose form is the platform's own. */
export const PROCESS_IDENTITY = z.object({ pid: z.int(), born: z.string() });
export type ProcessIdentity = Readonly<z.infer<typeof PROCESS_IDENTITY>>;

const UNREADABLE = new Set<unknown>(['ENOENT', 'ESRCH', 'EACCES', 'EPERM']);
// A fixed language and time zone, as `ps` prints times in the reader's own.
const PLAIN = { env: { PATH: '/usr/bin:/bin:/usr/sbin:/sbin', LC_ALL: 'C', TZ: 'UTC' } };

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
  const output = await promisify(execFile)('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], PLAIN).then(
    ({ stdout }) => stdout.trim(),
    () => '',
  );
  const [, state, born] = /^(\S+)\s+(.+)$/.exec(output) ?? [];
  return state === undefined || born === undefined || state.startsWith('Z') ? null : { pid, born };
}

/** A file of /proc, or null where there is none to be read. */
export async function readProc(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && UNREADABLE.has(error.code)) return null;
    throw error;
  }
}

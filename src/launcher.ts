import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { identify, isAlive } from './process-id.ts';

const LOOK_EVERY_MS = 500;

/**
 * Calls `onGone` once the npm that started this process has ended without ending it: killed, npm can pass no signal on, and a server
 * that nobody knows of would keep its port. npm runs a shell which runs us, or runs us itself. Never holds the process open.
 */
export async function watchLauncher(onGone: () => void): Promise<void> {
  const pids = [process.ppid, await parentOf(process.ppid)].filter((pid) => pid > 1);
  const launchers = (await Promise.all(pids.map(identify))).filter((launcher) => launcher !== null);
  const look = async () => {
    const alive = await Promise.all(launchers.map(isAlive));
    if (alive.every(Boolean)) setTimeout(() => void look(), LOOK_EVERY_MS).unref();
    else onGone();
  };
  await look();
}

async function parentOf(pid: number): Promise<number> {
  try {
    const { stdout } = await promisify(execFile)('ps', ['-o', 'ppid=', '-p', String(pid)]);
    return Number(stdout);
  } catch {
    // Without ps the nearest launcher alone is watched.
    return 0;
  }
}

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { isRunning } from './process-id.ts';

const LOOK_EVERY_MS = 500;

/**
 * Calls `onGone` once the npm that started this process has ended without ending it: killed, npm can pass no signal on, and a server
 * that nobody knows of would keep its port. npm runs a shell which runs us, or runs us itself. Never holds the process open.
 */
export async function watchLauncher(onGone: () => void): Promise<void> {
  const launchers = [process.ppid, await parentOf(process.ppid)].filter((pid) => pid > 1);
  const timer = setInterval(() => {
    if (launchers.every(isRunning)) return;
    clearInterval(timer);
    onGone();
  }, LOOK_EVERY_MS);
  timer.unref();
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

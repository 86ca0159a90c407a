import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/** A `serve` command that has begun to listen. */
export interface ServedCommand {
  readonly process: ChildProcess;
  readonly url: string;
  /** What it ended with, and the milliseconds since the epoch when it did. */
  readonly ended: Promise<{ code: number | null; at: number; err: string }>;
}

/** Runs the command as a process of its own, from the sources, at a port that is free. */
export async function serveAlone(env: Record<string, string>): Promise<ServedCommand> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli.ts', 'serve', '--port', '0'], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const err = text(child.stderr);
  const ended = once(child, 'close').then(async () => ({ code: child.exitCode, at: Date.now(), err: await err }));
  let out = '';
  for await (const chunk of child.stdout) {
    out += String(chunk);
    const url = /http:\/\/localhost:\d+/.exec(out)?.[0];
    if (url !== undefined) return { process: child, url, ended };
  }
  throw new Error(`The command did not listen: ${await err}`);
}

import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line as a process of its own, from the sources, and waits for its end. */
export async function bibliograph(argv: readonly string[], env: Record<string, string>, input?: Buffer): Promise<Ended> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli.ts', ...argv], { env: { ...process.env, ...env } });
  child.stdin.end(input);
  const code = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await code, out, err };
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Line } from '../server.ts';

/** How much a process has after its garbage was collected: bytes, and open things by their kinds. */
export interface Sample {
  readonly rss: number;
  readonly heapUsed: number;
  readonly handles: Readonly<Record<string, number>>;
}

/** A server in a process of its own. */
export interface SoakedServer {
  readonly port: number;
  sample(): Promise<Sample>;
  /** Asks it to end: its exit code, and the milliseconds that it took. */
  end(): Promise<{ readonly code: number | null; readonly ms: number }>;
}

/** Starts it with these settings. `onLine` hears what it logs, and `onExit` that it has ended by itself. */
export async function startSoaked(
  env: Readonly<Record<string, string>>,
  onLine: (line: Line) => void,
  onExit: (how: string) => void,
): Promise<SoakedServer> {
  const script = new URL('served.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, ['--expose-gc', '--import', 'tsx', script], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let isAsked = false;
  const exit = once(child, 'exit') as Promise<[code: number | null, signal: string | null]>;
  void exit.then(([code, signal]) => {
    if (!isAsked) onExit(String(code ?? signal));
  });
  if (child.stderr !== null) createInterface({ input: child.stderr }).on('line', (text) => onLine(parsed(text)));
  const answer = async () => {
    const [message] = (await Promise.race([once(child, 'message'), exit.then(() => [null])])) as [unknown];
    if (message === null) throw new Error('The server has ended.');
    return message;
  };
  const { url } = (await answer()) as { url: string };
  return {
    port: Number(new URL(url).port),
    async sample() {
      child.send('sample');
      return (await answer()) as Sample;
    },
    async end() {
      isAsked = true;
      const start = performance.now();
      child.kill('SIGTERM');
      const [code] = await exit;
      return { code, ms: performance.now() - start };
    },
  };
}

function parsed(text: string): Line {
  try {
    return JSON.parse(text) as Line;
  } catch {
    // Whatever writes no JSON is nothing that we log.
    return { level: 'error', text };
  }
}

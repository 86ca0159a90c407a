import { type ChildProcess, execFile, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { readProc } from '../../../src/process-id.ts';
import { Client } from './client.ts';

/** Who is compared: what is written by hand on the bare driver, bibliograph, and @neo4j/graphql. */
export type ArmName = 'by hand' | 'ours' | '@neo4j/graphql';

/** A server in a process of its own. */
export interface Arm {
  readonly name: ArmName;
  readonly port: number;
  readonly client: Client;
  /** Milliseconds of a processor that it has used so far; null where the system does not say. */
  cpu(): Promise<number | null>;
  close(): Promise<void>;
}

export type Environment = Readonly<Record<string, string>>;

const OTHER = join(import.meta.dirname, '..', 'neo4j-graphql');
const BUILT = resolve('dist/cli.js');

export function startByHand(env: Environment): Promise<Arm> {
  return forked('by hand', join(import.meta.dirname, 'by-hand-arm.ts'), env);
}

/** Installs it first where it is not. */
export async function startNeo4jGraphql(env: Environment): Promise<Arm> {
  if (!existsSync(join(OTHER, 'node_modules'))) {
    process.stderr.write('Installing @neo4j/graphql for the benchmark alone ...\n');
    await promisify(execFile)('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: OTHER });
  }
  return forked('@neo4j/graphql', join(OTHER, 'server.ts'), env);
}

/** A machine that does much else may take long over a first plan. */
const PATIENT = { QUERY_TIMEOUT_MS: '60000', REQUEST_TIMEOUT_MS: '60000' };

/** The server as users run it: as it was built, or from the sources where it was not. */
export async function startOurs(env: Environment): Promise<Arm> {
  const command = existsSync(BUILT) ? [BUILT] : ['--import', 'tsx', 'src/cli.ts'];
  const child = spawn(process.execPath, [...command, 'serve', '--port', '0'], {
    env: { ...process.env, ...PATIENT, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const port = /http:\/\/localhost:(\d+)/.exec(line)?.[1];
    if (port === undefined) continue;
    child.stdout.resume();
    return armOf('ours', child, Number(port), async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    });
  }
  throw new Error('bibliograph serve ended before it listened.');
}

async function forked(name: ArmName, script: string, env: Environment): Promise<Arm> {
  const child = fork(script, { execArgv: ['--import', 'tsx'], env: { ...process.env, ...env } });
  const ended = once(child, 'exit');
  const [message] = (await Promise.race([once(child, 'message'), ended.then(() => [null])])) as [{ port: number } | null];
  if (message === null) throw new Error(`The server of the arm "${name}" ended before it listened.`);
  return armOf(name, child, message.port, async () => {
    if (child.connected) child.disconnect();
    await ended;
  });
}

function armOf(name: ArmName, child: ChildProcess, port: number, end: () => Promise<void>): Arm {
  const client = new Client(port);
  return {
    ...{ name, port, client },
    cpu: () => processorTime(child.pid ?? 0),
    async close() {
      client.close();
      await end();
    },
  };
}

/** Linux counts in hundredths of a second, whatever the processor. */
const TICK_MS = 10;

// proc(5): behind the program's name in parentheses, the 12th and 13th are its ticks in its own code and in the system's.
async function processorTime(pid: number): Promise<number | null> {
  const stat = await readProc(`/proc/${pid}/stat`);
  if (stat === null) return null;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

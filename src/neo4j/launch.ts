import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, open, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BibliographError, isFileError } from '../errors.ts';
import type { Java } from './java.ts';
import { consoleLog } from './output.ts';
import { identify, type ProcessIdentity } from '../process-id.ts';
import { findByArguments } from './process.ts';
import type { Program } from './program.ts';
import type { Memory } from './settings.ts';

/**
 * How much it gives way to others, as `nice` has it: a server on the same machine answers between its queries, also where these would keep
 * all processors.
 */
const NICENESS = 5;

/** Starts Neo4j as a process of its own, which outlives us and hears nothing from our terminal. Returns before it is of any use. */
export async function launch(home: string, program: Program, java: Java, memory: Memory): Promise<ProcessIdentity | null> {
  await mkdir(join(home, 'logs'), { recursive: true, mode: 0o700 });
  await keepLastOutput(home);
  const output = await open(consoleLog(home), 'a', 0o600);
  try {
    // Under a plain C locale Java cannot read a home such as /home/jörg.
    const command = [
      'LC_ALL=C.UTF-8',
      'nice',
      '-n',
      String(NICENESS),
      java.program,
      ...javaArguments(program, memory),
      ...homeArguments(home),
    ];
    const child = spawn('env', command, {
      cwd: home,
      detached: true,
      stdio: ['ignore', output.fd, output.fd],
    });
    await once(child, 'spawn');
    child.unref();
    if (child.pid !== undefined) await giveWay(child.pid);
    // Null when it has ended already.
    return child.pid === undefined ? null : await identify(child.pid);
  } catch (cause) {
    throw new BibliographError(
      'CONFIGURATION',
      `Java (${java.program}) cannot be run: install it anew, or name another one with JAVA_HOME.`,
      { cause },
    );
  } finally {
    await output.close();
  }
}

/** Where Linux divides the processors by sessions first (`autogroup`), `nice` says nothing beyond its own, and sessions have a niceness too. */
async function giveWay(pid: number): Promise<void> {
  await writeFile(`/proc/${pid}/autogroup`, String(NICENESS)).catch(() => undefined);
}

/** The Neo4j that runs for this home, whoever started it and whether or not it was written down. */
export async function findRunning(home: string): Promise<ProcessIdentity | null> {
  const [running] = await findByArguments(homeArguments(home));
  return running ?? null;
}

/** The last of its arguments, by which it is found again. */
function homeArguments(home: string): string[] {
  return [`--home-dir=${home}`, `--config-dir=${join(home, 'conf')}`];
}

function javaArguments(program: Program, memory: Memory): string[] {
  return [
    '-Xms64m',
    `-Xmx${memory.heap}`,
    // One that is out of memory is better restarted than half alive.
    '-XX:+ExitOnOutOfMemoryError',
    '--add-opens=java.base/java.nio=ALL-UNNAMED',
    '--add-opens=java.base/java.io=ALL-UNNAMED',
    '--add-opens=java.base/sun.nio.ch=ALL-UNNAMED',
    '-Dfile.encoding=UTF-8',
    '-cp',
    join(program.lib, '*'),
    'org.neo4j.server.CommunityEntryPoint',
  ];
}

async function keepLastOutput(home: string): Promise<void> {
  try {
    await rename(consoleLog(home), join(home, 'logs', 'console.previous.log'));
  } catch (error) {
    if (!isFileError(error, 'ENOENT')) throw error;
  }
}

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { findRuntimes } from 'jdk-utils';
import { BibliographError } from '../errors.ts';
import { howToInstall } from './advice.ts';

export interface Java {
  /** The program: a path, or `java` where the search path finds it. */
  readonly program: string;
  readonly major: number;
}

const VERSION_LIMIT_MS = 20_000;
const run = promisify(execFile);

/** The Java that this version of Neo4j needs at least. */
export function javaNeededBy(neo4jVersion: string): number {
  return Number.parseInt(neo4jVersion, 10) >= 2025 ? 21 : 17;
}

/** The first Java that is new enough: the named one, the one of the search path, then any that is installed. Throws CONFIGURATION. */
export async function findJava(neo4jVersion: string, javaHome: string | null, programs: JavaPrograms = installed): Promise<Java> {
  const needed = javaNeededBy(neo4jVersion);
  let newest: Java | null = null;
  for await (const program of programs(javaHome)) {
    const major = await majorVersion(program);
    if (major === null) continue;
    if (major >= needed) return { program, major };
    if (newest === null || major > newest.major) newest = { program, major };
  }
  const found = newest === null ? 'no Java was found' : `the newest found is Java ${newest.major} (${newest.program})`;
  throw new BibliographError('CONFIGURATION', `Neo4j needs Java ${needed} or newer, and ${found}: ${howToInstall(needed, false)}.`);
}

export type JavaPrograms = (javaHome: string | null) => AsyncIterable<string>;

async function* installed(javaHome: string | null): AsyncGenerator<string> {
  if (javaHome !== null) yield join(javaHome, 'bin', 'java');
  yield 'java';
  const runtimes = await findRuntimes({ withVersion: true }).catch(() => []);
  for (const { homedir } of runtimes.sort((a, b) => (b.version?.major ?? 0) - (a.version?.major ?? 0))) yield join(homedir, 'bin', 'java');
}

/** Null when the program does not run, as the placeholder that macOS has instead of a Java. */
async function majorVersion(program: string): Promise<number | null> {
  const output = await run(program, ['-version'], { timeout: VERSION_LIMIT_MS }).then(
    ({ stdout, stderr }) => stderr + stdout,
    () => '',
  );
  // `version "17.0.15"`, and `version "1.8.0_402"` of the times before 9.
  const [, first, second] = /version "(\d+)(?:\.(\d+))?/.exec(output) ?? [];
  if (first === undefined) return null;
  return first === '1' && second !== undefined ? Number(second) : Number(first);
}

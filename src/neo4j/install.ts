import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { BibliographError } from '../errors.ts';
import { readJson, writeDurably } from './durable-file.ts';
import { findJava, type JavaPrograms } from './java.ts';
import { withLock } from './lock.ts';
import { copyDependencies } from './maven.ts';
import type { Program } from './program.ts';
import { requireSpace } from './space.ts';

/** The Neo4j that is installed: the long-term-support line, Community edition, one artifact with its runtime dependencies. */
export const VERSION = '5.26.30';

export interface InstallOptions {
  readonly cache: string;
  readonly javaHome: string | null;
  readonly javas?: JavaPrograms | undefined;
  readonly maven?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress: (step: string, done: number, total: number | null) => void;
}

const LOCK_LIMIT_MS = 20 * 60_000;
/** Bytes: the program (123 MB), Maven's own copy of it, and room to breathe. */
const SPACE = 400 * 1024 * 1024;
/** What was counted in this version; the bar's length, nothing more. */
const JARS = 213;
const REPORT_MS = 250;

/** The name of each jar and its size in bytes. */
const SIZES = z.record(z.string(), z.number()).refine((sizes) => Object.keys(sizes).length > 0);

/** The program in the user's cache, or null when it is not there, incomplete or damaged. */
export async function findProgram(cache: string): Promise<Program | null> {
  const folder = folderOf(cache);
  const jars = await readJson(join(folder, 'complete.json'), SIZES);
  if (jars === null) return null;
  const lib = join(folder, 'lib');
  const sizes = await Promise.all(
    Object.keys(jars).map((name) =>
      stat(join(lib, name)).then(
        (file) => file.size,
        () => -1,
      ),
    ),
  );
  return Object.values(jars).every((size, index) => size === sizes[index]) ? { lib, version: VERSION, ours: true } : null;
}

/**
 * The program in the user's cache, installed when it is not there. It is put together in a folder beside, listed in `complete.json` and
 * moved into place whole, so that whatever interrupts an installation leaves nothing that looks like one; the next one clears it away.
 */
export async function installProgram(options: InstallOptions): Promise<Program> {
  const found = await findProgram(options.cache);
  if (found !== null) return found;
  return withLock(
    join(options.cache, 'lock'),
    { purpose: `installing Neo4j ${VERSION}`, limit: LOCK_LIMIT_MS, signal: options.signal, onProgress: options.onProgress },
    async () => (await findProgram(options.cache)) ?? install(options),
  );
}

async function install(options: InstallOptions): Promise<Program> {
  const java = await findJava(VERSION, options.javaHome, options.javas);
  await clear(options.cache);
  await requireSpace(options.cache, SPACE, `installing Neo4j ${VERSION}`);
  const draft = join(options.cache, `draft-${randomUUID()}`);
  const lib = join(draft, 'lib');
  await mkdir(lib, { recursive: true });
  const step = `Installing Neo4j ${VERSION} into ${options.cache} (once, 125 MB)`;
  options.onProgress(step, 0, JARS);
  let downloaded = 0;
  const report = setInterval(() => options.onProgress(step, Math.min(downloaded, JARS - 1), JARS), REPORT_MS);
  try {
    await writeFile(join(draft, 'pom.xml'), POM);
    await copyDependencies({
      maven: options.maven ?? 'mvn',
      java: java.program,
      pom: join(draft, 'pom.xml'),
      output: lib,
      log: join(options.cache, 'install.log'),
      signal: options.signal,
      onFile: () => downloaded++,
    });
    await writeDurably(join(draft, 'complete.json'), JSON.stringify(await verified(lib)));
    await rm(folderOf(options.cache), { recursive: true, force: true });
    await rename(draft, folderOf(options.cache));
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  } finally {
    clearInterval(report);
    options.onProgress(step, JARS, JARS);
  }
  return { lib: join(folderOf(options.cache), 'lib'), version: VERSION, ours: true };
}

/** The size of each jar. Throws when Maven left out the server itself. */
async function verified(lib: string): Promise<Record<string, number>> {
  const names = (await readdir(lib)).filter((name) => name.endsWith('.jar'));
  for (const needed of [`neo4j-${VERSION}.jar`, `neo4j-kernel-${VERSION}.jar`, `neo4j-server-${VERSION}.jar`]) {
    if (names.includes(needed)) continue;
    throw new BibliographError(
      'CONFIGURATION',
      `Maven said that it fetched Neo4j but brought no ${needed}: check the repository that it uses.`,
    );
  }
  const sizes = await Promise.all(names.map(async (name) => [name, (await stat(join(lib, name))).size] as const));
  return Object.fromEntries(sizes);
}

/** Removes what interrupted installations left. Nobody else can be at work on one: this runs under the lock. */
async function clear(cache: string): Promise<void> {
  const drafts = (await readdir(cache)).filter((name) => name.startsWith('draft-'));
  await Promise.all(drafts.map((name) => rm(join(cache, name), { recursive: true, force: true })));
}

function folderOf(cache: string): string {
  return join(cache, `neo4j-${VERSION}`);
}

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>bibliograph</groupId>
  <artifactId>managed-neo4j</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency>
      <groupId>org.neo4j</groupId>
      <artifactId>neo4j</artifactId>
      <version>${VERSION}</version>
    </dependency>
  </dependencies>
</project>
`;

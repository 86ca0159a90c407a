import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import neo4j from 'neo4j-driver';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { managedNeo4j } from '../../../src/app.ts';
import { type Config, readConfig } from '../../../src/config.ts';
import { writeDurably } from '../../../src/neo4j/durable-file.ts';
import type { Endpoint } from '../../../src/neo4j/manager.ts';
import type { Environment } from './arms.ts';
import type { Read } from './workload.ts';

/** What is loaded: so many generated records, or those of files. */
export type Records = { readonly size: number } | { readonly files: readonly string[] };

/** A graph of the benchmark's own, which is kept for the next run. */
export interface BenchedGraph {
  readonly endpoint: Endpoint;
  readonly read: Read;
  /** The settings with which servers find it. */
  readonly env: Environment;
  /** The file of its records, or the files. */
  readonly files: readonly string[];
  readonly articles: number;
  readonly authors: number;
  readonly ties: number;
  /** The memory of its Neo4j. */
  readonly memory: { readonly heap: string; readonly pageCache: string };
  close(): Promise<void>;
}

const MARK = 'loaded.json';
/** From so many records on, the graph is no longer one for a laptop. */
const LARGE = 500_000;

/** Where graphs of benchmarks are kept when nothing else is said. */
export function benchHome(): string {
  return join(readConfig().cache, 'bench');
}

/** Loads it with the product's own command where it is not there yet. With `fresh`, anew. */
export async function openBenchedGraph(root: string, records: Records, fresh: boolean): Promise<BenchedGraph> {
  const folder = join(resolve(root), await nameOf(records));
  if (fresh) await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const config = configOf(folder, records);
  const files = 'files' in records ? records.files.map((file) => resolve(file)) : [await generated(folder, records.size)];
  const lease = await managedNeo4j(config).acquire('bench');
  const driver = neo4j.driver(lease.uri, neo4j.auth.basic(lease.username, lease.password), { disableLosslessIntegers: true });
  const read: Read = async <Row>(text: string, params = {}) =>
    (await driver.executeQuery(text, params, { database: config.database })).records.map((record) => record.get('row') as Row);
  const close = async () => {
    await driver.close();
    await lease.release();
  };
  try {
    const env = {
      NEO4J_URI: lease.uri,
      NEO4J_USERNAME: lease.username,
      NEO4J_PASSWORD: lease.password,
      BIBLIOGRAPH_HOME: folder,
    };
    await load(folder, files, env);
    // Statements are planned for the graph as it is.
    await driver.executeQuery('CALL db.prepareForReplanning(600)', {}, { database: config.database });
    const [counts] = await read<Pick<BenchedGraph, 'articles' | 'authors' | 'ties'>>(COUNTS);
    if (counts === undefined) throw new Error('Nothing was counted.');
    const { heap, pageCache } = config;
    return { endpoint: lease, read, env, files, ...counts, memory: { heap, pageCache }, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const COUNTS = `CALL () { MATCH (n:Article) RETURN count(n) AS articles }
  CALL () { MATCH (n:Author) RETURN count(n) AS authors }
  CALL () { MATCH ()-[tie:COAUTHORED]->() RETURN count(tie) AS ties }
  RETURN {articles: articles, authors: authors, ties: ties} AS row`;

/** Files are told apart by what they are and when they were written. */
async function nameOf(records: Records): Promise<string> {
  if ('size' in records) return String(records.size);
  const facts = await Promise.all(records.files.map(async (file) => [resolve(file), await stat(file)] as const));
  const told = facts.map(([file, { size, mtimeMs }]) => [file, size, mtimeMs]);
  return `files-${createHash('sha256').update(JSON.stringify(told)).digest('hex').slice(0, 16)}`;
}

function configOf(home: string, records: Records): Config {
  const large = 'size' in records && records.size >= LARGE;
  const memory = large ? ['4g', '6g'] : ['1g', '1g'];
  const { BIBLIOGRAPH_NEO4J_HEAP = memory[0], BIBLIOGRAPH_NEO4J_PAGECACHE = memory[1] } = process.env;
  return {
    ...readConfig({}, { ...process.env, BIBLIOGRAPH_NEO4J_HEAP, BIBLIOGRAPH_NEO4J_PAGECACHE, BIBLIOGRAPH_HOME: home }),
    neo4j: null,
  };
}

/** In a process of its own, which gives its memory back. */
async function generated(folder: string, size: number): Promise<string> {
  const path = join(folder, 'records.ndjson.gz');
  if (existsSync(path)) return path;
  const script = join(import.meta.dirname, '..', 'generate.ts');
  const unfinished = join(folder, 'unfinished.ndjson.gz');
  await promisify(execFile)(process.execPath, ['--import', 'tsx', script, '--records', String(size), '--output', unfinished]);
  await rename(unfinished, path);
  return path;
}

/** An interrupted load is gone on with. */
async function load(folder: string, files: readonly string[], env: Environment): Promise<void> {
  const mark = join(folder, MARK);
  if (existsSync(mark)) return;
  const command = ['--import', 'tsx', 'src/cli.ts', 'load', '--source', 'bench', ...files];
  const child = spawn(process.execPath, command, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`The load ended with ${String(code)}.`);
  await writeDurably(mark, JSON.stringify({ loaded: new Date().toISOString() }));
}

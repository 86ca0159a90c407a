import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { BibliographError } from './errors.ts';

/** Every setting, validated and frozen. `neo4j` is null when none was named: then a local one is managed for you. */
export interface Config {
  readonly neo4j: {
    readonly uri: string;
    readonly username: string;
    readonly password: string;
  } | null;
  readonly database: string;
  /** Where the managed Neo4j keeps its data, credentials and lock. */
  readonly home: string;
  /** Where the managed Neo4j's program is installed once for this user. */
  readonly cache: string;
  /** An installed Neo4j to use instead of one of our own. */
  readonly neo4jHome: string | null;
  readonly javaHome: string | null;
  /** Memory of the managed Neo4j, as Neo4j writes it: `512m`, `4g`. */
  readonly heap: string;
  readonly pageCache: string;
  readonly host: string;
  readonly port: number;
  /** Web origins whose pages may read the API; `*` for any. */
  readonly corsOrigins: readonly string[];
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
  /** Milliseconds that one database query of the API may take. */
  readonly queryTimeout: number;
  /** An article of more authors makes no ties. Null leaves it to the graph: a new one gets the default. */
  readonly maxTieAuthors: number | null;
}

const memory = z.string().regex(/^[1-9][0-9]{0,5}[kmg]$/i, 'is a number with k, m or g behind it, such as 512m');
const filled = z.string().trim().min(1, 'is empty');

const SETTINGS = z.object({
  NEO4J_URI: filled
    .regex(/^(neo4j|bolt)(\+s|\+ssc)?:\/\/[^\s/]+/, 'starts with neo4j://, neo4j+s://, bolt:// or bolt+s:// and names a host')
    .optional(),
  NEO4J_USERNAME: filled.default('neo4j'),
  NEO4J_PASSWORD: z.string().optional(),
  NEO4J_PASSWORD_FILE: filled.optional(),
  NEO4J_DATABASE: filled.default('neo4j'),
  NEO4J_HOME: filled.optional(),
  JAVA_HOME: filled.optional(),
  XDG_CACHE_HOME: filled.optional(),
  BIBLIOGRAPH_HOME: filled.default('.bibliograph'),
  BIBLIOGRAPH_CACHE: filled.optional(),
  BIBLIOGRAPH_NEO4J_HEAP: memory.default('512m'),
  BIBLIOGRAPH_NEO4J_PAGECACHE: memory.default('256m'),
  HOST: filled.default('127.0.0.1'),
  PORT: z.coerce.number('is a number').int('is a whole number').min(0, 'is from 0 to 65535').max(65535, 'is from 0 to 65535').default(4000),
  CORS_ORIGINS: z
    .string()
    .default('')
    .transform((list) => list.split(/[\s,]+/).filter((origin) => origin !== ''))
    .pipe(
      z.array(
        z.union(
          [z.literal('*'), z.url({ protocol: /^https?$/, error: 'lists origins such as https://example.org, or is *' })],
          'lists origins such as https://example.org, or is *',
        ),
      ),
    ),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], 'is one of fatal, error, warn, info, debug and silent')
    .default('info'),
  QUERY_TIMEOUT_MS: z.coerce.number('is a number').int('is a whole number').min(100, 'is at least 100').default(10_000),
  MAX_TIE_AUTHORS: z.coerce.number('is a number').int('is a whole number').min(2, 'is at least 2').max(1000, 'is at most 1000').optional(),
});

/** What the command line says over the environment. */
export type Overrides = Partial<Pick<Config, 'host' | 'port'>>;

/** The settings of `environment`. Throws CONFIGURATION naming every fault at once, and never a secret. */
export function readConfig(overrides: Overrides = {}, environment: NodeJS.ProcessEnv = process.env): Config {
  // A variable set to nothing counts as not set, as in Compose files that pass variables through.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = SETTINGS.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new BibliographError('CONFIGURATION', `The configuration is not usable: ${faults.join('; ')}.`);
  }
  const settings = parsed.data;
  return Object.freeze({
    neo4j: settings.NEO4J_URI === undefined ? null : server(settings.NEO4J_URI, settings),
    database: settings.NEO4J_DATABASE,
    home: resolve(settings.BIBLIOGRAPH_HOME),
    cache: resolve(settings.BIBLIOGRAPH_CACHE ?? join(settings.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'bibliograph')),
    neo4jHome: settings.NEO4J_HOME ?? null,
    javaHome: settings.JAVA_HOME ?? null,
    heap: settings.BIBLIOGRAPH_NEO4J_HEAP,
    pageCache: settings.BIBLIOGRAPH_NEO4J_PAGECACHE,
    host: settings.HOST,
    port: settings.PORT,
    corsOrigins: settings.CORS_ORIGINS,
    logLevel: settings.LOG_LEVEL,
    queryTimeout: settings.QUERY_TIMEOUT_MS,
    maxTieAuthors: settings.MAX_TIE_AUTHORS ?? null,
    ...overrides,
  });
}

function server(uri: string, settings: z.infer<typeof SETTINGS>): NonNullable<Config['neo4j']> {
  const password = settings.NEO4J_PASSWORD ?? (settings.NEO4J_PASSWORD_FILE === undefined ? null : secret(settings.NEO4J_PASSWORD_FILE));
  if (password === null) {
    throw new BibliographError('CONFIGURATION', 'NEO4J_URI is set but no password: set NEO4J_PASSWORD or NEO4J_PASSWORD_FILE too.');
  }
  return { uri, username: settings.NEO4J_USERNAME, password };
}

function secret(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new BibliographError('CONFIGURATION', `NEO4J_PASSWORD_FILE names ${file}, which cannot be read.`, { cause });
  }
}

/** Whether npm runs this process as one of its scripts. */
export function runsUnderNpm(environment: NodeJS.ProcessEnv = process.env): boolean {
  return environment['npm_lifecycle_event'] !== undefined;
}

import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { BibliographError } from './errors.ts';
import { LIMIT_SETTINGS, type Limits, limitsOf, RATE_SETTINGS, type Rates, ratesOf } from './limits.ts';

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
  /** What one request may ask for. */
  readonly limits: Limits;
  /** What a client of this machine, and one of another, may ask for in a minute. */
  readonly rates: { readonly here: Rates; readonly elsewhere: Rates };
  /** Addresses, and networks such as 10.0.0.0/8, of proxies that say who their client is. */
  readonly trustedProxies: readonly string[];
  /** Names the file of the keys without which nobody is answered; null where everybody is. */
  readonly apiKeysFile: string | null;
  /** Which documents may be asked by their ids, and whether these are all that may be asked. */
  readonly trustedDocuments: { readonly file: string | null; readonly only: boolean };
  /** Where traces are sent to, as OpenTelemetry names it; null for nowhere. */
  readonly tracesTo: string | null;
  /** An article of more authors makes no ties. Null leaves it to the graph: a new one gets the default. */
  readonly maxTieAuthors: number | null;
}

const memory = z.string().regex(/^[1-9][0-9]{0,5}[kmg]$/i, 'is a number with k, m or g behind it, such as 512m');
const filled = z.string().trim().min(1, 'is empty');

const list = z
  .string()
  .default('')
  .transform((text) => text.split(/[\s,]+/).filter((entry) => entry !== ''));

const SETTINGS = z.object({
  ...LIMIT_SETTINGS,
  ...RATE_SETTINGS,
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
  CORS_ORIGINS: list.pipe(
    z.array(
      z.union(
        [z.literal('*'), z.url({ protocol: /^https?$/, error: 'lists origins such as https://example.org, or is *' })],
        'lists origins such as https://example.org, or is *',
      ),
    ),
  ),
  TRUSTED_PROXIES: list.pipe(
    z.array(
      z.union(
        [z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6(), z.literal('loopback')],
        'lists addresses, networks such as 10.0.0.0/8, or loopback',
      ),
    ),
  ),
  BIBLIOGRAPH_API_KEYS_FILE: filled.optional(),
  TRUSTED_DOCUMENTS_FILE: filled.optional(),
  TRUSTED_DOCUMENTS_ONLY: z.enum(['true', 'false'], 'is true or false').default('false'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/, error: 'is an address such as http://localhost:4318' }).optional(),
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
    limits: limitsOf(settings),
    rates: { here: ratesOf(settings, false), elsewhere: ratesOf(settings, true) },
    trustedProxies: settings.TRUSTED_PROXIES,
    apiKeysFile: settings.BIBLIOGRAPH_API_KEYS_FILE ?? null,
    trustedDocuments: { file: settings.TRUSTED_DOCUMENTS_FILE ?? null, only: settings.TRUSTED_DOCUMENTS_ONLY === 'true' },
    tracesTo: settings.OTEL_EXPORTER_OTLP_ENDPOINT ?? null,
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

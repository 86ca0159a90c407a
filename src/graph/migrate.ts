import { readdir, readFile } from 'node:fs/promises';
import { BibliographError } from '../errors.ts';
import { type Graph, type Reader, statement } from './graph.ts';
import { upgradeNames } from './write/upgrade-names.ts';
import { upgradeSearch } from './write/upgrade-search.ts';

/** A thousand authors would make half a million pairs, and say nothing of who works with whom. */
const DEFAULT_MAX_TIE_AUTHORS = 100;

const FOLDER = new URL('../../schema/migrations/', import.meta.url);

/** Where the graph's own schema stands; null when the database holds no graph of ours. */
export interface GraphState {
  readonly version: number;
  /** Grows with every batch that changed something. */
  readonly revision: number;
  /** The bound on authors that the stored ties were made with. */
  readonly maxTieAuthors: number;
  /** The load that fills the graph for the first time: until it has ended, what is read there is not complete. */
  readonly filling: string | null;
}

/** What a migration does to the data before its statements, where Cypher alone cannot say it. */
const UPGRADES: ReadonlyMap<number, readonly { readonly step: string; readonly run: typeof upgradeSearch }[]> = new Map([
  [
    2,
    [
      { step: 'Making articles searchable', run: upgradeSearch },
      { step: 'Making names searchable', run: upgradeNames },
    ],
  ],
]);

interface Migration {
  readonly version: number;
  readonly statements: readonly string[];
}

export interface MigrationOptions {
  /** Whether to write into a database that holds something else. */
  readonly adopt: boolean;
  /** The bound on authors of an article that makes ties; null for what the graph has, or the default. */
  readonly maxTieAuthors: number | null;
  /** Told how far a step has come that may take long. */
  readonly onProgress?: (step: string, done: number, total: number) => void;
}

export interface MigrationReport {
  readonly from: number;
  readonly to: number;
}

// What is foreign is looked at before the marker: whoever writes into a graph of ours put the marker there first.
const STATE = statement<Record<string, never>, { foreign: boolean; state: GraphState | null }>(
  'graph.state',
  `CALL () { OPTIONAL MATCH (n) WHERE NOT n:Graph RETURN n IS NOT NULL AS foreign LIMIT 1 }
   CALL (foreign) {
     OPTIONAL MATCH (g:Graph {name: 'bibliograph'})
     RETURN CASE WHEN g IS NULL THEN null ELSE {version: g.version, revision: g.revision, maxTieAuthors: g.maxTieAuthors, filling: g.filling} END AS state
   }
   RETURN {foreign: foreign AND state IS NULL, state: state} AS row`,
);

export async function graphState(graph: Reader): Promise<GraphState | null> {
  return (await stateOf(graph)).state;
}

/**
 * Brings the graph's own constraints and indexes up to date and waits until they can be used. May run at once with itself, in one
 * process or several, and does nothing where nothing is to be done. Throws CONFIGURATION for a graph of a newer bibliograph, and for
 * a database that holds something else, unless `adopt`.
 */
export async function migrate(graph: Graph, { adopt, maxTieAuthors, onProgress }: MigrationOptions): Promise<MigrationReport> {
  const migrations = await readMigrations();
  const latest = migrations.at(-1)?.version ?? 0;
  const { foreign, state } = await stateOf(graph);
  if (foreign && !adopt) {
    throw new BibliographError(
      'CONFIGURATION',
      'This database holds data that is not of bibliograph: name an empty one with NEO4J_DATABASE or NEO4J_URI, or say --adopt to share it.',
    );
  }
  const from = state?.version ?? 0;
  if (from > latest) {
    throw new BibliographError(
      'CONFIGURATION',
      `This graph was written by a newer bibliograph (its schema is ${from}, this one knows ${latest}): update bibliograph.`,
    );
  }
  if (state !== null && maxTieAuthors !== null && maxTieAuthors !== state.maxTieAuthors) {
    throw new BibliographError(
      'CONFIGURATION',
      `MAX_TIE_AUTHORS is ${maxTieAuthors}, but the ties of this graph were made with ${state.maxTieAuthors}: unset it, or load into an empty database.`,
    );
  }
  if (from < latest) {
    await graph.define('CREATE CONSTRAINT graph_name IF NOT EXISTS FOR (n:Graph) REQUIRE n.name IS UNIQUE');
    await apply(graph, migrations, maxTieAuthors ?? DEFAULT_MAX_TIE_AUTHORS, onProgress);
    await graph.define('CALL db.awaitIndexes(600)');
  }
  return { from, to: latest };
}

const TAKE_MARKER = statement<{ maxTieAuthors: number }, { version: number }>(
  'graph.takeMarker',
  `MERGE (g:Graph {name: 'bibliograph'})
   ON CREATE SET g.version = 0, g.revision = 0, g.maxTieAuthors = toInteger($maxTieAuthors)
   SET g.migratedAt = toString(datetime({timezone: 'Z'}))
   RETURN {version: g.version} AS row`,
);

const SET_VERSION = statement<{ version: number }, never>(
  'graph.setVersion',
  `MATCH (g:Graph {name: 'bibliograph'}) SET g.version = toInteger($version)`,
);

// The marker stays locked until the transaction ends, so that concurrent migrations follow one another; what changes the schema cannot
// share a transaction with data and runs beside it.
async function apply(
  graph: Graph,
  migrations: readonly Migration[],
  maxTieAuthors: number,
  onProgress: MigrationOptions['onProgress'],
): Promise<void> {
  await graph.transaction('migrate', async (tx) => {
    const marker = await tx.read(TAKE_MARKER, { maxTieAuthors });
    const version = marker[0]?.version ?? 0;
    for (const migration of migrations.filter((each) => each.version > version)) {
      for (const { step, run } of UPGRADES.get(migration.version) ?? []) await run(graph, (done, total) => onProgress?.(step, done, total));
      for (const text of migration.statements) await graph.define(text);
      await tx.write(SET_VERSION, { version: migration.version });
    }
  });
}

async function stateOf(graph: Reader) {
  const [row] = await graph.read(STATE, {});
  return row ?? { foreign: false, state: null };
}

async function readMigrations(): Promise<Migration[]> {
  const files = (await readdir(FOLDER)).filter((file) => /^\d{4}_.*\.cypher$/.test(file)).sort();
  return Promise.all(
    files.map(async (file) => ({
      version: Number(file.slice(0, 4)),
      statements: statementsOf(await readFile(new URL(file, FOLDER), 'utf8')),
    })),
  );
}

function statementsOf(text: string): string[] {
  return text
    .replace(/^\s*\/\/.*$/gm, '')
    .split(/;\s*$/m)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

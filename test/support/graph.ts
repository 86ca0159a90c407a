import { afterAll } from 'vitest';
import { type Graph, openGraph, type OpenGraph, statement } from '../../src/graph/graph.ts';
import { migrate } from '../../src/graph/migrate.ts';
import { openInputs } from '../../src/ingest/input.ts';
import { loadInputs } from '../../src/ingest/load.ts';
import type { LoadOptions, LoadReport } from '../../src/ingest/load-options.ts';
import { testNeo4j } from './neo4j.ts';
import { inputOf } from './records-input.ts';

export const THIS_YEAR = 2026;

const WIPE = statement<Record<string, never>, { left: number }>(
  'test.wipe',
  'MATCH (n) WITH n LIMIT 20000 DETACH DELETE n RETURN {left: count(n)} AS row',
);

/** A graph on the Neo4j of this run, migrated and empty. Closed after the tests of the file that opened it. */
export async function emptyGraph({ maxTieAuthors = null }: { maxTieAuthors?: number | null } = {}): Promise<OpenGraph> {
  const graph = openTestGraph();
  await wipe(graph);
  await migrate(graph, { adopt: false, maxTieAuthors });
  return graph;
}

export function openTestGraph(): OpenGraph {
  const graph = openGraph({ ...testNeo4j(), database: 'neo4j', queryTimeout: 30_000, patience: 10_000 });
  afterAll(() => graph.close());
  return graph;
}

export async function wipe(graph: Graph): Promise<void> {
  for (let left = 1; left > 0;) left = (await graph.transaction('wipe', (tx) => tx.read(WIPE, {})))[0]?.left ?? 0;
}

/** Loads Solr documents, as objects. */
export async function loadRecords(
  graph: Graph,
  documents: readonly unknown[],
  { source = 'test', ...options }: Partial<LoadOptions> = {},
): Promise<LoadReport> {
  return loadInputs(graph, [inputOf(documents)], { source, currentYear: THIS_YEAR, ...options });
}

/** Loads what a newcomer's first start loads. */
export async function loadSeeds(graph: Graph): Promise<LoadReport> {
  return loadInputs(graph, await openInputs(['seeds/vufind-text', 'seeds/ndjson']), { source: 'seeds' });
}

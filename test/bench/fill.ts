/**
 * Fills an empty graph with generated records, to measure reading on: `npx tsx test/bench/fill.ts --records N [--seed S]`, into the graph
 * that the environment names (NEO4J_URI, or the local Neo4j of BIBLIOGRAPH_HOME). Ties and works are left out, see `fillGraph`. The local
 * Neo4j's memory is a laptop's: for a million records set BIBLIOGRAPH_NEO4J_HEAP and BIBLIOGRAPH_NEO4J_PAGECACHE to some 4g.
 */
import { parseArgs } from 'node:util';
import { managedNeo4j } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { openGraph } from '../../src/graph/graph.ts';
import { migrate } from '../../src/graph/migrate.ts';
import { statistics } from '../../src/graph/statistics.ts';
import { fillGraph } from './generated-graph.ts';

const TOLD_EVERY_MS = 5_000;

const { values } = parseArgs({ options: { records: { type: 'string' }, seed: { type: 'string', default: '1' } } });
const [records, seed] = [Number(values.records), Number(values.seed)];
if (!Number.isInteger(records) || records < 1 || !Number.isInteger(seed)) {
  throw new Error('Say how many: npx tsx test/bench/fill.ts --records N [--seed S]');
}
const config = readConfig();
const lease = config.neo4j === null ? await managedNeo4j(config).acquire('fill') : null;
const server = lease ?? config.neo4j;
if (server === null) throw new Error('Neither a managed nor a named Neo4j.');
const graph = openGraph({ ...server, database: config.database, queryTimeout: 600_000, patience: 60_000 });
try {
  await migrate(graph, { adopt: false, maxTieAuthors: config.maxTieAuthors });
  const { articleCount } = await statistics(graph);
  if (articleCount > 0) throw new Error(`The graph holds ${articleCount} articles: fill an empty one.`);
  const start = performance.now();
  let told = start;
  await fillGraph(graph, { records, seed }, (step, done, total) => {
    if (performance.now() - told < TOLD_EVERY_MS && done < total) return;
    told = performance.now();
    say(`${done} of ${total} ${step}, ${((told - start) / 1_000).toFixed(0)} s`);
  });
  say(JSON.stringify(await statistics(graph)));
} finally {
  await graph.close();
  await lease?.release();
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

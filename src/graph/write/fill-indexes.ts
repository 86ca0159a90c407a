import { setTimeout as sleep } from 'node:timers/promises';
import { type Graph, type Reader, statement } from '../graph.ts';

/** Milliseconds between two looks at how far the indexes are. */
const LOOK_MS = 500;

/** What the schema says of an index: its name, and the statement that makes it. */
interface Index {
  readonly name: string;
  readonly create: string;
}

/** All but those that constraints are kept by, without which nothing can be merged. */
const INDEXES = statement<Record<string, never>, Index>(
  'fill.indexes',
  `SHOW INDEXES YIELD name, type, owningConstraint, createStatement
   WHERE type <> 'LOOKUP' AND owningConstraint IS NULL
   RETURN {name: name, create: createStatement} AS row`,
);

// What was set aside by a fill that was cut short is kept, whatever is left in the schema by now.
const KEEP = statement<{ statements: readonly string[] }, never>(
  'fill.keepIndexes',
  `MATCH (g:Graph {name: 'bibliograph'})
   WITH g, coalesce(g.setAside, []) AS kept
   SET g.setAside = kept + [each IN $statements WHERE NOT each IN kept]`,
);

const KEPT = statement<Record<string, never>, string[]>(
  'fill.keptIndexes',
  `MATCH (g:Graph {name: 'bibliograph'}) RETURN coalesce(g.setAside, []) AS row`,
);

const FORGET = statement<Record<string, never>, never>('fill.forgetIndexes', `MATCH (g:Graph {name: 'bibliograph'}) REMOVE g.setAside`);

const POPULATION = statement<Record<string, never>, { left: number; share: number }>(
  'fill.population',
  `SHOW INDEXES YIELD state, populationPercent
   RETURN {left: sum(CASE state WHEN 'POPULATING' THEN 1 ELSE 0 END), share: coalesce(avg(populationPercent), 100.0)} AS row`,
);

/**
 * Takes away every index that no constraint needs, which makes writing many times faster. The statements that make them again are kept on
 * the graph's marker before. May run again after any end.
 */
export async function setIndexesAside(graph: Graph): Promise<void> {
  const indexes = await graph.read(INDEXES, {});
  await graph.transaction('set indexes aside', (tx) => tx.write(KEEP, { statements: indexes.map(({ create }) => create) }));
  for (const { name } of indexes) await graph.define(`DROP INDEX ${quoted(name)} IF EXISTS`);
}

/**
 * Makes again what was set aside, and waits until it can be used, however long that takes. `onProgress` is told percents. May run again
 * after any end. Throws where an index cannot be made.
 */
export async function bringIndexesBack(graph: Graph, onProgress: (done: number, total: number) => void): Promise<void> {
  const [statements = []] = await graph.transaction('kept indexes', (tx) => tx.read(KEPT, {}));
  for (const text of statements) await graph.define(ifNotExists(text));
  await populated(graph, onProgress);
  await graph.transaction('forget indexes', (tx) => tx.write(FORGET, {}));
}

async function populated(graph: Reader & Pick<Graph, 'define'>, onProgress: (done: number, total: number) => void): Promise<void> {
  for (;;) {
    const [population] = await graph.read(POPULATION, {});
    if (population === undefined || population.left === 0) break;
    onProgress(Math.floor(population.share), 100);
    await sleep(LOOK_MS);
  }
  // Where one has failed, this says which and why.
  await graph.define('CALL db.awaitIndexes(60)');
  onProgress(100, 100);
}

// As Neo4j writes it: `CREATE RANGE INDEX name FOR ...`, the name in backticks where it needs them.
function ifNotExists(create: string): string {
  const named = /^CREATE \w+ INDEX (?:\w+|`(?:[^`]|``)+`)(?= FOR )/.exec(create)?.[0];
  if (named === undefined) throw new Error(`This does not make an index: ${create}`);
  return `${named} IF NOT EXISTS${create.slice(named.length)}`;
}

function quoted(name: string): string {
  return `\`${name.replaceAll('`', '``')}\``;
}

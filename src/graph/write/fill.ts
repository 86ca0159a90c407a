import { type Graph, statement } from '../graph.ts';
import { figureAll } from './fill-figures.ts';
import { bringIndexesBack } from './fill-indexes.ts';
import { tieAll } from './fill-ties.ts';
import { mergeWorks } from './fill-works.ts';

const END = statement<Record<string, never>, never>(
  'fill.end',
  `MATCH (g:Graph {name: 'bibliograph'}) SET g.revision = g.revision + 1 REMOVE g.filling`,
);

/** Told a step's name, what is done of it, and of how much. */
export type OnStep = (step: string, done: number, total: number) => void;

/**
 * Makes of a graph that was filled with articles alone what loading them one by one would have made: works, ties, figures and indexes.
 * Until it has ended, what is read there is not complete. May run again after any end, but beside nothing else that writes.
 */
export async function finishFilling(graph: Graph, onProgress: OnStep = () => undefined): Promise<void> {
  // None of these needs an index that was set aside; each needs what was made before it.
  await mergeWorks(graph, (done, total) => onProgress('Joining works', done, total));
  await tieAll(graph, (done, total) => onProgress('Tying authors', done, total));
  await figureAll(graph, (done, total) => onProgress('Counting', done, total));
  await bringIndexesBack(graph, (done, total) => onProgress('Making indexes', done, total));
  // Else the first questions would be planned for an empty graph.
  await graph.define('CALL db.prepareForReplanning(60)');
  await graph.transaction('end filling', (tx) => tx.write(END, {}));
}

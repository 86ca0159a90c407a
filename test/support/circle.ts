import type { Graph } from '../../src/graph/graph.ts';
import { authorIds } from './agreement.ts';
import { CIRCLE, seedDocuments } from './corpus.ts';
import { emptyGraph, loadRecords, THIS_YEAR } from './graph.ts';
import { Oracle } from './oracle.ts';

/** A graph of the seeds and the circle, with what it should say, and the ids of its authors by their names. */
export async function loadedCircle(): Promise<{ graph: Graph; oracle: Oracle; ids: Map<string, string> }> {
  const graph = await emptyGraph();
  const documents = [...(await seedDocuments()), ...CIRCLE];
  await loadRecords(graph, documents);
  const oracle = new Oracle(documents, { thisYear: THIS_YEAR, maxTieAuthors: 100 });
  return { graph, oracle, ids: await authorIds(graph) };
}

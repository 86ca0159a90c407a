import { type Graph, statement } from '../../src/graph/graph.ts';

const NODES = statement<Record<string, never>, string>(
  'test.nodes',
  `MATCH (n) WHERE NOT n:Graph AND NOT n:Load AND NOT n:Source AND NOT n:DeletedRecord
   WITH n, [key IN keys(n) WHERE NOT key IN ['createdBy', 'updatedBy', 'readHash', 'seenBy'] | key] AS keys
   UNWIND CASE keys WHEN [] THEN [''] ELSE keys END AS key
   WITH n, key ORDER BY key
   WITH n, collect(key + '=' + toStringOrNull(CASE WHEN n[key] IS :: LIST<ANY> THEN reduce(s = '', x IN n[key] | s + x + ';') ELSE n[key] END)) AS properties
   RETURN labels(n)[0] + ' ' + reduce(s = '', p IN properties | s + ' ' + coalesce(p, '')) AS row ORDER BY row`,
);

const EDGES = statement<Record<string, never>, string>(
  'test.edges',
  `MATCH (a)-[r]->(b) WHERE NOT a:Load
   WITH coalesce(a.id, a.key) AS from, coalesce(b.id, b.key, b.value) AS to, r
   UNWIND CASE keys(r) WHEN [] THEN [''] ELSE keys(r) END AS key
   WITH from, to, r, key ORDER BY key
   WITH from, to, r, collect(key + '=' + coalesce(toStringOrNull(CASE WHEN r[key] IS :: LIST<ANY> THEN reduce(s = '', x IN r[key] | s + x + ';')
     WHEN r[key] IS :: FLOAT THEN round(r[key], 9) ELSE r[key] END), '')) AS properties
   RETURN from + ' ' + type(r) + ' ' + to + reduce(s = '', p IN properties | s + ' ' + p) AS row ORDER BY row`,
);

/** All that the graph says, in an order of its own: equal for graphs that were filled on different ways with the same records. */
export async function contentOf(graph: Graph): Promise<string[]> {
  return [...(await graph.read(NODES, {})), ...(await graph.read(EDGES, {}))];
}

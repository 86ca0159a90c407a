import { mintId } from '../../model/id.ts';
import { type Statement, statement, type Transaction } from '../graph.ts';
import { putPairs } from './articles.ts';
import { type RecordRows, SHARED, SHARED_LABELS } from './rows.ts';

type Nodes = Statement<{ nodes: readonly object[] }, never>;

const FILL_ARTICLES = statement<{ source: string; rows: readonly object[] }, never>(
  'fill.articles',
  `MATCH (s:Source {id: $source})
   UNWIND $rows AS row
   CREATE (a:Article)-[:FROM]->(s)
   SET a = row.article
   CREATE (a)-[:EXPRESSES]->(:Work {id: row.work})`,
);

const FILL_AUTHORS: Nodes = statement(
  'fill.signatures',
  `UNWIND $nodes AS node
   MERGE (n:Author {id: node.id})
   ON CREATE SET n += node.row
   WITH n, node
   UNWIND node.edges AS edge
   MATCH (a:Article {id: edge.article})
   CREATE (n)-[:AUTHORED {position: edge.position, rawName: edge.rawName, role: edge.role, body: edge.body, ties: edge.ties}]->(a)`,
);

const FILL_KEYS: Nodes = statement(
  'fill.keys',
  `UNWIND $nodes AS node
   MERGE (k:WorkKey {key: node.id})
   WITH k, node
   UNWIND node.edges AS article
   MATCH (a:Article {id: article})
   CREATE (a)-[:HAS_KEY]->(k)`,
);

const FILL_SHARED = SHARED_LABELS.map((label): { label: typeof label; fill: Nodes } => ({
  label,
  fill: statement(
    `fill.${label}`,
    `UNWIND $nodes AS node
     MERGE (n:${label} {id: node.id})
     ON CREATE SET n += node.row
     WITH n, node
     UNWIND node.edges AS edge
     MATCH (a:Article {id: edge.article})
     CREATE (a)-[r:${SHARED[label]}]->(n)
     SET r = edge.relationship`,
  ),
}));

/**
 * Writes articles that are not there yet, with all that they state, and a work for each of them alone. Works that belong together, ties and
 * stored figures are left to `finishFilling`.
 */
export async function fillArticles(tx: Transaction, source: string, rows: readonly RecordRows[]): Promise<void> {
  const fill = async (put: Nodes, nodes: readonly object[]) => {
    if (nodes.length > 0) await tx.write(put, { nodes });
  };
  const sorted = rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  await tx.write(FILL_ARTICLES, { source, rows: sorted.map(({ id, article }) => ({ article, work: mintId('Work', id) })) });

  const authors = new Map(sorted.flatMap((each) => each.authors.map((author) => [author.id, author])));
  const signatures = sorted.flatMap((each) => each.signatures.map((edge) => ({ id: edge.author, row: authors.get(edge.author), edge })));
  await fill(FILL_AUTHORS, nodesOf(signatures));
  for (const { label, fill: put } of FILL_SHARED) {
    const shared = sorted.flatMap((each) =>
      each.shared[label].map(({ id, node, article, relationship }) => ({ id, row: node, edge: { article, relationship } })),
    );
    await fill(put, nodesOf(shared));
  }
  const keys = sorted.flatMap((each) => each.keys.map((key) => ({ id: key, edge: each.id })));
  await fill(FILL_KEYS, nodesOf(keys));
  await putPairs(tx, sorted);
}

/** The nodes that edges lead to, each once with all its edges, in the order of their ids: so locks and pages of indexes are met in order. */
function nodesOf(edges: readonly { readonly id: string; readonly row?: unknown; readonly edge: unknown }[]): object[] {
  const nodes = new Map<string, { id: string; row: unknown; edges: unknown[] }>();
  for (const { id, row, edge } of edges) {
    const node = nodes.get(id);
    if (node === undefined) nodes.set(id, { id, row, edges: [edge] });
    else node.edges.push(edge);
  }
  return [...nodes.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

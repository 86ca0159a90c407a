import { mintId } from '../../model/id.ts';
import { type Statement, statement, type Transaction } from '../graph.ts';
import { putPairs } from './articles.ts';
import { type RecordRows, SHARED, SHARED_LABELS, type SharedLabel } from './rows.ts';

// Rows are sent as lists, and the statements name what stands in them: the driver packs every name in a map again with every row, which
// takes it longer than the values.

/** A node: its key, an edge for each time that an article names it, then its properties. */
type NodeRow = [key: string, edges: EdgeRow[], ...properties: unknown[]];
/** The article at an edge's end, then the edge's properties. */
type EdgeRow = [article: string, ...properties: unknown[]];
type Nodes = Statement<{ nodes: readonly NodeRow[] }, never>;

const ARTICLE = [
  ...['id', 'recordId', 'title', 'subtitle', 'abstract', 'abstractHtml', 'year', 'doi', 'isbns', 'series', 'linkUrls', 'linkLabels'],
  ...['recordFormat', 'firstIndexed', 'lastIndexed', 'authorCount', 'makesTies', 'contentHash', 'readHash', 'createdBy', 'updatedBy'],
  ...['titleKey', 'yearAscKey', 'yearDescKey', 'indexedAscKey', 'indexedDescKey', 'facetKey'],
  ...['searchTitle', 'titleWords', 'searchNames', 'searchSubjects', 'searchAbstract', 'searchForms', 'searchKeys'],
];
const AUTHOR = ['name', 'nameKey', 'nameWords', 'wholeName', 'familyName', 'givenName'] as const;
const SIGNATURE = ['position', 'rawName', 'role', 'body', 'ties'] as const;
const NAMED = { node: ['name', 'nameKey', 'nameWords', 'wholeName'], edge: ['position'] };
const SHARED_PROPERTIES: Readonly<Record<SharedLabel, { readonly node: readonly string[]; readonly edge: readonly string[] }>> = {
  Publisher: NAMED,
  Venue: { node: NAMED.node, edge: ['issns', 'volume', 'issue', 'startPage', 'endPage'] },
  Institution: NAMED,
  Collection: NAMED,
  Language: { node: ['name', 'nameKey', 'code'], edge: NAMED.edge },
  Format: { node: ['name', 'nameKey'], edge: NAMED.edge },
  Topic: { node: [...NAMED.node, 'kind'], edge: NAMED.edge },
};

const FILL_ARTICLES = statement<{ source: string; rows: readonly (readonly unknown[])[] }, never>(
  'fill.articles',
  `MATCH (s:Source {id: $source})
   UNWIND $rows AS row
   CREATE (a:Article ${mapOf(ARTICLE, 'row', 1)})-[:FROM]->(s)
   CREATE (a)-[:EXPRESSES]->(:Work {id: row[0]})`,
);

const FILL_AUTHORS: Nodes = statement(
  'fill.signatures',
  `UNWIND $nodes AS node
   MERGE (n:Author {id: node[0]})
   ON CREATE SET n += ${mapOf(AUTHOR, 'node', 2)}
   WITH n, node[1] AS edges
   UNWIND edges AS edge
   MATCH (a:Article {id: edge[0]})
   CREATE (n)-[:AUTHORED ${mapOf(SIGNATURE, 'edge', 1)}]->(a)`,
);

const FILL_KEYS: Nodes = statement(
  'fill.keys',
  `UNWIND $nodes AS node
   MERGE (k:WorkKey {key: node[0]})
   WITH k, node[1] AS edges
   UNWIND edges AS edge
   MATCH (a:Article {id: edge[0]})
   CREATE (a)-[:HAS_KEY]->(k)`,
);

const FILL_SHARED = SHARED_LABELS.map((label) => {
  const { node, edge } = SHARED_PROPERTIES[label];
  const fill: Nodes = statement(
    `fill.${label}`,
    `UNWIND $nodes AS node
     MERGE (n:${label} {id: node[0]})
     ON CREATE SET n += ${mapOf(node, 'node', 2)}
     WITH n, node[1] AS edges
     UNWIND edges AS edge
     MATCH (a:Article {id: edge[0]})
     CREATE (a)-[:${SHARED[label]} ${mapOf(edge, 'edge', 1)}]->(n)`,
  );
  return { label, node, edge, fill };
});

/** In Cypher: the properties that stand in a list from an index on. */
function mapOf(names: readonly string[], list: string, from: number): string {
  return `{${names.map((name, index) => `${name}: ${list}[${from + index}]`).join(', ')}}`;
}

/**
 * Writes articles that are not there yet, with all that they state, and a work for each of them alone. Works that belong together, ties and
 * stored figures are left to `finishFilling`.
 */
export async function fillArticles(tx: Transaction, source: string, rows: readonly RecordRows[]): Promise<void> {
  const sorted = rows.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const articles = sorted.map(({ id, article }) => [mintId('Work', id), ...valuesOf(article, ARTICLE)]);
  // None waits for the end of the one before it: the database works at one while the next is packed.
  const writing = [tx.write(FILL_ARTICLES, { source, rows: articles })];
  const fill = (put: Nodes, nodes: ReadonlyMap<string, NodeRow>) => {
    // In the order of their keys: so locks and pages of indexes are met in order.
    if (nodes.size > 0) writing.push(tx.write(put, { nodes: [...nodes.values()].sort((a, b) => (a[0] < b[0] ? -1 : 1)) }));
  };
  fill(FILL_AUTHORS, authorsOf(sorted));
  for (const { label, node, edge, fill: put } of FILL_SHARED) {
    const nodes = new Map<string, NodeRow>();
    for (const { shared } of sorted) {
      for (const row of shared[label])
        add(nodes, row.id, [row.article, ...valuesOf(row.relationship, edge)], () => valuesOf(row.node, node));
    }
    fill(put, nodes);
  }
  const keys = new Map<string, NodeRow>();
  for (const { id, keys: those } of sorted) for (const key of those) add(keys, key, [id], () => []);
  fill(FILL_KEYS, keys);
  await allOf([...writing, putPairs(tx, sorted)]);
}

function authorsOf(rows: readonly RecordRows[]): Map<string, NodeRow> {
  const authors = new Map(rows.flatMap((each) => each.authors.map((author) => [author.id, author])));
  const nodes = new Map<string, NodeRow>();
  for (const { signatures } of rows) {
    for (const signature of signatures) {
      const properties = () => valuesOf(authors.get(signature.author) ?? {}, AUTHOR);
      add(nodes, signature.author, [signature.article, ...valuesOf(signature, SIGNATURE)], properties);
    }
  }
  return nodes;
}

function add(nodes: Map<string, NodeRow>, key: string, edge: EdgeRow, properties: () => unknown[]): void {
  const node = nodes.get(key);
  if (node === undefined) nodes.set(key, [key, [edge], ...properties()]);
  else node[1].push(edge);
}

function valuesOf<Name extends string>(row: { readonly [name in Name]?: unknown }, names: readonly Name[]): unknown[] {
  return names.map((name) => row[name]);
}

/** Throws what the first of them threw, once all have ended: the transaction takes nothing more by then. */
async function allOf(writing: readonly Promise<void>[]): Promise<void> {
  const ends = await Promise.allSettled(writing);
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

import { isInt } from 'neo4j-driver';
import { mintId } from '../../model/id.ts';
import { type Statement, statement, type Transaction } from '../graph.ts';
import { putPairs } from './articles.ts';
import { type RecordRows, SHARED, SHARED_LABELS, type SharedLabel } from './rows.ts';

// Rows are sent as lists, and the statements name what stands in them: the driver packs every name in a map again with every row, which
// takes it longer than the values. Whatever is not a text, a number or a boolean takes it several times as long: hence no lists in lists, and
// no integers of its own.

/** A node: its key, its properties, then its edges one after another, each the id of its article and the edge's properties. */
type NodeRow = [key: string, ...rest: unknown[]];
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

/** Whole numbers among all these; a number is sent as a floating one. */
const INTEGERS: ReadonlySet<string> = new Set(['year', 'authorCount', 'facetKey', 'position']);

const FILL_ARTICLES = statement<{ source: string; rows: readonly unknown[][] }, never>(
  'fill.articles',
  `MATCH (s:Source {id: $source})
   UNWIND $rows AS row
   CREATE (a:Article ${mapOf(ARTICLE, (index) => `row[${index + 1}]`)})-[:FROM]->(s)
   CREATE (a)-[:EXPRESSES]->(:Work {id: row[0]})`,
);

const FILL_AUTHORS = fillNodes('Author', 'id', AUTHOR, SIGNATURE, (edge) => `(n)-[:AUTHORED ${edge}]->(a)`);
const FILL_KEYS = fillNodes('WorkKey', 'key', [], [], () => '(a)-[:HAS_KEY]->(n)');
const FILL_SHARED = SHARED_LABELS.map((label) => {
  const { node, edge } = SHARED_PROPERTIES[label];
  return { label, node, edge, fill: fillNodes(label, 'id', node, edge, (properties) => `(a)-[:${SHARED[label]} ${properties}]->(n)`) };
});

function fillNodes(
  label: string,
  key: string,
  node: readonly string[],
  edge: readonly string[],
  pattern: (properties: string) => string,
): Nodes {
  return statement(
    `fill.${label}`,
    `UNWIND $nodes AS node
     MERGE (n:${label} {${key}: node[0]})
     ON CREATE SET n += ${mapOf(node, (index) => `node[${index + 1}]`)}
     WITH n, node
     UNWIND range(${node.length + 1}, size(node) - 1, ${edge.length + 1}) AS at
     MATCH (a:Article {id: node[at]})
     CREATE ${pattern(mapOf(edge, (index) => `node[at + ${index + 1}]`))}`,
  );
}

/** In Cypher: the properties with these names. */
function mapOf(names: readonly string[], value: (index: number) => string): string {
  return `{${names.map((name, index) => `${name}: ${INTEGERS.has(name) ? `toInteger(${value(index)})` : value(index)}`).join(', ')}}`;
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
      for (const row of shared[label]) {
        const known = nodes.get(row.id) ?? begin(nodes, row.id, row.node, node);
        known.push(row.article, ...valuesOf(row.relationship, edge));
      }
    }
    fill(put, nodes);
  }
  const keys = new Map<string, NodeRow>();
  for (const { id, keys: those } of sorted) for (const key of those) (keys.get(key) ?? begin(keys, key, {}, [])).push(id);
  fill(FILL_KEYS, keys);
  await allOf([...writing, putPairs(tx, sorted)]);
}

function authorsOf(rows: readonly RecordRows[]): Map<string, NodeRow> {
  const nodes = new Map<string, NodeRow>();
  for (const { authors, signatures } of rows) {
    for (const author of authors) if (!nodes.has(author.id)) begin(nodes, author.id, author, AUTHOR);
    for (const signature of signatures) nodes.get(signature.author)?.push(signature.article, ...valuesOf(signature, SIGNATURE));
  }
  return nodes;
}

function begin<Name extends string>(
  nodes: Map<string, NodeRow>,
  key: string,
  row: Readonly<Partial<Record<Name, unknown>>>,
  names: readonly Name[],
): NodeRow {
  const node: NodeRow = [key, ...valuesOf(row, names)];
  nodes.set(key, node);
  return node;
}

function valuesOf<Name extends string>(row: Readonly<Partial<Record<Name, unknown>>>, names: readonly Name[]): unknown[] {
  return names.map((name) => {
    const value = row[name];
    return typeof value === 'object' && isInt(value) ? value.toNumber() : value;
  });
}

/** Throws what the first of them threw, once all have ended: the transaction takes nothing more by then. */
async function allOf(writing: readonly Promise<void>[]): Promise<void> {
  const ends = await Promise.allSettled(writing);
  const failed = ends.find((end) => end.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

import { statement, type Transaction } from '../graph.ts';
import { type RecordRows, SHARED, SHARED_LABELS, type SharedLabel } from './rows.ts';

/** What articles are tied to, before they change: whatever has to follow when they do. */
export interface Touched {
  readonly authors: Set<string>;
  readonly shared: Record<SharedLabel, Set<string>>;
  readonly keys: Set<string>;
  /** Venue and ISSN. */
  readonly issns: Map<string, { readonly venue: string; readonly value: string }>;
  /** Collection and institution. */
  readonly keepers: Map<string, { readonly collection: string; readonly institution: string }>;
}

export function nothingTouched(): Touched {
  const shared: Touched['shared'] = {
    Publisher: new Set(),
    Venue: new Set(),
    Institution: new Set(),
    Collection: new Set(),
    Language: new Set(),
    Format: new Set(),
    Topic: new Set(),
  };
  return { authors: new Set(), shared, keys: new Set(), issns: new Map(), keepers: new Map() };
}

export function touch(touched: Touched, rows: RecordRows): void {
  for (const { id } of rows.authors) touched.authors.add(id);
  for (const label of SHARED_LABELS) for (const { id } of rows.shared[label]) touched.shared[label].add(id);
}

const UNLINK = statement<
  { ids: readonly string[] },
  {
    authors: string[];
    keys: string[];
    issns: { venue: string; value: string }[];
    shared: { label: SharedLabel; id: string }[];
  }
>(
  'write.unlink',
  `UNWIND $ids AS id
   MATCH (a:Article {id: id})
   WITH a, {
     authors: [(a)<-[:AUTHORED]-(n) | n.id],
     keys: [(a)-[:HAS_KEY]->(n) | n.key],
     issns: [(a)-[r:PUBLISHED_IN]->(v) | [value IN r.issns | {venue: v.id, value: value}]],
     shared: [(a)-[:${Object.values(SHARED).join('|')}]->(n) | {label: labels(n)[0], id: n.id}]
   } AS was
   CALL (a) { MATCH (a)-[r:AUTHORED|HAS_KEY|${Object.values(SHARED).join('|')}]-() DELETE r }
   RETURN was {.authors, .keys, .shared, issns: reduce(all = [], some IN was.issns | all + some)} AS row`,
);

/** Takes away every edge that articles state, their work apart, and adds what these led to, to `touched`. */
export async function unlinkArticles(tx: Transaction, ids: readonly string[], touched: Touched): Promise<void> {
  if (ids.length === 0) return;
  for (const was of await tx.read(UNLINK, { ids })) {
    for (const id of was.authors) touched.authors.add(id);
    for (const key of was.keys) touched.keys.add(key);
    for (const { label, id } of was.shared) touched.shared[label].add(id);
    const idsOf = (label: SharedLabel) => was.shared.filter((each) => each.label === label).map(({ id }) => id);
    for (const keeper of keepersOf(idsOf('Collection'), idsOf('Institution')))
      touched.keepers.set(`${keeper.collection} ${keeper.institution}`, keeper);
    for (const issn of was.issns) touched.issns.set(`${issn.venue} ${issn.value}`, issn);
  }
}

/** Every collection with every institution that one article names together. */
function keepersOf(collections: readonly string[], institutions: readonly string[]) {
  return collections.flatMap((collection) =>
    institutions.map((institution) => ({ id: `${collection} ${institution}`, collection, institution })),
  );
}

const PUT_AUTHORS = statement<{ rows: readonly object[] }, never>(
  'write.authors',
  'UNWIND $rows AS row MERGE (n:Author {id: row.id}) ON CREATE SET n += row',
);

const PUT_SIGNATURES = statement<{ rows: readonly object[] }, never>(
  'write.signatures',
  `UNWIND $rows AS row
   MATCH (a:Author {id: row.author})
   MATCH (x:Article {id: row.article})
   CREATE (a)-[:AUTHORED {position: row.position, rawName: row.rawName, role: row.role, body: row.body, ties: row.ties}]->(x)`,
);

const PUT_ARTICLES = statement<{ rows: readonly object[]; source: string }, never>(
  'write.articles',
  `MATCH (s:Source {id: $source})
   UNWIND $rows AS row
   MERGE (a:Article {id: row.id})
   SET a = row
   MERGE (a)-[:FROM]->(s)`,
);

const PUT_KEYS = statement<{ rows: readonly object[] }, never>(
  'write.keys',
  `UNWIND $rows AS row
   MERGE (k:WorkKey {key: row.key})
   WITH k, row
   MATCH (a:Article {id: row.article})
   CREATE (a)-[:HAS_KEY]->(k)`,
);

const PUT_ISSNS = statement<{ rows: readonly object[] }, never>(
  'write.issns',
  `UNWIND $rows AS row
   MATCH (v:Venue {id: row.venue})
   MERGE (i:Issn {value: row.value})
   MERGE (v)-[:HAS_ISSN]->(i)`,
);

const PUT_KEEPERS = statement<{ rows: readonly object[] }, never>(
  'write.keepers',
  `UNWIND $rows AS row
   MATCH (c:Collection {id: row.collection})
   MATCH (i:Institution {id: row.institution})
   MERGE (c)-[:KEPT_BY]->(i)`,
);

const PUT_SHARED = Object.fromEntries(
  SHARED_LABELS.map((label) => [
    label,
    statement<{ rows: readonly object[] }, never>(
      `write.${label}`,
      `UNWIND $rows AS row
       MERGE (n:${label} {id: row.id})
       ON CREATE SET n += row.node
       WITH n, row
       MATCH (a:Article {id: row.article})
       CREATE (a)-[r:${SHARED[label]}]->(n)
       SET r = row.relationship`,
    ),
  ]),
);

/** Writes articles that have no edges yet, with all that they state. Each `createdBy` and `updatedBy` is in its article's row. */
export async function putArticles(tx: Transaction, source: string, rows: readonly RecordRows[]): Promise<void> {
  const write = async (put: typeof PUT_AUTHORS | undefined, those: readonly object[]) => {
    if (put !== undefined && those.length > 0) await tx.write(put, { rows: those });
  };
  await tx.write(PUT_ARTICLES, { source, rows: rows.map(({ article }) => article) });
  await write(PUT_AUTHORS, distinct(rows.flatMap(({ authors }) => authors)));
  await write(
    PUT_SIGNATURES,
    rows.flatMap(({ signatures }) => signatures),
  );
  for (const label of SHARED_LABELS) {
    await write(
      PUT_SHARED[label],
      rows.flatMap(({ shared }) => shared[label]),
    );
  }
  await putPairs(tx, rows);
  await write(
    PUT_KEYS,
    rows.flatMap(({ id, keys }) => keys.map((key) => ({ article: id, key }))),
  );
}

/** Writes what venues and collections are known by from articles that name them together with another: ISSNs, institutions. */
export async function putPairs(tx: Transaction, rows: readonly RecordRows[]): Promise<void> {
  const issns = rows.flatMap((each) => each.issns.map((issn) => ({ id: `${issn.venue} ${issn.value}`, ...issn })));
  if (issns.length > 0) await tx.write(PUT_ISSNS, { rows: distinct(issns) });
  const keepers = rows.flatMap(({ shared }) =>
    keepersOf(
      shared.Collection.map(({ id }) => id),
      shared.Institution.map(({ id }) => id),
    ),
  );
  if (keepers.length > 0) await tx.write(PUT_KEEPERS, { rows: distinct(keepers) });
}

function distinct<Row extends { id: string }>(rows: readonly Row[]): Row[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

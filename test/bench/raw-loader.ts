import neo4j, { type Session } from 'neo4j-driver';
import { mintId } from '../../src/model/id.ts';
import { SET_AUTHOR_FIGURES, setSharedFigures } from '../../src/graph/write/figures.ts';
import { type RecordRows, SHARED, SHARED_LABELS } from '../../src/graph/write/rows.ts';
import { TIE_FIGURES } from '../../src/graph/write/ties.ts';

// What anybody would write who loads records with the driver alone: a statement a kind of thing, whatever is met is merged by its id, and
// what follows from the whole is made at the end. No checkpoint, nothing told apart, nothing kept of what cannot be used.

const ARTICLES = `
  MATCH (s:Source {id: $source})
  UNWIND $rows AS row
  MERGE (a:Article {id: row.id})
  SET a = row
  MERGE (a)-[:FROM]->(s)`;
const AUTHORS = 'UNWIND $rows AS row MERGE (n:Author {id: row.id}) ON CREATE SET n += row';
const SIGNATURES = `
  UNWIND $rows AS row
  MATCH (n:Author {id: row.author})
  MATCH (a:Article {id: row.article})
  CREATE (n)-[:AUTHORED {position: row.position, rawName: row.rawName, role: row.role, body: row.body, ties: row.ties}]->(a)`;
const KEYS = 'UNWIND $rows AS row MATCH (a:Article {id: row.article}) MERGE (k:WorkKey {key: row.key}) CREATE (a)-[:HAS_KEY]->(k)';
const ISSNS = 'UNWIND $rows AS row MATCH (v:Venue {id: row.venue}) MERGE (i:Issn {value: row.value}) MERGE (v)-[:HAS_ISSN]->(i)';
const KEEPERS = `
  UNWIND $rows AS row
  MATCH (c:Collection {id: row.collection})
  MATCH (i:Institution {id: row.institution})
  MERGE (c)-[:KEPT_BY]->(i)`;
const shared = (label: (typeof SHARED_LABELS)[number]) => `
  UNWIND $rows AS row
  MERGE (n:${label} {id: row.id})
  ON CREATE SET n += row.node
  WITH n, row
  MATCH (a:Article {id: row.article})
  CREATE (a)-[r:${SHARED[label]}]->(n)
  SET r = row.relationship`;

/** Writes records' rows as one batch. */
export async function writeRaw(session: Session, source: string, rows: readonly RecordRows[]): Promise<void> {
  await session.executeWrite(async (tx) => {
    const put = async (text: string, those: readonly object[]) => {
      if (those.length > 0) await tx.run(text, { source, rows: those });
    };
    const all = <Row>(of: (each: RecordRows) => readonly Row[]): Row[] => rows.flatMap(of);
    await put(
      ARTICLES,
      all(({ article }) => [article]),
    );
    await put(
      AUTHORS,
      all(({ authors }) => authors),
    );
    await put(
      SIGNATURES,
      all(({ signatures }) => signatures),
    );
    for (const label of SHARED_LABELS)
      await put(
        shared(label),
        all((each) => each.shared[label]),
      );
    await put(
      ISSNS,
      all(({ issns }) => issns),
    );
    await put(KEEPERS, all(keepersOf));
    await put(
      KEYS,
      all(({ id, keys }) => keys.map((key) => ({ article: id, key }))),
    );
  });
}

function keepersOf({ shared: { Collection, Institution } }: RecordRows) {
  return Collection.flatMap(({ id }) => Institution.map((institution) => ({ collection: id, institution: institution.id })));
}

// Without it the ties are planned for the empty graph that the indexes were last counted in, and take minutes where they take seconds.
const COUNT_INDEXES = 'CALL db.prepareForReplanning(300)';
const ALL_ARTICLES = 'MATCH (a:Article) RETURN a.id AS id';
const SHARED_KEYS = 'MATCH (k:WorkKey) WHERE COUNT { (k)<-[:HAS_KEY]-() } > 1 RETURN [(k)<-[:HAS_KEY]-(a) | a.id] AS ids';
const WORKS = 'UNWIND $rows AS row MATCH (a:Article {id: row.article}) MERGE (w:Work {id: row.work}) CREATE (a)-[:EXPRESSES]->(w)';
const TIES = `
  MATCH (a:Author)
  CALL (a) {
    MATCH (a)-[:AUTHORED {ties: true}]->(x:Article)
    WITH DISTINCT x
    MATCH (x)-[:EXPRESSES]->(w:Work)
    MATCH (x)<-[:AUTHORED {ties: true}]-(b:Author)
    WHERE b.id > a.id
    ${TIE_FIGURES}
    MERGE (a)-[t:COAUTHORED]->(b)
    SET t = tie
  } IN TRANSACTIONS OF 500 ROWS`;
const FIGURES = [
  `MATCH (a:Author)
   CALL (a) {
     MATCH (a)-[:AUTHORED]->(x:Article)
     WITH DISTINCT a, x
     MATCH (x)-[:EXPRESSES]->(w:Work)
     WITH a, count(x) AS articles, count(DISTINCT w) AS works, min(x.year) AS firstYear, max(x.year) AS lastYear
     WITH a, articles, works, firstYear, lastYear, COUNT { (a)-[:COAUTHORED]-() } AS coAuthors,
          EXISTS { (a)-[r:AUTHORED]->() WHERE NOT r.body } AS person
     ${SET_AUTHOR_FIGURES}
   } IN TRANSACTIONS OF 5000 ROWS`,
  ...SHARED_LABELS.map((label) => `MATCH (n:${label}) CALL (n) { ${setSharedFigures(label)} } IN TRANSACTIONS OF 5000 ROWS`),
];
const MOVES_A_BATCH = 10_000;

/** Makes works, ties and figures of all that was written. */
export async function finishRaw(session: Session): Promise<void> {
  await session.run(COUNT_INDEXES);
  const parents = new Map<string, string>();
  const root = (id: string): string => {
    let top = id;
    for (let parent = parents.get(top); parent !== undefined; parent = parents.get(top)) top = parent;
    return top;
  };
  for (const record of (await session.run(SHARED_KEYS)).records) {
    const [first = '', ...others] = (record.get('ids') as string[]).map(root).sort();
    for (const other of others) if (root(other) !== first) parents.set(other, first);
  }
  const articles = (await session.run(ALL_ARTICLES)).records.map((record) => record.get('id') as string);
  const rows = articles.map((article) => ({ article, work: mintId('Work', root(article)) }));
  for (let at = 0; at < rows.length; at += MOVES_A_BATCH) await session.run(WORKS, { rows: rows.slice(at, at + MOVES_A_BATCH) });
  for (const text of [TIES, ...FIGURES]) await session.run(text);
}

/** Where a Neo4j is, and who may use it. */
export interface Neo4jServer {
  readonly uri: string;
  readonly username: string;
  readonly password: string;
}

export function openRaw({ uri, username, password }: Neo4jServer) {
  return neo4j.driver(uri, neo4j.auth.basic(username, password), { disableLosslessIntegers: true });
}

import { type Graph, statement, type Transaction } from '../graph.ts';
import { countBy, inPages, type Page, upTo } from './fill-pages.ts';
import { TIE_FIGURES } from './ties.ts';

const AUTHORS_A_PAGE = 1_000;
/** Signatures of a transaction's authors: an article of many authors makes many ties of each. */
const SIGNATURES = 2_000;

const AUTHORS = statement<{ after: string; limit: number }, { id: string; signatures: number }>(
  'fill.authors',
  `MATCH (a:Author)
   WHERE a.id > $after
   WITH a ORDER BY a.id LIMIT toInteger($limit)
   RETURN {id: a.id, signatures: COUNT { (a)-[:AUTHORED]->() }} AS row
   ORDER BY a.id`,
);

// Each pair is met once, at the author with the lower id. What is there of its ties was made by a fill that was cut short.
const TIE = statement<{ ids: readonly string[] }, never>(
  'fill.ties',
  `UNWIND $ids AS id
   MATCH (a:Author {id: id})
   CALL (a) { MATCH (a)-[t:COAUTHORED]->() DELETE t }
   CALL (a) {
     MATCH (a)-[:AUTHORED {ties: true}]->(x:Article)
     WITH DISTINCT x
     MATCH (x)-[:EXPRESSES]->(w:Work)
     MATCH (x)<-[:AUTHORED {ties: true}]-(b:Author)
     WHERE b.id > a.id
     ${TIE_FIGURES}
     CREATE (a)-[t:COAUTHORED]->(b)
     SET t = tie
   }`,
);

const COUNT = statement<Record<string, never>, number>('fill.countAuthors', 'MATCH (a:Author) RETURN count(a) AS row');

/** Makes all ties, once works are what they are to be. May run again after any end. */
export async function tieAll(graph: Graph, onProgress: (done: number, total: number) => void): Promise<void> {
  const total = await countBy(graph, COUNT);
  await inPages(graph, { name: 'make ties', total, onProgress: (done) => onProgress(done, total) }, tiePage);
}

async function tiePage(tx: Transaction, after: string): Promise<Page> {
  const found = await tx.read(AUTHORS, { after, limit: AUTHORS_A_PAGE });
  const ids = upTo(SIGNATURES, found, ({ signatures }) => signatures).map(({ id }) => id);
  if (ids.length > 0) await tx.write(TIE, { ids });
  return { count: ids.length, last: ids.at(-1) ?? null };
}

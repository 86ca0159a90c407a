import { type Graph, statement, type Transaction } from '../graph.ts';
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
  const [total = 0] = await graph.read(COUNT, {});
  let done = 0;
  for (let after: string | null = ''; after !== null;) {
    const from: string = after;
    const page = await graph.transaction('make ties', (tx) => tiePage(tx, from));
    done += page.authors;
    after = page.last;
    onProgress(done, Math.max(total, done));
  }
}

async function tiePage(tx: Transaction, after: string): Promise<{ authors: number; last: string | null }> {
  const found = await tx.read(AUTHORS, { after, limit: AUTHORS_A_PAGE });
  let signatures = 0;
  const end = found.findIndex((each) => (signatures += each.signatures) >= SIGNATURES);
  const ids = (end === -1 ? found : found.slice(0, end + 1)).map(({ id }) => id);
  if (ids.length > 0) await tx.write(TIE, { ids });
  return { authors: ids.length, last: ids.at(-1) ?? null };
}

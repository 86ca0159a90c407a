import { statement, type Transaction } from '../graph.ts';

/** Two author ids, the lower first. */
export type Pair = readonly [string, string];

const TYING_AUTHORS = statement<{ ids: readonly string[] }, { authors: string[] }>(
  'ties.authors',
  `UNWIND $ids AS id
   MATCH (x:Article {id: id})
   RETURN {authors: [(x)<-[:AUTHORED {ties: true}]-(a) | a.id]} AS row`,
);

// Read off the articles that both signed; so the figures depend on nothing that was stored of the tie before.
const RETIE = statement<{ pairs: readonly Pair[] }, never>(
  'ties.again',
  `UNWIND $pairs AS pair
   MATCH (a:Author {id: pair[0]})
   MATCH (b:Author {id: pair[1]})
   CALL (a, b) {
     MATCH (a)-[:AUTHORED {ties: true}]->(x:Article)<-[:AUTHORED {ties: true}]-(b)
     WITH DISTINCT x
     MATCH (x)-[:EXPRESSES]->(w:Work)
     WITH w, count(x) AS articles, min(x.authorCount) AS authors, min(x.year) AS firstYear, max(x.year) AS lastYear
     RETURN {
       articles: sum(articles), works: count(w), strength: round(sum(1.0 / (authors - 1)), 12), firstYear: min(firstYear), lastYear: max(lastYear)
     } AS tie
   }
   CALL (a, b, tie) {
     WITH a, b, tie WHERE tie.works > 0
     MERGE (a)-[t:COAUTHORED]->(b)
     SET t = tie
   }
   CALL (a, b, tie) {
     WITH a, b, tie WHERE tie.works = 0
     MATCH (a)-[t:COAUTHORED]->(b)
     DELETE t
   }`,
);

/** The pairs that articles tie as they stand. */
export async function pairsOf(tx: Transaction, ids: readonly string[]): Promise<Map<string, Pair>> {
  const pairs = new Map<string, Pair>();
  for (const { authors } of ids.length === 0 ? [] : await tx.read(TYING_AUTHORS, { ids })) {
    const sorted = [...new Set(authors)].sort();
    sorted.forEach((a, index) => {
      for (const b of sorted.slice(index + 1)) pairs.set(a + b, [a, b]);
    });
  }
  return pairs;
}

const PAIRS_AT_ONCE = 10_000;

/** Makes the ties of `pairs` exact: their five figures from the articles, and none where nothing is left. */
export async function tieAgain(tx: Transaction, pairs: readonly Pair[]): Promise<void> {
  for (let start = 0; start < pairs.length; start += PAIRS_AT_ONCE) {
    await tx.write(RETIE, { pairs: pairs.slice(start, start + PAIRS_AT_ONCE) });
  }
}

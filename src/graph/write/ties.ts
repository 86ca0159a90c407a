import { statement, type Transaction } from '../graph.ts';

/** Two author ids, the lower first. */
export type Pair = readonly [string, string];

const TYING_AUTHORS = statement<{ ids: readonly string[] }, { authors: string[] }>(
  'ties.authors',
  `UNWIND $ids AS id
   MATCH (x:Article {id: id})
   RETURN {authors: [(x)<-[:AUTHORED {ties: true}]-(a) | a.id]} AS row`,
);

interface Group {
  readonly author: string;
  readonly others: string[];
}

/** What is stored of an author's tie with each `b`, once the articles `x` that both signed and their works `w` are known. */
export const TIE_FIGURES = `WITH DISTINCT b, x, w
     WITH b, w, count(x) AS articles, min(x.authorCount) AS authors, min(x.year) AS firstYear, max(x.year) AS lastYear
     WITH b, {
       articles: sum(articles), works: count(w), strength: round(sum(1.0 / (authors - 1)), 12), firstYear: min(firstYear), lastYear: max(lastYear)
     } AS tie`;

// Read off the articles that both signed; so the figures depend on nothing that was stored of the tie before. An author's articles are
// walked once for all the pairs that begin with this author.
const RETIE = statement<{ groups: readonly Group[] }, never>(
  'ties.again',
  `UNWIND $groups AS group
   MATCH (a:Author {id: group.author})
   CALL (group) {
     UNWIND group.others AS other
     MATCH (b:Author {id: other})
     RETURN collect(b) AS others
   }
   CALL (a, others) {
     MATCH (a)-[:AUTHORED {ties: true}]->(x:Article)
     WITH DISTINCT x, others
     MATCH (x)-[:EXPRESSES]->(w:Work)
     WITH x, w, others
     MATCH (x)<-[:AUTHORED {ties: true}]-(b:Author)
     WHERE b IN others
     ${TIE_FIGURES}
     RETURN collect(b) AS tied, collect([b, tie]) AS ties
   }
   CALL (a, ties) {
     UNWIND ties AS each
     WITH a, each[0] AS b, each[1] AS tie
     MERGE (a)-[t:COAUTHORED]->(b)
     SET t = tie
   }
   CALL (a, others, tied) {
     UNWIND [b IN others WHERE NOT b IN tied] AS b
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

/** Makes the ties of `pairs` exact: their five figures from the articles, and none where nothing is left. */
export async function tieAgain(tx: Transaction, pairs: Iterable<Pair>): Promise<void> {
  const groups = new Map<string, string[]>();
  for (const [author, other] of pairs) {
    const others = groups.get(author);
    if (others === undefined) groups.set(author, [other]);
    else others.push(other);
  }
  await tx.write(RETIE, { groups: [...groups].map(([author, others]) => ({ author, others })) });
}

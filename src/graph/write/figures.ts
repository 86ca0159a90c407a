import { statement, type Transaction } from '../graph.ts';
import type { Touched } from './articles.ts';
import { isSearched, SHARED, SHARED_LABELS, type SharedLabel } from './rows.ts';

// A sort key that puts the greatest count first and equal counts by name: the count's complement before the name's key.
const MOST_FIRST = (count: string, node: string) => `right('0000000' + toString(9999999 - ${count}), 7) + ${node}.nameKey`;

/**
 * What indexes know of a count: nothing of 1, then how often 2 goes into it, so that few loads change it. A greater count never has a
 * lesser usage.
 */
export const USAGE = (count: string) => `CASE WHEN ${count} > 1 THEN 'u' + toString(toInteger(log(${count}) / log(2))) END`;

/** What is stored of an author `a`, once `articles`, `works`, `firstYear`, `lastYear`, `coAuthors` and `person` are known of it. */
export const SET_AUTHOR_FIGURES = `SET a.articleCount = articles, a.workCount = works, a.firstYear = firstYear, a.lastYear = lastYear, a.coAuthorCount = coAuthors,
       a.kind = CASE WHEN person THEN 'PERSON' ELSE 'ORGANISATION' END,
       a.usage = ${USAGE('articles')},
       a.mostArticlesKey = ${MOST_FIRST('articles', 'a')}, a.mostCoAuthorsKey = ${MOST_FIRST('coAuthors', 'a')}`;

const AUTHOR_FIGURES = statement<{ ids: readonly string[] }, never>(
  'figures.authors',
  `UNWIND $ids AS id
   MATCH (a:Author {id: id})
   CALL (a) {
     MATCH (a)-[:AUTHORED]->(x:Article)
     WITH DISTINCT x
     MATCH (x)-[:EXPRESSES]->(w:Work)
     RETURN count(x) AS articles, count(DISTINCT w) AS works, min(x.year) AS firstYear, max(x.year) AS lastYear
   }
   WITH a, articles, works, firstYear, lastYear, COUNT { (a)-[:COAUTHORED]-() } AS coAuthors,
        EXISTS { (a)-[r:AUTHORED]->() WHERE NOT r.body } AS person
   ${SET_AUTHOR_FIGURES}`,
);

const SWEEP_AUTHORS = statement<{ ids: readonly string[] }, never>(
  'sweep.authors',
  `UNWIND $ids AS id
   MATCH (a:Author {id: id})
   WHERE NOT EXISTS { (a)-[:AUTHORED]->() }
   DETACH DELETE a`,
);

export const SWEEP_KEYS = statement<{ keys: readonly string[] }, never>(
  'sweep.keys',
  `UNWIND $keys AS key
   MATCH (k:WorkKey {key: key})
   WHERE NOT EXISTS { (k)<-[:HAS_KEY]-() }
   DELETE k`,
);

const SWEEP_ISSNS = statement<{ rows: readonly { venue: string; value: string }[] }, never>(
  'sweep.issns',
  `UNWIND $rows AS row
   MATCH (v:Venue {id: row.venue})-[has:HAS_ISSN]->(i:Issn {value: row.value})
   WHERE NOT EXISTS { (v)<-[p:PUBLISHED_IN]-() WHERE row.value IN p.issns }
   DELETE has
   WITH DISTINCT i
   WHERE NOT EXISTS { (i)<-[:HAS_ISSN]-() }
   DELETE i`,
);

const SWEEP_KEEPERS = statement<{ rows: readonly { collection: string; institution: string }[] }, never>(
  'sweep.keepers',
  `UNWIND $rows AS row
   MATCH (c:Collection {id: row.collection})-[kept:KEPT_BY]->(i:Institution {id: row.institution})
   WHERE NOT EXISTS { (c)<-[:IN_COLLECTION]-()-[:HELD_BY]->(i) }
   DELETE kept`,
);

/** What is stored of a node `n` that articles share. */
export const setSharedFigures = (label: SharedLabel) =>
  `WITH n, COUNT { (n)<-[:${SHARED[label]}]-() } AS articles
     SET n.articleCount = articles, ${isSearched(label) ? `n.usage = ${USAGE('articles')},` : ''} n.mostArticlesKey = ${MOST_FIRST('articles', 'n')}`;

const SHARED_STATEMENTS = SHARED_LABELS.map((label) => ({
  label,
  sweep: statement<{ ids: readonly string[] }, never>(
    `sweep.${label}`,
    `UNWIND $ids AS id
     MATCH (n:${label} {id: id})
     WHERE NOT EXISTS { (n)<-[:${SHARED[label]}]-() }
     DELETE n`,
  ),
  figures: statement<{ ids: readonly string[] }, never>(
    `figures.${label}`,
    `UNWIND $ids AS id
     MATCH (n:${label} {id: id})
     ${setSharedFigures(label)}`,
  ),
}));

/** Takes away what nothing mentions any more, and makes the stored figures of everything else that was touched exact. Ties come before. */
export async function settle(tx: Transaction, touched: Touched): Promise<void> {
  const authors = [...touched.authors];
  await tx.write(SWEEP_AUTHORS, { ids: authors });
  await tx.write(AUTHOR_FIGURES, { ids: authors });
  if (touched.keys.size > 0) await tx.write(SWEEP_KEYS, { keys: [...touched.keys] });
  if (touched.issns.size > 0) await tx.write(SWEEP_ISSNS, { rows: [...touched.issns.values()] });
  if (touched.keepers.size > 0) await tx.write(SWEEP_KEEPERS, { rows: [...touched.keepers.values()] });
  for (const { label, sweep, figures } of SHARED_STATEMENTS) {
    const ids = [...touched.shared[label]];
    if (ids.length === 0) continue;
    await tx.write(sweep, { ids });
    await tx.write(figures, { ids });
  }
}

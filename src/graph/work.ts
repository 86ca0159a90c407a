import { inOrderOf, type Reader, statement } from './graph.ts';

/** Records that are versions of one another, as one. */
export interface Work {
  readonly id: string;
  /** Of the record published first; of several, of the one with the lowest id. */
  readonly title: string;
  /** What the records share or could share, in ascending order. */
  readonly keys: readonly string[];
}

const WORK = `CALL (w) {
     MATCH (w)<-[:EXPRESSES]-(a)
     WITH a ORDER BY a.year, a.id LIMIT 1
     RETURN a.title AS title
   }
   CALL (w) {
     MATCH (w)<-[:EXPRESSES]-()-[:HAS_KEY]->(k)
     WITH DISTINCT k.key AS key ORDER BY key
     RETURN collect(key) AS keys
   }`;

const BY_ID = statement<{ ids: readonly string[] }, Work>(
  'work.byId',
  `UNWIND $ids AS id
   MATCH (w:Work {id: id})
   ${WORK}
   RETURN {id: w.id, title: title, keys: keys} AS row`,
);

/** Works in the order of `ids`; null where there is none. */
export async function worksById(graph: Reader, ids: readonly string[]): Promise<(Work | null)[]> {
  return inOrderOf(ids, await graph.read(BY_ID, { ids }), ({ id }) => id, null);
}

const OF_ARTICLES = statement<{ ids: readonly string[] }, { article: string; work: Work }>(
  'work.ofArticles',
  `UNWIND $ids AS id
   MATCH (:Article {id: id})-[:EXPRESSES]->(w)
   ${WORK}
   RETURN {article: id, work: {id: w.id, title: title, keys: keys}} AS row`,
);

/** The work of each article of `articleIds`, in their order; null for an article that is gone. */
export async function worksOfArticles(graph: Reader, articleIds: readonly string[]): Promise<(Work | null)[]> {
  const rows = await graph.read(OF_ARTICLES, { ids: articleIds });
  return inOrderOf(articleIds, rows, ({ article }) => article, null).map((row) => row?.work ?? null);
}

import { inOrderOf, type Reader } from './graph.ts';
import { query, rowsOf, shape } from './shape.ts';

/** Records that are versions of one another, as one. */
export interface Work {
  readonly id: string;
  /** Of the record published first; of several, of the one with the lowest id. */
  readonly title: string;
  /** What the records share or could share, in ascending order. */
  readonly keys: readonly string[];
}

const FIND_WORK = `CALL (w) {
     MATCH (w)<-[:EXPRESSES]-(a)
     WITH a ORDER BY a.year, a.id LIMIT 1
     RETURN a.title AS title
   }
   CALL (w) {
     MATCH (w)<-[:EXPRESSES]-()-[:HAS_KEY]->(k)
     WITH DISTINCT k.key AS key ORDER BY key
     RETURN collect(key) AS keys
   }`;

const WORK = shape<Work>({ id: 'w.id', title: 'title', keys: 'keys' });

const BY_ID = query<{ ids: readonly string[] }, Work>(
  'work.byId',
  `UNWIND $ids AS id
   MATCH (w:Work {id: id})
   ${FIND_WORK}`,
  WORK,
);

/** Works in the order of `ids`; null where there is none. */
export async function worksById(graph: Reader, ids: readonly string[]): Promise<(Work | null)[]> {
  return inOrderOf(ids, await rowsOf(graph, BY_ID, { ids }), ({ id }) => id, null);
}

const OF_ARTICLES = query<{ ids: readonly string[] }, { article: string; work: Work }>(
  'work.ofArticles',
  `UNWIND $ids AS id
   MATCH (:Article {id: id})-[:EXPRESSES]->(w)
   ${FIND_WORK}`,
  shape({ article: 'id', work: WORK }),
);

/** The work of each article of `articleIds`, in their order; null for an article that is gone. */
export async function worksOfArticles(graph: Reader, articleIds: readonly string[]): Promise<(Work | null)[]> {
  const rows = await rowsOf(graph, OF_ARTICLES, { ids: articleIds });
  return inOrderOf(articleIds, rows, ({ article }) => article, null).map((row) => row?.work ?? null);
}

import { inOrderOf, type Reader } from './graph.ts';
import { query, rowsOf, shape, shapeOf } from './shape.ts';

/** A catalogue or repository that records came from. */
export interface Source {
  readonly id: string;
  readonly name: string;
}

export const SOURCE = (node: string) => shapeOf<Source>(node, (its) => ({ id: its('id'), name: its('name') }));

const BY_ID = query<{ ids: readonly string[] }, Source>('source.byId', 'UNWIND $ids AS id MATCH (s:Source {id: id})', SOURCE('s'));

/** Sources in the order of `ids`; null where there is none. */
export async function sourcesById(graph: Reader, ids: readonly string[]): Promise<(Source | null)[]> {
  return inOrderOf(ids, await rowsOf(graph, BY_ID, { ids }), ({ id }) => id, null);
}

const ALL = query<Record<string, never>, Source>('source.all', 'MATCH (s:Source) WITH s ORDER BY s.name', SOURCE('s'));

/** All sources by name. They are few. */
export async function allSources(graph: Reader): Promise<Source[]> {
  return rowsOf(graph, ALL, {});
}

const OF_ARTICLES = query<{ ids: readonly string[] }, { article: string; source: Source }>(
  'source.ofArticles',
  `UNWIND $ids AS id
   MATCH (:Article {id: id})-[:FROM]->(s)`,
  shape({ article: 'id', source: SOURCE('s') }),
);

/** The source of each article of `articleIds`, in their order; null for an article that is gone. */
export async function sourcesOfArticles(graph: Reader, articleIds: readonly string[]): Promise<(Source | null)[]> {
  const rows = await rowsOf(graph, OF_ARTICLES, { ids: articleIds });
  return inOrderOf(articleIds, rows, ({ article }) => article, null).map((row) => row?.source ?? null);
}

const ARTICLE_COUNTS = query<{ ids: readonly string[] }, { id: string; count: number }>(
  'source.articleCounts',
  `UNWIND $ids AS id
   MATCH (s:Source {id: id})`,
  shape({ id: 'id', count: 'COUNT { (s)<-[:FROM]-() }' }),
);

/** How many articles came from each source, in the order of `ids`; read off the nodes' degrees. */
export async function articleCountsOfSources(graph: Reader, ids: readonly string[]): Promise<number[]> {
  const rows = await rowsOf(graph, ARTICLE_COUNTS, { ids });
  return inOrderOf(ids, rows, ({ id }) => id, null).map((row) => row?.count ?? 0);
}

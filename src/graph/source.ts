import { inOrderOf, type Reader, statement } from './graph.ts';

/** A catalogue or repository that records came from. */
export interface Source {
  readonly id: string;
  readonly name: string;
}

const BY_ID = statement<{ ids: readonly string[] }, Source>(
  'source.byId',
  'UNWIND $ids AS id MATCH (s:Source {id: id}) RETURN s {.id, .name} AS row',
);

/** Sources in the order of `ids`; null where there is none. */
export async function sourcesById(graph: Reader, ids: readonly string[]): Promise<(Source | null)[]> {
  return inOrderOf(ids, await graph.read(BY_ID, { ids }), ({ id }) => id, null);
}

const ALL = statement<Record<string, never>, Source>('source.all', 'MATCH (s:Source) RETURN s {.id, .name} AS row ORDER BY s.name');

/** All sources by name. They are few. */
export async function allSources(graph: Reader): Promise<Source[]> {
  return graph.read(ALL, {});
}

const OF_ARTICLES = statement<{ ids: readonly string[] }, { article: string; source: Source }>(
  'source.ofArticles',
  `UNWIND $ids AS id
   MATCH (:Article {id: id})-[:FROM]->(s)
   RETURN {article: id, source: s {.id, .name}} AS row`,
);

/** The source of each article of `articleIds`, in their order; null for an article that is gone. */
export async function sourcesOfArticles(graph: Reader, articleIds: readonly string[]): Promise<(Source | null)[]> {
  const rows = await graph.read(OF_ARTICLES, { ids: articleIds });
  return inOrderOf(articleIds, rows, ({ article }) => article, null).map((row) => row?.source ?? null);
}

const ARTICLE_COUNTS = statement<{ ids: readonly string[] }, { id: string; count: number }>(
  'source.articleCounts',
  `UNWIND $ids AS id
   MATCH (s:Source {id: id})
   RETURN {id: id, count: COUNT { (s)<-[:FROM]-() }} AS row`,
);

/** How many articles came from each source, in the order of `ids`; read off the nodes' degrees. */
export async function articleCountsOfSources(graph: Reader, ids: readonly string[]): Promise<number[]> {
  const rows = await graph.read(ARTICLE_COUNTS, { ids });
  return inOrderOf(ids, rows, ({ id }) => id, null).map((row) => row?.count ?? 0);
}

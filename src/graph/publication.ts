import { inOrderOf, type Reader, statement } from './graph.ts';
import { namedRow } from './named.ts';
import type { Venue } from './venue.ts';

/** Where an article appeared, as its record says. */
export interface Publication {
  readonly venue: Venue;
  readonly volume: string | null;
  readonly issue: string | null;
  readonly startPage: string | null;
  readonly endPage: string | null;
}

const OF_ARTICLES = statement<{ ids: readonly string[] }, { id: string; publication: Publication }>(
  'publication.ofArticles',
  `UNWIND $ids AS id
   MATCH (:Article {id: id})-[p:PUBLISHED_IN]->(v)
   RETURN {id: id, publication: p {venue: ${namedRow('v')}, .volume, .issue, .startPage, .endPage}} AS row`,
);

/** Where each article of `articleIds` appeared, in their order; null where its record does not say. */
export async function publicationsOf(graph: Reader, articleIds: readonly string[]): Promise<(Publication | null)[]> {
  const rows = await graph.read(OF_ARTICLES, { ids: articleIds });
  return inOrderOf(articleIds, rows, ({ id }) => id, null).map((row) => row?.publication ?? null);
}

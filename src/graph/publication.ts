import { inOrderOf, type Reader } from './graph.ts';
import { NAMED } from './named.ts';
import { query, rowsOf, shape, shapeOf } from './shape.ts';
import type { Venue } from './venue.ts';

/** Where an article appeared, as its record says. */
export interface Publication {
  readonly venue: Venue;
  readonly volume: string | null;
  readonly issue: string | null;
  readonly startPage: string | null;
  readonly endPage: string | null;
}

const OF_ARTICLES = query<{ ids: readonly string[] }, { id: string; publication: Publication }>(
  'publication.ofArticles',
  `UNWIND $ids AS id
   MATCH (:Article {id: id})-[p:PUBLISHED_IN]->(v)`,
  shape({
    id: 'id',
    publication: shapeOf<Publication>('p', (its) => ({
      venue: NAMED('v'),
      volume: its('volume'),
      issue: its('issue'),
      startPage: its('startPage'),
      endPage: its('endPage'),
    })),
  }),
);

/** Where each article of `articleIds` appeared, in their order; null where its record does not say. */
export async function publicationsOf(graph: Reader, articleIds: readonly string[]): Promise<(Publication | null)[]> {
  const rows = await rowsOf(graph, OF_ARTICLES, { ids: articleIds });
  return inOrderOf(articleIds, rows, ({ id }) => id, null).map((row) => row?.publication ?? null);
}

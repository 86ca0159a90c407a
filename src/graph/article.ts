import { inOrderOf, type Reader } from './graph.ts';
import { query, rowsOf, shape, shapeOf } from './shape.ts';
import { articleId } from './write/rows.ts';

/** A record, without its abstract and without what it is tied to. */
export interface Article {
  readonly id: string;
  readonly recordId: string;
  readonly title: string;
  readonly subtitle: string | null;
  readonly year: number | null;
  readonly doi: string | null;
  readonly isbns: readonly string[];
  readonly series: readonly string[];
  readonly linkUrls: readonly string[];
  /** One for each of `linkUrls`; empty where the link has none. */
  readonly linkLabels: readonly string[];
  readonly makesTies: boolean;
  readonly recordFormat: string | null;
  /** ISO 8601, UTC, to the second. */
  readonly firstIndexed: string | null;
  readonly lastIndexed: string | null;
  /** Ids of loads. */
  readonly createdBy: string;
  readonly updatedBy: string;
}

export const ARTICLE = (node: string) =>
  shapeOf<Article>(node, (its) => ({
    id: its('id'),
    recordId: its('recordId'),
    title: its('title'),
    subtitle: its('subtitle'),
    year: its('year'),
    doi: its('doi'),
    isbns: its('isbns'),
    series: its('series'),
    linkUrls: its('linkUrls'),
    linkLabels: its('linkLabels'),
    makesTies: its('makesTies'),
    recordFormat: its('recordFormat'),
    firstIndexed: its('firstIndexed'),
    lastIndexed: its('lastIndexed'),
    createdBy: its('createdBy'),
    updatedBy: its('updatedBy'),
  }));

const BY_ID = query<{ ids: readonly string[] }, Article>(
  'article.byId',
  `UNWIND $ids AS id
   MATCH (a:Article {id: id})`,
  ARTICLE('a'),
);

/** Articles in the order of `ids`; null where there is none. */
export async function articlesById(graph: Reader, ids: readonly string[]): Promise<(Article | null)[]> {
  return inOrderOf(ids, await rowsOf(graph, BY_ID, { ids }), ({ id }) => id, null);
}

const BY_DOI = query<{ dois: readonly string[] }, { doi: string; article: Article }>(
  'article.byDoi',
  `UNWIND $dois AS doi
   CALL (doi) {
     MATCH (a:Article {doi: doi})
     RETURN a ORDER BY coalesce(a.lastIndexed, '') DESC, a.id LIMIT 1
   }`,
  shape({ doi: 'doi', article: ARTICLE('a') }),
);

/** The article of each of `dois`; of several that carry one, the latest indexed, then the one of the lowest id. */
export async function articlesByDoi(graph: Reader, dois: readonly string[]): Promise<(Article | null)[]> {
  return inOrderOf(dois, await rowsOf(graph, BY_DOI, { dois }), ({ doi }) => doi, null).map((row) => row?.article ?? null);
}

/** A record as its catalogue names it. */
export interface RecordRef {
  /** The name of its source. */
  readonly source: string;
  readonly recordId: string;
}

/** The articles of `records`, in their order; null where there is none. */
export async function articlesByRecord(graph: Reader, records: readonly RecordRef[]): Promise<(Article | null)[]> {
  return articlesById(
    graph,
    records.map(({ source, recordId }) => articleId(source, recordId)),
  );
}

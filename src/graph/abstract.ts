import { inOrderOf, type Reader } from './graph.ts';
import { query, rowsOf, shape } from './shape.ts';

/** An article's abstract, kept apart from the article so that lists need not carry it. */
export interface Abstract {
  readonly text: string | null;
  /** The abstract's own markup, safe to insert; null where it had none. */
  readonly html: string | null;
}

const NONE: Abstract = { text: null, html: null };

const OF_ARTICLES = query<{ ids: readonly string[] }, Abstract & { id: string }>(
  'abstract.ofArticles',
  `UNWIND $ids AS id
   MATCH (a:Article {id: id})`,
  shape({ id: 'id', text: 'a.abstract', html: 'a.abstractHtml' }),
);

/** The abstract of each article of `ids`, in their order. */
export async function abstractsOf(graph: Reader, ids: readonly string[]): Promise<Abstract[]> {
  return inOrderOf(ids, await rowsOf(graph, OF_ARTICLES, { ids }), ({ id }) => id, NONE);
}

import { inOrderOf, type Reader } from './graph.ts';
import { query, rowsOf, shape } from './shape.ts';

/** The texts of an article in which words are searched, beside those of its own row. */
export interface HighlightedText {
  readonly abstract: string | null;
  /** Each name once, in the order printed. */
  readonly names: readonly string[];
  readonly venue: string | null;
  /** In the order of the record. */
  readonly topics: readonly string[];
}

const NONE: HighlightedText = { abstract: null, names: [], venue: null, topics: [] };

const OF_ARTICLES = query<{ ids: readonly string[] }, HighlightedText & { id: string }>(
  'article.highlightedText',
  `UNWIND $ids AS id
   MATCH (a:Article {id: id})
   CALL (a) {
     MATCH (a)<-[signed:AUTHORED]-(n)
     WITH n, min(signed.position) AS position ORDER BY position
     RETURN collect(n.name) AS names
   }
   CALL (a) {
     MATCH (a)-[about:ABOUT]->(t)
     WITH t, about.position AS position ORDER BY position
     RETURN collect(t.name) AS topics
   }`,
  shape({ id: 'id', abstract: 'a.abstract', names: 'names', venue: 'head([(a)-[:PUBLISHED_IN]->(v) | v.name])', topics: 'topics' }),
);

/** What can be highlighted of each article of `ids`, in their order. */
export async function highlightedTextsOf(graph: Reader, ids: readonly string[]): Promise<HighlightedText[]> {
  return inOrderOf(ids, await rowsOf(graph, OF_ARTICLES, { ids }), ({ id }) => id, NONE);
}

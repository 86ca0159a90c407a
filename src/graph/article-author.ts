import type { Page, Slice } from '../model/page.ts';
import { type Author, AUTHOR } from './author.ts';
import { inOrderOf, type Reader } from './graph.ts';
import { type List, slicesOf } from './list.ts';
import { query, rowsOf, shape, shapeOf } from './shape.ts';

/** A name on an article, and whose it is. */
export interface ArticleAuthor {
  readonly author: Author;
  /** From 1. */
  readonly position: number;
  /** As the record has it; null for an author without a stated role. */
  readonly role: string | null;
  /** To the letter as printed. */
  readonly rawName: string;
}

const SIGNATURES: List<ArticleAuthor> = {
  name: 'article.authors',
  source: 'MATCH (:Article {id: parent.id})<-[signed:AUTHORED]-(a)',
  where: [],
  order: [
    { by: 'signed.position', ascending: true },
    { by: 'a.nameKey', ascending: true },
  ],
  item: shapeOf('signed', (its) => ({ author: AUTHOR('a'), position: its('position'), role: its('role'), rawName: its('rawName') })),
};

/** One page of the names on each article of `ids`, in their order, as printed: a name that is printed twice stands there twice. */
export async function authorsOfArticles(graph: Reader, ids: readonly string[], page: Page): Promise<Slice<ArticleAuthor>[]> {
  return slicesOf(graph, SIGNATURES, parents(ids), page);
}

const COUNTS = query<{ ids: readonly string[] }, { id: string; count: number }>(
  'article.authors count',
  `UNWIND $ids AS id
   MATCH (x:Article {id: id})`,
  shape({ id: 'id', count: 'COUNT { (x)<-[:AUTHORED]-() }' }),
);

/** How many names each article of `ids` has, in their order; read off the node's degree. */
export async function authorCountsOfArticles(graph: Reader, ids: readonly string[]): Promise<number[]> {
  return inOrderOf(ids, await rowsOf(graph, COUNTS, { ids }), ({ id }) => id, null).map((row) => row?.count ?? 0);
}

function parents(ids: readonly string[]) {
  return ids.map((id) => ({ id }));
}

import type { TyingArticle } from '../model/tying-article.ts';

/** A TyingArticle as statements give it. */
export type TyingRow = readonly [id: string, authorCount: number, year: number | null, authors: readonly number[]];

/** The list of a TyingRow of the article `x`. */
export const TYING_ROW = (x: string, authors: string) => `[${x}.id, ${x}.authorCount, ${x}.year, ${authors}]`;

/** Articles grouped by the work that they are of. */
export function tyingArticles(works: readonly (readonly TyingRow[])[]): TyingArticle[][] {
  return works.map((articles) => articles.map(([id, authorCount, year, authors]) => ({ id, authorCount, year, authors })));
}

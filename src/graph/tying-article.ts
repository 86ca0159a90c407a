import type { TyingArticle } from '../model/tying-article.ts';
import { shape } from './shape.ts';

/** The shape of the article `x`; `authors` gives the places of those whom it ties. */
export const TYING_ARTICLE = (x: string, authors: string) =>
  shape<TyingArticle>({ id: `${x}.id`, authorCount: `${x}.authorCount`, year: `${x}.year`, authors });

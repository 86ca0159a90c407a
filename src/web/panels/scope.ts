import { ask, Fault } from '../ask.ts';
import {
  type ArticlePageFragment,
  AuthorArticlesDocument,
  AuthorTieDocument,
  SearchAuthorArticlesDocument,
  SearchTieDocument,
  SetAuthorArticlesDocument,
  SetTieDocument,
  type TieDetailsFragment,
} from '../generated/graphql.ts';
import type { Place } from '../place.ts';
import { PAGE } from './use-pages.ts';

/** Which articles the figures of a network are of: those of a list, or all of its authors; of some years, or of all. */
export type Scope = Pick<Place, 'subject' | 'years'>;

/** A page of an author's articles that are in scope, newest first. */
export async function authorArticles(id: string, scope: Scope, after: string | null, signal: AbortSignal): Promise<ArticlePageFragment> {
  const { search, set } = listOf(scope);
  const page = { id, years: scope.years, first: PAGE, after };
  if (set !== null) {
    const { node } = await ask(SetAuthorArticlesDocument, { ...page, set, search }, signal);
    return node !== null && 'articles' in node ? node.articles : missing();
  }
  if (search !== null) return (await ask(SearchAuthorArticlesDocument, { ...page, search }, signal)).articles;
  return (await ask(AuthorArticlesDocument, page, signal)).author?.articles ?? missing();
}

/** What two authors have written together that is in scope, with a page of it; null where that is nothing. */
export async function tieBetween(
  a: string,
  b: string,
  scope: Scope,
  after: string | null,
  signal: AbortSignal,
): Promise<TieDetailsFragment | null> {
  const { search, set } = listOf(scope);
  const page = { a, b, years: scope.years, first: PAGE, after };
  if (set !== null) {
    const { node } = await ask(SetTieDocument, { ...page, set, search }, signal);
    return node !== null && 'articles' in node ? node.articles.coAuthorship : missing();
  }
  if (search !== null) return (await ask(SearchTieDocument, { ...page, search }, signal)).articles.coAuthorship;
  const { author } = await ask(AuthorTieDocument, page, signal);
  return author === null ? missing() : author.coAuthorship;
}

/** All that a scope depends on, as a key. */
export function scopeKey(scope: Scope): string {
  return JSON.stringify([listOf(scope), scope.years]);
}

function listOf({ subject }: Scope): { readonly search: string | null; readonly set: string | null } {
  return subject?.kind === 'articles' ? { search: subject.search, set: subject.set } : { search: null, set: null };
}

function missing(): never {
  throw new Fault('NOT_FOUND', 'What this address names is not in the graph (any more).');
}

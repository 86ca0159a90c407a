import { ROOT } from '../graph/list.ts';
import { revisionsOf } from '../graph/revision.ts';
import { parseSearch, type Search } from '../model/search.ts';
import { foreignCursor, type PageArgs } from './connection.ts';
import type { Context } from './context.ts';
import { refuse } from './refuse.ts';

export const MAX_SEARCH_LENGTH = 4_000;

/** What every search has in common; `over` says what the words are looked for in. */
export function searchDescription(over: string, first: string): string {
  return `Words that all have to be found in ${over}, whatever their letter case, accents, hyphens and apostrophes; the last one, of two letters and more, as the beginning of a word unless a space follows. "In quotation marks": words one behind the other. -word: without it. Every other character is literal; blank text searches nothing. ${first} comes first. At most ${MAX_SEARCH_LENGTH} characters, of which the first 100 words count.`;
}

/** The value of every enum of orders by how well names match. */
export const RELEVANCE = {
  description:
    'How well it matches what was searched, then how many articles there are: the order of a search where no other is given. Only with a search; its cursors end with the next load into the graph.',
};

/**
 * What a client types into a search; null where it is blank. Stop words count where `everyWord`. Throws BAD_USER_INPUT for what is too long.
 */
export function searchOf(typed: string | null | undefined, everyWord = false): Search | null {
  if (typed === null || typed === undefined) return null;
  if (typed.length > MAX_SEARCH_LENGTH)
    refuse(`search takes ${MAX_SEARCH_LENGTH} characters at most, not ${typed.length}: give the words that tell most.`);
  return parseSearch(typed, everyWord);
}

/**
 * What a cursor of an order by relevance must be of; null where none is given. It is good as long as nothing was loaded, since how well one
 * thing matches depends on all the others. Throws BAD_USER_INPUT where nothing is searched.
 */
export async function relevanceRevision({ batch }: Context, search: Search | null, { after, before }: PageArgs): Promise<number | null> {
  if (search === null) refuse('RELEVANCE orders what was searched: give search, or another order.');
  return (after ?? before) == null ? null : batch(revisionsOf, ROOT);
}

/**
 * What `reading` gives: a page that goes on from a cursor of `revision`, null for any other page. Throws INVALID_CURSOR where a load came
 * while it was read.
 */
export async function stillRelevant<Page>({ batch }: Context, revision: number | null, reading: Promise<Page>): Promise<Page> {
  const page = await reading;
  if (revision !== null && (await batch(revisionsAfter, ROOT)) !== revision) foreignCursor();
  return page;
}

/** A read of its own, so that the answer of the one before is not taken for it. */
const revisionsAfter: typeof revisionsOf = (graph, parents) => revisionsOf(graph, parents);

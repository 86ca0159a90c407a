import { ROOT } from '../graph/list.ts';
import { revisionsOf } from '../graph/revision.ts';
import { parseSearch, type Search } from '../model/search.ts';
import type { Context } from './context.ts';
import { refuse } from './refuse.ts';

const MAX_LENGTH = 4_000;

/** What every search has in common; `over` says what the words are looked for in. */
export function searchDescription(over: string, first: string): string {
  return `Words that all have to be found in ${over}, whatever their letter case, accents, hyphens and apostrophes; the last one as the beginning of a word unless a space follows. "In quotation marks": words one behind the other. -word: without it. Every other character is literal; blank text searches nothing. ${first} comes first. At most ${MAX_LENGTH} characters, of which the first 100 different words count.`;
}

/** What a client types into a search; null where it is blank. Throws BAD_USER_INPUT for what is too long. */
export function searchOf(typed: string | null | undefined): Search | null {
  if (typed === null || typed === undefined) return null;
  if (typed.length > MAX_LENGTH)
    refuse(`search takes ${MAX_LENGTH} characters at most, not ${typed.length}: give the words that tell most.`);
  return parseSearch(typed);
}

/**
 * What the cursors of an order by relevance are good for: as long as nothing was loaded, since how well one thing matches depends on all the
 * others. To be read before the page. Throws BAD_USER_INPUT where nothing is searched.
 */
export async function relevanceRevision({ batch }: Context, search: Search | null): Promise<number> {
  if (search === null) refuse('RELEVANCE orders what was searched: give search, or another order.');
  return batch(revisionsOf, ROOT);
}

import { fold } from './fold.ts';
import type { Search, Term } from './search.ts';
import { searchWords } from './search.ts';
import { collapse } from './text.ts';

/** Fewer letters and digits begin too many words for any of them to be meant. */
export const LEAST_LETTERS = 3;
/** As many words are looked for; what follows is left out. */
export const MOST_WORDS = 10;

/** What somebody is typing, as a search for names and titles that have words which begin so; null where it is too short yet. */
export function parseTyped(text: string): Search | null {
  if (fold(text).replaceAll(' ', '').length < LEAST_LETTERS) return null;
  const terms = collapse(text)
    .split(' ')
    .map(searchWords)
    .filter((words) => words.length > 0);
  const required = terms.map((words): Term => ({ words, phrase: false, prefix: true }));
  return { text: collapse(text), required: withinLimit(required), excluded: [] };
}

/** Every folded word that was typed, each once. */
export function typedWords({ required }: Search): string[] {
  return [...new Set(required.flatMap(({ words }) => words))];
}

function withinLimit(terms: readonly Term[]): Term[] {
  const seen = new Set<string>();
  return terms.flatMap(({ words, ...term }) => {
    const left = words.filter((word) => !seen.has(word)).slice(0, MOST_WORDS - seen.size);
    for (const word of left) seen.add(word);
    return left.length === 0 ? [] : [{ ...term, words: left }];
  });
}

import { merged, type Range } from './highlight.ts';
import { type Search, searchWords, type Term } from './search.ts';
import { joinedWord } from './search-text.ts';
import { stemOf } from './stem.ts';
import { DIVIDED, endOfLetters, type FoldedWord, foldedWords } from './words.ts';

/** A text that is searched, as it is printed: names word by word, in either order; all else by the stems of its words. */
export interface SearchedText {
  readonly text: string;
  readonly isName: boolean;
}

/**
 * What a search finds in the texts of one thing: for each of `texts` the parts that match, in their order. Of a word that is known by its
 * beginning alone, the part typed; of a phrase, all from its first word to its last. What is excluded, and stop words that were left out, match
 * nothing.
 */
export function matchesIn(search: Search, texts: readonly SearchedText[]): Range[][] {
  const read = texts.map(readText);
  const terms = search.required.map((term) => termMatches(term, read));
  return read.map((_, index) => merged(terms.flatMap((matches) => matches[index] ?? [])));
}

interface ReadText extends SearchedText {
  readonly words: readonly FoldedWord[];
  /** What each of the words is indexed by. */
  readonly tokens: readonly string[];
  /** Words that hyphens divide, as if they did not. */
  readonly undivided: readonly FoldedWord[];
}

function readText({ text, isName }: SearchedText): ReadText {
  const words = foldedWords(text);
  const tokens = searchWords(text).map((word) => (isName ? word : stemOf(word)));
  return { text, isName, words, tokens, undivided: isName ? [] : undividedWords(text) };
}

function undividedWords(text: string): FoldedWord[] {
  return [...text.matchAll(DIVIDED)].flatMap(({ 0: divided, index }) => {
    const parts = foldedWords(divided);
    const [first, last] = [parts[0], parts.at(-1)];
    if (first === undefined || last === undefined) return [];
    return [{ word: joinedWord(searchWords(divided)), start: index + first.start, end: index + last.end }];
  });
}

/** The matches of a term in each of the texts. A word that hyphens divide is found in its parts only where all of them are. */
function termMatches({ words, phrase, prefix }: Term, texts: readonly ReadText[]): Range[][] {
  if (phrase) return texts.map((text) => phraseMatches(text, words));
  const parts = words.map((word, index) => texts.map((text) => wordMatches(text, word, prefix && index === words.length - 1)));
  const found = parts.every((part) => part.some((matches) => matches.length > 0)) ? parts : [];
  const joined = words.length > 1 ? [texts.map((text) => wordMatches(text, joinedWord(words), prefix))] : [];
  return texts.map((_, index) => [...found, ...joined].flatMap((matches) => matches[index] ?? []));
}

function wordMatches({ text, isName, words, tokens, undivided }: ReadText, asked: string, prefix: boolean): Range[] {
  const token = isName ? asked : stemOf(asked);
  const begun = (word: FoldedWord): Range[] =>
    prefix && word.word.startsWith(asked) ? [{ start: word.start, end: endOfLetters(text, word, asked.length) }] : [];
  return [
    ...words.flatMap((word, index) => {
      if (tokens[index] === token) return [word];
      const found = begun(word);
      // "happi" begins what "happy" is indexed by, but not the word.
      return found.length === 0 && prefix && tokens[index]?.startsWith(asked) === true ? [word] : found;
    }),
    ...undivided.flatMap((word) => (word.word === asked ? [word] : begun(word))),
  ];
}

function phraseMatches({ text, isName, words, tokens }: ReadText, asked: readonly string[]): Range[] {
  const sought = asked.map((word) => (isName ? word : stemOf(word)));
  const printed = words.map((word, index) => ({ ...word, word: tokens[index] ?? '' }));
  const runs = runsOf(printed, sought).flatMap((run): Range[] => {
    const [first, last] = [run[0], run.at(-1)];
    return first === undefined || last === undefined ? [] : [{ start: first.start, end: last.end }];
  });
  const comma = text.indexOf(',');
  if (!isName || comma < 0) return runs;
  const givenFirst = [...printed.filter(({ start }) => start > comma), ...printed.filter(({ start }) => start < comma)];
  return [...runs, ...runsOf(givenFirst, sought).flat()];
}

/** Wherever `sought` stand one behind the other. */
function runsOf(words: readonly FoldedWord[], sought: readonly string[]): FoldedWord[][] {
  return words
    .map((_, from) => words.slice(from, from + sought.length))
    .filter((run) => run.length === sought.length && run.every(({ word }, index) => word === sought[index]));
}

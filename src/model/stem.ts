import { stemmer } from 'stemmer';
import { remember } from './remember.ts';

/** English words that say nothing of what a text is about. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  'a an and are as at be but by for from if in into is it its no not of on or such that the their then there these they this to was were will with'.split(
    ' ',
  ),
);

export function isStopWord(word: string): boolean {
  return STOP_WORDS.has(word);
}

/** What the forms of an English word have in common (Porter 1980): "network" of "networks" and "networking". `word` is folded. */
export function stemOf(word: string): string {
  return word.length <= SHORT ? word : knownStem(word);
}

/** Words of so many letters are stems. */
const SHORT = 2;
const knownStem = remember(150_000, (word) => (/^[a-z]+$/.test(word) ? stemmer(word) : word));

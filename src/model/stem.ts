import { stemmer } from 'stemmer';

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
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stem = /^[a-z]+$/.test(word) ? stemmer(word) : word;
  if (stems.size >= KEPT) stems.clear();
  stems.set(word, stem);
  return stem;
}

/** Most words of a text are words of every other text: so many stems are kept rather than worked out again. */
const KEPT = 50_000;
const stems = new Map<string, string>();

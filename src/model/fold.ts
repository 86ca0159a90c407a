import anyAscii from 'any-ascii';
import { wellFormed } from './text.ts';

/** Cut at this many characters so that every key fits Neo4j's indexes. */
const KEY_LENGTH = 255;

/** Ends a folded text in a sort key; sorts below every character that folding leaves. */
const END = '\t';

/**
 * A text with everything removed that people leave out or get wrong: accents, letter case, apostrophes, punctuation, and scripts other
 * than Latin (spelled in Latin letters). What is left are runs of `a-z0-9` with single spaces between.
 */
export function fold(text: string): string {
  return inAscii(text).toLowerCase().replace(BETWEEN_WORDS, ' ').trim();
}

/** Whatever stands between words, or at the ends, and is not one space between two of them already. */
const BETWEEN_WORDS = /(?! [a-z0-9])[^a-z0-9]+/g;

function inAscii(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text.replace(/['`]/g, '');
  return anyAscii(
    wellFormed(text)
      .normalize('NFKC')
      .replace(/['’‘ʼ`´]/gu, ''),
  );
}

/** The start of every sort key whose text folds like `text`. */
export function sortKeyPrefix(text: string): string {
  return fold(text).slice(0, KEY_LENGTH) + END;
}

/** A unique key that sorts by the folded text, then by the id. */
export function sortKey(text: string, id: string): string {
  return sortKeyPrefix(text) + id;
}

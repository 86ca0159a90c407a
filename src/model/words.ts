import anyAscii from 'any-ascii';
import { wellFormed } from './text.ts';

/** A folded word, and where in the text it is printed: UTF-16 offsets, the end not included. */
export interface FoldedWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Letters and digits that nothing is put on, or what is printed as one character: with its accents, an emoji in its parts, the two letters of a
 * flag. Written out because Intl.Segmenter takes quadratic time.
 */
const CHARACTERS = /[A-Za-z0-9]+(?![^\0-\x7f])|\p{RI}{2}|[^](?:\u200d\p{ExtPict}?|[\p{M}\p{Grapheme_Extend}\p{EMod}])*/gu;
/** As many UTF-16 units tell whether what follows joins with them. */
const CONTEXT = 16;

/** Words that hyphens divide, as they are printed, perhaps with apostrophes at their ends. */
export const DIVIDED = /[\p{L}\p{M}\p{N}'’‘ʼ`´]+(?:\p{Pd}[\p{L}\p{M}\p{N}'’‘ʼ`´]+)+/gu;

/** The words of `fold(text)`, each with its place in `text`. Words that one character stands for have the same place: "½". */
export function foldedWords(text: string): FoldedWord[] {
  const words: FoldedWord[] = [];
  let open: FoldedWord | null = null;
  const close = () => {
    if (open !== null) words.push(open);
    open = null;
  };
  for (const { segment, index } of charactersOf(text)) {
    const end = index + segment.length;
    for (const [part, letters] of partsOf(segment)) {
      if (!letters) close();
      else if (open === null) open = { word: part, start: index, end };
      else open = { word: open.word + part, start: open.start, end };
    }
  }
  close();
  return words;
}

/** Where the first `letters` letters of `word` end in its text; a character that stands for more letters is not divided. */
export function endOfLetters(text: string, { start, end }: FoldedWord, letters: number): number {
  let left = letters;
  for (const { segment, index } of charactersOf(text.slice(start, end))) {
    const count = partsOf(segment).reduce((sum, [part, isLetters]) => sum + (isLetters ? part.length : 0), 0);
    if (count >= left) return start + index + (count === segment.length ? left : segment.length);
    left -= count;
  }
  return end;
}

interface Character {
  readonly segment: string;
  readonly index: number;
}

/** What is printed as one character each, and what normalises to something else together: Korean letters of one syllable. */
function* charactersOf(text: string): Generator<Character> {
  let last: Character | null = null;
  for (const { 0: segment, index } of text.matchAll(CHARACTERS)) {
    if (last !== null && joins(last.segment.slice(-CONTEXT), segment)) last = { segment: last.segment + segment, index: last.index };
    else {
      if (last !== null) yield last;
      last = { segment, index };
    }
  }
  if (last !== null) yield last;
}

function joins(before: string, after: string): boolean {
  // Nothing that joins with what is before it is below U+0300.
  if (after.charCodeAt(0) < 0x300) return false;
  return (before + after).normalize('NFKC') !== before.normalize('NFKC') + after.normalize('NFKC');
}

/** What folding makes of one printed character: runs of letters and digits, and what stands between them. */
function partsOf(character: string): [part: string, letters: boolean][] {
  if (/^[a-z0-9]+$/i.test(character)) return [[character.toLowerCase(), true]];
  const folded = anyAscii(
    wellFormed(character)
      .normalize('NFKC')
      .replace(/['’‘ʼ`´]/gu, ''),
  ).toLowerCase();
  return [...folded.matchAll(/([a-z0-9]+)|[^a-z0-9]+/g)].map(([part, letters]) => [part, letters !== undefined]);
}

import anyAscii from 'any-ascii';

/** A folded word, and where in the text it is printed: UTF-16 offsets, the end not included. */
export interface FoldedWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** What joins the letters on both of its sides to one word. */
const APOSTROPHE = /^['’‘ʼ`´]$/u;
const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The words of `fold(text)`, each with its place in `text`. */
export function foldedWords(text: string): FoldedWord[] {
  const words: FoldedWord[] = [];
  let open: { word: string; start: number; end: number } | null = null;
  const close = () => {
    if (open !== null) words.push(open);
    open = null;
  };
  for (const { segment, index } of GRAPHEMES.segment(text)) {
    if (APOSTROPHE.test(segment)) continue;
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

/** What folding makes of one printed character: runs of letters and digits, and what stands between them. */
function partsOf(character: string): [part: string, letters: boolean][] {
  const folded = anyAscii(character.normalize('NFKC').replace(/['’‘ʼ`´]/gu, '')).toLowerCase();
  return [...folded.matchAll(/([a-z0-9]+)|[^a-z0-9]+/g)].map(([part, letters]) => [part, letters !== undefined]);
}

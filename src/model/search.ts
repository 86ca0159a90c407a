import { fold } from './fold.ts';
import { isStopWord } from './stem.ts';
import { collapse } from './text.ts';

/** What somebody looks for, as it was typed: every character of it is literal but quotation marks and a hyphen before a word. */
export interface Search {
  /** The text, white space collapsed; never empty. */
  readonly text: string;
  /** What has to be there, all of it; empty where the text has no letters or digits, or only excludes. */
  readonly required: readonly Term[];
  readonly excluded: readonly Term[];
}

/** One thing looked for. */
export interface Term {
  /** Folded, one or more. */
  readonly words: readonly string[];
  /** In quotation marks: its words stand one behind the other. Otherwise several words are one that hyphens divide: "co-author". */
  readonly phrase: boolean;
  /** The last word typed, perhaps not yet to its end: it stands for every word that begins so. */
  readonly prefix: boolean;
}

/** As many different words count; what follows is left out. */
const MAX_WORDS = 100;
/** Longer words are cut, in texts and searches alike. */
const MAX_WORD_LENGTH = 100;
const LEAST_PREFIX = 2;

/** `-` before a word or a quotation, then what is in quotation marks, or else anything up to white space. A mark that nothing closes is literal. */
const CHUNK = /((?<!\S)-(?=[^\s-]))?(?:["“”„]([^"“”„]*)["“”„]|(\S+))/gu;

/** Reads what was typed; null where it is blank. */
export function parseSearch(typed: string): Search | null {
  const text = collapse(typed);
  if (text === '') return null;
  const chunks = [...text.matchAll(CHUNK)].map(([, minus, quoted, plain]) => ({
    excluded: minus !== undefined,
    phrase: quoted !== undefined,
    words: searchWords(quoted ?? plain ?? ''),
  }));
  const used = withinLimit(chunks.filter(({ words }) => words.length > 0));
  const last = /\s$/u.test(typed) ? null : used.at(-1);
  const required = used.filter(({ excluded }) => !excluded);
  return {
    text,
    required: withoutStopWords(required.map((chunk) => termOf(chunk, chunk === last && isGrowing(chunk)))),
    excluded: used.filter(({ excluded }) => excluded).map((chunk) => termOf(chunk, false)),
  };
}

/** The folded words of a text in their order. */
export function searchWords(text: string): string[] {
  const folded = fold(text);
  return folded === '' ? [] : folded.split(' ').map((word) => word.slice(0, MAX_WORD_LENGTH));
}

interface Chunk {
  readonly excluded: boolean;
  readonly phrase: boolean;
  readonly words: readonly string[];
}

function termOf({ words, phrase }: Chunk, prefix: boolean): Term {
  return { words, phrase: phrase && words.length > 1, prefix };
}

function isGrowing({ phrase, words }: Chunk): boolean {
  return !phrase && (words.at(-1)?.length ?? 0) >= LEAST_PREFIX;
}

function withinLimit(chunks: readonly Chunk[]): Chunk[] {
  const seen = new Set<string>();
  return chunks.filter(({ words }) => {
    for (const word of words) seen.add(word);
    return seen.size <= MAX_WORDS;
  });
}

/** Stop words count only where there is nothing else, and within phrases. */
function withoutStopWords(terms: readonly Term[]): Term[] {
  const telling = terms.flatMap((term) => {
    const words = term.phrase ? term.words : term.words.filter((word) => !isStopWord(word));
    return words.length === 0 ? [] : [{ ...term, words }];
  });
  return telling.length === 0 ? [...terms] : telling;
}

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

/** As many words count, repetitions apart; what follows is left out. */
const MAX_WORDS = 100;
/** Longer words are cut, in texts and searches alike. */
const MAX_WORD_LENGTH = 100;
const LEAST_PREFIX = 2;

/** `-` before a word or a quotation, then what is in quotation marks, or else anything up to white space. A mark that nothing closes is literal. */
const CHUNK = /((?<!\S)-(?=[^\s-]))?(?:["“”„]([^"“”„]*)["“”„]|(\S+))/gu;

/**
 * Reads what was typed; null where it is blank. Stop words count only where there is nothing else, and within phrases, unless `everyWord`:
 * names are made of them too.
 */
export function parseSearch(typed: string, everyWord = false): Search | null {
  const text = collapse(typed);
  if (text === '') return null;
  const matches = [...text.matchAll(CHUNK)];
  const ended = /\s$/u.test(typed);
  const chunks = matches.map(([, minus, quoted, plain], index): Chunk => {
    const words = searchWords(quoted ?? plain ?? '');
    const last = index === matches.length - 1 && !ended;
    return {
      excluded: minus !== undefined,
      words,
      phrase: quoted !== undefined && words.length > 1,
      prefix: last && minus === undefined && quoted === undefined && (words.at(-1)?.length ?? 0) >= LEAST_PREFIX,
    };
  });
  const used = withinLimit(chunks);
  const required = used.filter(({ excluded }) => !excluded).map(termOf);
  return {
    text,
    required: everyWord ? required : withoutStopWords(required),
    excluded: used.filter(({ excluded }) => excluded).map(termOf),
  };
}

/** The folded words of a text in their order. */
export function searchWords(text: string): string[] {
  const folded = fold(text);
  return folded === '' ? [] : folded.split(' ').map((word) => word.slice(0, MAX_WORD_LENGTH));
}

interface Chunk extends Term {
  readonly excluded: boolean;
}

function termOf({ words, phrase, prefix }: Chunk): Term {
  return { words, phrase, prefix };
}

/** Every chunk once, until there are enough words; the last may be cut. */
function withinLimit(chunks: readonly Chunk[]): Chunk[] {
  const different = [...new Map(chunks.map((chunk) => [JSON.stringify(chunk), chunk])).values()];
  let left = MAX_WORDS;
  return different.flatMap((chunk) => {
    const words = chunk.words.slice(0, left);
    left -= words.length;
    return words.length === 0 ? [] : [{ ...chunk, words }];
  });
}

/** Stop words count only where there is nothing else, and within phrases and words that hyphens divide. */
function withoutStopWords(terms: readonly Term[]): readonly Term[] {
  const telling = terms.filter(({ words, phrase }) => phrase || !words.every(isStopWord));
  return telling.length === 0 ? terms : telling;
}

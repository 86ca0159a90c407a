import type { SuggestionKind, SuggestQuery } from '../generated/graphql.ts';
import { counted } from '../network/truncation-words.ts';
import { type Piece, piecesOf } from './pieces.ts';

export type Suggestion = SuggestQuery['suggest'][number];

/** One line of a list to choose from. */
export interface Option<Value> {
  readonly key: string;
  readonly pieces: readonly Piece[];
  /** What it is and how much, at its side. */
  readonly note: string;
  readonly value: Value;
}

/** A suggestion as a line that stands for `value`. */
export function optionOf<Value>({ kind, highlighted, articleCount, node }: Suggestion, value: Value): Option<Value> {
  const count = typeof articleCount === 'number' ? ` · ${counted(articleCount, 'article')}` : '';
  return { key: node.id, pieces: piecesOf(highlighted), note: `${KINDS[kind]}${count}`, value };
}

/**
 * The author whom a text names: printed exactly so, else but for letter case, accents and punctuation, else with its words in another order.
 * Null where nobody is, and where the text may mean one or another.
 */
export function namedAuthor(text: string, suggestions: readonly Suggestion[]): Suggestion | null {
  return named(
    text,
    suggestions.filter(({ kind }) => kind === 'AUTHOR'),
  );
}

/** What Enter takes without anything's being chosen: the author whom the text names, else whatever it names, else the only one offered. */
export function meantBy(text: string, suggestions: readonly Suggestion[]): Suggestion | null {
  return namedAuthor(text, suggestions) ?? named(text, suggestions) ?? (suggestions.length === 1 ? (suggestions[0] ?? null) : null);
}

function named(text: string, suggestions: readonly Suggestion[]): Suggestion | null {
  for (const form of FORMS) {
    const meant = suggestions.filter((suggestion) => form(suggestion.text) === form(text));
    if (meant.length > 0) return meant.length === 1 ? (meant[0] ?? null) : null;
  }
  return null;
}

const FORMS: readonly ((text: string) => string)[] = [
  (text) => text.normalize('NFC').trim().replace(/\s+/g, ' '),
  (text) => wordsOf(text).join(' '),
  (text) => wordsOf(text).sort().join(' '),
];

function wordsOf(text: string): string[] {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

const KINDS: Readonly<Record<SuggestionKind, string>> = {
  ARTICLE: 'Article',
  AUTHOR: 'Author',
  COLLECTION: 'Collection',
  INSTITUTION: 'Institution',
  PUBLISHER: 'Publisher',
  TOPIC: 'Topic',
  VENUE: 'Venue',
};

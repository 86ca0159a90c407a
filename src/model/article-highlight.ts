import { fragmentsOf, highlighted } from './highlight.ts';
import { matchesIn } from './search-match.ts';
import type { Search } from './search.ts';

export const HIGHLIGHT_FIELDS = ['TITLE', 'SUBTITLE', 'ABSTRACT', 'AUTHORS', 'VENUE', 'TOPICS'] as const;

/** What a search found in one field of an article: HTML with `<mark>` around what matched, everything else escaped. */
export interface Highlight {
  readonly field: (typeof HIGHLIGHT_FIELDS)[number];
  readonly fragments: readonly string[];
}

/** The texts of an article in which words are looked for. */
export type ArticleTexts = Readonly<Record<Highlight['field'], readonly string[]>>;

/** The fields in which a search finds something: of each the texts that match, whole, or the best fragments of an abstract. */
export function articleHighlights(search: Search, texts: ArticleTexts): Highlight[] {
  const all = HIGHLIGHT_FIELDS.flatMap((field) => texts[field].map((text) => ({ field, text, isName: field === 'AUTHORS' })));
  const found = matchesIn(search, all).flatMap((ranges, index) => {
    const at = all[index];
    return at === undefined || ranges.length === 0 ? [] : [{ ...at, ranges }];
  });
  return HIGHLIGHT_FIELDS.map((field) => ({
    field,
    fragments: found
      .filter((each) => each.field === field)
      .flatMap(({ text, ranges }) => (field === 'ABSTRACT' ? fragmentsOf(text, ranges) : [highlighted(text, ranges)])),
  })).filter(({ fragments }) => fragments.length > 0);
}

export const RELATED_REASONS = ['SHARED_AUTHORS', 'SHARED_TOPICS', 'SIMILAR_TEXT', 'SAME_VENUE'] as const;

/** What an article has in common with another. */
export interface Likeness {
  /** How many articles each of the shared authors has. */
  readonly authors: readonly number[];
  /** How many articles each of the shared topics has. */
  readonly topics: readonly number[];
  /** How much the telling words of the one's title that are in the other's tell, and all of them: in whatever unit. */
  readonly sharedText: number;
  readonly wholeText: number;
  readonly sameVenue: boolean;
}

/** How closely two articles are related, and why. */
export interface Relatedness {
  /** From 0 to 1, to six decimals. */
  readonly score: number;
  readonly reasons: readonly (typeof RELATED_REASONS)[number][];
}

const WEIGHTS = { authors: 0.3, topics: 0.25, text: 0.4, venue: 0.05 };
/** Titles that share less than this part of what they tell are not similar. */
const LEAST_TEXT = 0.25;

/**
 * The weighted sum of four parts from 0 to 1: shared authors and shared topics, of which each adds the more the fewer articles it has, and
 * several add up towards 1; the part of what the title tells that the other's tells too; and the venue, 0 or 1. What has a venue
 * alone in common is not related.
 */
export function relatedness({ authors, topics, sharedText, wholeText, sameVenue }: Likeness): Relatedness {
  const text = wholeText > 0 ? Math.min(1, sharedText / wholeText) : 0;
  const why = {
    SHARED_AUTHORS: authors.length > 0,
    SHARED_TOPICS: topics.length > 0,
    SIMILAR_TEXT: text >= LEAST_TEXT,
    SAME_VENUE: sameVenue,
  };
  if (!why.SHARED_AUTHORS && !why.SHARED_TOPICS && !why.SIMILAR_TEXT) return { score: 0, reasons: [] };
  const score =
    WEIGHTS.authors * together(authors) + WEIGHTS.topics * together(topics) + WEIGHTS.text * text + (sameVenue ? WEIGHTS.venue : 0);
  return { score: Math.round(score * 1e6) / 1e6, reasons: RELATED_REASONS.filter((reason) => why[reason]) };
}

/** What is shared by two articles alone says 0.63, by ten 0.29, by a hundred 0.15, by a thousand 0.1. */
function together(articleCounts: readonly number[]): number {
  const says = (articleCount: number) => 1 / Math.log2(1 + Math.max(2, articleCount));
  return 1 - articleCounts.reduce((left, articleCount) => left * (1 - says(articleCount)), 1);
}

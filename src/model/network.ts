import type { Tie } from './tie.ts';

/** Why a network shows less than there is. */
export const TRUNCATION_REASONS = ['MAX_AUTHORS', 'MAX_TIES', 'TIMEOUT'] as const;

/** What a network leaves out. Null where it cannot be known. */
export interface Truncation {
  readonly reasons: readonly (typeof TRUNCATION_REASONS)[number][];
  readonly omittedAuthors: number | null;
  readonly omittedTies: number | null;
  /** How many steps from the centre those stand who were left out first. */
  readonly atDistance: number | null;
}

/** A tie between two authors of a network, by their ids. */
export interface NetworkTie extends Tie {
  readonly a: string;
  readonly b: string;
}

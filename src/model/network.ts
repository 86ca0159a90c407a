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

/** A tie between two authors of a network, by their places in it, from 0: `a` stands before `b`. */
export interface PlacedTie extends Tie {
  readonly a: number;
  readonly b: number;
}

/** The first `most` of `ties`: the strongest first, equal ones in the order of their authors. */
export function strongest<Kind extends PlacedTie>(ties: readonly Kind[], most: number): Kind[] {
  return ties.toSorted((one, other) => rank(other) - rank(one) || one.a - other.a || one.b - other.b).slice(0, most);
}

/** Strengths are sums: what differs by the order of summing alone is equal. */
function rank({ strength }: Tie): number {
  return Math.round(strength * 1e9);
}

/** To how many others each of `size` authors is tied. */
export function degreesOf(size: number, ties: readonly PlacedTie[]): number[] {
  const degrees = new Array<number>(size).fill(0);
  for (const { a, b } of ties) {
    degrees[a] = (degrees[a] ?? 0) + 1;
    degrees[b] = (degrees[b] ?? 0) + 1;
  }
  return degrees;
}

/** Authors left out of a network: how many, null where the database took too long to tell, and how many steps from the centre. */
export interface OmittedAuthors {
  readonly count: number | null;
  readonly atDistance: number | null;
}

/** What a network says of what it leaves out; null where that is nothing. */
export function truncationOf({ count, atDistance }: OmittedAuthors, omittedTies: number): Truncation | null {
  const cut = { MAX_AUTHORS: count !== null && count > 0, MAX_TIES: omittedTies > 0, TIMEOUT: count === null };
  const reasons = TRUNCATION_REASONS.filter((reason) => cut[reason]);
  return reasons.length === 0 ? null : { reasons, omittedAuthors: count, omittedTies, atDistance: count === 0 ? null : atDistance };
}

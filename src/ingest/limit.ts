import { BibliographError } from '../errors.ts';
import type { LoadOutcome } from '../graph/write/load.ts';

/** At most so many, or at most so many of a hundred. */
export type Limit = { readonly count: number } | { readonly percent: number };

/** Reads `500` or `2.5%`; null where it is neither. */
export function parseLimit(text: string): Limit | null {
  const [, number, sign] = /^(\d+(?:\.\d+)?)\s*(%?)$/.exec(text.trim()) ?? [];
  if (number === undefined) return null;
  if (sign === '%') return Number(number) <= 100 ? { percent: Number(number) } : null;
  return Number.isInteger(Number(number)) ? { count: Number(number) } : null;
}

/** What two roundings of a number and their product can come to, of a whole. */
const ROUNDING = 2 * Number.EPSILON;

/** Whether more are there than may be. A share that comes out even, as 0.57 % of 10,000, is not past itself for its decimals. */
export function isPast(limit: Limit, count: number, all: number): boolean {
  return 'count' in limit ? count > limit.count : count * 100 > limit.percent * all * (1 + ROUNDING);
}

export function limitText(limit: Limit): string {
  return 'count' in limit ? String(limit.count) : `${limit.percent} %`;
}

/** A share says little of the first few records: they are waited for. */
const ENOUGH = 1_000;

/** How many records could not be used, and still cannot. */
export function badOf({ quarantined, mended }: LoadOutcome): number {
  return quarantined - mended;
}

/** Throws TOO_MANY_BAD where more records than allowed could not be used. A share is looked at from a thousand records on, and at the end. */
export function refuseTooManyBad(limit: Limit | undefined, outcome: LoadOutcome, isEnd: boolean): void {
  if (limit === undefined) return;
  const { read } = outcome;
  const bad = badOf(outcome);
  if ('percent' in limit && read < ENOUGH && !isEnd) return;
  if (!isPast(limit, bad, read)) return;
  throw new BibliographError(
    'TOO_MANY_BAD',
    `${bad} of ${read} records could not be used, more than the ${limitText(limit)} allowed: mend them, or allow more with --max-bad and give the same command again.`,
  );
}

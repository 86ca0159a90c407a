import { BibliographError } from '../errors.ts';
import type { LoadOutcome } from '../graph/write/load.ts';

/** At most so many, or at most such a share of all. */
export type Limit = { readonly count: number } | { readonly share: number };

/** Reads `500` or `2.5%`; null where it is neither. */
export function parseLimit(text: string): Limit | null {
  const [, number, percent] = /^(\d+(?:\.\d+)?)\s*(%?)$/.exec(text.trim()) ?? [];
  if (number === undefined) return null;
  if (percent === '%') return Number(number) <= 100 ? { share: Number(number) / 100 } : null;
  return Number.isInteger(Number(number)) ? { count: Number(number) } : null;
}

export function isPast(limit: Limit, count: number, all: number): boolean {
  return 'count' in limit ? count > limit.count : count > limit.share * all;
}

export function limitText(limit: Limit): string {
  return 'count' in limit ? String(limit.count) : `${limit.share * 100} %`;
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
  if ('share' in limit && read < ENOUGH && !isEnd) return;
  if (!isPast(limit, bad, read)) return;
  throw new BibliographError(
    'TOO_MANY_BAD',
    `${bad} of ${read} records could not be used, more than the ${limitText(limit)} allowed: mend them, or allow more with --max-bad and give the same command again.`,
  );
}

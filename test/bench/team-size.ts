import type { Random } from '../support/random.ts';
import { Weighted } from './weighted.ts';

/** Of 10,000 papers, how many have 1, 2, 3, ... authors. */
const SIZES = [815, 2585, 2740, 1810, 1020, 470, 235, 120, 68, 47, 25, 15, 10, 7, 6, 5, 4, 3, 2, 2];
/** And how many have 21 to 100, and more. */
const LARGE = 9;
const HUGE = 2;

/** The signatures of a paper, on average over all sizes but the last. */
export const MEAN_TEAM_SIZE = 3.42;
export const MOST_AUTHORS = 3_000;

const RANKS = new Weighted([...SIZES, LARGE, HUGE]);

/** How many sign a paper; where they are more than 20, no more than `most` or so. */
export function teamSize(random: Random, most: number): number {
  const rank = RANKS.draw(random);
  if (rank < SIZES.length) return rank + 1;
  // Twice as many are an eighth as likely among the large, and half as likely among the huge.
  return rank === SIZES.length ? pareto(random, 21, 100, 3) : pareto(random, 101, Math.max(101, Math.floor(most)), 1);
}

function pareto(random: Random, least: number, most: number, exponent: number): number {
  const above = 1 - random.below(1e6) / 1e6;
  return Math.min(Math.floor(least * above ** (-1 / exponent)), most);
}

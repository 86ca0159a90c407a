import { builder } from './builder.ts';
import { refuse } from './refuse.ts';

export const MAX_NETWORK_AUTHORS = 500;
const MAX_NETWORK_TIES = 10_000;
const DEFAULT_AUTHORS = 100;
const DEFAULT_TIES = 2_000;

/** Which ties a network shows: `args: tieLimitArgs`. */
export const tieLimitArgs = builder.args((t) => ({
  maxTies: t.int({
    required: true,
    defaultValue: DEFAULT_TIES,
    description: `How many ties at most, the strongest: 0 to ${MAX_NETWORK_TIES}.`,
  }),
  minWorks: t.int({
    required: true,
    defaultValue: 1,
    description: 'Only ties of at least so many works: weaker ones are not followed and not shown.',
  }),
}));

/** How much a network shows: `args: networkLimitArgs`. */
export const networkLimitArgs = builder.args((t) => ({
  maxAuthors: t.int({
    required: true,
    defaultValue: DEFAULT_AUTHORS,
    description: `How many authors at most, a centre included: 2 to ${MAX_NETWORK_AUTHORS}.`,
  }),
  ...tieLimitArgs,
}));

/** Throws BAD_USER_INPUT where a limit is out of its bounds. */
export function checkLimits({ maxAuthors, maxTies, minWorks }: { maxAuthors?: number; maxTies: number; minWorks: number }): void {
  if (maxAuthors !== undefined) within('maxAuthors', maxAuthors, 2, MAX_NETWORK_AUTHORS);
  within('maxTies', maxTies, 0, MAX_NETWORK_TIES);
  if (minWorks < 1) refuse(`minWorks is at least 1, not ${minWorks}.`);
}

/** Throws BAD_USER_INPUT where `value` is not from `least` to `most`. */
export function within(name: string, value: number, least: number, most: number): void {
  if (value < least || value > most) refuse(`${name} is from ${least} to ${most}, not ${value}.`);
}

import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** How a client stands with a rate, after it has taken some of it or was refused. */
export interface Standing {
  readonly granted: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Whole seconds until all of it may be taken again. */
  readonly seconds: number;
}

/** How much of something each client may take in a minute. */
export interface Rate {
  readonly take: (client: string, amount: number) => Promise<Standing>;
  /** Takes back what was granted. */
  readonly giveBack: (client: string, amount: number) => Promise<unknown>;
}

/** Seconds from the first that a client takes until it may take all again. */
export const WINDOW = 60;

/**
 * A rate of so much a minute. Who is refused has taken nothing. More than the whole rate at once counts as all of it: it is granted to a
 * client that has taken nothing else in the minute, as it never could be otherwise.
 */
export function createRate(limit: number): Rate {
  const limiter = new RateLimiterMemory({ points: limit, duration: WINDOW });
  const bounded = (amount: number) => Math.min(amount, limit);
  const standing = (granted: boolean, { consumedPoints, msBeforeNext }: RateLimiterRes): Standing => ({
    ...{ granted, limit },
    remaining: Math.max(limit - consumedPoints, 0),
    seconds: Math.max(Math.ceil(msBeforeNext / 1000), 1),
  });
  return {
    async take(client, amount) {
      try {
        return standing(true, await limiter.consume(client, bounded(amount)));
      } catch (refused) {
        if (!(refused instanceof RateLimiterRes)) throw refused;
        return standing(false, await limiter.reward(client, bounded(amount)));
      }
    },
    giveBack: (client, amount) => limiter.reward(client, bounded(amount)),
  };
}

import { BibliographError } from '../errors.ts';
import type { Rates } from '../limits.ts';
import { createRate, type Rate, type Standing, WINDOW } from './rate.ts';

/** What a request takes of each rate. */
export type Amounts = Partial<Rates>;

/** How a client stands with the rates that a request has taken of, by their names. */
export type Standings = Map<keyof Rates, Standing>;

/** The rates of one kind of clients. */
export interface ClientRates {
  /** Takes all of these or nothing, notes how the client stands then, and returns why it is refused, if it is. */
  readonly take: (client: string, amounts: Amounts, standings: Standings) => Promise<BibliographError | null>;
}

/** What is said to whoever is over a rate of this figure. */
const OVER: Readonly<Record<keyof Rates, (limit: number) => string>> = {
  requests: (limit) => `This is more than ${limit} requests a minute`,
  price: (limit) => `The prices of these requests come to more than ${limit} a minute`,
  ids: (limit) => `This is more than ${limit} ids, names and other keys a minute`,
};

/** What clients may take in a minute; there is nothing to be taken of a rate that has no bound. */
export function createClientRates(limits: Rates): ClientRates {
  const bounded = (limit: number) => (limit === Infinity ? null : createRate(limit));
  const rates = { requests: bounded(limits.requests), price: bounded(limits.price), ids: bounded(limits.ids) };
  return {
    async take(client, amounts, standings) {
      const taken: { rate: Rate; amount: number }[] = [];
      for (const name of ['requests', 'price', 'ids'] as const) {
        const rate = rates[name];
        const amount = amounts[name] ?? 0;
        if (rate === null || amount === 0) continue;
        const standing = await rate.take(client, amount);
        standings.set(name, standing);
        if (!standing.granted) {
          for (const before of taken) await before.rate.giveBack(client, before.amount);
          return refusal(name, standing);
        }
        taken.push({ rate, amount });
      }
      return null;
    },
  };
}

function refusal(name: keyof Rates, { limit, seconds }: Standing): BibliographError {
  const when = seconds === 1 ? 'in a second' : `in ${seconds} seconds`;
  return new BibliographError('RATE_LIMITED', `${OVER[name](limit)}: try again ${when}.`, { details: { retryAfter: seconds } });
}

/** The standings as `RateLimit-Policy` and `RateLimit` tell them, by the IETF's draft of them (draft-ietf-httpapi-ratelimit-headers-10). */
export function rateHeaders(standings: Standings): Readonly<Record<string, string>> {
  const all = [...standings];
  if (all.length === 0) return {};
  return {
    'RateLimit-Policy': all.map(([name, { limit }]) => `"${name}";q=${limit};w=${WINDOW}`).join(', '),
    RateLimit: all.map(([name, { remaining, seconds }]) => `"${name}";r=${remaining};t=${seconds}`).join(', '),
  };
}

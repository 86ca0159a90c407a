import { z } from 'zod';

/** What one request may ask for, and how much is done at once. */
export interface Limits {
  /** The highest price of a request, in values: see `docs/limits.md`. */
  readonly maxPrice: number;
  /** How deep fields may be nested. */
  readonly maxDepth: number;
  /** How many words and signs a document may have. */
  readonly maxTokens: number;
  /** How many fields a request may name, each fragment counted wherever it is spread. */
  readonly maxFields: number;
  readonly maxAliases: number;
  readonly maxDirectives: number;
  readonly maxRootFields: number;
  /** How many ids, names and other keys a request may look things up by. */
  readonly maxIds: number;
  /** Bytes of a request's body. */
  readonly maxBody: number;
  /** Milliseconds from the start of a request to its answer. */
  readonly requestTimeout: number;
  /** How many requests are executed at once. */
  readonly maxConcurrent: number;
  /** How many wait for their turn, before others are sent away. */
  readonly maxQueued: number;
}

const count = (otherwise: number, least = 1) =>
  z.coerce.number('is a number').int('is a whole number').min(least, `is at least ${least}`).default(otherwise);

/** The settings that limits are read from. */
export const LIMIT_SETTINGS = {
  MAX_PRICE: count(120_000),
  MAX_DEPTH: count(20),
  MAX_TOKENS: count(4_000),
  MAX_FIELDS: count(5_000),
  MAX_ALIASES: count(100, 0),
  MAX_DIRECTIVES: count(100, 0),
  MAX_ROOT_FIELDS: count(50),
  MAX_IDS: count(500),
  MAX_BODY_BYTES: count(100_000),
  REQUEST_TIMEOUT_MS: count(15_000, 100),
  MAX_CONCURRENT: count(16),
  MAX_QUEUED: count(100, 0),
};

const SETTINGS = z.object(LIMIT_SETTINGS);

/** The limits that these settings say. */
export function limitsOf(settings: z.infer<typeof SETTINGS>): Limits {
  return {
    maxPrice: settings.MAX_PRICE,
    maxDepth: settings.MAX_DEPTH,
    maxTokens: settings.MAX_TOKENS,
    maxFields: settings.MAX_FIELDS,
    maxAliases: settings.MAX_ALIASES,
    maxDirectives: settings.MAX_DIRECTIVES,
    maxRootFields: settings.MAX_ROOT_FIELDS,
    maxIds: settings.MAX_IDS,
    maxBody: settings.MAX_BODY_BYTES,
    requestTimeout: settings.REQUEST_TIMEOUT_MS,
    maxConcurrent: settings.MAX_CONCURRENT,
    maxQueued: settings.MAX_QUEUED,
  };
}

/** The limits where nothing is set. */
export const DEFAULT_LIMITS: Limits = limitsOf(SETTINGS.parse({}));

/** What one client may ask for in a minute. */
export interface Rates {
  readonly requests: number;
  /** The prices of its requests together. */
  readonly price: number;
  /** Ids, names and other keys that things are looked up by. */
  readonly ids: number;
}

/** Rates where nothing is set. They are for clients of other machines alone. */
export const DEFAULT_RATES: Rates = { requests: 600, price: 2_000_000, ids: 6_000 };

const rate = z.coerce.number('is a number').int('is a whole number').min(1, 'is at least 1').optional();

/** The settings that rates are read from. */
export const RATE_SETTINGS = { RATE_REQUESTS: rate, RATE_PRICE: rate, RATE_IDS: rate };

type RateSettings = { readonly [Name in keyof typeof RATE_SETTINGS]?: number | undefined };

/** The rates that these settings say; without `anywhere`, those for this machine's own clients, who have none but what is set. */
export function ratesOf(settings: RateSettings, anywhere: boolean): Rates {
  const otherwise = anywhere ? DEFAULT_RATES : { requests: Infinity, price: Infinity, ids: Infinity };
  return {
    requests: settings.RATE_REQUESTS ?? otherwise.requests,
    price: settings.RATE_PRICE ?? otherwise.price,
    ids: settings.RATE_IDS ?? otherwise.ids,
  };
}

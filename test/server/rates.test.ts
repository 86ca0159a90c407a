import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DEFAULT_RATES, type Rates, ratesOf } from '../../src/limits.ts';
import { boundedNames } from '../../src/server/bounded-names.ts';
import { createLogger } from '../../src/server/logger.ts';
import { useErrorCodes } from '../../src/server/plugins/use-error-codes.ts';
import { useRates } from '../../src/server/plugins/use-rates.ts';
import { createRate } from '../../src/server/rate.ts';
import { factsOf } from '../../src/server/request-facts.ts';
import { ANYWHERE, read, type Reply, testServer } from '../support/server.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout', 'performance'] }));
afterEach(() => void vi.useRealTimers());

const NONE = ratesOf({}, false);
const from = (address: string) => ({ headers: { 'X-Forwarded-For': address } });

/** A server behind a proxy on this machine. */
function proxied(elsewhere: Partial<Rates>, here: Rates = NONE) {
  return testServer({ rates: { here, elsewhere: { ...NONE, ...elsewhere } }, trustedProxies: ['loopback'] });
}

describe('requests', () => {
  test('more than the rate are refused until a minute has gone by since the first', async () => {
    const { ask, log } = proxied({ requests: 3 });
    for (let asked = 0; asked < 3; asked += 1) {
      expect((await ask('{ __typename }', from('203.0.113.9'))).status).toBe(200);
      vi.advanceTimersByTime(10_000);
    }
    const refused = await ask('{ __typename }', from('203.0.113.9'));
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('30');
    expect(refused.body).toEqual({
      errors: [
        {
          message: 'This is more than 3 requests a minute: try again in 30 seconds.',
          extensions: { code: 'RATE_LIMITED', retryAfter: 30 },
        },
      ],
    });
    expect(log.at(-1)).toMatchObject({ status: 429, codes: ['RATE_LIMITED'] });
    vi.advanceTimersByTime(29_000);
    expect((await ask('{ __typename }', from('203.0.113.9'))).status).toBe(429);
    vi.advanceTimersByTime(1_000);
    expect((await ask('{ __typename }', from('203.0.113.9'))).status).toBe(200);
  });

  test('whoever keeps asking while refused is answered no later', async () => {
    const { ask } = proxied({ requests: 1 });
    await ask('{ __typename }', from('203.0.113.9'));
    for (let second = 1; second < 60; second += 1) {
      vi.advanceTimersByTime(1_000);
      expect((await ask('{ __typename }', from('203.0.113.9'))).status).toBe(429);
    }
    vi.advanceTimersByTime(1_000);
    expect((await ask('{ __typename }', from('203.0.113.9'))).status).toBe(200);
  });

  test('each client has its own; addresses of one IPv6 network are one client', async () => {
    const { ask } = proxied({ requests: 1 });
    const status = async (address: string) => (await ask('{ __typename }', from(address))).status;
    expect(await status('203.0.113.9')).toBe(200);
    expect(await status('::ffff:203.0.113.9')).toBe(429);
    expect(await status('203.0.113.10')).toBe(200);
    expect(await status('2001:db8:1:2::3')).toBe(200);
    expect(await status('2001:db8:1:2:ffff::4')).toBe(429);
    expect(await status('2001:db8:1:3::3')).toBe(200);
  });

  test('they count before anything is read of them, whatever they are', async () => {
    const { fetch } = proxied({ requests: 4 });
    const asked: { method?: string; headers?: Record<string, string>; body?: string }[] = [
      { method: 'POST', headers: { 'Content-Type': 'text/plain' }, body: 'x' },
      { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{' },
      { method: 'PUT' },
      {},
    ];
    const headers = (init: { headers?: Record<string, string> }) => ({ ...init.headers, ...from('203.0.113.9').headers });
    for (const init of asked) expect((await fetch(`${ANYWHERE}/graphql`, { ...init, headers: headers(init) })).status).not.toBe(429);
    const body = new ReadableStream({
      pull() {
        throw new Error('The body was read.');
      },
    });
    const unread = { method: 'POST', body, duplex: 'half', headers: headers(asked[1] ?? {}) } satisfies RequestInit & { duplex: string };
    expect((await fetch(`${ANYWHERE}/graphql`, unread)).status).toBe(429);
  });

  test('pages, probes and preflights do not count', async () => {
    const { fetch, ask } = proxied({ requests: 1 });
    for (const path of ['/', '/health', '/schema.graphql', '/nowhere']) await fetch(ANYWHERE + path, from('203.0.113.9'));
    await fetch(`${ANYWHERE}/graphql`, { method: 'OPTIONS', ...from('203.0.113.9') });
    expect((await ask('{ __typename }', from('203.0.113.9'))).status).toBe(200);
  });

  test.each(['application/json', 'application/graphql-response+json'])('the status is 429 for %s', async (accept) => {
    const { ask } = proxied({ requests: 1 });
    const more = { headers: { ...from('203.0.113.9').headers, Accept: accept } };
    await ask('{ __typename }', more);
    expect((await ask('{ __typename }', more)).status).toBe(429);
  });

  test('answers say how a client stands', async () => {
    const { ask } = proxied({ requests: 2 });
    const told = ({ headers }: Reply) => [headers.get('ratelimit-policy'), headers.get('ratelimit')];
    expect(told(await ask('{ __typename }', from('203.0.113.9')))).toEqual(['"requests";q=2;w=60', '"requests";r=1;t=60']);
    vi.advanceTimersByTime(15_000);
    await ask('{ __typename }', from('203.0.113.9'));
    expect(told(await ask('{ __typename }', from('203.0.113.9')))).toEqual(['"requests";q=2;w=60', '"requests";r=0;t=45']);
    expect(told(await proxied({}).ask('{ __typename }', from('203.0.113.9')))).toEqual([null, null]);
  });
});

describe('who has which rates', () => {
  test('this machine has none unless they are set', async () => {
    const { ask } = proxied({ requests: 1 });
    for (let asked = 0; asked < 3; asked += 1) expect((await ask('{ __typename }')).status).toBe(200);
    const limited = proxied({ requests: 5 }, { ...NONE, requests: 1 });
    expect((await limited.ask('{ __typename }')).status).toBe(200);
    expect((await limited.ask('{ __typename }')).status).toBe(429);
  });

  test('all behind a proxy that is not trusted share one, and the log says once what to set', async () => {
    const { ask, log } = testServer({ rates: { here: NONE, elsewhere: { ...NONE, requests: 1 } } });
    expect((await ask('{ __typename }', from('203.0.113.9'))).status).toBe(200);
    for (const address of ['203.0.113.10', '203.0.113.11']) expect((await ask('{ __typename }', from(address))).status).toBe(429);
    const warnings = log.filter(({ level }) => level === 'warn');
    expect(warnings).toEqual([expect.objectContaining({ proxy: '127.0.0.1', msg: expect.stringContaining('TRUSTED_PROXIES') })]);
  });

  test('the address of the connection counts, over a socket', async () => {
    vi.useRealTimers();
    const server = testServer({ rates: { here: { ...NONE, requests: 1 }, elsewhere: NONE } });
    const listening = await server.listen();
    const status = async (headers: Record<string, string> = {}) =>
      (await fetch(`${listening.url}/graphql?query={__typename}`, { headers })).status;
    expect(await status()).toBe(200);
    expect(await status()).toBe(429);
    // Nobody is believed about this by default.
    expect(await status({ 'X-Forwarded-For': '203.0.113.9' })).toBe(200);
    await listening.close();
  });

  test('settings change one rate and leave the others', () => {
    expect(ratesOf({ RATE_PRICE: 7 }, true)).toEqual({ ...DEFAULT_RATES, price: 7 });
    expect(ratesOf({ RATE_PRICE: 7 }, false)).toEqual({ requests: Infinity, price: 7, ids: Infinity });
  });
});

/** A server whose requests cost what they say, of clients elsewhere. */
function costly(elsewhere: Partial<Rates>) {
  const executed = vi.fn(() => 'world');
  const fields = { hello: { type: GraphQLString, resolve: executed } };
  const logger = createLogger('silent');
  const { onArrival, onExecution } = useRates({
    rates: { here: NONE, elsewhere: { ...NONE, ...elsewhere } },
    trustedProxies: ['loopback'],
    logger,
  });
  const cost: Plugin = {
    onExecute({ args }) {
      const { request } = args.contextValue;
      const facts = factsOf(request);
      facts.price = Number(request.headers.get('x-price'));
      facts.ids = Number(request.headers.get('x-ids'));
    },
  };
  const schema = new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields }) });
  const plugins = [onArrival, cost, onExecution, useErrorCodes(logger)];
  const yoga = createYoga({ schema, logging: false, maskedErrors: false, plugins });
  return {
    executed,
    ask: async (price: number, ids = 0): Promise<Reply> => {
      const headers = { ...from('203.0.113.9').headers, 'X-Price': String(price), 'X-Ids': String(ids), Accept: 'application/json' };
      return read(await yoga.fetch(`${ANYWHERE}/graphql?query={hello}`, { headers }));
    },
  };
}

describe('prices and ids', () => {
  test('requests that are too dear together are refused before they are executed, cheaper ones are not', async () => {
    const { ask, executed } = costly({ price: 100 });
    expect((await ask(80)).status).toBe(200);
    const refused = await ask(30);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('60');
    expect(refused.body.errors[0]).toMatchObject({
      message: 'The prices of these requests come to more than 100 a minute: try again in 60 seconds.',
      extensions: { code: 'RATE_LIMITED', retryAfter: 60 },
    });
    expect(executed).toHaveBeenCalledTimes(1);
    // What was refused has cost nothing.
    expect((await ask(20)).status).toBe(200);
    expect((await ask(1)).status).toBe(429);
  });

  test('one that is dearer than the whole rate is answered once a minute', async () => {
    const { ask } = costly({ price: 100 });
    expect((await ask(1)).status).toBe(200);
    expect((await ask(1_000)).status).toBe(429);
    vi.advanceTimersByTime(60_000);
    expect((await ask(1_000)).status).toBe(200);
    expect((await ask(1)).status).toBe(429);
    vi.advanceTimersByTime(60_000);
    expect((await ask(1_000)).status).toBe(200);
  });

  test('so many ids a minute, and the price of what is refused for them is given back', async () => {
    const { ask } = costly({ price: 100, ids: 10 });
    expect((await ask(10, 10)).status).toBe(200);
    const refused = await ask(90, 1);
    expect(refused.status).toBe(429);
    expect(refused.body.errors[0].message).toBe('This is more than 10 ids, names and other keys a minute: try again in 60 seconds.');
    expect((await ask(90, 0)).status).toBe(200);
  });

  test('answers say how a client stands with all that it has taken of', async () => {
    const { ask } = costly({ requests: 5, price: 100, ids: 10 });
    const { headers } = await ask(30, 2);
    expect(headers.get('ratelimit-policy')).toBe('"requests";q=5;w=60, "price";q=100;w=60, "ids";q=10;w=60');
    expect(headers.get('ratelimit')).toBe('"requests";r=4;t=60, "price";r=70;t=60, "ids";r=8;t=60');
  });

  test('many at once are not granted more than one after another', async () => {
    const rate = createRate(100);
    const all = await Promise.all(Array.from({ length: 50 }, () => rate.take('a', 7)));
    expect(all.filter(({ granted }) => granted)).toHaveLength(14);
  });
});

test('names beyond the most that are kept apart are one, until the minute is over', () => {
  const nameOf = boundedNames(2);
  expect(['a', 'b', 'c', 'a', 'd', 'b'].map(nameOf)).toEqual(['a', 'b', 'everybody else', 'a', 'everybody else', 'b']);
  vi.advanceTimersByTime(60_000);
  expect(['d', 'c', 'a'].map(nameOf)).toEqual(['d', 'c', 'everybody else']);
});

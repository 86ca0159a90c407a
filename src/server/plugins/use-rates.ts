import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { BibliographError } from '../../errors.ts';
import type { Rates } from '../../limits.ts';
import { type ClientAddress, clientAddresses, type Connection } from '../client-address.ts';
import { boundedNames } from '../bounded-names.ts';
import { type Amounts, type ClientRates, createClientRates, rateHeaders, type Standings } from '../client-rates.ts';
import type { Logger } from '../logger.ts';
import { factsOf } from '../request-facts.ts';

export interface RatesOptions {
  /** For clients of this machine, and for all others. */
  readonly rates: { readonly here: Rates; readonly elsewhere: Rates };
  /** Addresses, networks and `loopback`: who is believed about whom it asks for. */
  readonly trustedProxies: readonly string[];
  readonly logger: Logger;
}

/** Whoever asks, and how it stands. */
interface Asking {
  readonly client: string;
  readonly address: ClientAddress;
  readonly rates: ClientRates;
  readonly standings: Standings;
}

/** Both keep count together; each has its place among the others. */
export interface RatesPlugins {
  /** Takes a request when it arrives, before it is read. */
  readonly onArrival: Plugin<object, Connection>;
  /** Takes what a request costs, which must be known by then, before it is executed. */
  readonly onExecution: Plugin;
}

/** How many clients are told apart in a minute: each has counters of its own, in some hundred bytes. */
const MAX_CLIENTS = 20_000;

/** Refuses a client that asks for more in a minute than it may. A client is whoever has a key, else an address. */
export function useRates({ rates, trustedProxies, logger }: RatesOptions): RatesPlugins {
  const addressOf = clientAddresses(trustedProxies);
  const ofThisMachine = createClientRates(rates.here);
  const ofOthers = createClientRates(rates.elsewhere);
  const named = boundedNames(MAX_CLIENTS);
  const asked = new WeakMap<Request, Asking>();
  let isWarned = false;

  function begin(request: Request, connection: Connection): Asking {
    const address = addressOf(connection, request.headers);
    const { client } = factsOf(request);
    const standings: Standings = new Map();
    const name = client === null ? named(`from ${address.address}`) : `key ${client}`;
    const asking = { client: name, address, rates: address.here ? ofThisMachine : ofOthers, standings };
    asked.set(request, asking);
    return asking;
  }

  async function take({ client, rates: taken, standings, address }: Asking, amounts: Amounts): Promise<GraphQLError | null> {
    const refused: BibliographError | null = await taken.take(client, amounts, standings);
    if (refused === null) return null;
    if (address.untrusted && !isWarned) {
      isWarned = true;
      const proxy = address.address;
      logger.warn({ proxy }, 'all clients of a proxy share its rate: where it is one of yours, name it in TRUSTED_PROXIES');
    }
    return new GraphQLError(refused.message, { originalError: refused });
  }

  return {
    onArrival: {
      async onRequestParse({ request, serverContext }) {
        const refused = await take(begin(request, serverContext), { requests: 1 });
        if (refused !== null) throw refused;
      },
      onResponse({ request, response }) {
        const asking = asked.get(request);
        if (asking === undefined) return;
        for (const [name, value] of Object.entries(rateHeaders(asking.standings))) response.headers.set(name, value);
      },
    },
    onExecution: {
      async onExecute({ args, setResultAndStopExecution }) {
        const { request } = args.contextValue;
        const asking = asked.get(request);
        const { price, ids } = factsOf(request);
        const refused = asking === undefined ? null : await take(asking, { price: price ?? 0, ids });
        if (refused !== null) setResultAndStopExecution({ errors: [refused] });
      },
    },
  };
}

import type { GraphQLSchema } from 'graphql';
import { Writable } from 'node:stream';
import { schema as api } from '../../src/api/schema.ts';
import type { Reader } from '../../src/graph/graph.ts';
import { DEFAULT_LIMITS, DEFAULT_RATES, ratesOf } from '../../src/limits.ts';
import { createLogger } from '../../src/server/logger.ts';
import { createServer, type Server, type ServerOptions } from '../../src/server/server.ts';
import { watch } from './given-away.ts';

/** A line of the log, as JSON has it. */
export type Line = Readonly<Record<string, unknown>>;

export interface TestServer extends Server {
  /** What it has logged. */
  readonly log: Line[];
  /** The same as it was written. */
  readonly text: () => string;
  /** Asks over POST, as clients do. */
  readonly ask: (query: string, more?: { variables?: object; operationName?: string; headers?: Record<string, string> }) => Promise<Reply>;
}

export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // Tests look into answers of any shape.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

export const ANYWHERE = 'http://bibliograph.test';

/** A reader of a graph with nothing in it, for what never asks the graph. */
export const NOTHING: Reader = { read: () => Promise.resolve([]) };

/**
 * A server that logs into memory; nothing listens before it is told to. That it gives nothing away is watched over; `said` are words that the
 * test itself has it log.
 */
export function testServer(given: Partial<ServerOptions> = {}, said = ''): TestServer {
  const log: Line[] = [];
  let text = '';
  const stream = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      // The path is what a client asked for.
      watch(String(chunk).replace(/"path":"[^"]*"/, ''), 'log', said);
      log.push(JSON.parse(String(chunk)) as Line);
      done();
    },
  });
  const schema: GraphQLSchema = given.schema ?? api;
  const server = createServer({
    ...{
      schema,
      graph: NOTHING,
      isReady: () => Promise.resolve(true),
      filling: () => Promise.resolve(null),
      usage: () => ({ reading: 0, retries: 0 }),
      logger: createLogger('debug', stream),
    },
    ...{ limits: DEFAULT_LIMITS, rates: { here: ratesOf({}, false), elsewhere: DEFAULT_RATES }, trustedProxies: [], apiKeys: null },
    ...{ trusted: { documents: new Map(), only: false }, corsOrigins: [], host: '127.0.0.1', port: 0 },
    ...given,
  });
  const fetch: Server['fetch'] = async (address, init) => {
    const response = await server.fetch(address, init);
    const body = isJson(response) ? await response.clone().text() : '';
    watch(`${JSON.stringify([...response.headers])}\n${body}`, 'answer', typeof init?.body === 'string' ? init.body : '');
    return response;
  };
  return {
    ...server,
    fetch,
    log,
    text: () => text,
    async ask(query, { headers, ...rest } = {}) {
      const body = JSON.stringify({ query, ...rest });
      const response = await fetch(`${ANYWHERE}/graphql`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body,
      });
      return read(response);
    },
  };
}

export async function read(response: Response): Promise<Reply> {
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: isJson(response) ? JSON.parse(text) : null };
}

function isJson({ headers }: Response): boolean {
  return headers.get('content-type')?.includes('json') === true;
}

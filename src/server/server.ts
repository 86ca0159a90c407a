import type { GraphQLSchema } from 'graphql';
import { createYoga } from 'graphql-yoga';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createContext } from '../api/context.ts';
import { SharedReads } from '../api/shared-reads.ts';
import { type Filling, fillingReason } from '../graph/filling.ts';
import { observed, type Reader } from '../graph/graph.ts';
import type { Usage } from '../graph/reading.ts';
import type { Limits, Rates } from '../limits.ts';
import type { Connection } from './client-address.ts';
import { documentCaches } from './document-cache.ts';
import { Gate } from './gate.ts';
import type { KnownKeys } from './known-keys.ts';
import { listen, type Listening } from './listen.ts';
import type { Logger } from './logger.ts';
import { createMetrics } from './metrics.ts';
import { readOperations } from './operations.ts';
import { ownDocuments } from './own-documents.ts';
import { useApiKeys } from './plugins/use-api-keys.ts';
import { useBodySize } from './plugins/use-body-size.ts';
import { useCors } from './plugins/use-cors.ts';
import { useDeadline } from './plugins/use-deadline.ts';
import { useDocumentLimits } from './plugins/use-document-limits.ts';
import { useErrorCodes } from './plugins/use-error-codes.ts';
import { useExplorer } from './plugins/use-explorer.ts';
import { useFilling } from './plugins/use-filling.ts';
import { useGate } from './plugins/use-gate.ts';
import { type Readiness, useHealth } from './plugins/use-health.ts';
import { useHome } from './plugins/use-home.ts';
import { useMetrics, useMetricsPage } from './plugins/use-metrics.ts';
import { useNotFound } from './plugins/use-not-found.ts';
import { usePlayground } from './plugins/use-playground.ts';
import { usePrice } from './plugins/use-price.ts';
import { useRates } from './plugins/use-rates.ts';
import { useRequestForm } from './plugins/use-request-form.ts';
import { useRequestId } from './plugins/use-request-id.ts';
import { useRequestLog } from './plugins/use-request-log.ts';
import { useSdl } from './plugins/use-sdl.ts';
import { SECURITY_HEADERS, useSecurityHeaders } from './plugins/use-security-headers.ts';
import { useServerTiming } from './plugins/use-server-timing.ts';
import { useSlices } from './plugins/use-slices.ts';
import { type TrustedDocuments, useTrustedDocuments } from './plugins/use-trusted-documents.ts';
import { factsOf } from './request-facts.ts';
import type { Tracing } from './tracing.ts';

export interface ServerOptions {
  readonly schema: GraphQLSchema;
  readonly graph: Reader;
  /** Whether the database can be asked; may throw. */
  readonly isReady: () => Promise<boolean>;
  /** What fills the graph just now, so that nothing in it can be told; may throw. */
  readonly filling: () => Promise<Filling | null>;
  /** How much is read of the graph just now. */
  readonly usage: () => Usage;
  readonly logger: Logger;
  readonly limits: Limits;
  /** What may be asked by an id besides the documents of our own pages. */
  readonly trusted: TrustedDocuments;
  /** For clients of this machine, and for all others. */
  readonly rates: { readonly here: Rates; readonly elsewhere: Rates };
  /** Addresses, networks and `loopback`: who is believed about whom it asks for. */
  readonly trustedProxies: readonly string[];
  /** Null where nobody needs a key. */
  readonly apiKeys: KnownKeys | null;
  /** Web origins whose pages may read the answers; `*` for any. */
  readonly corsOrigins: readonly string[];
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** Where what is done is traced, if anywhere. */
  readonly tracing?: Tracing | null;
  /** The folder that the explorer was built into, if not the build's own. */
  readonly explorer?: URL;
}

export interface Server {
  /** Answers a request without a socket. */
  readonly fetch: (address: string, init?: RequestInit) => Promise<Response>;
  /** Answers requests at its host and port. Throws CONFIGURATION when they cannot be had. */
  readonly listen: () => Promise<Listening>;
}

/** From which share of the highest price on a request is dear, and how many of these are executed at once: two keep a small machine busy. */
const DEAR_SHARE = 0.1;
const MAX_DEAR = 2;
/** Milliseconds that requests wait for their turn. */
const MAX_WAIT_MS = 3_000;
/** Yoga's own health check takes whatever ends in its path; ours is a plugin. No address has a space in it. */
const NOWHERE = ' ';

/** The HTTP side: the API at `/graphql`, and everything that belongs around it. */
export function createServer(options: ServerOptions): Server {
  const { schema, isReady, filling, usage, logger, limits, trusted, rates, trustedProxies, apiKeys, corsOrigins, host, port } = options;
  const { tracing = null, explorer } = options;
  const operations = readOperations();
  const { maxConcurrent, maxQueued, maxPrice } = limits;
  const gate = new Gate({ maxConcurrent, maxQueued, dear: maxPrice * DEAR_SHARE, maxDear: MAX_DEAR, maxWait: MAX_WAIT_MS });
  const documents = new Map([...ownDocuments(operations), ...trusted.documents]);
  const metrics = createMetrics({ usage, gate: () => gate });
  const graph = observed(options.graph, metrics.queried);
  const reads = new SharedReads(graph);
  const clientRates = useRates({ rates, trustedProxies, logger });
  let closing = false;
  const yoga = createYoga<Connection>({
    schema,
    context: ({ request }) => {
      const { signal, end } = factsOf(request);
      const onQuery = tracing === null ? () => undefined : tracing.queried(request);
      const context = createContext(reads, { signal, onQuery }, end);
      factsOf(request).queries = context.queries;
      return context;
    },
    plugins: [
      useRequestId(),
      useMetrics(metrics),
      ...(tracing === null ? [] : [tracing.plugin]),
      useCors(corsOrigins),
      useSecurityHeaders(),
      useServerTiming(),
      ...useHealth(readiness),
      ...(apiKeys === null ? [] : [useApiKeys(apiKeys)]),
      useMetricsPage(metrics),
      useSdl(schema),
      ...useHome({ graph, operations, filling, needsKey: apiKeys !== null }),
      usePlayground(operations),
      useExplorer(explorer),
      useNotFound(),
      clientRates.onArrival,
      useRequestForm(),
      useBodySize(limits.maxBody),
      useSlices(),
      useTrustedDocuments({ documents, only: trusted.only }),
      useDocumentLimits(limits),
      usePrice(limits),
      clientRates.onExecution,
      useFilling(filling),
      useGate(gate),
      useDeadline(limits.requestTimeout),
      useErrorCodes(logger),
      useRequestLog(logger),
    ],
    batching: false,
    extraParamNames: ['documentId'],
    multipart: false,
    // What Yoga would do about these is done by the plugins above.
    maxRequestBodySize: false,
    parserAndValidationCache: documentCaches(),
    cors: false,
    graphiql: false,
    landingPage: false,
    logging: false,
    maskedErrors: false,
    healthCheckEndpoint: NOWHERE,
  });

  async function readiness(): Promise<Readiness> {
    if (closing) return { ready: false };
    const found = await filling();
    return found === null ? { ready: await isReady() } : { ready: false, reason: fillingReason(found) };
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<Response> {
    if (!isAddress(request)) return new Response('This request names no address of ours.\n', { status: 400, headers: SECURITY_HEADERS });
    try {
      return await yoga.handleNodeRequestAndResponse(request, response, { peer: request.socket.remoteAddress ?? 'gone' });
    } catch (error) {
      // Yoga itself would answer with the stack.
      if (!response.destroyed) logger.error({ error }, 'unexpected error');
      return new Response('Something went wrong on our side.\n', { status: 500, headers: SECURITY_HEADERS });
    }
  }

  return {
    fetch: async (address, init) => (init === undefined ? yoga.fetch(address) : yoga.fetch(address, init)),
    listen: () => listen(answer, { host, port, longestAnswer: limits.requestTimeout, onClosing: () => (closing = true) }),
  };
}

/** A name or an address, and a port. Whatever else stands in a Host header would be taken for a part of the path. */
const HOST = /^(\[[\da-f:.]+\]|[\w.-]+)(:\d{1,5})?$/i;

/** A reverse slash would be taken for a slash here, and for none by a proxy that keeps paths from the world. */
function isAddress({ url = '', headers: { host = 'localhost' } }: IncomingMessage): boolean {
  return url.startsWith('/') && !/[\\#]/.test(url) && HOST.test(host) && URL.canParse(`http://${host}${url}`);
}

import type { GraphQLSchema } from 'graphql';
import { createYoga, useExecutionCancellation } from 'graphql-yoga';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createContext } from '../api/context.ts';
import { type Filling, fillingReason } from '../graph/filling.ts';
import type { Reader } from '../graph/graph.ts';
import type { Limits } from '../limits.ts';
import { listen, type Listening } from './listen.ts';
import type { Logger } from './logger.ts';
import { readOperations } from './operations.ts';
import { useCors } from './plugins/use-cors.ts';
import { useDocumentLimit } from './plugins/use-document-limit.ts';
import { useErrorCodes } from './plugins/use-error-codes.ts';
import { useExplorer } from './plugins/use-explorer.ts';
import { useFilling } from './plugins/use-filling.ts';
import { type Readiness, useHealth } from './plugins/use-health.ts';
import { useHome } from './plugins/use-home.ts';
import { useNotFound } from './plugins/use-not-found.ts';
import { usePlayground } from './plugins/use-playground.ts';
import { useRequestForm } from './plugins/use-request-form.ts';
import { useRequestId } from './plugins/use-request-id.ts';
import { useRequestLog } from './plugins/use-request-log.ts';
import { useSdl } from './plugins/use-sdl.ts';
import { useSecurityHeaders } from './plugins/use-security-headers.ts';
import { useServerTiming } from './plugins/use-server-timing.ts';
import { useSizeLimit } from './plugins/use-size-limit.ts';
import { factsOf } from './request-facts.ts';

export interface ServerOptions {
  readonly schema: GraphQLSchema;
  readonly graph: Reader;
  /** Whether the database can be asked; may throw. */
  readonly isReady: () => Promise<boolean>;
  /** What fills the graph just now, so that nothing in it can be told; may throw. */
  readonly filling: () => Promise<Filling | null>;
  readonly logger: Logger;
  readonly limits: Limits;
  /** Web origins whose pages may read the answers; `*` for any. */
  readonly corsOrigins: readonly string[];
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** The folder that the explorer was built into, if not the build's own. */
  readonly explorer?: URL;
}

export interface Server {
  /** Answers a request without a socket. */
  readonly fetch: (address: string, init?: RequestInit) => Promise<Response>;
  /** Answers requests at its host and port. Throws CONFIGURATION when they cannot be had. */
  readonly listen: () => Promise<Listening>;
}

/** About what a small machine can answer some dozen times at once. */
const MAX_ITEMS = 20_000;
/** Yoga's own health check takes whatever ends in its path; ours is a plugin. No address has a space in it. */
const NOWHERE = ' ';

/** The HTTP side: the API at `/graphql`, and everything that belongs around it. */
export function createServer(options: ServerOptions): Server {
  const { schema, graph, isReady, filling, logger, limits, corsOrigins, host, port, explorer } = options;
  const operations = readOperations();
  let closing = false;
  const yoga = createYoga({
    schema,
    context: ({ request }) => {
      const context = createContext(graph, request.signal);
      factsOf(request).queries = context.queries;
      return context;
    },
    plugins: [
      useRequestId(),
      useCors(corsOrigins),
      useSecurityHeaders(),
      useServerTiming(),
      ...useHealth(readiness),
      useSdl(schema),
      ...useHome({ graph, operations, filling }),
      usePlayground(operations),
      useExplorer(explorer),
      useNotFound(),
      useRequestForm(),
      useDocumentLimit(limits.maxTokens),
      useSizeLimit({ maxItems: MAX_ITEMS, maxFields: limits.maxFields }),
      useFilling(filling),
      // Nothing more is asked of the database for a client that has gone.
      useExecutionCancellation(),
      useErrorCodes(logger),
      useRequestLog(logger),
    ],
    maxRequestBodySize: limits.maxBody,
    batching: false,
    multipart: false,
    // What Yoga would do about these is done by the plugins above.
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
    if (!isAddress(request)) return new Response('This request names no address of ours.\n', { status: 400 });
    try {
      return await yoga.handleNodeRequestAndResponse(request, response);
    } catch (error) {
      // Yoga itself would answer with the stack.
      if (!response.destroyed) logger.error({ error }, 'unexpected error');
      return new Response('Something went wrong on our side.\n', { status: 500 });
    }
  }

  return {
    fetch: async (address, init) => (init === undefined ? yoga.fetch(address) : yoga.fetch(address, init)),
    listen: () => listen(answer, { host, port, onClosing: () => (closing = true) }),
  };
}

function isAddress({ url = '', headers }: IncomingMessage): boolean {
  return url.startsWith('/') && URL.canParse(`http://${headers.host ?? 'localhost'}${url}`);
}

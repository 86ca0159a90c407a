import { type ExecutionArgs, getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import type { Logger } from '../logger.ts';
import { databaseTime, factsOf } from '../request-facts.ts';

const LONGEST = 100;
/** Asked every few seconds by whoever watches over the server. */
const PROBES = new Set(['/health', '/ready']);

/** One line a request: who, what, how long, how it ended. Never a document, a variable, a query string or a header of the client's. */
export function useRequestLog(logger: Logger): Plugin {
  return {
    onExecute({ args }) {
      factsOf(args.contextValue.request).operation = nameOf(args);
    },
    onResponse({ request, response }) {
      const facts = factsOf(request);
      const path = new URL(request.url, 'http://localhost').pathname;
      const { id, client, operation, queries, codes } = facts;
      const line = {
        requestId: id,
        method: request.method,
        path: path.slice(0, LONGEST),
        status: response.status,
        ms: rounded(performance.now() - facts.start),
        ...(client === null ? {} : { client }),
        ...(operation === null ? {} : { operation }),
        ...(queries.length === 0 ? {} : { queries: queries.length, databaseMs: rounded(databaseTime(facts)) }),
        ...(codes.length === 0 ? {} : { codes }),
        ...(request.signal.aborted ? { aborted: true } : {}),
      };
      logger[PROBES.has(path) ? 'debug' : 'info'](line, 'request');
    },
  };
}

// A name in a parsed document is letters, digits and underscores: nothing that could forge a line.
function nameOf({ document, operationName }: ExecutionArgs): string | null {
  return getOperationAST(document, operationName)?.name?.value.slice(0, LONGEST) ?? null;
}

function rounded(ms: number): number {
  return Math.round(ms * 10) / 10;
}

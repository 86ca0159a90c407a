import { type ExecutionArgs, getOperationAST } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { isProbe } from '../known-path.ts';
import type { Logger } from '../logger.ts';
import { databaseTime, factsOf } from '../request-facts.ts';

const LONGEST = 100;

/**
 * One line a request: who, what, how long, how it ended; at the level debug also the names of what it asked of the database. Never a document,
 * a variable, a query string or a header of the client's.
 */
export function useRequestLog(logger: Logger): Plugin {
  // What these lines hold is all here: nothing in them needs to be looked for.
  const lines = logger.child({}, { redact: [] });
  return {
    onExecute({ args }) {
      factsOf(args.contextValue.request).operation = nameOf(args);
    },
    onResponse({ request, response }) {
      const facts = factsOf(request);
      const { id, path, client, operation, price, queries, codes, trace } = facts;
      const line = {
        requestId: id,
        method: request.method,
        path: path.slice(0, LONGEST),
        status: response.status,
        ms: rounded(performance.now() - facts.start),
        ...(client === null ? {} : { client }),
        ...(operation === null ? {} : { operation }),
        ...(price === null ? {} : { price }),
        ...(queries.length === 0 ? {} : { queries: queries.length, databaseMs: rounded(databaseTime(facts)) }),
        ...(codes.length === 0 ? {} : { codes }),
        ...(request.signal.aborted ? { aborted: true } : {}),
        ...(trace === null ? {} : { traceId: trace }),
        ...(queries.length > 0 && logger.isLevelEnabled('debug') ? { statements: queries.map(({ statement }) => statement) } : {}),
      };
      lines[isProbe(path) ? 'debug' : 'info'](line, 'request');
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

import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { BibliographError } from '../../errors.ts';
import { factsOf } from '../request-facts.ts';

/**
 * Ends a request that takes longer than the limit, in milliseconds from its start, one whose client has gone, and one that is ended for
 * another reason: nothing more is done for it, and what it asks of the database ends with its signal.
 */
export function useDeadline(limit: number): Plugin {
  const timers = new WeakMap<Request, NodeJS.Timeout>();
  return {
    onRequest({ request, url }) {
      if (url.pathname !== '/graphql') return;
      const end = new AbortController();
      // The signal of a request is none of Node's own, which the drivers of databases and AbortSignal.any want.
      request.signal.addEventListener('abort', () => end.abort(request.signal.reason), { once: true });
      const timer = setTimeout(() => end.abort(tooLate(limit)), limit);
      timers.set(request, timer);
      const facts = factsOf(request);
      facts.signal = end.signal;
      facts.end = (reason) => end.abort(reason);
    },
    onExecute({ args, executeFn, setExecuteFn }) {
      const { request } = args.contextValue as { request: Request };
      const { signal } = factsOf(request);
      setExecuteFn(async (given) => {
        try {
          // What executes it heeds a signal, though its type does not say so.
          const heeding = { ...given, signal };
          return (await executeFn(heeding)) as unknown;
        } catch (error) {
          const reason: unknown = signal.reason;
          if (reason instanceof BibliographError) return { errors: [new GraphQLError(reason.message, { originalError: reason })] };
          throw error;
        }
      });
    },
    onResponse({ request }) {
      clearTimeout(timers.get(request));
    },
  };
}

function tooLate(limit: number): BibliographError {
  return new BibliographError('TIMEOUT', `This took longer than ${limit / 1000} seconds: ask for less at once.`);
}

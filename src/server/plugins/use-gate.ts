import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { nextSlice } from '../../event-loop.ts';
import type { Gate } from '../gate.ts';
import { factsOf } from '../request-facts.ts';

/** Has requests wait for their turn at the gate, and tells those that it sends away. */
export function useGate(gate: Gate): Plugin {
  return {
    async onExecute({ args, executeFn, setExecuteFn, setResultAndStopExecution }) {
      const { request } = args.contextValue as { request: Request };
      const { price, signal } = factsOf(request);
      try {
        const end = await gate.enter(price ?? 0, signal);
        // Whichever comes: executing may fail, and may be stopped before it begins.
        setExecuteFn(async (given) => {
          try {
            // The gate may have let several pass at once.
            await nextSlice();
            return (await executeFn(given)) as unknown;
          } finally {
            end();
          }
        });
        return { onExecuteDone: end };
      } catch (error) {
        const cause = error instanceof Error ? error : new Error(String(error));
        setResultAndStopExecution({ errors: [new GraphQLError(cause.message, { originalError: cause })] });
        return undefined;
      }
    },
  };
}

import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** Answers a request that cannot be read with an error like all others, which says how to ask. */
export function useRequestForm(): Plugin {
  return {
    onRequestParse({ request, requestParser, setRequestParser }) {
      if (requestParser === undefined) {
        if (request.method !== 'POST') return;
        throw mistake('Send JSON: a body {"query": "..."} with the header Content-Type: application/json.', 415);
      }
      setRequestParser(async (asked) => {
        try {
          return await requestParser(asked);
        } catch (error) {
          if (error instanceof SyntaxError) throw mistake('variables and extensions are JSON objects: these are not JSON.', 400);
          throw error;
        }
      });
    },
  };
}

function mistake(message: string, status: number): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status } } });
}

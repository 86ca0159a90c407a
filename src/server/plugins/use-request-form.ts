import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';

/** What a body may be. Forms and plain text, which a page of any origin can send without asking us, are not read. */
const JSON_TYPES = new Set(['application/json', 'application/graphql+json']);

/** Answers a request that cannot be read with an error like all others, which says how to ask. */
export function useRequestForm(): Plugin {
  return {
    onRequestParse({ request, requestParser, setRequestParser }) {
      if (request.method === 'POST' && (requestParser === undefined || !JSON_TYPES.has(mediaType(request)))) {
        throw mistake('Send JSON: a body {"query": "..."} with the header Content-Type: application/json.', 415);
      }
      if (requestParser === undefined) return;
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

function mediaType(request: Request): string {
  return (request.headers.get('content-type') ?? '').replace(/;.*/s, '').trim();
}

function mistake(message: string, status: number): GraphQLError {
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status } } });
}

import type { Plugin } from 'graphql-yoga';
import { factsOf } from '../request-facts.ts';

/** Every answer names its request: `X-Request-Id`, as the log does. */
export function useRequestId(): Plugin {
  return {
    onResponse({ request, response }) {
      response.headers.set('X-Request-Id', factsOf(request).id);
    },
  };
}

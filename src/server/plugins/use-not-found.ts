import type { Plugin } from 'graphql-yoga';

const PLACES = { home: '/', explorer: '/explore', graphql: '/graphql', schema: '/schema.graphql', health: '/health', ready: '/ready' };

/** Whatever is none of our paths: 404, and where to go instead. */
export function useNotFound(): Plugin {
  return {
    onRequest(event) {
      if (event.url.pathname === '/graphql') return;
      event.endResponse(Response.json({ error: 'There is nothing at this address.', see: PLACES }, { status: 404 }));
    },
  };
}

import type { Plugin } from 'graphql-yoga';

/** Seconds for which browsers need not ask again; none remembers longer than a day. */
const REMEMBER = '86400';

/**
 * Lets pages of these origins, or of any (`*`), read the answers; without an entry nobody else's page can. Never with
 * credentials: a page of another origin sends a key of its own, not the one that a browser keeps for this one.
 */
export function useCors(origins: readonly string[]): Plugin {
  const anyone = origins.includes('*');
  const allowed = new Set(origins.filter((origin) => origin !== '*').map((origin) => new URL(origin).origin));
  return {
    onRequest(event) {
      if (event.request.method !== 'OPTIONS') return;
      event.endResponse(new Response(null, { status: 204, headers: { Allow: 'GET, HEAD, POST, OPTIONS' } }));
    },
    onResponse({ request, response: { headers } }) {
      if (!anyone && allowed.size > 0) headers.append('Vary', 'Origin');
      const origin = request.headers.get('origin');
      if (origin === null || !(anyone || allowed.has(origin))) return;
      const named = anyone ? '*' : origin;
      headers.set('Access-Control-Allow-Origin', named);
      headers.set('Timing-Allow-Origin', named);
      headers.set('Access-Control-Expose-Headers', 'RateLimit, RateLimit-Policy, Retry-After, Server-Timing, X-Request-Id');
      if (request.method !== 'OPTIONS') return;
      headers.set('Access-Control-Allow-Methods', 'GET, POST');
      headers.set('Access-Control-Allow-Headers', 'Accept, Authorization, Content-Type, Traceparent, Tracestate, X-Request-Id');
      headers.set('Access-Control-Max-Age', REMEMBER);
    },
  };
}

import type { Plugin } from 'graphql-yoga';

/** What every answer says to browsers; pages add their own Content-Security-Policy. */
export function useSecurityHeaders(): Plugin {
  return {
    onResponse({ response: { headers } }) {
      headers.set('X-Content-Type-Options', 'nosniff');
      headers.set('Referrer-Policy', 'no-referrer');
      if (headers.get('Content-Type')?.startsWith('text/html') === true) headers.set('X-Frame-Options', 'DENY');
    },
  };
}

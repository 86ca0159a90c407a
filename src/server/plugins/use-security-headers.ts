import type { Plugin } from 'graphql-yoga';

/** What every answer says to browsers. Pages have a Content-Security-Policy of their own, under which they can work. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  // Whatever is no page of ours is not to do anything, should a browser take it for one.
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'X-Frame-Options': 'DENY',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  // Pages that may read the API by CORS are not hindered: this is about what is loaded without it, as pictures and scripts are.
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
};

/** Says it with every answer, where that does not say otherwise itself. */
export function useSecurityHeaders(): Plugin {
  return {
    onResponse({ response: { headers } }) {
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) if (!headers.has(name)) headers.set(name, value);
    },
  };
}

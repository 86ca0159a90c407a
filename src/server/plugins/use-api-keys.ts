import { GraphQLError } from 'graphql';
import type { Plugin } from 'graphql-yoga';
import { BibliographError } from '../../errors.ts';
import type { KnownKeys } from '../known-keys.ts';
import { factsOf } from '../request-facts.ts';
import { isRead, wantsPage } from '../route.ts';

/** Browsers know the first, ask for a user name and a password, and send them again by themselves. */
const CHALLENGES = 'Basic realm="bibliograph", charset="UTF-8", Bearer realm="bibliograph"';

/** Answers nobody without a key, whatever is asked; programs send it as a bearer's token, browsers as a password. */
export function useApiKeys(keys: KnownKeys): Plugin {
  const refused = new WeakMap<Request, BibliographError>();
  return {
    async onRequest(event) {
      const { request, url } = event;
      const facts = factsOf(request);
      const key = keyIn(request.headers.get('authorization') ?? '');
      facts.client = key === null ? null : await keys.ownerOf(key);
      if (facts.client !== null) return;
      const error = refusal(key);
      if (url.pathname === '/graphql' && !(isRead(request) && wantsPage(request))) {
        refused.set(request, error);
        return;
      }
      facts.codes = [error.code];
      const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' };
      event.endResponse(new Response(`${error.message}\n`, { status: 401, headers }));
    },
    // Nothing is read of a request, let alone executed, before this; the answer has the form that all others have.
    onRequestParse({ request }) {
      const originalError = refused.get(request);
      if (originalError !== undefined) throw new GraphQLError(originalError.message, { originalError });
    },
    onResponse({ response }) {
      if (response.status === 401) response.headers.set('WWW-Authenticate', CHALLENGES);
    },
  };
}

function refusal(key: string | null): BibliographError {
  const message =
    key === null
      ? 'This server answers only with a key: send it as "Authorization: Bearer KEY", or in a browser as the password, with any user name.'
      : 'This key is not known here: it was mistyped, or is no longer valid.';
  return new BibliographError('UNAUTHENTICATED', message);
}

/** The key of an Authorization header, RFC 6750 and RFC 7617; null where it has none. */
function keyIn(authorization: string): string | null {
  const [, scheme = '', credentials = ''] = /^(bearer|basic) +(\S+)$/i.exec(authorization) ?? [];
  if (scheme.toLowerCase() !== 'basic') return credentials === '' ? null : credentials;
  const [, password = ''] = /^[^:]*:(.+)$/s.exec(Buffer.from(credentials, 'base64').toString('utf8')) ?? [];
  return password === '' ? null : password;
}

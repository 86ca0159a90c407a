import type { Plugin } from 'graphql-yoga';
import { isRead, onlyRead } from '../route.ts';

/** Answers whoever reads exactly this path. */
export function useRoute(path: string, answer: (request: Request, url: URL) => Response | Promise<Response>): Plugin {
  return {
    // No promise for the many requests that are for other paths: there is one of these for each.
    onRequest(event) {
      const { request, url } = event;
      if (url.pathname !== path) return undefined;
      return Promise.resolve(isRead(request) ? answer(request, url) : onlyRead()).then((response) => event.endResponse(response));
    },
  };
}

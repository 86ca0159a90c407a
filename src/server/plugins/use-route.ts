import type { Plugin } from 'graphql-yoga';
import { isRead, onlyRead } from '../route.ts';

/** Answers whoever reads exactly this path. */
export function useRoute(path: string, answer: (request: Request, url: URL) => Response | Promise<Response>): Plugin {
  return {
    async onRequest(event) {
      if (event.url.pathname !== path) return;
      event.endResponse(isRead(event.request) ? await answer(event.request, event.url) : onlyRead());
    },
  };
}

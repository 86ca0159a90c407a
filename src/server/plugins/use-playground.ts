import type { Plugin } from 'graphql-yoga';
import { answerWith, type Compressed } from '../compressed.ts';
import type { Operation } from '../operations.ts';
import { renderPlayground } from '../playground.ts';
import { isRead, wantsPage } from '../route.ts';

/** `/graphql` for whoever looks at it with a browser: the playground, made when it is first asked for. */
export function usePlayground(operations: readonly Operation[]): Plugin {
  let page: Promise<Compressed> | null = null;
  return {
    async onRequest(event) {
      const { request, url } = event;
      if (url.pathname !== '/graphql' || !isRead(request) || !wantsPage(request)) return;
      page ??= renderPlayground(operations);
      event.endResponse(answerWith(await page, request));
    },
  };
}

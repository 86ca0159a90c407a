import type { Plugin } from 'graphql-yoga';
import { answerWith, type Compressed } from '../compressed.ts';
import { readExplorer } from '../explorer.ts';
import { isRead, onlyRead } from '../route.ts';

/** `/explore`: the explorer, read when it is first asked for. */
export function useExplorer(): Plugin {
  let files: Promise<ReadonlyMap<string, Compressed>> | null = null;
  return {
    async onRequest({ request, url, endResponse }) {
      const { pathname } = url;
      if (pathname === '/explore/') {
        endResponse(new Response(null, { status: 308, headers: { Location: `/explore${url.search}` } }));
        return;
      }
      if (pathname !== '/explore' && !pathname.startsWith('/explore/')) return;
      if (!isRead(request)) {
        endResponse(onlyRead());
        return;
      }
      files ??= readExplorer();
      const found = await files.catch(() => null);
      if (found === null) {
        files = null;
        endResponse(new Response('The explorer has not been built: run `npm run build`, and load this page again.\n', { status: 503 }));
        return;
      }
      const file = found.get(pathname);
      if (file !== undefined) endResponse(await answerWith(file, request));
    },
  };
}

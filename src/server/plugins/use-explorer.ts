import type { Plugin } from 'graphql-yoga';
import { answerWith, type Compressed } from '../compressed.ts';
import { readExplorer } from '../explorer.ts';
import { isRead, onlyRead } from '../route.ts';

/** `/explore`: the explorer, read when it is first asked for. `folder` is where it was built, if not where the build puts it. */
export function useExplorer(folder?: URL): Plugin {
  let files: Promise<ReadonlyMap<string, Compressed>> | null = null;
  return {
    async onRequest(event) {
      const { request, url } = event;
      const { pathname } = url;
      if (pathname === '/explore/') {
        event.endResponse(new Response(null, { status: 308, headers: { Location: `/explore${url.search}` } }));
        return;
      }
      if (pathname !== '/explore' && !pathname.startsWith('/explore/')) return;
      if (!isRead(request)) {
        event.endResponse(onlyRead());
        return;
      }
      files ??= readExplorer(folder);
      const found = await files.catch(() => null);
      if (found === null) {
        files = null;
        event.endResponse(
          new Response('The explorer has not been built: run `npm run build`, and load this page again.\n', { status: 503 }),
        );
        return;
      }
      const file = found.get(pathname);
      if (file !== undefined) event.endResponse(answerWith(file, request));
    },
  };
}

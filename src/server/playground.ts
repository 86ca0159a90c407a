import { createHash } from 'node:crypto';
import { compress, type Compressed } from './compressed.ts';
import type { Operation } from './operations.ts';

/** The playground, with these operations in its tabs: one page that loads nothing from elsewhere. */
export async function renderPlayground(operations: readonly Operation[]): Promise<Compressed> {
  // Nine megabytes of script, which nobody should hold who never opens the playground.
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const page = renderGraphiQL({
    title: 'bibliograph',
    favicon: '/favicon.svg',
    logo: '<a href="/" title="To the home page"><img src="/favicon.svg" alt="Home" width="32" height="32"></a>',
    endpoint: '/graphql',
    defaultTabs: operations.map(({ document }) => ({ query: document })),
    shouldPersistHeaders: false,
    defaultEditorToolsVisibility: false,
  });
  const html = page.replace('</head>', `<style>${STILL_TABS}</style></head>`);
  return compress(html, {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': policyOf(html),
    // The same address is the API.
    Vary: 'Accept, Accept-Encoding',
  });
}

// Where nothing is stored of an earlier visit, a tab that is pressed jumps away from under the pointer as if it were dragged, and the click goes
// beside it. Where tabs stay put, they can be clicked; they still change places when dragged.
const STILL_TABS = '.graphiql-tabs > .graphiql-tab { transform: none !important; }';

/** The page's own script and no other; nothing to and from any other host. The editor styles itself and works in the background. */
function policyOf(html: string): string {
  const scripts = [...html.matchAll(/<script>([^]*?)<\/script>/g)].map(([, script = '']) => script);
  const hashes = scripts.map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  return [
    "default-src 'none'",
    `script-src ${hashes.join(' ')}`,
    'worker-src blob:',
    "style-src 'unsafe-inline'",
    "img-src 'self' data:",
    'font-src data:',
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

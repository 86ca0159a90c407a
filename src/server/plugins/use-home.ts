import type { Plugin } from 'graphql-yoga';
import { type Filling, fillingReason } from '../../graph/filling.ts';
import type { Reader } from '../../graph/graph.ts';
import { statistics } from '../../graph/statistics.ts';
import { FAVICON } from '../favicon.ts';
import { HOME_POLICY, renderHome } from '../home.ts';
import type { Operation } from '../operations.ts';
import { sharedLook } from '../shared-look.ts';
import { within } from '../within.ts';
import { useRoute } from './use-route.ts';

/** Milliseconds that the page waits for its figures. */
const LIMIT_MS = 1_500;
/** Milliseconds that its figures are shown for, to however many. */
const GOOD_FOR_MS = 2_000;

export interface HomeSources {
  readonly graph: Reader;
  readonly operations: readonly Operation[];
  /** What fills the graph just now. */
  readonly filling: () => Promise<Filling | null>;
  /** Whether who asks has to show a key. */
  readonly needsKey: boolean;
}

/** `/`: what this is, and the way to everything else. Its mark is the other pages' too. */
export function useHome({ graph, operations, filling, needsKey }: HomeSources): Plugin[] {
  const figures = sharedLook(GOOD_FOR_MS, async () => {
    const found = await filling();
    return found === null ? statistics(graph) : { notYet: fillingReason(found) };
  });
  // Other pages may show the mark beside a link.
  const shown = { 'Content-Type': 'image/svg+xml', 'Cache-Control': 'max-age=86400', 'Cross-Origin-Resource-Policy': 'cross-origin' };
  const mark = () => new Response(FAVICON, { headers: shown });
  return [
    useRoute('/', async ({ headers: asked }, { origin: here }) => {
      // Whatever a proxy says, or somebody in its place: nobody but the reader sees it.
      const origin = asked.get('x-forwarded-proto') === 'https' ? here.replace(/^http:/, 'https:') : here;
      const html = renderHome({ figures: await within(LIMIT_MS, figures, null), operations, origin, needsKey });
      const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-cache', 'Content-Security-Policy': HOME_POLICY };
      return new Response(html, { headers });
    }),
    useRoute('/favicon.svg', mark),
    useRoute('/favicon.ico', mark),
  ];
}

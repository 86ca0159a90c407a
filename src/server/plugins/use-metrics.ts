import type { Plugin } from 'graphql-yoga';
import { knownPath } from '../known-path.ts';
import type { Metrics } from '../metrics.ts';
import { factsOf } from '../request-facts.ts';
import { useRoute } from './use-route.ts';

/** Counts every request, when it is answered. */
export function useMetrics(metrics: Metrics): Plugin {
  const asked = new WeakSet<Request>();
  return {
    onResultProcess({ request }) {
      asked.add(request);
    },
    onResponse({ request, response: { status } }) {
      const { method } = request;
      const facts = factsOf(request);
      metrics.answered({ path: knownPath(facts.path), method, status, asked: asked.has(request) }, facts);
    },
  };
}

/** `/metrics`: what was counted, for Prometheus. */
export function useMetricsPage(metrics: Metrics): Plugin {
  return useRoute('/metrics', async () => {
    const { text, type } = await metrics.page();
    return new Response(text, { headers: { 'Content-Type': type, 'Cache-Control': 'no-store' } });
  });
}

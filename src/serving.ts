import { once } from 'node:events';
import { readApiKeys } from './api-keys.ts';
import { schema } from './api/schema.ts';
import type { App } from './app.ts';
import type { Config } from './config.ts';
import { fillingOf } from './graph/filling.ts';
import { isReady } from './graph/readiness.ts';
import { followKeys } from './server/known-keys.ts';
import { createLogger } from './server/logger.ts';
import { createServer } from './server/server.ts';
import { type Documents, readTrustedDocuments } from './server/trusted-documents.ts';

// Commands import this when they serve, and no sooner: what it takes is most of what there is to load.

/** What the server reads of the files that its settings name. */
export interface ServedFiles {
  readonly trustedDocuments: Documents;
}

/** Reads them, before anything is started that they would end. Throws CONFIGURATION naming every fault. */
export async function readServedFiles({ trustedDocuments: { file }, apiKeysFile, limits: { maxTokens } }: Config): Promise<ServedFiles> {
  if (apiKeysFile !== null) await readApiKeys(apiKeysFile);
  return { trustedDocuments: file === null ? new Map() : readTrustedDocuments(file, { schema, maxTokens }) };
}

/** Serves the graph over HTTP until the signal aborts. `onListening` is told where. */
export async function serve(
  { config, graph }: App,
  files: ServedFiles,
  until: AbortSignal,
  onListening: (url: string) => void,
): Promise<void> {
  const { corsOrigins, limits, rates, trustedProxies, apiKeysFile, host, port, logLevel, tracesTo } = config;
  const logger = createLogger(logLevel);
  // What makes traces is read only where they are wanted.
  const tracing = tracesTo === null ? null : (await import('./server/tracing.ts')).openTracing({ to: tracesTo, logger });
  const server = createServer({
    schema,
    graph,
    isReady: () => isReady(graph.looks),
    filling: () => fillingOf(graph.looks),
    usage: () => graph.usage,
    logger,
    limits,
    trusted: { documents: files.trustedDocuments, only: config.trustedDocuments.only },
    rates,
    trustedProxies,
    apiKeys: apiKeysFile === null ? null : await followKeys(apiKeysFile, logger),
    corsOrigins,
    host,
    port,
    tracing,
  });
  until.throwIfAborted();
  const listening = await server.listen();
  onListening(listening.url);
  if (!until.aborted) await once(until, 'abort');
  await listening.close();
  await tracing?.close();
}

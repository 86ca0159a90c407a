import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { managedNeo4j } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { openGraph } from '../../src/graph/graph.ts';
import { migrate } from '../../src/graph/migrate.ts';
import { openInputs } from '../../src/ingest/input.ts';
import { loadInputs } from '../../src/ingest/load.ts';
import { buildExplorer } from '../support/explorer.ts';
import { testServer } from '../support/server.ts';

/** A server with the explorer as its sources are now, over a graph of its own with the records of a file; all of it goes when it is disposed of. */
export async function servedRecords(file: string): Promise<{ readonly url: string } & AsyncDisposable> {
  const releasers: (() => Promise<void>)[] = [];
  const release = async () => {
    for (let next = releasers.pop(); next !== undefined; next = releasers.pop()) await next();
  };
  try {
    const folder = await mkdtemp(join(tmpdir(), 'bibliograph-served-'));
    releasers.push(() => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }));
    const config = { ...readConfig(), neo4j: null, home: join(folder, 'home') };
    const lease = await managedNeo4j(config).acquire('bench');
    releasers.push(() => lease.release());
    const graph = openGraph({ ...lease, database: config.database, queryTimeout: 60_000, patience: 5_000 });
    releasers.push(() => graph.close());
    await migrate(graph, { adopt: false, maxTieAuthors: null });
    await loadInputs(graph, await openInputs([file]), { source: 'bench' });
    const explorer = await buildExplorer();
    releasers.push(() => rm(explorer, { recursive: true, force: true }));
    const listening = await testServer({ graph, explorer }).listen();
    releasers.push(() => listening.close());
    return { url: listening.url, [Symbol.asyncDispose]: release };
  } catch (error) {
    await release();
    throw error;
  }
}

import type { Terminal } from './terminal.ts';
import type { Config } from './config.ts';
import { type OpenGraph, openGraph } from './graph/graph.ts';
import { migrate, type MigrationReport } from './graph/migrate.ts';
import { probe, setFirstPassword } from './graph/probe.ts';
import { type Lease, type Neo4jManager, type SupervisionEvent, manageNeo4j } from './neo4j/manager.ts';

/** What a command works with, opened in order; `close` closes it in reverse. */
export interface App {
  readonly config: Config;
  readonly graph: OpenGraph;
  /** The local Neo4j that this command uses; null when the settings name another. */
  readonly lease: Lease | null;
  readonly migration: MigrationReport;
  close(): Promise<void>;
}

export interface AppOptions {
  /** The command's name, for whoever asks what uses the local Neo4j. */
  readonly command: string;
  /** Milliseconds to go on trying while Neo4j cannot be reached. */
  readonly patience: number;
  /** Milliseconds without any answer of the database after which whoever waits is told; for ever by default. */
  readonly silence?: number;
  /** Milliseconds that one query may take; the configured limit by default. */
  readonly queryTimeout?: number;
  /** Whether to write into a database that holds something else. */
  readonly adopt?: boolean;
}

/** Milliseconds that somebody who waits for an answer is kept waiting for a database that cannot be reached. */
export const ANSWER_PATIENCE = 1_500;
/** Milliseconds that somebody is kept waiting for one that has fallen silent. A first answer takes three round trips, and a network may take half a second for one. */
export const ANSWER_SILENCE = 2_500;
/** Milliseconds that a load waits for its database to come back. */
export const LOAD_PATIENCE = 60_000;

/**
 * Opens the graph of these settings, starting the local Neo4j when none is named and again whenever it ends by itself, and brings the
 * graph's schema up to date.
 */
export async function openApp(config: Config, terminal: Terminal, options: AppOptions): Promise<App> {
  const releasers: (() => Promise<void>)[] = [];
  const close = async () => {
    for (let release = releasers.pop(); release !== undefined; release = releasers.pop()) await release();
  };
  try {
    const onProgress = progressOf(terminal);
    const lease = config.neo4j === null ? await managedNeo4j(config, onProgress).acquire(options.command, terminal.interruption) : null;
    if (lease !== null) {
      const closing = new AbortController();
      releasers.push(() => {
        closing.abort();
        return lease.release();
      });
      lease.supervise(closing.signal, (event) => terminal.note(described(event)));
    }
    const { uri, username, password } = lease ?? config.neo4j ?? unreachable();
    const graph = openGraph({
      ...{ uri, username, password },
      database: config.database,
      queryTimeout: options.queryTimeout ?? config.queryTimeout,
      patience: options.patience,
      ...(options.silence === undefined ? {} : { silence: options.silence }),
    });
    releasers.push(() => graph.close());
    terminal.interruption.throwIfAborted();
    const migration = await migrate(graph, { adopt: options.adopt ?? false, maxTieAuthors: config.maxTieAuthors, onProgress });
    return { config, graph, lease, migration, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function described(event: SupervisionEvent): string {
  if (event === 'restarting') return 'Neo4j has ended by itself and is started again.';
  return event === 'restarted' ? 'Neo4j runs again.' : `Neo4j could not be started again: ${event.failed.message}`;
}

/** The local Neo4j that these settings describe, for when no other one is named. */
export function managedNeo4j(config: Config, onProgress?: (step: string, done: number, total: number | null) => void): Neo4jManager {
  const { home, cache, neo4jHome, javaHome, heap, pageCache } = config;
  return manageNeo4j({
    ...{ home, cache, neo4jHome, javaHome, heap, pageCache, probe, setFirstPassword },
    ...(onProgress === undefined ? {} : { onProgress }),
  });
}

/** Steps as bars of the terminal, one after another. What is told of a step that has ended is passed over. */
export function progressOf(terminal: Terminal): (step: string, done: number, total: number | null) => void {
  let current: { readonly step: string; readonly bar: ReturnType<Terminal['progress']> } | null = null;
  let isEnded = true;
  return (step, done, total) => {
    if (current?.step !== step) {
      if (!isEnded) current?.bar.end();
      current = { step, bar: terminal.progress(step, total) };
      isEnded = false;
    }
    if (isEnded) return;
    isEnded = total !== null && done >= total;
    if (isEnded) current.bar.end();
    else current.bar.update(done);
  };
}

function unreachable(): never {
  throw new Error('Neither a managed nor a named Neo4j.');
}

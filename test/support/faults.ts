import { GraphQLInt, GraphQLNonNull, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { randomUUID } from 'node:crypto';
import type { Context } from '../../src/api/context.ts';
import { ANSWER_PATIENCE, ANSWER_SILENCE } from '../../src/app.ts';
import { fillingOf } from '../../src/graph/filling.ts';
import { type GraphOptions, openGraph, type Statement, statement } from '../../src/graph/graph.ts';
import { isReady } from '../../src/graph/readiness.ts';
import { DEFAULT_LIMITS } from '../../src/limits.ts';
import type { Endpoint } from '../../src/neo4j/manager.ts';
import { type Line, testServer } from './server.ts';

type Nothing = Record<string, never>;

const ONE = statement<Nothing, number>('test.one', 'RETURN 1 AS row');
/** A megabyte. */
const LARGE = statement<Nothing, string>(
  'test.large',
  "UNWIND range(1, 1000) AS i RETURN reduce(s = '', x IN range(1, 1000) | s + '.') AS row",
);
/** Takes longer than anybody waits. */
export const SLOW = 'UNWIND range(1, 1000000000000) AS i WITH i WHERE i < 0 RETURN count(i) AS row';

/** How many transactions the database has for statements of this name, as it says itself. */
export const RUNNING = statement<{ name: string }, number>(
  'test.running',
  'SHOW TRANSACTIONS YIELD metaData WHERE metaData.statement = $name RETURN count(*) AS row',
);

const reads = (asked: Statement<Nothing, unknown>) => ({
  type: new GraphQLNonNull(GraphQLInt),
  resolve: async (_: unknown, __: unknown, { graph }: Context) => (await graph.read(asked, {})).length,
});

function schemaOf(slow: Statement<Nothing, unknown>): GraphQLSchema {
  return new GraphQLSchema({
    query: new GraphQLObjectType({ name: 'Query', fields: { one: reads(ONE), slow: reads(slow), large: reads(LARGE) } }),
  });
}

export interface Answered {
  readonly status: number;
  /** Of its first error. */
  readonly code: string | null;
  readonly ms: number;
}

/** A server over sockets, each of whose fields reads one statement. */
export interface Served extends AsyncDisposable {
  readonly ask: (field: 'one' | 'slow' | 'large', signal?: AbortSignal) => Promise<Answered>;
  readonly look: (path: '/health' | '/ready') => Promise<Answered>;
  /** How many of its slow queries the database is at work on, as it says itself. */
  readonly running: () => Promise<number>;
  /** The name by which the database knows them. */
  readonly slow: string;
  readonly log: readonly Line[];
}

/** Serves a Neo4j as the command does; `overrides` may lead there by another way. */
export async function served(neo4j: Endpoint, overrides: Partial<GraphOptions> = {}): Promise<Served> {
  const settings = { ...neo4j, database: 'neo4j', queryTimeout: 30_000, patience: ANSWER_PATIENCE };
  const graph = openGraph({ ...settings, silence: ANSWER_SILENCE, ...overrides });
  // However busy the database is, it is waited for.
  const observer = openGraph({ ...settings, patience: 30_000 });
  const slow = statement<Nothing, number>(`test.slow ${randomUUID()}`, SLOW);
  const { log, listen } = testServer({
    schema: schemaOf(slow),
    graph,
    isReady: () => isReady(graph.looks),
    filling: () => fillingOf(graph.looks),
    // No request waits for another.
    limits: { ...DEFAULT_LIMITS, maxConcurrent: 1_000 },
  });
  const listening = await listen();
  const timed = async (path: string, init: RequestInit): Promise<Answered> => {
    const start = performance.now();
    const response = await fetch(listening.url + path, init);
    const body = (await response.json()) as { errors?: readonly { extensions: { code: string } }[] };
    return { status: response.status, code: body.errors?.[0]?.extensions.code ?? null, ms: performance.now() - start };
  };
  const headers = { 'Content-Type': 'application/json' };
  return {
    ask: (field, signal) => timed('/graphql', { method: 'POST', headers, body: `{"query":"{ ${field} }"}`, signal: signal ?? null }),
    look: (path) => timed(path, {}),
    running: async () => (await observer.read(RUNNING, { name: slow.name }))[0] ?? 0,
    slow: slow.name,
    log,
    async [Symbol.asyncDispose]() {
      await listening.close();
      await Promise.all([graph.close(), observer.close()]);
    },
  };
}

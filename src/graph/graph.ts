import neo4j, { type Driver, type ManagedTransaction, Neo4jError } from 'neo4j-driver';
import { setTimeout as sleep } from 'node:timers/promises';
import { BibliographError } from '../errors.ts';

/**
 * A Cypher statement, with the parameters that it takes and the row that it returns as `RETURN {...} AS row`.
 * The text is made of constants alone: what a user says is a parameter, never text.
 */
export interface Statement<Params extends object, Row> {
  readonly name: string;
  readonly text: string;
  /** Carries the types alone; never set. */
  readonly types?: (params: Params) => Row;
}

export function statement<Params extends object, Row>(name: string, text: string): Statement<Params, Row> {
  return { name, text };
}

/** Runs statements. Every number in a row is a JavaScript number; nothing of the driver leaves this folder. */
export interface Reader {
  /** Rows in the order of the statement. */
  read<Params extends object, Row>(statement: Statement<Params, Row>, params: Params): Promise<Row[]>;
}

/** A transaction that writes: all of it happens, or nothing. */
export interface Transaction extends Reader {
  write<Params extends object>(statement: Statement<Params, unknown>, params: Params): Promise<void>;
}

/** The one door to Neo4j: everything read or written goes through here. */
export interface Graph extends Reader {
  /** A statement that cannot run inside a transaction with others: constraints and indexes, mostly. */
  define(text: string): Promise<void>;
  /** Runs `work` in one transaction, again from its start while the fault is transient: it must be safe to repeat. */
  transaction<Result>(name: string, work: (transaction: Transaction) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** How much is read, for whoever watches. */
export interface Usage {
  /** Reads under way, each of which holds a connection or waits for one. */
  readonly reading: number;
  /** How often a read was tried again so far. */
  readonly retries: number;
}

/** A graph that says how much is read of it. */
export interface CountedGraph extends Graph {
  readonly usage: Usage;
}

export interface GraphOptions {
  readonly uri: string;
  readonly username: string;
  readonly password: string;
  readonly database: string;
  /** Milliseconds that one query may take in the database. */
  readonly queryTimeout: number;
  /** Milliseconds to go on trying while Neo4j cannot be reached: short for those who answer requests, long for loads. */
  readonly patience: number;
}

/** Opens the door; connects only when first used. */
export function openGraph(options: GraphOptions): CountedGraph {
  const driver = neo4j.driver(options.uri, neo4j.auth.basic(options.username, options.password), {
    disableLosslessIntegers: true,
    connectionTimeout: 2_000,
    connectionAcquisitionTimeout: 2_500,
    maxConnectionPoolSize: 50,
    maxTransactionRetryTime: options.patience,
    userAgent: 'bibliograph',
  });
  return new Neo4jGraph(driver, options);
}

class Neo4jGraph implements CountedGraph {
  readonly #driver: Driver;
  readonly #options: GraphOptions;
  readonly usage = { reading: 0, retries: 0 };

  constructor(driver: Driver, options: GraphOptions) {
    this.#driver = driver;
    this.#options = options;
  }

  // One auto-commit query costs one round trip where the driver's managed read costs three; so retrying is done here.
  async read<Params extends object, Row>({ name, text }: Statement<Params, Row>, params: Params): Promise<Row[]> {
    const deadline = Date.now() + this.#options.patience;
    for (let pause = 50; ; pause *= 2) {
      const session = this.#driver.session({ database: this.#options.database, defaultAccessMode: neo4j.session.READ });
      this.usage.reading += 1;
      try {
        const { records } = await session.run(text, params, { timeout: this.#options.queryTimeout, metadata: { statement: name } });
        return records.map((record) => record.get('row') as Row);
      } catch (error) {
        if (!isPassing(error) || Date.now() + pause > deadline) throw translated(error);
        this.usage.retries += 1;
      } finally {
        this.usage.reading -= 1;
        await session.close();
      }
      await sleep(pause);
    }
  }

  async define(text: string): Promise<void> {
    await this.#inSession((session) => session.run(text));
  }

  async transaction<Result>(name: string, work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    return this.#inSession((session) => session.executeWrite((tx) => work(within(tx)), { metadata: { transaction: name } }));
  }

  async close(): Promise<void> {
    await this.#driver.close();
  }

  async #inSession<Result>(work: (session: ReturnType<Driver['session']>) => Promise<Result>): Promise<Result> {
    const session = this.#driver.session({ database: this.#options.database });
    try {
      return await work(session);
    } catch (error) {
      throw translated(error);
    } finally {
      await session.close();
    }
  }
}

function within(tx: ManagedTransaction): Transaction {
  return {
    async read<Params extends object, Row>({ text }: Statement<Params, Row>, params: Params) {
      const { records } = await tx.run(text, params);
      return records.map((record) => record.get('row') as Row);
    },
    async write({ text }, params) {
      await tx.run(text, params);
    },
  };
}

const TIMED_OUT = new Set([
  'Neo.ClientError.Transaction.TransactionTimedOut',
  'Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration',
]);

const OUT_OF_MEMORY = new Set([
  'Neo.TransientError.General.MemoryPoolOutOfMemoryError',
  'Neo.TransientError.General.TransactionOutOfMemoryError',
]);

/** Whether the same may succeed a moment later. What needs more memory than there is never does. */
function isPassing(error: unknown): boolean {
  return neo4j.isRetryableError(error) && !(error instanceof Neo4jError && OUT_OF_MEMORY.has(error.code));
}

function translated(error: unknown): unknown {
  if (!(error instanceof Neo4jError)) return error;
  if (OUT_OF_MEMORY.has(error.code)) {
    return new BibliographError('TOO_COMPLEX', 'The database has not memory enough for this: ask for less at once, or give it more.', {
      cause: error,
    });
  }
  if (TIMED_OUT.has(error.code)) {
    return new BibliographError('TIMEOUT', 'The database took too long over this: ask for less at once, or for a narrower range.', {
      cause: error,
    });
  }
  if (error.code.startsWith('Neo.ClientError.Security.')) {
    return new BibliographError('UNAVAILABLE', 'The database refuses our user name or password: check NEO4J_USERNAME and NEO4J_PASSWORD.', {
      cause: error,
    });
  }
  if (neo4j.isRetryableError(error) || error.code === 'N/A') {
    return new BibliographError('UNAVAILABLE', 'The database cannot be reached just now: try again in a moment.', { cause: error });
  }
  return error;
}

/** The same graph, telling `onQuery` of every read: what one request cost, and how many rows came; null when none could. */
export function observed(graph: Reader, onQuery: (statement: string, ms: number, rows: number | null) => void): Reader {
  return {
    async read(statement, params) {
      const start = performance.now();
      let count: number | null = null;
      try {
        const rows = await graph.read(statement, params);
        count = rows.length;
        return rows;
      } finally {
        onQuery(statement.name, performance.now() - start, count);
      }
    },
  };
}

/** `rows` rearranged to the order of `keys`, with `missing` where a key has no row. */
export function inOrderOf<Row, Missing>(
  keys: readonly string[],
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  missing: Missing,
): (Row | Missing)[] {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => byKey.get(key) ?? missing);
}

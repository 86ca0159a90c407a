import neo4j, { type Driver, type ManagedTransaction } from 'neo4j-driver';
import { openDriver, rowsIn } from './connections.ts';
import { isPassing, translated } from './driver-error.ts';
import { MOST_CONNECTIONS, Reading, type ReadingOptions, type Usage } from './reading.ts';

/**
 * A Cypher statement, with the parameters that it takes and the row that it returns as `RETURN ... AS row`.
 * The text is made of constants alone: what a user says is a parameter, never text.
 */
export interface Statement<Params extends object, Row> {
  readonly name: string;
  readonly text: string;
  /** About how many items a row holds, where it may hold many: such rows are fetched a few at a time. */
  readonly items?: number;
  /** Carries the types alone; never set. */
  readonly types?: (params: Params) => Row;
}

export function statement<Params extends object, Row>(name: string, text: string): Statement<Params, Row> {
  return { name, text };
}

/** Runs statements. Every number in a row is a JavaScript number; nothing of the driver leaves this folder. */
export interface Reader {
  /** Rows in the order of the statement. When the signal aborts, the query ends, in the database too, and rejects with its reason. */
  read<Params extends object, Row>(statement: Statement<Params, Row>, params: Params, signal?: AbortSignal): Promise<Row[]>;
}

/** A transaction that writes: all of it happens, or nothing. */
export interface Transaction extends Reader {
  write<Params extends object>(statement: Statement<Params, unknown>, params: Params): Promise<void>;
}

/** The one door to Neo4j: everything read or written goes through here. */
export interface Graph extends Reader {
  /** A statement that cannot run inside a transaction with others: constraints and indexes, mostly. */
  define(text: string): Promise<void>;
  /**
   * Runs `work` in one transaction, again from its start while the fault is transient: it must be safe to repeat. Throws TOO_COMPLEX at once
   * where the database has not memory enough for a statement.
   */
  transaction<Result>(name: string, work: (transaction: Transaction) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** The same as it was opened. */
export interface OpenGraph extends Graph {
  readonly usage: Usage;
  /** Reads over connections of its own, for small looks that must not wait until queries are done. */
  readonly looks: Reader;
}

/** `patience` is short for those who answer requests, long for loads. */
export type GraphOptions = ReadingOptions;

/** Opens the door; connects only when first used. */
export function openGraph(options: GraphOptions): OpenGraph {
  return new Neo4jGraph(options);
}

class Neo4jGraph implements OpenGraph {
  readonly #database: string;
  readonly #reading: Reading;
  // Connections of its own, which are never given up: nobody knows what becomes of a transaction whose connection is cut.
  readonly #writing: Driver;
  // What was written last. In a cluster the next session may be with a server that has not got it yet, and waits for it then.
  readonly #written = neo4j.bookmarkManager();
  readonly looks: Reader;

  constructor(options: GraphOptions) {
    this.#database = options.database;
    this.#reading = new Reading(options, this.#written);
    this.#writing = openDriver(options, MOST_CONNECTIONS, { maxTransactionRetryTime: options.patience });
    this.looks = { read: (statement, params, signal) => this.#reading.look(statement, params, signal) };
  }

  get usage(): Usage {
    return this.#reading.usage;
  }

  async read<Params extends object, Row>(statement: Statement<Params, Row>, params: Params, signal?: AbortSignal): Promise<Row[]> {
    return this.#reading.query(statement, params, signal);
  }

  async define(text: string): Promise<void> {
    await this.#inSession((session) => session.run(text));
  }

  async transaction<Result>(name: string, work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    return this.#inSession((session) => session.executeWrite((tx) => work(within(tx)), { metadata: { transaction: name } }));
  }

  async close(): Promise<void> {
    await Promise.all([this.#reading.close(), this.#writing.close()]);
  }

  async #inSession<Result>(work: (session: ReturnType<Driver['session']>) => Promise<Result>): Promise<Result> {
    const session = this.#writing.session({ database: this.#database, bookmarkManager: this.#written });
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
  const run = (text: string, params: object) =>
    Promise.resolve(tx.run(text, params)).catch((error: unknown) => {
      // The driver tries again what it takes for passing, also what needs more memory than there is.
      throw isPassing(error) ? error : translated(error);
    });
  return {
    async read<Params extends object, Row>({ text }: Statement<Params, Row>, params: Params) {
      const { records } = await run(text, params);
      return rowsIn(records) as Row[];
    },
    async write({ text }, params) {
      await run(text, params);
    },
  };
}

/** The same graph, whose reads end with the signal. */
export function until(signal: AbortSignal, graph: Reader): Reader {
  return { read: (statement, params) => graph.read(statement, params, signal) };
}

/** The same graph, telling `onQuery` of every read: what one request cost, and how many rows came; null when none could. */
export function observed(graph: Reader, onQuery: (statement: string, ms: number, rows: number | null) => void): Reader {
  return {
    async read(statement, params, signal) {
      const start = performance.now();
      let count: number | null = null;
      try {
        const rows = await graph.read(statement, params, signal);
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

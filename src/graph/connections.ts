import neo4j, { type BookmarkManager, type Driver, type Record as DriverRecord } from 'neo4j-driver';
import { withNumbers } from './numbers.ts';
import { unlessAborted } from './unless-aborted.ts';

/** Where a database is, and for whom. */
export interface Address {
  readonly uri: string;
  readonly username: string;
  readonly password: string;
}

/** What is said of a query: the milliseconds that it may take in the database, what to see there of it, and how many rows are fetched at once. */
export interface QueryConfig {
  readonly timeout: number;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly fetchSize: number;
}

/** Milliseconds: how long connections are used, and how long transactions are tried again. */
interface Times {
  readonly maxConnectionLifetime?: number;
  readonly maxTransactionRetryTime?: number;
}

/** A driver of at most `size` connections; connects only when first used. */
export function openDriver({ uri, username, password }: Address, size: number, times: Times): Driver {
  return neo4j.driver(uri, neo4j.auth.basic(username, password), {
    connectionTimeout: 2_000,
    connectionAcquisitionTimeout: 2_500,
    maxConnectionPoolSize: size,
    userAgent: 'bibliograph',
    ...times,
  });
}

/** The column `row` of records. */
export function rowsIn(records: readonly DriverRecord[]): unknown[] {
  return records.map((record) => withNumbers(record.get('row')));
}

/** Milliseconds: networks forget connections that nothing was said over for a few minutes, and tell nobody. */
const LIFETIME_MS = 180_000;

/**
 * Connections to read with. They are given up all at once when the database has fallen silent: the driver would wait for it for minutes,
 * and keep the places of connections that nobody answers on.
 */
export class Connections {
  readonly #open: () => Driver;
  readonly #session: { readonly database: string; readonly bookmarkManager?: BookmarkManager };
  #driver: Driver;
  #givenUp = new AbortController();

  /** Reads what `written` says, if it is given, of servers that have it by then. */
  constructor(address: Address, database: string, size: number, written?: BookmarkManager) {
    this.#open = () => openDriver(address, size, { maxConnectionLifetime: LIFETIME_MS });
    this.#session = { database, ...(written === undefined ? {} : { bookmarkManager: withoutReads(written) }) };
    this.#driver = this.#open();
  }

  /**
   * The column `row` of what a statement returns. When the signal aborts, the query is ended in the database too, and its reason thrown;
   * so is what the connections are given up for. Throws what the driver throws.
   */
  async read(text: string, params: object, { fetchSize, ...config }: QueryConfig, signal?: AbortSignal): Promise<unknown[]> {
    const signals = [this.#givenUp.signal, ...(signal === undefined ? [] : [signal])];
    for (const each of signals) each.throwIfAborted();
    // One auto-commit query costs one round trip where the driver's managed read costs three.
    const session = this.#driver.session({ ...this.#session, defaultAccessMode: neo4j.session.READ, fetchSize });
    try {
      const { records } = await unlessAborted(session.run(text, params, config), signals);
      return rowsIn(records);
    } finally {
      // A query under way is interrupted by a RESET of its connection, which then is as good as new. Nobody waits for that: its answer may never come.
      session.close().catch(() => undefined);
    }
  }

  /** Ends whatever is read, and begins anew. */
  giveUp(reason: Error): void {
    const driver = this.#driver;
    const givenUp = this.#givenUp;
    this.#driver = this.#open();
    this.#givenUp = new AbortController();
    givenUp.abort(reason);
    driver.close().catch(() => undefined);
  }

  async close(): Promise<void> {
    this.#givenUp.abort(new Error('The graph is closed.'));
    await this.#driver.close();
  }
}

/**
 * The same bookmarks, which reads add nothing to: one who never writes waits for nothing, also where an older copy of the database was put in
 * its place.
 */
function withoutReads(written: BookmarkManager): BookmarkManager {
  return { getBookmarks: () => written.getBookmarks(), updateBookmarks: () => Promise.resolve() };
}

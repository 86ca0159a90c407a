import type { BookmarkManager } from 'neo4j-driver';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Address, Connections } from './connections.ts';
import { isPassing, translated, unreachable } from './driver-error.ts';
import { Pulse } from './pulse.ts';

export interface ReadingOptions extends Address {
  readonly database: string;
  /** Milliseconds that one query may take in the database. */
  readonly queryTimeout: number;
  /** Milliseconds to go on trying while the database cannot be reached. */
  readonly patience: number;
  /** Milliseconds without any answer after which whoever waits is told that the database is not there; for ever by default. */
  readonly silence?: number;
  /** How many queries are read at once at most: 50 by default. */
  readonly connections?: number;
}

/** How much is read, for whoever watches. */
export interface Usage {
  /** Reads under way, each of which holds a connection or waits for one. */
  readonly reading: number;
  /** How often a read was tried again so far. */
  readonly retries: number;
}

/** A statement, whatever its parameters. */
interface Asked<Row> {
  readonly name: string;
  readonly text: string;
  readonly items?: number;
  readonly types?: (params: never) => Row;
}

export const MOST_CONNECTIONS = 50;
/** Items that are fetched at once. So many keep the event loop for a few milliseconds, and a round trip is little beside them. */
const ITEMS_AT_ONCE = 500;
/** Milliseconds that a look may take. Its answer is small; what does not come by then was lost on its way. */
const LOOK_LIMIT_MS = 5_000;
/** For looks: as many as are taken at once, by all who ask whether the graph is ready. */
const LOOKS = 5;

/** Reads, again while a fault is passing, and does not wait for a database that has fallen silent. */
export class Reading {
  readonly #options: ReadingOptions;
  readonly #queries: Connections;
  readonly #looks: Connections;
  readonly #feeling: Connections;
  readonly #pulse: Pulse | null;
  readonly usage = { reading: 0, retries: 0 };

  /** Queries, though not looks, find what `written` says. */
  constructor(options: ReadingOptions, written: BookmarkManager) {
    const connections = (size: number, known?: BookmarkManager) => new Connections(options, options.database, size, known);
    this.#options = options;
    this.#queries = connections(options.connections ?? MOST_CONNECTIONS, written);
    this.#looks = connections(LOOKS);
    this.#feeling = connections(1);
    this.#pulse = options.silence === undefined ? null : this.#feel(options.silence);
  }

  /** The rows of a statement. When the signal aborts, the query ends, in the database too, and rejects with its reason. */
  async query<Row>(statement: Asked<Row>, params: object, signal?: AbortSignal): Promise<Row[]> {
    return this.#read(this.#queries, statement, params, signal);
  }

  /** The same over connections of its own, so that it does not wait until queries are done. Throws UNAVAILABLE where it takes too long. */
  async look<Row>(statement: Asked<Row>, params: object, signal?: AbortSignal): Promise<Row[]> {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(unreachable(null)), LOOK_LIMIT_MS);
    try {
      return await this.#read(this.#looks, statement, params, signal === undefined ? late.signal : AbortSignal.any([signal, late.signal]));
    } finally {
      clearTimeout(timer);
    }
  }

  async close(): Promise<void> {
    await Promise.all([this.#queries, this.#looks, this.#feeling].map((each) => each.close()));
  }

  #feel(limit: number): Pulse {
    return new Pulse({
      ask: () => this.#feeling.read('RETURN 1 AS row', {}, { timeout: this.#options.queryTimeout, fetchSize: 1 }),
      limit,
      onSilence: () => {
        for (const each of [this.#queries, this.#looks, this.#feeling]) each.giveUp(unreachable(null));
      },
    });
  }

  async #read<Row>(connections: Connections, { name, text, items = 1 }: Asked<Row>, params: object, signal?: AbortSignal): Promise<Row[]> {
    const { patience, queryTimeout } = this.#options;
    const config = { timeout: queryTimeout, metadata: { statement: name }, fetchSize: Math.ceil(ITEMS_AT_ONCE / Math.max(items, 1)) };
    const deadline = Date.now() + patience;
    for (let pause = 50; ; pause *= 2) {
      signal?.throwIfAborted();
      this.usage.reading += 1;
      try {
        const read = () => connections.read(text, params, config, signal);
        return (await (this.#pulse?.during(read) ?? read())) as Row[];
      } catch (error) {
        signal?.throwIfAborted();
        if (!isPassing(error) || Date.now() + pause > deadline) throw translated(error);
        this.usage.retries += 1;
      } finally {
        this.usage.reading -= 1;
      }
      await sleep(pause, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
    }
  }
}

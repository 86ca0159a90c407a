import { isCode } from '../errors.ts';
import { nextSlice } from '../event-loop.ts';
import { observed, type Reader, until } from '../graph/graph.ts';
import { unlessAborted } from '../graph/unless-aborted.ts';
import { sealOf, sealOfAll } from './seal.ts';

/** Reads something for many keys at once, in their order. A key is a string, or an object that is the same when it prints the same. */
export type Read<Key, Args extends readonly unknown[], Value> = (
  graph: Reader,
  keys: readonly Key[],
  ...args: Args
) => Promise<readonly Value[]>;

/** A request that reads. */
export interface Asker {
  /** Ends what is read for it alone, and its share in what is read for others too. */
  readonly signal: AbortSignal;
  /** Is told of every query that it has a share in: milliseconds, and rows; null where there were none because it failed. */
  readonly onQuery: (statement: string, ms: number, rows: number | null) => void;
}

/** Keys that are read together at most: more of them cost more than another query. */
const MOST_KEYS = 100;

/**
 * Reads for all requests of a server: those who ask the same `read` with the same arguments in the same turn of the event loop share one
 * query, each key of which is read once. The more there is to do, the more of them there are in a turn.
 */
export class SharedReads {
  readonly #graph: Reader;
  /** Those that others may still join, by their `read` and its arguments. */
  readonly #open = new Map<unknown, Map<string, Party<unknown, unknown>>>();

  constructor(graph: Reader) {
    this.#graph = graph;
  }

  /** The graph, read for nobody else. */
  for({ signal, onQuery }: Asker): Reader {
    return observed(until(signal, this.#graph), onQuery);
  }

  /** What `read` finds for `keys`, all different. Where a shared query takes too long, what the asker wants is read once more for it alone. */
  async ask<Key, Args extends readonly unknown[], Value>(
    asker: Asker,
    read: Read<Key, Args, Value>,
    keys: readonly Key[],
    args: Args,
  ): Promise<readonly Value[]> {
    const party = this.#partyFor(read, keys.length, args);
    try {
      return await party.join(asker, keys);
    } catch (error) {
      if (party.size === 1 || !isCode(error, 'TIMEOUT') || asker.signal.aborted) throw error;
      return read(this.for(asker), keys, ...args);
    }
  }

  #partyFor<Key, Args extends readonly unknown[], Value>(read: Read<Key, Args, Value>, keys: number, args: Args): Party<Key, Value> {
    const name = sealOfAll(args);
    const ofRead = this.#open.get(read) ?? new Map<string, Party<unknown, unknown>>();
    this.#open.set(read, ofRead);
    // Made below for this very read: its types are those of the call.
    const known = ofRead.get(name) as Party<Key, Value> | undefined;
    if (known !== undefined && !known.isEnded && known.keys + keys <= MOST_KEYS) return known;
    const full = nextSlice().then(() => {
      if (ofRead.get(name) === party) ofRead.delete(name);
      if (ofRead.size === 0 && this.#open.get(read) === ofRead) this.#open.delete(read);
    });
    const party = new Party<Key, Value>(full, (all, signal, onQuery) => read(this.for({ signal, onQuery }), all, ...args));
    ofRead.set(name, party);
    return party;
  }
}

type ReadTogether<Key, Value> = (keys: readonly Key[], signal: AbortSignal, onQuery: Asker['onQuery']) => Promise<readonly Value[]>;

/** Askers of one query. It ends when all of them are gone. */
class Party<Key, Value> {
  /** How many asked. */
  size = 0;
  readonly #keys = new Map<string, Key>();
  readonly #askers = new Set<Asker>();
  readonly #end = new AbortController();
  readonly #found: Promise<ReadonlyMap<string, Value>>;

  /** Reads when all that may join have. */
  constructor(full: Promise<void>, read: ReadTogether<Key, Value>) {
    this.#found = full.then(async () => {
      const values = await read([...this.#keys.values()], this.#end.signal, (...query) => {
        for (const { onQuery } of this.#askers) onQuery(...query);
      });
      return new Map([...this.#keys.keys()].map((name, at) => [name, values[at] as Value]));
    });
  }

  get keys(): number {
    return this.#keys.size;
  }

  /** Whether all who asked are gone: nobody is to join any more. */
  get isEnded(): boolean {
    return this.#end.signal.aborted;
  }

  async join(asker: Asker, keys: readonly Key[]): Promise<readonly Value[]> {
    this.size += 1;
    this.#askers.add(asker);
    for (const key of keys) this.#keys.set(sealOf(key), key);
    try {
      const found = await unlessAborted(this.#found, [asker.signal]);
      return keys.map((key) => found.get(sealOf(key)) as Value);
    } finally {
      this.#askers.delete(asker);
      if (asker.signal.aborted && this.#askers.size === 0) this.#end.abort(asker.signal.reason);
    }
  }
}

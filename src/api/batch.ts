import DataLoader from 'dataloader';
import { afterPromises } from '../event-loop.ts';
import type { Reader } from '../graph/graph.ts';
import type { Turns } from './turns.ts';

/** Reads something for many keys at once, in their order. A key is a string, or an object that is the same when it prints the same. */
type Read<Key, Args extends readonly unknown[], Value> = (graph: Reader, keys: readonly Key[], ...args: Args) => Promise<readonly Value[]>;

export interface Batch {
  <Key, Args extends readonly unknown[], Value>(read: Read<Key, Args, Value>, key: Key, ...args: Args): Promise<Value>;
  /** Tells what `read` would give for a key, so that nobody asks for it again. */
  readonly prime: <Key, Args extends readonly unknown[], Value>(
    read: Read<Key, Args, Value>,
    value: Value,
    key: Key,
    ...args: Args
  ) => void;
}

/**
 * Batching for one request: everybody who asks the same `read` with the same arguments in the same tick shares one query, whatever
 * their number; those who ask with other arguments share another. They are answered in turns, and what they then ask together is asked when
 * all have had theirs. Nothing outlives the request. `read` must be a function that stays the same, not one made on the spot.
 */
export function createBatch(graph: Reader, turns: Turns): Batch {
  const options = {
    cacheKeyFn: (key: unknown) => JSON.stringify(key),
    // As DataLoader has it: behind all that promises still do.
    batchScheduleFn: (ask: () => void) => turns.whenIdle(() => afterPromises(ask)),
  };
  const loaders = new Map<unknown, Map<string, unknown>>();
  const loaderOf = <Key, Args extends readonly unknown[], Value>(read: Read<Key, Args, Value>, args: Args) => {
    const ofRead = loaders.get(read) ?? new Map<string, unknown>();
    loaders.set(read, ofRead);
    const name = JSON.stringify(args);
    // Made below for this very read: its types are those of the call.
    const known = ofRead.get(name) as DataLoader<Key, Value, string> | undefined;
    const loader = known ?? new DataLoader<Key, Value, string>((keys) => read(graph, keys, ...args), options);
    ofRead.set(name, loader);
    return loader;
  };
  const batch = <Key, Args extends readonly unknown[], Value>(read: Read<Key, Args, Value>, key: Key, ...args: Args) =>
    loaderOf(read, args)
      .load(key)
      .then((value) => turns.take(value));
  const prime: Batch['prime'] = (read, value, key, ...args) => void loaderOf(read, args).prime(key, value);
  return Object.assign(batch, { prime });
}

import DataLoader from 'dataloader';
import { afterPromises } from '../event-loop.ts';
import { sealOf, sealOfAll } from './seal.ts';
import type { Read } from './shared-reads.ts';
import type { Turns } from './turns.ts';

/** Reads for one request. `read` must be a function that stays the same, not one made on the spot. */
export interface Batch {
  <Key, Args extends readonly unknown[], Value>(read: Read<Key, Args, Value>, key: Key, ...args: Args): Promise<Value>;
  /** The same for what may take long, so that no other request waits for it: it has no share in what they read. */
  readonly alone: <Key, Args extends readonly unknown[], Value>(read: Read<Key, Args, Value>, key: Key, ...args: Args) => Promise<Value>;
  /** Tells what `read` would give for a key, so that nobody asks for it again. */
  readonly prime: <Key, Args extends readonly unknown[], Value>(
    read: Read<Key, Args, Value>,
    value: Value,
    key: Key,
    ...args: Args
  ) => void;
}

/** How `read` is done for a request, or for several at once. */
export type Reading = <Key, Args extends readonly unknown[], Value>(
  read: Read<Key, Args, Value>,
  keys: readonly Key[],
  args: Args,
) => Promise<readonly Value[]>;

/**
 * Batching for one request: everybody who asks the same `read` with the same arguments in the same tick shares one query, whatever
 * their number; those who ask with other arguments share another. They are answered in turns, and what they then ask together is asked when
 * all have had theirs. Nothing outlives the request.
 */
export function createBatch(reading: { readonly shared: Reading; readonly alone: Reading }, turns: Turns): Batch {
  const options = {
    cacheKeyFn: sealOf,
    // As DataLoader has it: behind all that promises still do.
    batchScheduleFn: (ask: () => void) => turns.whenIdle(() => afterPromises(ask)),
  };
  const loaders = new Map<unknown, Map<string, unknown>>();
  const loaderOf = <Key, Args extends readonly unknown[], Value>(read: Read<Key, Args, Value>, args: Args, how: Reading) => {
    const ofRead = loaders.get(read) ?? new Map<string, unknown>();
    loaders.set(read, ofRead);
    const name = sealOfAll(args);
    // Made below for this very read: its types are those of the call.
    const known = ofRead.get(name) as DataLoader<Key, Value, string> | undefined;
    const loader = known ?? new DataLoader<Key, Value, string>((keys) => how(read, keys, args), options);
    ofRead.set(name, loader);
    return loader;
  };
  const by =
    (how: Reading) =>
    <Key, Args extends readonly unknown[], Value>(read: Read<Key, Args, Value>, key: Key, ...args: Args) =>
      loaderOf(read, args, how)
        .load(key)
        .then((value) => turns.take(value));
  const prime: Batch['prime'] = (read, value, key, ...args) => void loaderOf(read, args, reading.shared).prime(key, value);
  return Object.assign(by(reading.shared), { alone: by(reading.alone), prime });
}

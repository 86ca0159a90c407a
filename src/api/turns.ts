import { afterPromises, isSliceOver, nextSlice } from '../event-loop.ts';

/** Items of a long list that have their turn together. */
const ITEMS_A_TURN = 25;

/**
 * Lets one request that has much to do take turns with all others. What the database answered reaches those who wait for it one after the
 * other, and whatever each makes of it is made before the next; in between, other requests are heard. When the request has ended, nobody gets
 * another turn: whoever waits does so for ever, and is forgotten with the request.
 */
export interface Turns {
  /** The same value, when its turn has come. */
  take<Value>(value: Value): Promise<Value>;
  /** Runs when nobody waits for a turn: all have said by then what they want to know next. */
  whenIdle(run: () => void): void;
  /** The same items; those of a long list in several turns. */
  items<Item>(list: readonly Item[]): readonly (Item | Promise<Item>)[];
}

export function createTurns(signal: AbortSignal): Turns {
  const waiting: (() => void)[] = [];
  const forIdle: (() => void)[] = [];
  let next = 0;
  let isGoing = false;

  const goOn = () => {
    if (signal.aborted) {
      waiting.length = forIdle.length = 0;
      return;
    }
    if (isSliceOver()) return void nextSlice().then(goOn);
    const release = waiting[next++];
    if (release !== undefined) {
      release();
      afterPromises(goOn);
      return;
    }
    waiting.length = next = 0;
    isGoing = false;
    for (const run of forIdle.splice(0)) run();
  };
  const take = <Value>(value: Value) =>
    new Promise<Value>((resolve) => {
      waiting.push(() => resolve(value));
      if (isGoing) return;
      isGoing = true;
      process.nextTick(goOn);
    });
  return {
    take,
    whenIdle(run) {
      if (isGoing) forIdle.push(run);
      else run();
    },
    items(list) {
      if (list.length <= ITEMS_A_TURN) return list;
      const turns = Array.from({ length: Math.ceil(list.length / ITEMS_A_TURN) }, () => take(null));
      return list.map((item, at) => turns[Math.floor(at / ITEMS_A_TURN)]?.then(() => item) ?? item);
    },
  };
}

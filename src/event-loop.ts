/** Milliseconds that all work which goes in slices may keep one turn of the event loop, but for the last of it. */
const SLICE_MS = 10;

const waiting: (() => void)[] = [];
let isGoing = false;
let end = -Infinity;

/**
 * Resolves when the event loop has time, in the order of asking. In between, whatever else has come is heard, a look at `/health` above
 * all: were every request to go on when it can, the slices of all of them would be one long turn.
 */
export async function nextSlice(): Promise<void> {
  return new Promise((goOn) => {
    waiting.push(goOn);
    if (isGoing) return;
    isGoing = true;
    setImmediate(beginTurn);
  });
}

/** Whether this turn of the event loop has been used up: who has more to do then asks for the next slice. */
export function isSliceOver(): boolean {
  return performance.now() >= end;
}

/** What `map` makes of each of `items`, in their order and in slices. Rejects with the signal's reason after the slice in which it aborts. */
export async function mapInSlices<Item, Made>(items: readonly Item[], map: (item: Item) => Made, signal?: AbortSignal): Promise<Made[]> {
  const made: Made[] = [];
  for (const item of items) {
    if (isSliceOver()) {
      await nextSlice();
      signal?.throwIfAborted();
    }
    made.push(map(item));
  }
  return made;
}

/** Runs when promises have done all that follows from what was settled by now: ticks come behind them, but one tick not behind another. */
export function afterPromises(run: () => void): void {
  void Promise.resolve().then(() => process.nextTick(run));
}

function beginTurn(): void {
  end = performance.now() + SLICE_MS;
  letNextGoOn();
}

function letNextGoOn(): void {
  if (waiting.length > 0 && isSliceOver()) {
    setImmediate(beginTurn);
    return;
  }
  const goOn = waiting.shift();
  if (goOn === undefined) {
    isGoing = false;
    return;
  }
  goOn();
  afterPromises(letNextGoOn);
}

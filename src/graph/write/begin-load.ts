import { setTimeout as sleep } from 'node:timers/promises';
import type { Graph } from '../graph.ts';
import { finishFilling, type OnStep } from './fill.ts';
import { setIndexesAside } from './fill-indexes.ts';
import { finishLoad, heldBy, type HeldLoad, keepAlive, type RunningLoad } from './load.ts';
import { startLoad, type StartOptions, takeFilling } from './start-load.ts';

/** A server looks at least that often whether the graph is being filled; so nobody sees it half full. In milliseconds. */
const ANNOUNCED_MS = 2_000;
const LOOK_MS = 1_000;

export interface BeginOptions extends StartOptions {
  /** Ends the wait for another load. */
  readonly signal?: AbortSignal | undefined;
  /** Another load fills the graph, and this one waits until that has ended. */
  readonly onWaiting?: (() => void) | undefined;
  /** How far a step has come by which a filled graph is made whole. */
  readonly onStep?: OnStep | undefined;
}

/**
 * Starts a load, keeps it alive until `ended` aborts, and has everything ready for it to write. Where another load is filling the graph, waits
 * until it has ended; where that one is gone, brings its work to an end first. Throws LOCKED as `startLoad` does.
 */
export async function beginLoad(graph: Graph, sourceName: string, ended: AbortSignal, options: BeginOptions): Promise<RunningLoad> {
  const { signal, onWaiting } = options;
  for (let waits = 0; ; waits += 1) {
    const load = await startLoad(graph, sourceName, options);
    if (!('filledBy' in load)) {
      keepAlive(graph, load, ended);
      if (load.isFilling) await setIndexesAside(graph);
      if (load.isFilling && load.checkpoint.position === 0) await sleep(ANNOUNCED_MS);
      return load;
    }
    const left = await takeFilling(graph);
    if (left === null) {
      if (waits === 0) onWaiting?.();
      await sleep(LOOK_MS, undefined, signal === undefined ? {} : { signal });
    } else await finishFillingOf(graph, left, options);
  }
}

/** Makes whole what a load has filled that is gone; the load itself can still be gone on with. */
async function finishFillingOf(graph: Graph, left: HeldLoad, { signal, onStep }: BeginOptions): Promise<void> {
  const ended = new AbortController();
  keepAlive(graph, left, ended.signal);
  try {
    await finishFilling(heldBy(graph, left, signal), onStep);
  } finally {
    ended.abort();
    await finishLoad(graph, left, 'INTERRUPTED').catch(() => undefined);
  }
}

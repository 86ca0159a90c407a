import { setTimeout as sleep } from 'node:timers/promises';
import type { Graph } from '../graph/graph.ts';
import { finishFilling } from '../graph/write/fill.ts';
import { setIndexesAside } from '../graph/write/fill-indexes.ts';
import { finishLoad, heldBy, keepAlive, type RunningLoad } from '../graph/write/load.ts';
import { startLoad, type StartOptions, takeFilling } from '../graph/write/start-load.ts';
import type { Found, Input } from './input.ts';
import type { LoadOptions } from './load-options.ts';
import { findAll, passOver } from './steps.ts';

/** Less is loaded as fast into an empty graph one batch after another, and can be asked at once. In bytes as stored. */
const WORTH_FILLING = 1024 * 1024;
/** A server looks at least that often whether the graph is being filled; so nobody sees it half full. In milliseconds. */
const ANNOUNCED_MS = 2_000;
const LOOK_MS = 1_000;

/**
 * Opens a load over inputs, or goes on with one that was interrupted, and gives the records that are still to be read. Where another load is
 * filling the graph, waits until it has ended; where that one is gone, brings its work to an end first.
 */
export async function openLoad(
  graph: Graph,
  inputs: readonly Input[],
  options: LoadOptions,
): Promise<{ load: RunningLoad; found: AsyncGenerator<Found> }> {
  const isComplete = options.deletions?.missing ?? false;
  const size = inputs.reduce((sum, input) => sum + (input.size ?? 0), 0);
  const mayFill = options.fill ?? size >= WORTH_FILLING;
  // Standard input cannot be read twice, as it would have to be where it turned out to be another.
  const load = await start(graph, options, { isComplete, mayFill, goOn: inputs.every(({ name }) => name !== '-') });
  const found = findAll(inputs, options);
  const { position } = load.checkpoint;
  if (position === 0) return { load, found };
  const isSame = await passOver(found, load.checkpoint, options.signal);
  options.onGoingOn?.({ position, isChanged: !isSame });
  if (isSame) return { load, found };
  await found.return(undefined);
  await finishLoad(graph, load, 'INTERRUPTED');
  return { load: await start(graph, options, { isComplete, mayFill }), found: findAll(inputs, options) };
}

async function start(graph: Graph, options: LoadOptions, how: StartOptions): Promise<RunningLoad> {
  for (let waits = 0; ; waits += 1) {
    const load = await startLoad(graph, options.source, how);
    if (!('filledBy' in load)) {
      if (load.isFilling) await setIndexesAside(graph);
      if (load.isFilling && load.checkpoint.position === 0) await sleep(ANNOUNCED_MS);
      return load;
    }
    const left = await takeFilling(graph);
    if (left === null) {
      if (waits === 0) options.onWaiting?.();
      await sleep(LOOK_MS, undefined, options.signal === undefined ? {} : { signal: options.signal });
    } else {
      const ended = new AbortController();
      keepAlive(graph, left, ended.signal);
      await finishFilling(heldBy(graph, left), options.onStep ?? (() => undefined)).finally(() => ended.abort());
      await finishLoad(graph, left, 'INTERRUPTED');
    }
  }
}

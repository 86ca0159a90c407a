import type { Graph } from '../graph/graph.ts';
import { beginLoad } from '../graph/write/begin-load.ts';
import { type Checkpoint, finishLoad, type RunningLoad } from '../graph/write/load.ts';
import type { Found, Input } from './input.ts';
import type { LoadOptions } from './load-options.ts';
import { findAll, passOver } from './steps.ts';

/** Less is loaded as fast into an empty graph one batch after another, and can be asked at once. In bytes as stored. */
const WORTH_FILLING = 1024 * 1024;

/**
 * Opens a load over inputs, or goes on with one that was interrupted, keeps it alive until `ended` aborts, and gives the records that are still
 * to be read. Where another load is filling the graph, waits until it has ended; where that one is gone, brings its work to an end first.
 */
export async function openLoad(
  graph: Graph,
  inputs: readonly Input[],
  ended: AbortSignal,
  options: LoadOptions,
): Promise<{ load: RunningLoad; found: AsyncGenerator<Found> }> {
  const isComplete = options.deletions?.missing ?? false;
  const size = inputs.reduce((sum, input) => sum + (input.size ?? 0), 0);
  const mayFill = options.fill ?? size >= WORTH_FILLING;
  const how = { ...options, isComplete, mayFill, isAside: isAside(inputs, options) };
  const load = await beginLoad(graph, options.source, ended, { ...how, goOn: !how.isAside && canBeReadAgain(inputs) });
  const found = await foundBehind(inputs, load.checkpoint, options);
  if (found !== null) return { load, found };
  await finishLoad(graph, load, 'INTERRUPTED');
  return { load: await beginLoad(graph, options.source, ended, how), found: findAll(inputs, options) };
}

/**
 * The records behind a checkpoint, and tells that a load goes on there; null where the inputs do not begin with what was read before it, and
 * all are to be read.
 */
export async function foundBehind(
  inputs: readonly Input[],
  checkpoint: Checkpoint,
  { signal, onGoingOn, ...options }: LoadOptions,
): Promise<AsyncGenerator<Found> | null> {
  const found = findAll(inputs, options);
  const { position } = checkpoint;
  if (position === 0) return found;
  const isSame = await passOver(found, checkpoint, signal);
  onGoingOn?.({ position, isChanged: !isSame });
  if (isSame) return found;
  await found.return(undefined);
  return null;
}

/** Whether all can be read twice, as they would have to be where a load turned out to be of other inputs. */
export function canBeReadAgain(inputs: readonly Input[]): boolean {
  return inputs.every(({ size, pieces }) => size !== null || pieces !== undefined);
}

/** Whether a load leaves the checkpoint of another alone, having no input of its own, or reading again what was kept. */
export function isAside(inputs: readonly Input[], options: LoadOptions): boolean {
  return options.isAside ?? inputs.length === 0;
}

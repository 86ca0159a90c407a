import { hash } from 'node:crypto';
import { BibliographError } from '../errors.ts';
import type { Reader } from '../graph/graph.ts';
import { type PreparedRecord, prepareRecord } from '../graph/write/batch.ts';
import { AT_THE_BEGINNING, type Checkpoint, type RunningLoad } from '../graph/write/load.ts';
import { articlesByReadHash } from '../graph/write/stored.ts';
import { isRejected, type Place, type Read, type Rejected } from './entry.ts';
import { findRecords, type Found, type Input, readRecord, type ReadOptions, thisYear } from './input.ts';

/** What is to be done about a record of the input. */
export type Task =
  | { readonly kind: 'rejected'; readonly entry: Rejected }
  | { readonly kind: 'read'; readonly entry: Read; readonly record: PreparedRecord }
  /** It comes again, byte for byte, as it was when `article` was last read from it. */
  | { readonly kind: 'unchanged'; readonly article: string };

/** A record of the input, and how far the input has been read with it. */
export interface Step {
  readonly place: Place;
  readonly position: number;
  readonly prefix: string;
  readonly task: Task;
}

/** The records of all inputs, one after another. */
export async function* findAll(inputs: readonly Input[], options: ReadOptions): AsyncGenerator<Found> {
  for (const input of inputs) yield* findRecords(input, options);
}

/**
 * Passes over what a load has read before it was interrupted. False where the input does not begin with it: then it is another one, or it
 * was changed, and what `found` still gives is of no use. Ends early, as if all were well, where the signal aborts.
 */
export async function passOver(
  found: AsyncGenerator<Found>,
  { position, prefix }: Checkpoint,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  let passed = AT_THE_BEGINNING.prefix;
  for (let count = 0; count < position; count += 1) {
    if (signal?.aborted === true) return true;
    const next = await found.next();
    if (next.done === true || isCutShort(next.value)) return false;
    passed = goneOn(passed, next.value);
  }
  return passed === prefix;
}

// Small enough that a batch is written within a second or two, large enough that its dozen statements do not show.
const BATCH_SIZE = 1_000;
const BYTES_A_GROUP = 8 * 1024 * 1024;
/** Another way of reading reads everything again, whose bytes are the same: to be raised with every change of what is read from a record. */
const READING = 1;

export interface StepOptions extends ReadOptions {
  /** Articles that what was given before may change, and has not changed yet: whether they stay as they are cannot be told by bytes. */
  readonly moving: { has(article: string): boolean };
  readonly batchSize?: number;
  /** Whether to ask the graph for bytes that it knows; a graph that is being filled has no index of them. */
  readonly trustsBytes?: boolean;
}

/**
 * Takes records together and asks the graph once which of them are there as they are; reads only the others. Throws INPUT where an input
 * stops in the middle, behind all that came before.
 */
export async function* stepsOf(
  graph: Reader,
  load: Pick<RunningLoad, 'source' | 'maxTieAuthors'>,
  found: AsyncIterable<Found>,
  from: Checkpoint,
  options: StepOptions,
): AsyncGenerator<Step[], undefined> {
  let group: Found[] = [];
  let bytes = 0;
  let { position, prefix } = from;
  const take = async () => {
    const tasks = await tasksOf(graph, load, group, options);
    const steps = group.map((each, index): Step => {
      position += 1;
      prefix = goneOn(prefix, each);
      return { place: each, position, prefix, task: tasks[index] ?? missing() };
    });
    group = [];
    bytes = 0;
    return steps;
  };
  for await (const each of found) {
    if (isCutShort(each)) {
      if (group.length > 0) yield await take();
      const goOn = 'What came before is loaded: mend the input and give the same command, and it goes on from there.';
      throw new BibliographError('INPUT', `${each.file}:${each.line}: ${each.fault?.reason ?? ''} ${goOn}`);
    }
    group.push(each);
    bytes += each.raw.length;
    if (group.length >= (options.batchSize ?? BATCH_SIZE) || bytes >= BYTES_A_GROUP) yield await take();
  }
  if (group.length > 0) yield await take();
  return undefined;
}

/** What is to be done about each record of a group, in their order. */
async function tasksOf(
  graph: Reader,
  load: Pick<RunningLoad, 'source' | 'maxTieAuthors'>,
  group: readonly Found[],
  { moving, trustsBytes = true, currentYear = thisYear() }: StepOptions,
): Promise<Task[]> {
  const hashes = group.map((each) => readHash(each, load.source.id, currentYear));
  const known = trustsBytes ? await articlesByReadHash(graph, hashes) : new Map<string, string>();
  const readTask = (index: number): Task => {
    const entry = readRecord(group[index] ?? missing(), { currentYear });
    if (isRejected(entry)) return { kind: 'rejected', entry };
    return { kind: 'read', entry, record: prepareRecord(entry.record, hashes[index] ?? missing(), load) };
  };
  const tasks = hashes.map((hash, index): Task => {
    const article = known.get(hash);
    return article === undefined || moving.has(article) ? readTask(index) : { kind: 'unchanged', article };
  });
  // What another record of the group may change has to be looked at in their order.
  const here = new Set(tasks.flatMap((task) => (task.kind === 'read' ? [task.record.id] : [])));
  return tasks.map((task, index) => (task.kind === 'unchanged' && here.has(task.article) ? readTask(index) : task));
}

function isCutShort({ fault }: Found): boolean {
  return fault?.code === 'CUT_SHORT';
}

/** The rolling hash, one record further. */
function goneOn(prefix: string, { sha256 }: Found): string {
  return hash('sha256', prefix + sha256);
}

/** What an article was read from: equal only where reading it again would give the same. */
function readHash({ sha256, format }: Found, source: string, currentYear: number): string {
  return hash('sha256', `${READING} ${currentYear} ${format} ${source} ${sha256}`, 'base64url').slice(0, 24);
}

function missing(): never {
  throw new Error('Lists of one length have different ones.');
}

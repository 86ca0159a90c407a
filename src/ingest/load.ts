import type { Graph } from '../graph/graph.ts';
import { writeBatch } from '../graph/write/batch.ts';
import { finishLoad, type Outcome, type RunningLoad, startLoad } from '../graph/write/load.ts';
import type { BibliographicRecord } from '../model/record.ts';
import { type Entry, isRejected, type Read, type Rejected } from './entry.ts';
import { type Input, type ReadOptions, readRecords } from './input.ts';

// Small enough that a batch is written within a second or two, large enough that its dozen statements do not show.
const RECORDS_A_BATCH = 1_000;
// A paper by a hundred makes 4,950 pairs: batches of such papers are cut shorter, to bound the transaction.
const PAIRS_A_BATCH = 50_000;

export interface LoadReport extends Readonly<Record<Outcome, number>> {
  readonly load: string;
  readonly read: number;
  readonly quarantined: number;
  readonly warnings: number;
  /** Whether the load was ended by its signal before the input was. */
  readonly interrupted: boolean;
}

export interface LoadOptions {
  readonly source: string;
  /** Ends the load after the batch at work. */
  readonly signal?: AbortSignal;
  readonly onRejected?: (entry: Rejected) => void;
  readonly onWarned?: (entry: Read) => void;
  /** After every batch, with the sums so far. */
  readonly onBatch?: (report: LoadReport) => void;
}

/** Loads inputs one after another, as one load. */
export async function loadInputs(graph: Graph, inputs: readonly Input[], options: LoadOptions & ReadOptions): Promise<LoadReport> {
  return loadEntries(graph, entriesOf(inputs, options), options);
}

async function* entriesOf(inputs: readonly Input[], options: ReadOptions): AsyncGenerator<Entry> {
  for (const input of inputs) yield* readRecords(input, options);
}

/**
 * Loads entries into the graph, batch after batch, each in a transaction of its own together with its line in the ledger. What is
 * reported is committed. Reads the next batch while one is written. Throws LOCKED, UNAVAILABLE, or what the reader throws; then what
 * was committed stays, and the same input may be loaded again.
 */
export async function loadEntries(graph: Graph, entries: AsyncIterable<Entry>, options: LoadOptions): Promise<LoadReport> {
  const load = await startLoad(graph, options.source);
  try {
    const report = await writeAll(graph, load, entries, options);
    await finishLoad(graph, load, report.interrupted ? 'INTERRUPTED' : 'FINISHED');
    return report;
  } catch (error) {
    // The reason is what matters; where the database is gone, the next load of the source enters this one as interrupted.
    await finishLoad(graph, load, 'FAILED').catch(() => undefined);
    throw error;
  }
}

async function writeAll(graph: Graph, load: RunningLoad, entries: AsyncIterable<Entry>, options: LoadOptions): Promise<LoadReport> {
  const sums = { created: 0, updated: 0, unchanged: 0, superseded: 0, read: 0, quarantined: 0, warnings: 0 };
  const batches = batchesOf(entries);
  const interruption = abortOf(options.signal);
  let next = batches.next();
  for (;;) {
    // An input that stalls must not keep a load from ending; nobody waits for the reader then.
    const step = await Promise.race([interruption, next]);
    if (step === 'aborted') void batches.return(undefined);
    if (step === 'aborted' || step.done === true) return { ...sums, load: load.id, interrupted: step === 'aborted' };
    const batch = step.value;
    next = batches.next();
    // Awaited at the next turn; until then a failure of the reader must not count as unhandled.
    next.catch(() => undefined);
    const { records, rejected, warned } = batch;
    const warnings = warned.reduce((sum, entry) => sum + entry.warnings.length, 0);
    rejected.forEach((entry) => options.onRejected?.(entry));
    warned.forEach((entry) => options.onWarned?.(entry));
    const outcomes = await writeBatch(graph, load, records, { quarantined: rejected.length, warnings });
    for (const outcome of outcomes) sums[outcome] += 1;
    sums.read += records.length + rejected.length;
    sums.quarantined += rejected.length;
    sums.warnings += warnings;
    options.onBatch?.({ ...sums, load: load.id, interrupted: false });
  }
}

async function abortOf(signal: AbortSignal | undefined): Promise<'aborted'> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) resolve('aborted');
    else signal?.addEventListener('abort', () => resolve('aborted'), { once: true });
  });
}

interface Batch {
  readonly records: BibliographicRecord[];
  readonly rejected: Rejected[];
  readonly warned: Read[];
}

async function* batchesOf(entries: AsyncIterable<Entry>): AsyncGenerator<Batch, undefined> {
  let batch: Batch = { records: [], rejected: [], warned: [] };
  let pairs = 0;
  for await (const entry of entries) {
    if (isRejected(entry)) batch.rejected.push(entry);
    else {
      batch.records.push(entry.record);
      if (entry.warnings.length > 0) batch.warned.push(entry);
      pairs += Math.min(entry.record.authors.length ** 2 / 2, PAIRS_A_BATCH);
    }
    if (batch.records.length + batch.rejected.length >= RECORDS_A_BATCH || pairs >= PAIRS_A_BATCH) {
      yield batch;
      batch = { records: [], rejected: [], warned: [] };
      pairs = 0;
    }
  }
  if (batch.records.length + batch.rejected.length > 0) yield batch;
  return undefined;
}

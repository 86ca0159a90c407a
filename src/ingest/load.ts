import { resolve } from 'node:path';
import { BibliographError, isCode } from '../errors.ts';
import type { Graph } from '../graph/graph.ts';
import { type Batch, writeBatch } from '../graph/write/batch.ts';
import { deleteArticles, deleteRecords, unseenArticles } from '../graph/write/deletion.ts';
import { finishFilling } from '../graph/write/fill.ts';
import { isApplied } from '../graph/write/judge.ts';
import { finishLoad, heldBy, type LoadOutcome, type LoadTotals, type RunningLoad, setQuarantine } from '../graph/write/load.ts';
import { articleCountsOfSources } from '../graph/source.ts';
import { inGroups } from './groups.ts';
import type { Found, Input } from './input.ts';
import { badOf, isPast, type Limit, limitText, refuseTooManyBad } from './limit.ts';
import { openQuarantine, type Quarantine } from './quarantine.ts';
import type { LoadOptions, LoadReport } from './load-options.ts';
import { openLoad } from './open-load.ts';
import { type Step, stepsOf } from './steps.ts';

// A paper by a hundred makes 4,950 pairs: batches of such papers are cut shorter, to bound the transaction.
const PAIRS_A_BATCH = 50_000;
const DELETIONS_A_BATCH = 500;
// What was too much for one batch need not be for another: after each that was written, the next may have a tenth more.
const GROWTH = 10;

/**
 * Loads inputs one after another, as one load, batch after batch, each in a transaction of its own together with the load's figures and
 * checkpoint. What is reported is committed. A load of the same source that did not come to its end is gone on with, where the inputs begin
 * with what it has read. Throws LOCKED, UNAVAILABLE, INPUT, TOO_MANY_BAD, or what the reader throws; then what was committed stays, and
 * the same may be asked again.
 */
export async function loadInputs(graph: Graph, inputs: readonly Input[], options: LoadOptions): Promise<LoadReport> {
  const ended = new AbortController();
  try {
    const { load, found } = await openLoad(graph, inputs, ended.signal, options);
    return await loadFound(graph, load, found, options);
  } finally {
    ended.abort();
  }
}

async function loadFound(graph: Graph, load: RunningLoad, found: AsyncIterable<Found>, options: LoadOptions): Promise<LoadReport> {
  let quarantine: Quarantine | null = null;
  let work: Work | null = null;
  try {
    quarantine = await quarantineOf(graph, load, options.quarantine?.(load.id) ?? null);
    work = new Work(graph, load, quarantine, options);
    const interrupted = await work.run(found);
    await finishLoad(graph, load, interrupted ? 'INTERRUPTED' : 'FINISHED');
    return work.report(interrupted);
  } catch (error) {
    // The reason is what matters; where the database is gone, the next load of the source takes this one over.
    if ((work?.isHalfFilled ?? load.isFilling) && !isCode(error, 'UNAVAILABLE') && !isCode(error, 'LOCKED')) {
      await finishFilling(heldBy(graph, load, options.signal), options.onStep).catch(() => undefined);
    }
    await finishLoad(graph, load, 'FAILED').catch(() => undefined);
    throw error;
  } finally {
    await quarantine?.close();
  }
}

/** Opens the quarantine behind what the load has checked in; behind all that it holds where that was another file, or none yet. */
async function quarantineOf(graph: Graph, load: RunningLoad, path: string | null): Promise<Quarantine> {
  const { quarantineFile, quarantineBytes } = load.checkpoint;
  const file = path === null ? null : resolve(path);
  const quarantine = await openQuarantine(file, file === quarantineFile ? { load: load.id, bytes: quarantineBytes } : null);
  try {
    // What it held before stays, wherever the load is interrupted.
    if (file !== quarantineFile) await setQuarantine(graph, load, { quarantineFile: file, quarantineBytes: quarantine.bytes });
    return quarantine;
  } catch (error) {
    await quarantine.close();
    throw error;
  }
}

/** A load at work. */
class Work {
  /** Whether works, ties, figures and indexes are still to be made of what it has read. */
  isHalfFilled: boolean;
  readonly #graph: Graph;
  readonly #load: RunningLoad;
  readonly #quarantine: Quarantine;
  readonly #options: LoadOptions;
  #position: number;
  #totals: LoadTotals;
  /** How many records the database has memory for at once, as far as was found. */
  #mostSteps = Infinity;

  constructor(graph: Graph, load: RunningLoad, quarantine: Quarantine, options: LoadOptions) {
    this.#graph = graph;
    this.#load = load;
    this.#quarantine = quarantine;
    this.#options = options;
    this.#position = load.checkpoint.position;
    this.#totals = load.totals;
    this.isHalfFilled = load.isFilling;
  }

  report(interrupted: boolean): LoadReport {
    const { id, checkpoint } = this.#load;
    return {
      ...this.#outcome,
      load: id,
      passedOver: checkpoint.position,
      interrupted,
      isHalfFilled: interrupted && this.isHalfFilled,
    };
  }

  get #outcome(): LoadOutcome {
    return { ...this.#totals, mended: this.#load.mended };
  }

  /** Does all that is to be done, one after another. Whether it was interrupted. */
  async run(found: AsyncIterable<Found>): Promise<boolean> {
    const { signal, onStep } = this.#options;
    try {
      if (await this.#readAll(found)) return true;
      if (this.isHalfFilled) await finishFilling(heldBy(this.#graph, this.#load, signal), onStep);
      this.isHalfFilled = false;
      await this.#deleteAll();
      return false;
    } catch (error) {
      if (signal?.aborted === true && error === signal.reason) return true;
      throw error;
    }
  }

  /** Reads the next batch while one is written. Whether it was interrupted. */
  async #readAll(found: AsyncIterable<Found>): Promise<boolean> {
    const { signal, maxBad } = this.#options;
    // Nothing more is read where there were too many before.
    refuseTooManyBad(maxBad, this.#outcome, false);
    const moving = new Set<string>();
    const groups = stepsOf(this.#graph, this.#load, found, this.#load.checkpoint, {
      ...this.#options,
      moving,
      trustsBytes: !this.#load.isFilling,
    });
    let next = groups.next();
    try {
      for (;;) {
        // An input that stalls must not keep a load from ending.
        const step = await orAborted(next, signal);
        if (step === 'aborted') return true;
        if (step.done === true) break;
        moving.clear();
        for (const { task } of step.value) if (task.kind === 'read') moving.add(task.record.id);
        next = groups.next();
        // Awaited at the next turn; until then a failure of the reader must not count as unhandled.
        next.catch(() => undefined);
        for (const steps of partsOf(step.value)) {
          await this.#write(steps);
          refuseTooManyBad(maxBad, this.#outcome, false);
          this.#options.onBatch?.(this.report(false));
        }
      }
    } finally {
      // Nobody waits for the reader.
      void groups.return(undefined);
    }
    refuseTooManyBad(maxBad, this.#outcome, true);
    return false;
  }

  /** Deletes what is to be deleted once all is read. */
  async #deleteAll(): Promise<void> {
    const { deletions, signal } = this.#options;
    if (deletions === undefined) return;
    for await (const ids of inGroups(deletions.ids, DELETIONS_A_BATCH)) {
      signal?.throwIfAborted();
      this.#totals = await deleteRecords(this.#graph, this.#load, ids);
      this.#options.onBatch?.(this.report(false));
    }
    if (!deletions.missing) return;
    const unseen = await unseenArticles(this.#graph, this.#load);
    const [all = 0] = await articleCountsOfSources(this.#graph, [this.#load.source.id]);
    if (!deletions.isForced) refuseDeletion(deletions.maxMissing, unseen.length, all, badOf(this.#outcome));
    for (let at = 0; at < unseen.length; at += DELETIONS_A_BATCH) {
      signal?.throwIfAborted();
      this.#totals = await deleteArticles(this.#graph, this.#load, unseen.slice(at, at + DELETIONS_A_BATCH), { isMissing: true });
      this.#options.onBatch?.(this.report(false));
    }
  }

  /** Writes records in one batch, or in as many as the database has memory for. Throws the signal's reason between them. */
  async #write(steps: readonly Step[]): Promise<void> {
    for (let at = 0; at < steps.length;) {
      this.#options.signal?.throwIfAborted();
      const batch = steps.slice(at, at + this.#mostSteps);
      try {
        await this.#writeBatch(batch);
        at += batch.length;
        if (batch.length === this.#mostSteps) this.#mostSteps += Math.ceil(this.#mostSteps / GROWTH);
      } catch (error) {
        if (!isCode(error, 'TOO_COMPLEX') || batch.length === 1) throw error;
        await this.#quarantine.takeBack();
        this.#mostSteps = Math.ceil(batch.length / 2);
      }
    }
  }

  async #writeBatch(steps: readonly Step[]): Promise<void> {
    const last = steps.at(-1);
    if (last === undefined) return;
    const rejected = steps.flatMap(({ task }) => (task.kind === 'rejected' ? [task.entry] : []));
    const read = steps.flatMap(({ task }) => (task.kind === 'read' ? [task] : []));
    const quarantineBytes = await this.#quarantine.append(rejected, { load: this.#load.id, source: this.#load.source.name });
    const { position, prefix, place } = last;
    const { file, line, offset } = place;
    const batch: Batch = {
      from: this.#position,
      checkpoint: { position, prefix, file, line, offset, quarantineBytes },
      records: read.map(({ record, entry }) => ({ ...record, warnings: entry.warnings.length })),
      unchanged: steps.flatMap(({ task }) => (task.kind === 'unchanged' ? [task.article] : [])),
      quarantined: rejected.length,
    };
    const { totals, outcomes } = await writeBatch(this.#graph, this.#load, batch);
    this.#totals = totals;
    this.#position = position;
    rejected.forEach((entry) => this.#options.onRejected?.(entry));
    read.forEach(({ entry }, index) => {
      if (entry.warnings.length > 0 && isApplied(outcomes[index])) this.#options.onWarned?.(entry);
    });
  }
}

/** Throws INPUT where what is missing had better not be deleted unasked. */
export function refuseDeletion(max: Limit, missing: number, all: number, bad: number): void {
  if (missing === 0) return;
  const force = 'Nothing was deleted; the same command with --force does it.';
  if (bad > 0) {
    throw new BibliographError('INPUT', `${bad} records could not be used, and may be among the ${missing} that are missing. ${force}`);
  }
  if (isPast(max, missing, all)) {
    throw new BibliographError(
      'INPUT',
      `${missing} of the ${all} records are missing from the input, more than ${limitText(max)}. ${force}`,
    );
  }
}

function* partsOf(steps: readonly Step[]): Generator<Step[]> {
  let part: Step[] = [];
  let pairs = 0;
  for (const step of steps) {
    part.push(step);
    if (step.task.kind === 'read') pairs += Math.min(step.task.entry.record.authors.length ** 2 / 2, PAIRS_A_BATCH);
    if (pairs < PAIRS_A_BATCH) continue;
    yield part;
    part = [];
    pairs = 0;
  }
  if (part.length > 0) yield part;
}

/** What comes of `work`, unless the signal aborts first. A race against one promise for all of a load would keep every batch that took part. */
async function orAborted<Result>(work: Promise<Result>, signal: AbortSignal | undefined): Promise<Result | 'aborted'> {
  if (signal === undefined) return work;
  if (signal.aborted) return 'aborted';
  return new Promise((resolve, reject) => {
    const abort = () => resolve('aborted');
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

import type { Graph } from '../graph/graph.ts';
import { graphState } from '../graph/migrate.ts';
import { articleCountsOfSources } from '../graph/source.ts';
import { isApplied, judge, type Known } from '../graph/write/judge.ts';
import { AT_THE_BEGINNING, type LoadOutcome, NOTHING_YET } from '../graph/write/load.ts';
import { unseenArticles } from '../graph/write/deletion.ts';
import { loadToGoOn } from '../graph/write/start-load.ts';
import { articleId } from '../graph/write/rows.ts';
import { storedRecords } from '../graph/write/stored.ts';
import { mintId } from '../model/id.ts';
import { inGroups } from './groups.ts';
import type { Input } from './input.ts';
import { refuseDeletion } from './load.ts';
import { canBeReadAgain, foundBehind, isAside } from './open-load.ts';
import type { LoadOptions } from './load-options.ts';
import { badOf, refuseTooManyBad } from './limit.ts';
import { findAll, type Step, stepsOf } from './steps.ts';

/**
 * What the same load would report, exactly, without writing anything; where it would go on with one that was interrupted, with what that one
 * has done. Throws what the load would. What would be changed or seen is kept in memory: some hundred bytes a record.
 */
export async function predictLoad(graph: Graph, inputs: readonly Input[], options: LoadOptions): Promise<LoadOutcome> {
  const { source: name, maxBad, deletions, signal } = options;
  const isComplete = deletions?.missing ?? false;
  const state = await graphState(graph);
  const { found, before } = await opened(graph, inputs, options, isComplete);
  const load = { source: { id: mintId('Source', name), name }, maxTieAuthors: state?.maxTieAuthors ?? 0 };
  const prediction = new Prediction(graph, isComplete, { ...(before?.totals ?? NOTHING_YET), mended: before?.mended ?? 0 });
  refuseTooManyBad(maxBad, prediction.totals, false);
  const steps = stepsOf(graph, load, found, before?.checkpoint ?? AT_THE_BEGINNING, {
    ...options,
    moving: prediction.known,
    trustsBytes: (state?.filling ?? null) === null,
  });
  for await (const group of steps) {
    signal?.throwIfAborted();
    await prediction.add(group, options);
    refuseTooManyBad(maxBad, prediction.totals, false);
    options.onBatch?.({
      ...prediction.totals,
      load: '',
      passedOver: before?.checkpoint.position ?? 0,
      interrupted: false,
      isHalfFilled: false,
    });
  }
  refuseTooManyBad(maxBad, prediction.totals, true);
  if (deletions === undefined) return prediction.totals;
  for await (const ids of inGroups(deletions.ids, DELETIONS_A_GROUP)) {
    await prediction.delete(ids.map((id) => articleId(name, id)));
  }
  if (!isComplete) return prediction.totals;
  const [stored = 0] = await articleCountsOfSources(graph, [load.source.id]);
  const { missing, all } = prediction.missing(stored, before === null ? null : await unseenArticles(graph, before));
  if (!deletions.isForced) refuseDeletion(deletions.maxMissing, missing, all, badOf(prediction.totals));
  return { ...prediction.totals, deleted: prediction.totals.deleted + missing };
}

/** The records that the load would still have to read, and the interrupted load that it would go on with. */
async function opened(graph: Graph, inputs: readonly Input[], options: LoadOptions, isComplete: boolean) {
  const before = isAside(inputs, options) ? null : await loadToGoOn(graph, options.source, isComplete);
  const found = before === null || !canBeReadAgain(inputs) ? null : await foundBehind(inputs, before.checkpoint, options);
  return found === null ? { found: findAll(inputs, options), before: null } : { found, before };
}

const DELETIONS_A_GROUP = 500;

class Prediction {
  totals: LoadOutcome;
  /** What records would be known as by now, where that is not what the graph says. */
  readonly known = new Map<string, Known>();
  /** Articles of the graph that the input has met. */
  readonly #seen = new Set<string>();
  readonly #graph: Graph;
  readonly #isComplete: boolean;
  readonly #before: LoadOutcome;

  constructor(graph: Graph, isComplete: boolean, before: LoadOutcome) {
    this.#graph = graph;
    this.#isComplete = isComplete;
    this.#before = before;
    this.totals = before;
  }

  async add(steps: readonly Step[], { onRejected, onWarned }: Pick<LoadOptions, 'onRejected' | 'onWarned'>): Promise<void> {
    const sums = { ...this.totals, read: this.totals.read + steps.length };
    const ids = steps.flatMap(({ task }) => (task.kind === 'read' ? [task.record.id] : []));
    const stored = await storedRecords(
      this.#graph,
      [...new Set(ids)].filter((id) => !this.known.has(id)),
    );
    for (const { task } of steps) {
      if (task.kind === 'rejected') {
        sums.quarantined += 1;
        onRejected?.(task.entry);
      } else if (task.kind === 'unchanged') {
        sums.unchanged += 1;
        this.#see(task.article);
      } else {
        const { record, entry } = task;
        const before = this.known.get(record.id) ?? stored.get(record.id)?.known;
        const outcome = judge(record, before, this.#isComplete);
        sums[outcome] += 1;
        if (stored.get(record.id)?.known.isDeleted === false) this.#see(record.id);
        if (isApplied(outcome)) {
          sums.warnings += entry.warnings.length;
          if (entry.warnings.length > 0) onWarned?.(entry);
          this.known.set(record.id, { isDeleted: false, contentHash: record.contentHash, lastIndexed: record.lastIndexed });
        }
      }
    }
    this.totals = sums;
  }

  async delete(ids: readonly string[]): Promise<void> {
    const stored = await storedRecords(this.#graph, ids);
    let deleted = 0;
    for (const id of new Set(ids)) {
      const before = this.known.get(id) ?? stored.get(id)?.known;
      if (before === undefined || before.isDeleted) continue;
      deleted += 1;
      this.known.set(id, { isDeleted: true, since: '' });
      // It is accounted for: what is missing from the input is what else is there.
      if (stored.get(id)?.known.isDeleted === false) this.#see(id);
    }
    this.totals = { ...this.totals, deleted: this.totals.deleted + deleted };
  }

  /**
   * How many of so many stored articles are missing from the input, and of how many that there would be by now. `unseen` are those that a
   * load which is gone on with had not met; null is all.
   */
  missing(stored: number, unseen: readonly string[] | null): { missing: number; all: number } {
    const { created, deleted } = this.#before;
    return {
      missing: unseen === null ? stored - this.#seen.size : unseen.filter((id) => !this.#seen.has(id)).length,
      all: stored + this.totals.created - created - (this.totals.deleted - deleted),
    };
  }

  #see(article: string): void {
    if (this.#isComplete) this.#seen.add(article);
  }
}

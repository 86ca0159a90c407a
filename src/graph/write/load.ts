import { BibliographError, isCode } from '../../errors.ts';
import { type Graph, type Reader, statement, type Transaction } from '../graph.ts';
import type { Outcome } from './judge.ts';

/** How far a load has come in its input: enough to know the input again, and to go on behind what was read. */
export interface Checkpoint {
  /** Records read so far, whatever became of them. */
  readonly position: number;
  /** A rolling SHA-256 over the bytes of each of them, in hexadecimal; empty at the beginning. */
  readonly prefix: string;
  /** Where the last of them begins: the input's name, the line from 1, the byte from 0. */
  readonly file: string | null;
  readonly line: number;
  readonly offset: number;
  /** Where the load's unusable records are kept, and how long that file is by now; null until it was looked for. */
  readonly quarantineFile: string | null;
  readonly quarantineBytes: number;
}

export const AT_THE_BEGINNING: Checkpoint = {
  ...{ position: 0, prefix: '', file: null, line: 0, offset: 0 },
  ...{ quarantineFile: null, quarantineBytes: 0 },
};

/**
 * What a load did so far. `deleted` counts articles taken out, apart from the records that were read; `warnings` the parts that cannot be used of
 * records that were created or updated.
 */
export interface LoadTotals extends Readonly<Record<Outcome, number>> {
  readonly read: number;
  readonly deleted: number;
  readonly quarantined: number;
  readonly warnings: number;
}

/** What a load did, and what has been done about it since. */
export interface LoadOutcome extends LoadTotals {
  /** How many of the records that could not be used have been mended and replayed since. */
  readonly mended: number;
}

export const NOTHING_YET: LoadTotals = {
  ...{ read: 0, created: 0, updated: 0, unchanged: 0, superseded: 0 },
  ...{ deleted: 0, quarantined: 0, warnings: 0 },
};

/** A load that is writing, and this process its one writer. */
export interface RunningLoad {
  readonly id: string;
  readonly source: { readonly id: string; readonly name: string };
  /** Whether its input lists all that the source has. */
  readonly isComplete: boolean;
  /** Whether it stands apart from the loads that read the source, as a replay does. */
  readonly isAside: boolean;
  /** Who writes it: another process that takes it over is another. */
  readonly runner: string;
  /** Where it stood when this process opened it. */
  readonly checkpoint: Checkpoint;
  readonly totals: LoadTotals;
  /** How many of the records that it could not use have been mended and replayed since. */
  readonly mended: number;
  /** An article of more different authors makes no ties. */
  readonly maxTieAuthors: number;
  /** Whether it fills an empty graph: works, ties and figures follow when all articles are there. */
  readonly isFilling: boolean;
}

/** As much of a load as shows who writes it. */
export type HeldLoad = Pick<RunningLoad, 'id' | 'runner' | 'source'>;

/** How often a load says that it is alive while it has nothing to write. */
const BEAT_MS = 15_000;

/** The totals of a load `l`. */
export const TOTALS = `{read: l.readCount, created: l.createdCount, updated: l.updatedCount, unchanged: l.unchangedCount, superseded: l.supersededCount,
     deleted: l.deletedCount, quarantined: l.quarantinedCount, warnings: l.warningCount}`;

const HOLD = statement<{ id: string; now: string }, { runner: string; state: string; position: number; totals: LoadTotals }>(
  'load.hold',
  `MATCH (l:Load {id: $id})
   SET l.lastWrite = $now
   RETURN {runner: l.runner, state: l.state, position: l.position, totals: ${TOTALS}} AS row`,
);

/**
 * Locks a load until the transaction ends, and says where it stands: it may stand further than its writer knows where the answer to a
 * commit was lost. Throws LOCKED where another process has taken the load over.
 */
export async function holdLoad(tx: Transaction, load: HeldLoad): Promise<{ position: number; totals: LoadTotals }> {
  const [held] = await tx.read(HOLD, { id: load.id, now: new Date().toISOString() });
  if (held?.runner !== load.runner || held.state !== 'RUNNING') {
    throw new BibliographError(
      'LOCKED',
      `This load of "${load.source.name}" was silent for too long, and another process has taken its place.`,
    );
  }
  return held;
}

/**
 * The graph for one who writes a load: whoever has lost it to another process writes nothing more, and is told LOCKED. Throws the signal's
 * reason at whatever is asked after it has aborted.
 */
export function heldBy(graph: Graph, load: HeldLoad, signal?: AbortSignal): Graph {
  const go = () => signal?.throwIfAborted();
  return {
    async read(...args) {
      go();
      return graph.read(...args);
    },
    async define(text) {
      go();
      await graph.define(text);
    },
    async transaction(name, work) {
      go();
      return graph.transaction(name, async (tx) => {
        await holdLoad(tx, load);
        return work(tx);
      });
    },
    close: () => graph.close(),
  };
}

const ADD = statement<{ id: string; added: LoadTotals; checkpoint: object }, LoadTotals>(
  'load.add',
  `MATCH (l:Load {id: $id})
   SET l.readCount = l.readCount + toInteger($added.read), l.createdCount = l.createdCount + toInteger($added.created),
       l.updatedCount = l.updatedCount + toInteger($added.updated), l.unchangedCount = l.unchangedCount + toInteger($added.unchanged),
       l.supersededCount = l.supersededCount + toInteger($added.superseded), l.deletedCount = l.deletedCount + toInteger($added.deleted),
       l.quarantinedCount = l.quarantinedCount + toInteger($added.quarantined), l.warningCount = l.warningCount + toInteger($added.warnings),
       l += $checkpoint
   RETURN ${TOTALS} AS row`,
);

/** Adds what was done to a load and moves its checkpoint, in the transaction that does it. Returns the sums of all the load did so far. */
export async function addToLoad(
  tx: Transaction,
  load: RunningLoad,
  added: Partial<LoadTotals>,
  checkpoint: Partial<Checkpoint> = {},
): Promise<LoadTotals> {
  const [totals] = await tx.read(ADD, { id: load.id, added: { ...NOTHING_YET, ...added }, checkpoint });
  return totals ?? NOTHING_YET;
}

/** Keeps which file is a load's quarantine, and how long it is before the load adds to it. */
export async function setQuarantine(
  graph: Graph,
  load: RunningLoad,
  quarantine: Pick<Checkpoint, 'quarantineFile' | 'quarantineBytes'>,
): Promise<void> {
  await graph.transaction('set quarantine', async (tx) => {
    await holdLoad(tx, load);
    await addToLoad(tx, load, {}, quarantine);
  });
}

const MEND = statement<{ replay: string; rows: readonly { load: string; count: number }[] }, never>(
  'load.mend',
  `MATCH (replay:Load {id: $replay})
   WHERE replay.hasMended IS NULL
   SET replay.hasMended = true
   WITH replay
   UNWIND $rows AS row
   MATCH (l:Load {id: row.load})
   SET l.mendedCount = coalesce(l.mendedCount, 0) + toInteger(row.count)
   WITH l WHERE l.mendedCount > l.quarantinedCount
   SET l.mendedCount = l.quarantinedCount`,
);

/**
 * Enters how many records of each load, which could not be used then, have been replayed: they no longer count as bad. Once for a replay, the
 * last of its loads by id, however often it is asked.
 */
export async function countMended(graph: Graph, replay: string, mended: ReadonlyMap<string, number>): Promise<void> {
  const rows = [...mended].map(([load, count]) => ({ load, count }));
  await graph.transaction('count mended', (tx) => tx.write(MEND, { replay, rows }));
}

/** Says now and then that a load is alive, until the signal aborts or the load is no longer this process's. */
export function keepAlive(graph: Graph, load: HeldLoad, until: AbortSignal): void {
  let isBeating = false;
  const beat = async () => {
    if (isBeating) return;
    isBeating = true;
    try {
      await graph.transaction('heartbeat', (tx) => holdLoad(tx, load));
    } catch (error) {
      // Any other beat that fails is not missed: the next batch tells what is wrong.
      if (isCode(error, 'LOCKED')) clearInterval(timer);
    } finally {
      isBeating = false;
    }
  };
  const timer = setInterval(() => void beat(), BEAT_MS);
  timer.unref();
  until.addEventListener('abort', () => clearInterval(timer), { once: true });
}

const FINISH = statement<{ id: string; runner: string; state: string; now: string }, never>(
  'load.finish',
  `MATCH (l:Load {id: $id, runner: $runner}) SET l.state = $state, l.finishedAt = $now, l.lastWrite = $now`,
);

/** Closes a load in the ledger, however it ended. */
export async function finishLoad(
  graph: Graph,
  { id, runner }: Pick<RunningLoad, 'id' | 'runner'>,
  state: 'FINISHED' | 'INTERRUPTED' | 'FAILED',
): Promise<void> {
  await graph.transaction('finish load', (tx) => tx.write(FINISH, { id, runner, state, now: new Date().toISOString() }));
}

const FILLED = statement<{ source: string }, { filled: boolean }>(
  'load.filled',
  `OPTIONAL MATCH (l:Load)-[:INTO]->(s:Source)
   WHERE l.state = 'FINISHED' OR s.name <> $source
   WITH l LIMIT 1
   RETURN {filled: l IS NOT NULL} AS row`,
);

/** Whether nothing was loaded yet, but perhaps a part of the source `examples` by a load that did not come to its end. */
export async function awaitsExamples(graph: Reader, examples: string): Promise<boolean> {
  const [row] = await graph.read(FILLED, { source: examples });
  return row?.filled !== true;
}

import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { BibliographError } from '../../errors.ts';
import { mintId } from '../../model/id.ts';
import { isAlive, self } from '../../process-id.ts';
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
  /** How long the file is by now that the load's unusable records were written to. */
  readonly quarantineBytes: number;
}

export const AT_THE_BEGINNING: Checkpoint = { position: 0, prefix: '', file: null, line: 0, offset: 0, quarantineBytes: 0 };

/** What a load did so far. `deleted` counts articles taken out, apart from the records that were read. */
export interface LoadTotals extends Readonly<Record<Outcome, number>> {
  readonly read: number;
  readonly deleted: number;
  readonly quarantined: number;
  readonly warnings: number;
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
  /** Who writes it: another process that takes it over is another. */
  readonly runner: string;
  /** Where it stood when this process opened it. */
  readonly checkpoint: Checkpoint;
  readonly totals: LoadTotals;
  /** An article of more different authors makes no ties. */
  readonly maxTieAuthors: number;
  /** Whether it fills an empty graph: works, ties and figures follow when all articles are there. */
  readonly isFilling: boolean;
}

/** As much of a load as shows who writes it. */
export type HeldLoad = Pick<RunningLoad, 'id' | 'runner' | 'source'>;

/** Nothing can be loaded beside a load that fills the graph. */
export interface FilledElsewhere {
  readonly filledBy: string;
}

// A load on this machine is alive while its process is; one elsewhere while it wrote within the last minute.
const SILENCE_MS = 60_000;
/** How often a load says that it is alive while it has nothing to write. */
const BEAT_MS = 15_000;

/** Who writes a load, and when it last did. */
interface Runner {
  readonly host: string;
  readonly process: number;
  readonly born: string;
  readonly lastWrite: string;
}

interface Unfinished extends Checkpoint {
  readonly id: string;
  readonly isComplete: boolean;
  readonly totals: LoadTotals;
}

const TOTALS = `{read: l.readCount, created: l.createdCount, updated: l.updatedCount, unchanged: l.unchangedCount, superseded: l.supersededCount,
     deleted: l.deletedCount, quarantined: l.quarantinedCount, warnings: l.warningCount}`;

const RUNNING = statement<{ source: string }, Runner & { id: string }>(
  'load.running',
  `MATCH (l:Load {state: 'RUNNING'})-[:INTO]->(:Source {id: $source})
   RETURN {id: l.id, host: l.host, process: l.process, born: l.born, lastWrite: l.lastWrite} AS row`,
);

const LAST = statement<{ source: string }, Unfinished & { state: string; runner: string | null }>(
  'load.last',
  `MATCH (l:Load)-[:INTO]->(:Source {id: $source})
   WITH l ORDER BY l.startedKey DESC LIMIT 1
   RETURN l {.id, .state, .runner, .prefix, .file, .line, .offset, position: coalesce(l.position, 0), quarantineBytes: coalesce(l.quarantineBytes, 0),
     isComplete: coalesce(l.isComplete, false), totals: ${TOTALS}} AS row`,
);

const INTERRUPT = statement<{ ids: readonly string[] }, never>(
  'load.interrupt',
  `UNWIND $ids AS id MATCH (l:Load {id: id}) SET l.state = 'INTERRUPTED', l.finishedAt = l.lastWrite`,
);

const START = statement<{ source: RunningLoad['source']; load: object }, never>(
  'load.start',
  `MERGE (s:Source {id: $source.id})
   ON CREATE SET s.name = $source.name
   CREATE (l:Load {readCount: 0, createdCount: 0, updatedCount: 0, unchangedCount: 0, supersededCount: 0, deletedCount: 0, quarantinedCount: 0,
                   warningCount: 0, position: 0, quarantineBytes: 0, state: 'RUNNING'})
   SET l += $load
   CREATE (l)-[:INTO]->(s)`,
);

const TAKE_OVER = statement<{ id: string; load: object }, never>(
  'load.takeOver',
  `MATCH (l:Load {id: $id}) SET l += $load, l.state = 'RUNNING', l.finishedAt = null`,
);

const LOCK = statement<Record<string, never>, { maxTieAuthors: number; filling: string | null; isEmpty: boolean }>(
  'load.lock',
  `MATCH (g:Graph {name: 'bibliograph'})
   SET g.lastStart = toString(datetime({timezone: 'Z'}))
   WITH g
   CALL () { MATCH (a:Article) RETURN count(a) AS articles }
   RETURN {maxTieAuthors: g.maxTieAuthors, filling: g.filling, isEmpty: articles = 0} AS row`,
);

const ALL_RUNNING = statement<Record<string, never>, Runner>(
  'load.allRunning',
  `MATCH (l:Load {state: 'RUNNING'})
   RETURN {host: l.host, process: l.process, born: l.born, lastWrite: l.lastWrite} AS row`,
);

const FILL = statement<{ id: string }, never>('load.fill', `MATCH (g:Graph {name: 'bibliograph'}) SET g.filling = $id`);

export interface StartOptions {
  readonly isComplete?: boolean;
  /** Takes up the last load of the source, where that did not come to its end. */
  readonly goOn?: boolean;
  /** Fills the graph, where it is empty and nobody else is loading. */
  readonly mayFill?: boolean;
}

/**
 * Opens a load in the ledger: a new one, or one that did not come to its end with where it stands. One load a source at a time: throws
 * LOCKED while another is at work; one whose process is gone is taken over or entered as interrupted. Opens nothing while the graph is
 * filled by another load.
 */
export async function startLoad(graph: Graph, sourceName: string, options: StartOptions = {}): Promise<RunningLoad | FilledElsewhere> {
  const { isComplete = false, goOn = false, mayFill = false } = options;
  const source = { id: mintId('Source', sourceName), name: sourceName };
  const newId = randomBytes(12).toString('base64url');
  const own = await ownMark();
  return graph.transaction('start load', async (tx) => {
    const [marker] = await tx.read(LOCK, {});
    if (marker === undefined) throw new Error('A load was to start in a database that was not migrated.');
    const now = new Date().toISOString();
    const opened = { source, isComplete, runner: own.runner, maxTieAuthors: marker.maxTieAuthors };
    const [last] = await tx.read(LAST, { source: source.id });
    // Where the answer to the commit was lost, this runs again and finds what it has done.
    const isOurs = last?.runner === own.runner;
    const running = isOurs ? [] : await tx.read(RUNNING, { source: source.id });
    await refuseIfAtWork(running, sourceName);
    if (last !== undefined && (isOurs || (goOn && last.state !== 'FINISHED' && last.isComplete === isComplete && last.position > 0))) {
      if (marker.filling !== null && marker.filling !== last.id) return { filledBy: marker.filling };
      await tx.write(TAKE_OVER, { id: last.id, load: { ...own, lastWrite: now } });
      const { id, totals, position, prefix, file, line, offset, quarantineBytes } = last;
      const checkpoint = { position, prefix, file, line, offset, quarantineBytes };
      return { ...opened, id, totals, checkpoint, isFilling: marker.filling === last.id };
    }
    if (marker.filling !== null) return { filledBy: marker.filling };
    const isFilling = mayFill && marker.isEmpty && !(await tx.read(ALL_RUNNING, {}).then(anyAtWork));
    await tx.write(INTERRUPT, { ids: running.map((load) => load.id) });
    const load = { ...own, lastWrite: now, id: newId, startedAt: now, startedKey: `${now}\t${newId}`, isComplete };
    await tx.write(START, { source, load });
    if (isFilling) await tx.write(FILL, { id: newId });
    return { ...opened, id: newId, totals: NOTHING_YET, checkpoint: AT_THE_BEGINNING, isFilling };
  });
}

const FILLER = statement<{ id: string }, Runner & { state: string; runner: string; source: RunningLoad['source'] }>(
  'load.filler',
  `MATCH (l:Load {id: $id})-[:INTO]->(s)
   RETURN {source: s {.id, .name}, state: l.state, runner: l.runner, host: l.host, process: l.process, born: l.born, lastWrite: l.lastWrite} AS row`,
);

/**
 * Takes over a load that was filling the graph and is gone, so that its work can be brought to an end. Null while it is at work, or where
 * the graph is not being filled any more.
 */
export async function takeFilling(graph: Graph): Promise<HeldLoad | null> {
  const own = await ownMark();
  return graph.transaction('take filling', async (tx) => {
    const [marker] = await tx.read(LOCK, {});
    const id = marker?.filling ?? null;
    if (id === null) return null;
    const [filler] = await tx.read(FILLER, { id });
    if (filler === undefined) throw new Error(`The graph is being filled by the load ${id}, which is not in the ledger.`);
    if (filler.state === 'RUNNING' && filler.runner !== own.runner && (await isAtWork(filler))) return null;
    await tx.write(TAKE_OVER, { id, load: { ...own, lastWrite: new Date().toISOString() } });
    return { id, runner: own.runner, source: filler.source };
  });
}

/** What marks a load as this process's. */
async function ownMark() {
  const { pid, born } = await self();
  return { host: hostname(), process: pid, born, runner: randomBytes(12).toString('base64url') };
}

async function anyAtWork(runners: readonly Runner[]): Promise<boolean> {
  return (await Promise.all(runners.map(isAtWork))).includes(true);
}

async function refuseIfAtWork(running: readonly Runner[], sourceName: string): Promise<void> {
  const living = await Promise.all(running.map(isAtWork));
  const alive = running.find((_, index) => living[index]);
  if (alive === undefined) return;
  throw new BibliographError(
    'LOCKED',
    `Another load of the source "${sourceName}" is at work (process ${alive.process} on ${alive.host}): wait until it has ended.`,
  );
}

async function isAtWork({ host, process, born, lastWrite }: Runner): Promise<boolean> {
  return host === hostname() ? isAlive({ pid: process, born }) : Date.now() - Date.parse(lastWrite) < SILENCE_MS;
}

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

/** Says now and then that a load is alive, until the signal aborts. */
export function keepAlive(graph: Graph, load: HeldLoad, until: AbortSignal): void {
  const timer = setInterval(() => {
    // A beat that fails is not missed: the next batch tells what is wrong.
    graph.transaction('heartbeat', (tx) => holdLoad(tx, load)).catch(() => undefined);
  }, BEAT_MS);
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

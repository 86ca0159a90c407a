import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';
import { BibliographError } from '../../errors.ts';
import { mintId } from '../../model/id.ts';
import { isAlive, self } from '../../process-id.ts';
import { type Graph, type Reader, statement } from '../graph.ts';
import { AT_THE_BEGINNING, type Checkpoint, type HeldLoad, type LoadTotals, NOTHING_YET, type RunningLoad, TOTALS } from './load.ts';

/** Nothing can be loaded beside a load that fills the graph. */
export interface FilledElsewhere {
  readonly filledBy: string;
}

// A load on this machine is alive while its process is; one elsewhere while it wrote within the last minute.
const SILENCE_MS = 60_000;

/** Who writes a load, and when it last did. */
export interface Runner {
  readonly host: string;
  readonly process: number;
  readonly born: string;
  readonly lastWrite: string;
}

interface Last extends Checkpoint {
  readonly id: string;
  readonly state: string;
  readonly runner: string | null;
  readonly isComplete: boolean;
  readonly totals: LoadTotals;
  readonly mended: number;
}

const RUNNING = statement<{ source: string }, Runner & { id: string }>(
  'load.running',
  `MATCH (l:Load {state: 'RUNNING'})-[:INTO]->(:Source {id: $source})
   RETURN {id: l.id, host: l.host, process: l.process, born: l.born, lastWrite: l.lastWrite} AS row`,
);

const LAST = statement<{ source: string; isAside: boolean }, Last>(
  'load.last',
  `MATCH (l:Load)-[:INTO]->(:Source {id: $source})
   WHERE coalesce(l.isAside, false) = $isAside
   WITH l ORDER BY l.startedKey DESC LIMIT 1
   RETURN l {.id, .state, .runner, .file, .line, .offset, .quarantineFile, quarantineBytes: coalesce(l.quarantineBytes, 0), position: coalesce(l.position, 0), prefix: coalesce(l.prefix, ''),
     isComplete: coalesce(l.isComplete, false), mended: coalesce(l.mendedCount, 0), totals: ${TOTALS}} AS row`,
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
  /** Stands apart from the loads that read the source: one of those that was interrupted can still be gone on with. */
  readonly isAside?: boolean;
}

/**
 * Opens a load in the ledger: a new one, or one that did not come to its end with where it stands. One load a source at a time: throws
 * LOCKED while another is at work; one whose process is gone is taken over or entered as interrupted. Opens nothing while the graph is
 * filled by another load.
 */
export async function startLoad(graph: Graph, sourceName: string, options: StartOptions = {}): Promise<RunningLoad | FilledElsewhere> {
  const { isComplete = false, goOn = false, mayFill = false, isAside = false } = options;
  const source = { id: mintId('Source', sourceName), name: sourceName };
  const newId = randomBytes(12).toString('hex');
  const own = await ownMark();
  return graph.transaction('start load', async (tx) => {
    const [marker] = await tx.read(LOCK, {});
    if (marker === undefined) throw new Error('A load was to start in a database that was not migrated.');
    const now = new Date().toISOString();
    const opened = { source, isComplete, isAside, runner: own.runner, maxTieAuthors: marker.maxTieAuthors };
    const [last] = await tx.read(LAST, { source: source.id, isAside });
    // Where the answer to the commit was lost, this runs again and finds what it has done.
    const isOurs = last?.runner === own.runner;
    const running = isOurs ? [] : await tx.read(RUNNING, { source: source.id });
    await refuseIfAtWork(running, sourceName);
    if (last !== undefined && (isOurs || (goOn && canBeGoneOnWith(last, isComplete)))) {
      if (marker.filling !== null && marker.filling !== last.id) return { filledBy: marker.filling };
      await tx.write(TAKE_OVER, { id: last.id, load: { ...own, lastWrite: now } });
      const { id, totals, mended, position, prefix, file, line, offset, quarantineFile, quarantineBytes } = last;
      const checkpoint = { position, prefix, file, line, offset, quarantineFile, quarantineBytes };
      return { ...opened, id, totals, mended, checkpoint, isFilling: marker.filling === last.id };
    }
    if (marker.filling !== null) return { filledBy: marker.filling };
    const isFilling = mayFill && marker.isEmpty && !(await tx.read(ALL_RUNNING, {}).then(anyAtWork));
    await tx.write(INTERRUPT, { ids: running.map((load) => load.id) });
    const load = { ...own, lastWrite: now, id: newId, startedAt: now, startedKey: `${now}\t${newId}`, isComplete, isAside };
    await tx.write(START, { source, load });
    if (isFilling) await tx.write(FILL, { id: newId });
    return { ...opened, id: newId, totals: NOTHING_YET, mended: 0, checkpoint: AT_THE_BEGINNING, isFilling };
  });
}

/**
 * The load of a source that the same command would go on with: where it stands, or null where it would begin anew. Throws LOCKED while
 * one is at work.
 */
export async function loadToGoOn(
  graph: Reader,
  sourceName: string,
  isComplete: boolean,
): Promise<Pick<RunningLoad, 'id' | 'source' | 'checkpoint' | 'totals' | 'mended'> | null> {
  const source = { id: mintId('Source', sourceName), name: sourceName };
  await refuseIfAtWork(await graph.read(RUNNING, { source: source.id }), sourceName);
  const [last] = await graph.read(LAST, { source: source.id, isAside: false });
  if (last === undefined || !canBeGoneOnWith(last, isComplete)) return null;
  return { id: last.id, source, checkpoint: last, totals: last.totals, mended: last.mended };
}

function canBeGoneOnWith(last: Last, isComplete: boolean): boolean {
  // Loads of earlier versions left no checkpoint to go on from.
  const isCheckedIn = last.position > 0 || last.totals.read === 0;
  return last.state !== 'FINISHED' && last.isComplete === isComplete && isCheckedIn;
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

/** Whether a load that is RUNNING by the ledger really is. */
export async function isAtWork({ host, process, born, lastWrite }: Runner): Promise<boolean> {
  return host === hostname() ? isAlive({ pid: process, born }) : Date.now() - Date.parse(lastWrite) < SILENCE_MS;
}

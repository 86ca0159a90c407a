import { isCode } from '../errors.ts';
import type { Page, Slice } from '../model/page.ts';
import { inOrderOf, type Reader, statement } from './graph.ts';
import { countsOf, type List, type Parent, slicesOf } from './list.ts';
import { query, rowsOf, shapeOf } from './shape.ts';
import { SOURCE, type Source } from './source.ts';
import { isAtWork, loadToGoOn, type Runner } from './write/start-load.ts';

export const LOAD_STATES = ['RUNNING', 'FINISHED', 'INTERRUPTED', 'FAILED'] as const;
export type LoadState = (typeof LOAD_STATES)[number];

/** One load of records from a source, and what became of them. Times are ISO 8601 in UTC. */
export interface Load {
  readonly id: string;
  readonly source: Source;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly state: LoadState;
  readonly readCount: number;
  readonly createdCount: number;
  readonly updatedCount: number;
  readonly unchangedCount: number;
  readonly supersededCount: number;
  readonly deletedCount: number;
  readonly quarantinedCount: number;
  /** How many of these have been mended and replayed since. */
  readonly mendedCount: number;
  readonly warningCount: number;
}

const LOAD = shapeOf<Load>('l', (its) => ({
  id: its('id'),
  source: SOURCE('s'),
  startedAt: its('startedAt'),
  finishedAt: its('finishedAt'),
  state: its('state'),
  readCount: its('readCount'),
  createdCount: its('createdCount'),
  updatedCount: its('updatedCount'),
  unchangedCount: its('unchangedCount'),
  supersededCount: its('supersededCount'),
  deletedCount: its('deletedCount'),
  quarantinedCount: its('quarantinedCount'),
  mendedCount: `coalesce(${its('mendedCount')}, 0)`,
  warningCount: its('warningCount'),
}));

const BY_ID = query<{ ids: readonly string[] }, Load>(
  'load.byId',
  `UNWIND $ids AS id
   MATCH (l:Load {id: id})-[:INTO]->(s)`,
  LOAD,
);

/** Loads in the order of `ids`; null where there is none. */
export async function loadsById(graph: Reader, ids: readonly string[]): Promise<(Load | null)[]> {
  return inOrderOf(ids, await rowsOf(graph, BY_ID, { ids }), ({ id }) => id, null);
}

const LAST_OF_SOURCES = query<{ ids: readonly string[] }, Load>(
  'load.lastOfSources',
  `UNWIND $ids AS id
   MATCH (s:Source {id: id})
   CALL (s) { MATCH (s)<-[:INTO]-(l) RETURN l ORDER BY l.startedKey DESC LIMIT 1 }`,
  LOAD,
);

/** The load of each source that started last, whatever became of it, in the order of `ids`; null where there was none. */
export async function lastLoadsOfSources(graph: Reader, ids: readonly string[]): Promise<(Load | null)[]> {
  return inOrderOf(ids, await rowsOf(graph, LAST_OF_SOURCES, { ids }), ({ source }) => source.id, null);
}

const LIST: List<Load> = {
  name: 'load.list',
  source: 'MATCH (l:Load)',
  where: [],
  order: [{ by: 'l.startedKey', ascending: false }],
  item: LOAD.as(`head([(l)-[:INTO]->(s) | ${LOAD.text}])`),
};

/** A page of the ledger, latest first; the one parent is ROOT. */
export async function loadsOf(graph: Reader, parents: readonly Parent[], page: Page): Promise<Slice<Load>[]> {
  return slicesOf(graph, LIST, parents, page);
}

export async function loadCountsOf(graph: Reader, parents: readonly Parent[]): Promise<number[]> {
  return countsOf(graph, LIST, parents);
}

/** How far a load has come in its input. */
export interface LoadCheckpoint {
  /** Records read so far, whatever became of them. */
  readonly position: number;
  /** Of what was read: each record's bytes are hashed, and the hashes one after another, in hexadecimal. Null where nothing was. */
  readonly sha256: string | null;
  /** Where the last of them begins: the input's name, the line from 1, the byte from 0. */
  readonly file: string | null;
  readonly line: number | null;
  readonly offset: number | null;
  /** The file that keeps what could not be used; null where none was named yet. */
  readonly quarantineFile: string | null;
}

const CHECKPOINT = statement<{ id: string }, LoadCheckpoint & { isComplete: boolean }>(
  'load.checkpoint',
  `MATCH (l:Load {id: $id})
   RETURN {position: coalesce(l.position, 0), sha256: CASE l.prefix WHEN '' THEN null ELSE l.prefix END, file: l.file, line: l.line,
           offset: l.offset, quarantineFile: l.quarantineFile, isComplete: coalesce(l.isComplete, false)} AS row`,
);

/** Where a load stands in its input, and whether the command that gave it would go on with it. Null where there is no such load. */
export async function checkpointOf(
  graph: Reader,
  { id, source, state }: Load,
): Promise<{ checkpoint: LoadCheckpoint; goesOn: boolean } | null> {
  const [row] = await graph.read(CHECKPOINT, { id });
  if (row === undefined) return null;
  const { isComplete, ...checkpoint } = row;
  if (state === 'RUNNING' || state === 'FINISHED') return { checkpoint, goesOn: false };
  const next = await loadToGoOn(graph, source.name, isComplete).catch((error: unknown) => {
    if (isCode(error, 'LOCKED')) return null;
    throw error;
  });
  return { checkpoint, goesOn: next?.id === id };
}

const SIGNS = statement<{ ids: readonly string[] }, Runner & { id: string; isLast: boolean }>(
  'load.signs',
  `UNWIND $ids AS id
   MATCH (l:Load {id: id, state: 'RUNNING'})-[:INTO]->(s)
   RETURN {id: id, host: l.host, process: l.process, born: l.born, lastWrite: l.lastWrite,
           isLast: NOT EXISTS { (s)<-[:INTO]-(o:Load {state: 'RUNNING'}) WHERE o.lastWrite > l.lastWrite }} AS row`,
);

/** A load as it stands by now. */
export interface LoadStanding {
  readonly load: Load;
  /** Whether its process is gone, and nobody has entered that yet: it is interrupted, since it last wrote. */
  readonly isLeft: boolean;
}

/** Loads as they stand, told by the same signs of life that keep two loads of a source apart. Writes nothing. */
export async function standingsOf(graph: Reader, loads: readonly Load[]): Promise<LoadStanding[]> {
  const running = loads.flatMap(({ id, state }) => (state === 'RUNNING' ? [id] : []));
  const signs = new Map((await graph.read(SIGNS, { ids: running })).map((row) => [row.id, row]));
  // Those that have ended meanwhile have said how.
  const ended = running.filter((id) => !signs.has(id));
  const now = new Map((await loadsById(graph, ended)).flatMap((load) => (load === null ? [] : [[load.id, load]])));
  return Promise.all(
    loads.map(async (load) => {
      const sign = signs.get(load.id);
      if (sign === undefined) return { load: now.get(load.id) ?? load, isLeft: false };
      // A source has one load at a time: of several, all but the one that wrote last were left behind.
      if (sign.isLast && (await isAtWork(sign))) return { load, isLeft: false };
      return { load: { ...load, finishedAt: sign.lastWrite, state: 'INTERRUPTED' as const }, isLeft: true };
    }),
  );
}

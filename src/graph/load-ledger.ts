import type { Page, Slice } from '../model/page.ts';
import { inOrderOf, type Reader, statement } from './graph.ts';
import { countsOf, type Parent, slicesOf } from './list.ts';
import type { Source } from './source.ts';

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
  readonly warningCount: number;
}

const LOAD = `l {.id, .startedAt, .finishedAt, .state, .readCount, .createdCount, .updatedCount, .unchangedCount, .supersededCount,
      .deletedCount, .quarantinedCount, .warningCount, source: s {.id, .name}}`;

const BY_ID = statement<{ ids: readonly string[] }, Load>(
  'load.byId',
  `UNWIND $ids AS id
   MATCH (l:Load {id: id})-[:INTO]->(s)
   RETURN ${LOAD} AS row`,
);

/** Loads in the order of `ids`; null where there is none. */
export async function loadsById(graph: Reader, ids: readonly string[]): Promise<(Load | null)[]> {
  return inOrderOf(ids, await graph.read(BY_ID, { ids }), ({ id }) => id, null);
}

const LAST_OF_SOURCES = statement<{ ids: readonly string[] }, Load>(
  'load.lastOfSources',
  `UNWIND $ids AS id
   MATCH (s:Source {id: id})
   CALL (s) { MATCH (s)<-[:INTO]-(l) RETURN l ORDER BY l.startedKey DESC LIMIT 1 }
   RETURN ${LOAD} AS row`,
);

/** The load of each source that started last, whatever became of it, in the order of `ids`; null where there was none. */
export async function lastLoadsOfSources(graph: Reader, ids: readonly string[]): Promise<(Load | null)[]> {
  return inOrderOf(ids, await graph.read(LAST_OF_SOURCES, { ids }), ({ source }) => source.id, null);
}

const LIST = {
  name: 'load.list',
  source: 'MATCH (l:Load)',
  where: [],
  order: [{ by: 'l.startedKey', ascending: false }],
  item: `head([(l)-[:INTO]->(s) | ${LOAD}])`,
} as const;

/** A page of the ledger, latest first; the one parent is ROOT. */
export async function loadsOf(graph: Reader, parents: readonly Parent[], page: Page): Promise<Slice<Load>[]> {
  return slicesOf<Load>(graph, LIST, parents, page);
}

export async function loadCountsOf(graph: Reader, parents: readonly Parent[]): Promise<number[]> {
  return countsOf(graph, LIST, parents);
}

import { type Graph, type Reader, statement, type Transaction } from '../graph.ts';
import { changeArticles } from './change.ts';
import { addToLoad, holdLoad, type LoadTotals, type RunningLoad } from './load.ts';
import { articleId } from './rows.ts';
import { storedRecords } from './stored.ts';

const LOCK = statement<{ load: string }, never>('delete.lock', `MATCH (g:Graph {name: 'bibliograph'}) SET g.lastLoad = $load`);

// What was deleted stays known, with its datestamp, so that an old file does not bring it back.
const DELETE = statement<{ ids: readonly string[]; source: string; load: string; now: string }, never>(
  'delete.articles',
  `UNWIND $ids AS id
   MATCH (a:Article {id: id})
   MERGE (d:DeletedRecord {id: id})
   SET d = {id: id, source: $source, recordId: a.recordId, lastIndexed: a.lastIndexed, createdBy: a.createdBy, updatedBy: a.updatedBy,
            deletedBy: $load, deletedAt: $now}
   DETACH DELETE a`,
);

const TAKE_OUT = statement<{ ids: readonly string[] }, never>(
  'delete.takeOut',
  'UNWIND $ids AS id MATCH (a:Article {id: id}) DETACH DELETE a',
);

/** An article `a` that a load `l` has not met in its input. */
const IS_UNSEEN = `(a.seenBy IS NULL OR a.seenBy <> $load)
     AND NOT EXISTS { MATCH (aside:Load {id: a.seenBy}) WHERE aside.isAside AND aside.startedKey > l.startedKey }`;

const STILL_UNSEEN = statement<{ ids: readonly string[]; load: string }, string>(
  'delete.stillUnseen',
  `OPTIONAL MATCH (l:Load {id: $load})
   UNWIND $ids AS id
   MATCH (a:Article {id: id})
   WHERE ${IS_UNSEEN}
   RETURN a.id AS row`,
);

/**
 * Deletes articles of the load's source in one transaction, with everything that follows from it. What is not there is passed over, and with
 * `isMissing` what the load has met by then. Returns what the load did so far; `isForgotten` leaves no trace of them.
 */
export async function deleteArticles(
  graph: Graph,
  load: RunningLoad,
  ids: readonly string[],
  { isForgotten = false, isMissing = false }: { isForgotten?: boolean; isMissing?: boolean } = {},
): Promise<LoadTotals> {
  return graph.transaction('delete articles', async (tx) => {
    const { totals } = await holdLoad(tx, load);
    await tx.write(LOCK, { load: load.id });
    const stored = await storedRecords(tx, [...new Set(isMissing ? await tx.read(STILL_UNSEEN, { ids, load: load.id }) : ids)]);
    const removes = [...stored.values()].flatMap(({ id, known }) => (known.isDeleted ? [] : [id])).sort();
    if (removes.length === 0) return totals;
    await changeArticles(tx, load, {
      puts: [],
      replaced: [],
      removes,
      remove: (within) =>
        isForgotten
          ? within.write(TAKE_OUT, { ids: removes })
          : within.write(DELETE, { ids: removes, source: load.source.id, load: load.id, now: now() }),
    });
    return addToLoad(tx, load, { deleted: removes.length });
  });
}

/** Deletes the articles that records of the load's source became. */
export async function deleteRecords(graph: Graph, load: RunningLoad, recordIds: readonly string[]): Promise<LoadTotals> {
  return deleteArticles(
    graph,
    load,
    recordIds.map((recordId) => articleId(load.source.name, recordId)),
  );
}

const FORGET = statement<{ ids: readonly string[] }, never>('delete.forget', 'UNWIND $ids AS id MATCH (d:DeletedRecord {id: id}) DELETE d');

/** Forgets that records were deleted which are there again. */
export async function forgetDeletions(tx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await tx.write(FORGET, { ids });
}

const UNSEEN = statement<{ source: string; load: string }, string>(
  'delete.unseen',
  `OPTIONAL MATCH (l:Load {id: $load})
   MATCH (:Source {id: $source})<-[:FROM]-(a:Article)
   WHERE ${IS_UNSEEN}
   RETURN a.id AS row`,
);

/**
 * The ids of the articles of a load's source that the load has not met in its input. For a load whose input is complete. What a replay has
 * brought since the load began, were it unchanged, is not missing: it is newer than the input, or mended of it.
 */
export async function unseenArticles(graph: Reader, load: Pick<RunningLoad, 'id' | 'source'>): Promise<string[]> {
  return graph.read(UNSEEN, { source: load.source.id, load: load.id });
}

// Timestamps are ISO 8601 to the second, as those of records are.
function now(): string {
  return `${new Date().toISOString().slice(0, 19)}Z`;
}

import { type Reader, statement } from './graph.ts';

/** What happened to a record of a source. Times are ISO 8601 in UTC. */
export interface RecordHistory {
  readonly source: string;
  readonly recordId: string;
  /** The id of its article, as the API gives it: the same while it is there and when it comes back. */
  readonly article: string;
  /** The title of the article; null where it was deleted. */
  readonly title: string | null;
  /** The datestamp that the record had when it was last applied. */
  readonly lastIndexed: string | null;
  readonly firstSeen: LoadMark | null;
  readonly lastChanged: LoadMark | null;
  readonly deleted: LoadMark | null;
}

/** A load, and when it did what it did; its beginning, where nothing nearer is known. */
export interface LoadMark {
  readonly load: string;
  readonly at: string | null;
}

const HISTORY = statement<{ id: string }, Omit<RecordHistory, 'source'>>(
  'record.history',
  `OPTIONAL MATCH (a:Article {id: $id})
   OPTIONAL MATCH (d:DeletedRecord {id: $id})
   WITH coalesce(a, d) AS r, d IS NOT NULL AND a IS NULL AS isDeleted
   WHERE r IS NOT NULL
   OPTIONAL MATCH (first:Load {id: r.createdBy})
   OPTIONAL MATCH (last:Load {id: r.updatedBy})
   RETURN {
     recordId: r.recordId, article: r.id, title: r.title, lastIndexed: r.lastIndexed,
     firstSeen: {load: r.createdBy, at: first.startedAt}, lastChanged: {load: r.updatedBy, at: last.startedAt},
     deleted: CASE WHEN isDeleted THEN {load: r.deletedBy, at: r.deletedAt} END
   } AS row`,
);

/** What happened to the record whose article has, or had, this id; null where the graph never knew it. */
export async function recordHistory(graph: Reader, source: string, article: string): Promise<RecordHistory | null> {
  const [row] = await graph.read(HISTORY, { id: article });
  return row === undefined ? null : { source, ...row };
}

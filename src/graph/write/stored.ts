import { type Reader, statement } from '../graph.ts';
import type { Known } from './judge.ts';

/** What the graph holds of a record that a load meets again. */
export interface Stored {
  readonly id: string;
  readonly known: Known;
  /** What its article was last read from; null where that was not kept. */
  readonly readHash: string | null;
  /** The load that first brought it. */
  readonly createdBy: string;
}

const STORED = statement<
  { ids: readonly string[] },
  Omit<Stored, 'known'> & { isDeleted: boolean; contentHash: string; lastIndexed: string | null; since: string }
>(
  'write.stored',
  `UNWIND $ids AS id
   OPTIONAL MATCH (a:Article {id: id})
   OPTIONAL MATCH (d:DeletedRecord {id: id})
   WITH id, a, d WHERE a IS NOT NULL OR d IS NOT NULL
   RETURN {
     id: id, isDeleted: a IS NULL, readHash: a.readHash, createdBy: coalesce(a.createdBy, d.createdBy),
     contentHash: a.contentHash, lastIndexed: a.lastIndexed, since: coalesce(d.lastIndexed, d.deletedAt)
   } AS row`,
);

/** The records with these article ids, where the graph holds or remembers them. */
export async function storedRecords(graph: Reader, ids: readonly string[]): Promise<Map<string, Stored>> {
  if (ids.length === 0) return new Map();
  const rows = await graph.read(STORED, { ids });
  return new Map(
    rows.map(({ isDeleted, contentHash, lastIndexed, since, ...stored }) => [
      stored.id,
      { ...stored, known: isDeleted ? { isDeleted, since } : { isDeleted, contentHash, lastIndexed } },
    ]),
  );
}

const BY_READ_HASH = statement<{ hashes: readonly string[] }, { hash: string; id: string }>(
  'write.byReadHash',
  `UNWIND $hashes AS hash
   MATCH (a:Article {readHash: hash})
   RETURN {hash: hash, id: a.id} AS row`,
);

/** The ids of the articles that were last read from exactly these bytes, by the hash of them. */
export async function articlesByReadHash(graph: Reader, hashes: readonly string[]): Promise<Map<string, string>> {
  if (hashes.length === 0) return new Map();
  return new Map((await graph.read(BY_READ_HASH, { hashes })).map(({ hash, id }) => [hash, id]));
}

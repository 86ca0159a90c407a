import { createHash } from 'node:crypto';
import type { BibliographicRecord } from '../../model/record.ts';
import { type Graph, statement, type Transaction } from '../graph.ts';
import { nothingTouched, putArticles, type Stored, storedArticles, touch, unlinkArticles } from './articles.ts';
import { settle } from './figures.ts';
import { addToLoad, type Outcome, type RunningLoad } from './load.ts';
import { articleId, type RecordRows, rowsOf } from './rows.ts';
import { pairsOf, tieAgain } from './ties.ts';
import { componentsAgain, worksReached } from './works.ts';

// Every batch, of whatever load, holds this lock from its first statement to its commit: batches follow one another, so that what one
// reads to make ties and works exact, no other is changing.
const LOCK = statement<{ load: string }, { maxTieAuthors: number }>(
  'write.lock',
  `MATCH (g:Graph {name: 'bibliograph'})
   SET g.lastLoad = $load
   RETURN {maxTieAuthors: g.maxTieAuthors} AS row`,
);

const NEXT_REVISION = statement<Record<string, never>, never>(
  'write.nextRevision',
  `MATCH (g:Graph {name: 'bibliograph'}) SET g.revision = g.revision + 1`,
);

/**
 * Loads `records` in one transaction, with everything that follows from them: edges, works, ties, counts, the ledger's figures, and
 * what nothing mentions any more. Returns what became of each, in their order; a record that comes twice is met twice. `aside` counts
 * what the batch read without being able to use it.
 */
export async function writeBatch(
  graph: Graph,
  load: RunningLoad,
  records: readonly BibliographicRecord[],
  aside: { quarantined: number; warnings: number },
): Promise<Outcome[]> {
  return graph.transaction('write batch', async (tx) => {
    const [marker] = await tx.read(LOCK, { load: load.id });
    if (marker === undefined) throw new Error('A batch was to be written into a database that was not migrated.');
    const stored = await storedArticles(tx, [...new Set(records.map((record) => articleId(load.source.name, record.recordId)))]);
    const { outcomes, changes } = judge(records, load, stored, marker.maxTieAuthors);
    if (changes.length > 0) {
      await apply(tx, load, changes, stored);
      await tx.write(NEXT_REVISION, {});
    }
    await addToLoad(tx, load, { outcomes, ...aside });
    return outcomes;
  });
}

/** What to do with each record, and the rows of those that change something: of a record that comes twice, the last one applied. */
function judge(records: readonly BibliographicRecord[], load: RunningLoad, stored: ReadonlyMap<string, Stored>, maxTieAuthors: number) {
  const changes = new Map<string, RecordRows>();
  const known = new Map<string, Pick<Stored, 'contentHash' | 'lastIndexed'>>(stored);
  const outcomes = records.map((record): Outcome => {
    const id = articleId(load.source.name, record.recordId);
    const contentHash = hashOf(record);
    const before = known.get(id);
    if (before?.contentHash === contentHash) return 'unchanged';
    if (isOlder(record.lastIndexed, before?.lastIndexed)) return 'superseded';
    known.set(id, { contentHash, lastIndexed: record.lastIndexed });
    changes.set(id, rowsOf(record, load.source.name, contentHash, maxTieAuthors));
    return before === undefined ? 'created' : 'updated';
  });
  return { outcomes, changes: [...changes.values()].sort((a, b) => (a.id < b.id ? -1 : 1)) };
}

// Timestamps are all of one form, so that they compare as text. A record without one is never older.
function isOlder(lastIndexed: string | null, before: string | null | undefined): boolean {
  return lastIndexed !== null && typeof before === 'string' && lastIndexed < before;
}

function hashOf(record: BibliographicRecord): string {
  return createHash('sha256').update(JSON.stringify(record)).digest('base64url');
}

async function apply(
  tx: Transaction,
  load: RunningLoad,
  changes: readonly RecordRows[],
  stored: ReadonlyMap<string, Stored>,
): Promise<void> {
  const ids = changes.map(({ id }) => id);
  const changed = ids.filter((id) => stored.has(id));
  const touched = nothingTouched();
  const former = await worksReached(tx, changed);
  const pairs = await pairsOf(tx, changed);
  await unlinkArticles(tx, changed, touched);

  await putArticles(
    tx,
    load.source.id,
    changes.map((rows) => {
      touch(touched, rows);
      return { ...rows, article: { ...rows.article, createdBy: stored.get(rows.id)?.createdBy ?? load.id, updatedBy: load.id } };
    }),
  );
  const known = new Set(ids);
  const others = (await componentsAgain(tx, ids, former)).filter((id) => !known.has(id));

  for (const [key, pair] of await pairsOf(tx, [...ids, ...others])) pairs.set(key, pair);
  await tieAgain(tx, pairs.values());
  for (const author of await authorsOf(tx, others)) touched.authors.add(author);
  await settle(tx, touched);
}

const AUTHORS_OF = statement<{ ids: readonly string[] }, { author: string }>(
  'write.authorsOf',
  `UNWIND $ids AS id
   MATCH (:Article {id: id})<-[:AUTHORED]-(a:Author)
   RETURN DISTINCT {author: a.id} AS row`,
);

async function authorsOf(tx: Transaction, ids: readonly string[]): Promise<string[]> {
  return ids.length === 0 ? [] : (await tx.read(AUTHORS_OF, { ids })).map(({ author }) => author);
}

import { hash } from 'node:crypto';
import type { BibliographicRecord } from '../../model/record.ts';
import { type Graph, statement, type Transaction } from '../graph.ts';
import { nothingTouched, putArticles, unlinkArticles } from './articles.ts';
import { changeArticles } from './change.ts';
import { forgetDeletions } from './deletion.ts';
import { fillArticles } from './fill-articles.ts';
import { isApplied, judge, type Judged, type Known, type Outcome } from './judge.ts';
import { addToLoad, type Checkpoint, holdLoad, type LoadTotals, type RunningLoad } from './load.ts';
import { type RecordRows, rowsOf } from './rows.ts';
import { type Stored, storedRecords } from './stored.ts';

/** A record that is ready to be judged and written. */
export interface PreparedRecord extends Judged {
  /** Of its article. */
  readonly id: string;
  /** What it was read from. */
  readonly readHash: string;
  readonly rows: RecordRows;
}

/** A record of a batch. */
export interface BatchRecord extends PreparedRecord {
  /** How many parts of it cannot be used. */
  readonly warnings: number;
}

/** Records that follow one another in the input of a load. */
export interface Batch {
  /** How many records come before them. */
  readonly from: number;
  /** Where the load stands behind them. */
  readonly checkpoint: Omit<Checkpoint, 'quarantineFile'>;
  readonly records: readonly BatchRecord[];
  /** Ids of the articles whose records come again as they were last read. */
  readonly unchanged: readonly string[];
  /** How many records cannot be used. */
  readonly quarantined: number;
}

export interface WrittenBatch {
  /** What the load did so far. */
  readonly totals: LoadTotals;
  /** What became of each of the batch's records, in their order. */
  readonly outcomes: readonly Outcome[];
}

/** Derives all that a record says in the graph; most of the work that a load does outside the database. */
export function prepareRecord(
  record: BibliographicRecord,
  readHash: string,
  load: Pick<RunningLoad, 'source' | 'maxTieAuthors'>,
): PreparedRecord {
  const contentHash = hash('sha256', JSON.stringify(record), 'base64url');
  const rows = rowsOf(record, load.source.name, contentHash, load.maxTieAuthors);
  return { id: rows.id, contentHash, lastIndexed: record.lastIndexed, readHash, rows };
}

// Every batch that changes anything holds this lock until its commit, of whatever load it is: batches follow one another, so that what
// one reads to make ties and works exact, no other is changing.
const LOCK = statement<{ load: string }, never>('write.lock', `MATCH (g:Graph {name: 'bibliograph'}) SET g.lastLoad = $load`);

/**
 * Loads a batch in one transaction, with everything that follows from it: edges, works, ties, counts, the load's figures and its
 * checkpoint, and what nothing mentions any more. A record that comes twice is met twice; parts that cannot be used are counted of records that
 * are created or updated. A batch that was committed before, and only the answer lost, is not loaded again. Throws LOCKED where another process
 * has taken the load over.
 */
export async function writeBatch(graph: Graph, load: RunningLoad, batch: Batch): Promise<WrittenBatch> {
  const { from, checkpoint, records, unchanged, quarantined } = batch;
  let outcomes: readonly Outcome[] = [];
  const totals = await graph.transaction('write batch', async (tx) => {
    const held = await holdLoad(tx, load);
    // The outcomes are there from the try whose answer was lost.
    if (held.position === checkpoint.position) return held.totals;
    if (held.position !== from) throw new Error(`A batch from record ${from} was to be written where the load stands at ${held.position}.`);
    outcomes = records.length === 0 ? [] : await writeRecords(tx, load, records);
    if (load.isComplete || load.isAside) await tx.write(SEE, { load: load.id, ids: [...unchanged, ...records.map(({ id }) => id)] });
    const count = (outcome: Outcome) => outcomes.filter((each) => each === outcome).length;
    const added = {
      ...{ read: checkpoint.position - from, quarantined },
      ...{ created: count('created'), updated: count('updated'), superseded: count('superseded') },
      unchanged: count('unchanged') + unchanged.length,
      warnings: records.reduce((sum, { warnings }, index) => (isApplied(outcomes[index]) ? sum + warnings : sum), 0),
    };
    return addToLoad(tx, load, added, checkpoint);
  });
  return { totals, outcomes };
}

const SEE = statement<{ load: string; ids: readonly string[] }, never>(
  'write.see',
  'UNWIND $ids AS id MATCH (a:Article {id: id}) SET a.seenBy = $load',
);

const REREAD = statement<{ rows: readonly { id: string; readHash: string }[] }, never>(
  'write.reread',
  'UNWIND $rows AS row MATCH (a:Article {id: row.id}) SET a.readHash = row.readHash',
);

async function writeRecords(tx: Transaction, load: RunningLoad, records: readonly PreparedRecord[]): Promise<Outcome[]> {
  await tx.write(LOCK, { load: load.id });
  const stored = await storedRecords(tx, [...new Set(records.map(({ id }) => id))]);
  const { outcomes, changed, reread } = judgeAll(records, stored, load.isComplete);
  if (reread.length > 0) await tx.write(REREAD, { rows: reread.map(({ id, readHash }) => ({ id, readHash })) });
  if (changed.length === 0) return outcomes;
  const puts = changed.map(({ rows, readHash, id }) => {
    const createdBy = stored.get(id)?.createdBy ?? load.id;
    return { ...rows, article: { ...rows.article, readHash, createdBy, updatedBy: load.id } };
  });
  const before = (isDeleted: boolean) => changed.flatMap(({ id }) => (stored.get(id)?.known.isDeleted === isDeleted ? [id] : []));
  const replaced = before(false);
  if (load.isFilling) await fill(tx, load, puts, replaced);
  else await changeArticles(tx, load, { puts, replaced, removes: [] });
  await forgetDeletions(tx, before(true));
  return outcomes;
}

/** Writes articles alone: what follows from them is made when the graph is filled. */
async function fill(tx: Transaction, load: RunningLoad, puts: readonly RecordRows[], replaced: readonly string[]): Promise<void> {
  const again = new Set(replaced);
  await fillArticles(
    tx,
    load.source.id,
    puts.filter(({ id }) => !again.has(id)),
  );
  if (replaced.length === 0) return;
  await unlinkArticles(tx, replaced, nothingTouched());
  await putArticles(
    tx,
    load.source.id,
    puts.filter(({ id }) => again.has(id)),
  );
}

/**
 * What becomes of each record. `changed` are those that change something, of a record that comes twice the last one applied, in the
 * order of their ids; `reread` those that say what is stored in other bytes.
 */
function judgeAll(records: readonly PreparedRecord[], stored: ReadonlyMap<string, Stored>, isComplete: boolean) {
  const known = new Map<string, Known>([...stored].map(([id, each]) => [id, each.known]));
  const last = new Map([...stored].map(([id, { readHash }]) => [id, readHash]));
  const changed = new Map<string, PreparedRecord>();
  const reread = new Map<string, PreparedRecord>();
  const outcomes = records.map((record) => {
    const outcome = judge(record, known.get(record.id), isComplete);
    if (outcome === 'superseded') return outcome;
    if (outcome !== 'unchanged') {
      known.set(record.id, { isDeleted: false, contentHash: record.contentHash, lastIndexed: record.lastIndexed });
      changed.set(record.id, record);
      reread.delete(record.id);
    } else if (changed.has(record.id)) changed.set(record.id, record);
    else if (last.get(record.id) !== record.readHash) reread.set(record.id, record);
    return outcome;
  });
  return { outcomes, changed: [...changed.values()].sort((a, b) => (a.id < b.id ? -1 : 1)), reread: [...reread.values()] };
}

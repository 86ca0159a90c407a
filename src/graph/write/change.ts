import { statement, type Transaction } from '../graph.ts';
import { nothingTouched, putArticles, type Touched, touch, unlinkArticles } from './articles.ts';
import { settle } from './figures.ts';
import type { RunningLoad } from './load.ts';
import type { RecordRows } from './rows.ts';
import { pairsOf, tieAgain } from './ties.ts';
import { componentsAgain, worksReached } from './works.ts';

/** What changes in the graph, all at once. */
export interface Change {
  /** Articles as they are to be, `createdBy` and `updatedBy` in their rows. */
  readonly puts: readonly RecordRows[];
  /** Those of `puts` that are there by now. */
  readonly replaced: readonly string[];
  /** Takes away the articles of `removes`, whose edges are gone by then. */
  readonly remove?: (tx: Transaction) => Promise<void>;
  /** Articles that are to go. */
  readonly removes: readonly string[];
}

const NEXT_REVISION = statement<Record<string, never>, never>(
  'write.nextRevision',
  `MATCH (g:Graph {name: 'bibliograph'}) SET g.revision = g.revision + 1`,
);

/** Changes articles, with everything that follows: edges, works, ties, stored figures, and what nothing mentions any more. */
export async function changeArticles(tx: Transaction, load: RunningLoad, { puts, replaced, removes, remove }: Change): Promise<void> {
  const ids = puts.map(({ id }) => id);
  const former = [...replaced, ...removes];
  const touched: Touched = nothingTouched();
  const works = await worksReached(tx, former);
  const pairs = await pairsOf(tx, former);
  await unlinkArticles(tx, former, touched);
  await remove?.(tx);

  for (const rows of puts) touch(touched, rows);
  if (puts.length > 0) await putArticles(tx, load.source.id, puts);
  const known = new Set(ids);
  const others = (await componentsAgain(tx, ids, works)).filter((id) => !known.has(id));

  for (const [key, pair] of await pairsOf(tx, [...ids, ...others])) pairs.set(key, pair);
  await tieAgain(tx, pairs.values());
  for (const author of await authorsOf(tx, others)) touched.authors.add(author);
  await settle(tx, touched);
  await tx.write(NEXT_REVISION, {});
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

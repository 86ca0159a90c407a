import { type Graph, statement, type Transaction } from '../graph.ts';
import { SWEEP_KEYS } from './figures.ts';
import { componentsAgain } from './works.ts';

const KEYS_A_PAGE = 10_000;
/** Articles a transaction whose works may be joined. */
const ARTICLES = 2_000;

const KEYS = statement<{ after: string; limit: number }, { key: string; articles: number }>(
  'fill.keys',
  `MATCH (k:WorkKey)
   WHERE k.key > $after
   WITH k ORDER BY k.key LIMIT toInteger($limit)
   RETURN {key: k.key, articles: COUNT { (k)<-[:HAS_KEY]-() }} AS row
   ORDER BY k.key`,
);

const WORKS = statement<{ keys: readonly string[] }, string>(
  'fill.works',
  `UNWIND $keys AS key
   MATCH (:WorkKey {key: key})<-[:HAS_KEY]-()-[:EXPRESSES]->(w:Work)
   RETURN DISTINCT w.id AS row`,
);

const COUNT = statement<Record<string, never>, number>('fill.countKeys', 'MATCH (k:WorkKey) RETURN count(k) AS row');

/**
 * Joins the works of articles that share a key, where each had one of its own before, and takes away keys that no article has. May run
 * again after any end.
 */
export async function mergeWorks(graph: Graph, onProgress: (done: number, total: number) => void): Promise<void> {
  const [total = 0] = await graph.read(COUNT, {});
  let done = 0;
  for (let after: string | null = ''; after !== null;) {
    const from: string = after;
    const page = await graph.transaction('merge works', (tx) => mergePage(tx, from));
    done += page.keys;
    after = page.last;
    onProgress(done, Math.max(total, done));
  }
}

/** The works of the next keys: as many of these as have a bounded number of articles. */
async function mergePage(tx: Transaction, after: string): Promise<{ keys: number; last: string | null }> {
  const found = await tx.read(KEYS, { after, limit: KEYS_A_PAGE });
  let articles = 0;
  // The articles of keys that follow from the same records come together here and there: whatever joins is joined again by the next key.
  const end = found.findIndex((each) => each.articles > 1 && (articles += each.articles) >= ARTICLES);
  const keys = end === -1 ? found : found.slice(0, end + 1);
  const shared = keys.filter((each) => each.articles > 1).map(({ key }) => key);
  const unused = keys.filter((each) => each.articles === 0).map(({ key }) => key);
  if (shared.length > 0) await componentsAgain(tx, [], await tx.read(WORKS, { keys: shared }));
  if (unused.length > 0) await tx.write(SWEEP_KEYS, { keys: unused });
  return { keys: keys.length, last: keys.at(-1)?.key ?? null };
}

import { type Graph, statement, type Transaction } from '../graph.ts';
import { SWEEP_KEYS } from './figures.ts';
import { countBy, inPages, type Page, upTo } from './fill-pages.ts';
import { componentsAgain } from './works.ts';

const NODES_A_PAGE = 10_000;
/** Articles a transaction whose works may change. */
const ARTICLES = 2_000;

const COUNT_WORKS = statement<Record<string, never>, number>('fill.countWorks', 'MATCH (w:Work) RETURN count(w) AS row');
const COUNT_KEYS = statement<Record<string, never>, number>('fill.countKeys', 'MATCH (k:WorkKey) RETURN count(k) AS row');

const WORKS = statement<{ after: string; limit: number }, { id: string; articles: number }>(
  'fill.works',
  `MATCH (w:Work)
   WHERE w.id > $after
   WITH w ORDER BY w.id LIMIT toInteger($limit)
   RETURN {id: w.id, articles: COUNT { (w)<-[:EXPRESSES]-() }} AS row
   ORDER BY w.id`,
);

const KEYS = statement<{ after: string; limit: number }, { key: string; articles: number }>(
  'fill.keys',
  `MATCH (k:WorkKey)
   WHERE k.key > $after
   WITH k ORDER BY k.key LIMIT toInteger($limit)
   RETURN {key: k.key, articles: COUNT { (k)<-[:HAS_KEY]-() }} AS row
   ORDER BY k.key`,
);

const WORKS_OF_KEYS = statement<{ keys: readonly string[] }, string>(
  'fill.worksOfKeys',
  `UNWIND $keys AS key
   MATCH (:WorkKey {key: key})<-[:HAS_KEY]-()-[:EXPRESSES]->(w:Work)
   RETURN DISTINCT w.id AS row`,
);

/** Joins the works of articles that share a key, where each had one of its own before. May run again after any end. */
export async function mergeWorks(graph: Graph, onProgress: (done: number, total: number) => void): Promise<void> {
  const [works, keys] = [await countBy(graph, COUNT_WORKS), await countBy(graph, COUNT_KEYS)];
  const total = works + keys;
  const told = (before: number) => (done: number) => onProgress(before + done, total);
  await inPages(graph, { name: 'part works', total: works, onProgress: told(0) }, partPage);
  await inPages(graph, { name: 'join works', total: keys, onProgress: told(works) }, joinPage);
}

/** Parts what was joined before a fill went on that had been cut short: an article may have changed since. */
async function partPage(tx: Transaction, after: string): Promise<Page> {
  const works = upTo(ARTICLES, await tx.read(WORKS, { after, limit: NODES_A_PAGE }), weightOf);
  const joined = works.filter(({ articles }) => articles !== 1).map(({ id }) => id);
  if (joined.length > 0) await componentsAgain(tx, [], joined);
  return { count: works.length, last: works.at(-1)?.id ?? null };
}

/** Joins the works of the next keys, each with whatever it was joined to by keys before, and takes away keys that no article has. */
async function joinPage(tx: Transaction, after: string): Promise<Page> {
  const keys = upTo(ARTICLES, await tx.read(KEYS, { after, limit: NODES_A_PAGE }), weightOf);
  const shared = keys.filter(({ articles }) => articles > 1).map(({ key }) => key);
  const unused = keys.filter(({ articles }) => articles === 0).map(({ key }) => key);
  if (shared.length > 0) await componentsAgain(tx, [], await tx.read(WORKS_OF_KEYS, { keys: shared }));
  if (unused.length > 0) await tx.write(SWEEP_KEYS, { keys: unused });
  return { count: keys.length, last: keys.at(-1)?.key ?? null };
}

// What has one article alone has nothing to be joined with.
function weightOf({ articles }: { readonly articles: number }): number {
  return articles > 1 ? articles : 0;
}

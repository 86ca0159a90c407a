import { type Graph, statement, type Transaction } from '../graph.ts';
import { nothingTouched, type Touched } from './articles.ts';
import { settle } from './figures.ts';
import { countBy, inPages, type Page } from './fill-pages.ts';
import { SHARED_LABELS } from './rows.ts';

const NODES_A_PAGE = 2_000;

interface Noun {
  readonly count: ReturnType<typeof countOf>;
  readonly next: ReturnType<typeof nextOf>;
  readonly touch: (touched: Touched, id: string) => void;
}

const countOf = (label: string) =>
  statement<Record<string, never>, number>(`fill.count${label}`, `MATCH (n:${label}) RETURN count(n) AS row`);

const nextOf = (label: string) =>
  statement<{ after: string; limit: number }, string>(
    `fill.next${label}`,
    `MATCH (n:${label}) WHERE n.id > $after WITH n.id AS id ORDER BY id LIMIT toInteger($limit) RETURN id AS row`,
  );

const NOUNS: readonly Noun[] = [
  { count: countOf('Author'), next: nextOf('Author'), touch: ({ authors }, id) => authors.add(id) },
  ...SHARED_LABELS.map((label): Noun => ({ count: countOf(label), next: nextOf(label), touch: ({ shared }, id) => shared[label].add(id) })),
];

const ISSNS = statement<Record<string, never>, { venue: string; value: string }>(
  'fill.issns',
  `MATCH (v:Venue)-[:HAS_ISSN]->(i:Issn) RETURN {venue: v.id, value: i.value} AS row`,
);

const KEEPERS = statement<Record<string, never>, { collection: string; institution: string }>(
  'fill.keepers',
  `MATCH (c:Collection)-[:KEPT_BY]->(i:Institution) RETURN {collection: c.id, institution: i.id} AS row`,
);

/**
 * Makes the stored figures of everything exact, once works and ties are what they are to be, and takes away what nothing mentions. May
 * run again after any end.
 */
export async function figureAll(graph: Graph, onProgress: (done: number, total: number) => void): Promise<void> {
  const nouns = await Promise.all(NOUNS.map(async (noun) => ({ ...noun, total: await countBy(graph, noun.count) })));
  const all = nouns.reduce((sum, { total }) => sum + total, 0);
  // A venue goes only when it has no ISSN left.
  await graph.transaction('sweep', sweepPairs);
  let before = 0;
  for (const { total, ...noun } of nouns) {
    const done = before;
    await inPages(graph, { name: 'make figures', total, onProgress: (here) => onProgress(done + here, all) }, (tx, after) =>
      figurePage(tx, noun, after),
    );
    before += total;
  }
}

async function figurePage(tx: Transaction, { next, touch }: Noun, after: string): Promise<Page> {
  const ids = await tx.read(next, { after, limit: NODES_A_PAGE });
  const touched = nothingTouched();
  for (const id of ids) touch(touched, id);
  if (ids.length > 0) await settle(tx, touched);
  return { count: ids.length, last: ids.at(-1) ?? null };
}

/** Venues and their ISSNs, collections and who keeps them: of both there are few. */
async function sweepPairs(tx: Transaction): Promise<void> {
  const touched = nothingTouched();
  for (const issn of await tx.read(ISSNS, {})) touched.issns.set(`${issn.venue} ${issn.value}`, issn);
  for (const keeper of await tx.read(KEEPERS, {})) touched.keepers.set(`${keeper.collection} ${keeper.institution}`, keeper);
  await settle(tx, touched);
}

import { type Graph, type Statement, type Transaction } from '../graph.ts';

/** How many nodes a transaction has seen to, and the key of the last of them; null where none were left. */
export interface Page {
  readonly count: number;
  readonly last: string | null;
}

/**
 * Sees to all nodes in the order of their keys, a page a transaction. `page` is given the key that its nodes come after, and must be safe
 * to repeat. What is written meanwhile may change how many there are.
 */
export async function inPages(
  graph: Graph,
  { name, total, onProgress }: { name: string; total: number; onProgress: (done: number) => void },
  page: (tx: Transaction, after: string) => Promise<Page>,
): Promise<void> {
  let done = 0;
  for (let after: string | null = ''; after !== null;) {
    const from: string = after;
    const { count, last } = await graph.transaction(name, (tx) => page(tx, from));
    done += count;
    after = last;
    onProgress(Math.min(done, total));
  }
}

/** How many there are, by a statement that counts a label. */
export async function countBy(graph: Graph, count: Statement<Record<string, never>, number>): Promise<number> {
  return (await graph.read(count, {}))[0] ?? 0;
}

/** The first of `all` that weigh at least `limit` together, or all where they weigh less. */
export function upTo<Item>(limit: number, all: readonly Item[], weightOf: (item: Item) => number): readonly Item[] {
  let weight = 0;
  const end = all.findIndex((item) => (weight += weightOf(item)) >= limit);
  return end === -1 ? all : all.slice(0, end + 1);
}

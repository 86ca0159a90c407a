import { nameTextOf } from '../../model/name-text.ts';
import { type Graph, statement } from '../graph.ts';
import { NAMED_LABELS } from '../name-search.ts';
import { USAGE } from './figures.ts';

/** Names a transaction. */
const BATCH = 5_000;

interface NameRow {
  readonly id: string;
  readonly name: string;
}

const KINDS = NAMED_LABELS.map((label) => ({
  label,
  count: statement<Record<string, never>, { count: number }>(`upgrade.count${label}`, `MATCH (n:${label}) RETURN {count: count(n)} AS row`),
  next: statement<{ after: string; limit: number }, NameRow>(
    `upgrade.next${label}`,
    `MATCH (n:${label}) WHERE n.id > $after WITH n ORDER BY n.id LIMIT toInteger($limit) RETURN n {.id, .name} AS row ORDER BY row.id`,
  ),
  set: statement<{ rows: readonly object[] }, never>(
    `upgrade.set${label}`,
    `UNWIND $rows AS row MATCH (n:${label} {id: row.id}) SET n += row.text, n.usage = ${USAGE('n.articleCount')}`,
  ),
}));

/** Makes the names of a graph that was loaded before they were searched able to be found. May run again, after any end. */
export async function upgradeNames(graph: Graph, onProgress: (done: number, total: number) => void): Promise<void> {
  const counts = await Promise.all(KINDS.map(({ count }) => graph.read(count, {})));
  const total = counts.flat().reduce((sum, { count }) => sum + count, 0);
  let done = 0;
  for (const { label, next, set } of KINDS) {
    for (let after = ''; ;) {
      const names = await graph.read(next, { after, limit: BATCH });
      const last = names.at(-1);
      if (last === undefined) break;
      const rows = names.map(({ id, name }) => ({ id, text: nameTextOf(label, name) }));
      await graph.transaction('upgrade names', (tx) => tx.write(set, { rows }));
      after = last.id;
      done += names.length;
      onProgress(done, Math.max(total, done));
    }
  }
}

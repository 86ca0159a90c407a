import type { Arm } from '../arms.ts';
import type { Bench, Figures, Result, Verdict } from '../bench.ts';
import { type Sent, sent } from '../client.ts';
import { ownCosts } from '../cost.ts';
import { dataOf, figuresOf } from '../run-workload.ts';
import { timed } from '../timing.ts';

const SIZE = 20;
const PAGE = 5_000;
const STEP = 100;
const ORDERS = [
  { field: 'YEAR', direction: 'DESC' },
  { field: 'TITLE', direction: 'ASC' },
] as const;

const TARGET = 1.15;

type Order = (typeof ORDERS)[number];

const DOCUMENT = `query ($orderBy: ArticleOrder, $first: Int, $after: String) {
  articles(orderBy: $orderBy, first: $first, after: $after) { nodes { id title year } pageInfo { hasNextPage endCursor } }
}`;

interface Page {
  readonly articles: { readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string } };
}

/** A page far behind the first one, beside the first one: what ours takes must not grow with the way to it. */
export async function deepPage(bench: Bench): Promise<Result> {
  const figures: Figures[] = [];
  const verdicts: Verdict[] = [];
  for (const orderBy of ORDERS) {
    const { after, page } = await cursorBefore(bench.ours, orderBy);
    const asked = [null, after].map((cursor) => ({ orderBy, first: SIZE, after: cursor }));
    const [first, deep] = await measured(bench, asked, [`${orderBy.field}, page 1`, `${orderBy.field}, page ${page}`]);
    if (first === undefined || deep === undefined) throw new Error('Two pages were asked for.');
    figures.push(first, deep);
    const target = page === PAGE ? TARGET : null;
    verdicts.push({ what: `W10: page ${page} / page 1 by ${orderBy.field}`, value: deep.p50 / first.p50, target });
  }
  return { name: 'W10', what: 'pages of 20, ours', figures, verdicts, notes: [] };
}

async function measured(bench: Bench, asked: readonly object[], names: readonly string[]): Promise<Figures[]> {
  const questions = asked.map((variables) => sent('/graphql', { query: DOCUMENT, variables }));
  const ask = async (question: Sent) => (await bench.ours.client.ask(question)).ms;
  const costs = await ownCosts(
    bench.profiling,
    asked.map((variables) => ({ document: DOCUMENT, variables })),
  );
  // Both are of one process, of which nobody can tell what it does for which.
  const times = await timed(
    questions.map((question) => ({ ask: () => ask(question), cpu: () => Promise.resolve(null) })),
    bench.patience,
  );
  return names.map((name, index) => figuresOf(name, costs[index], times[index]));
}

/** Walks there, as anybody does; to the last full page where the list is shorter. */
async function cursorBefore(ours: Arm, orderBy: Order): Promise<{ after: string; page: number }> {
  let after: string | null = null;
  let items = 0;
  while (items < (PAGE - 1) * SIZE) {
    const first = Math.min(STEP, (PAGE - 1) * SIZE - items);
    const question = sent('/graphql', { query: DOCUMENT, variables: { orderBy, first, after } });
    const { articles } = (await dataOf(ours, question)) as Page;
    if (!articles.pageInfo.hasNextPage) break;
    after = articles.pageInfo.endCursor;
    items += first;
  }
  if (after === null) throw new Error('There is one page alone.');
  return { after, page: items / SIZE + 1 };
}

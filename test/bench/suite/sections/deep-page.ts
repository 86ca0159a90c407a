import type { Bench, Figures, Result, Verdict } from '../bench.ts';
import { sent } from '../client.ts';
import { ownCosts } from '../cost.ts';
import { dataOf, figuresOf } from '../run-workload.ts';
import { type Contender, timed } from '../timing.ts';

const SIZE = 20;
const PAGE = 5_000;
const STEP = 100;
const ORDERS = [
  { field: 'YEAR', direction: 'DESC' },
  { field: 'TITLE', direction: 'ASC' },
] as const;

const TARGET = 1.15;

type Order = (typeof ORDERS)[number];

/** The operation that asks for pages. */
export const PAGES = `query ($orderBy: ArticleOrder, $first: Int, $after: String) {
  articles(orderBy: $orderBy, first: $first, after: $after) { nodes { id title year } pageInfo { hasNextPage endCursor } }
}`;

interface Page {
  readonly articles: { readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string } };
}

/** Asks for a page. */
export type AskPage = (variables: object) => Promise<Page>;

/** The first page in an order, and one far behind it. */
interface Pages {
  readonly field: string;
  readonly pages: readonly { readonly number: number; readonly document: string; readonly variables: object }[];
}

/** The pages that are compared. */
export async function pagesFarApart(askPage: AskPage): Promise<Pages[]> {
  const found: Pages[] = [];
  for (const orderBy of ORDERS) {
    const far = await cursorBefore(askPage, orderBy);
    const pages = [{ number: 1, after: null }, far].map(({ number, after }) => ({
      ...{ number, document: PAGES },
      variables: { orderBy, first: SIZE, after },
    }));
    found.push({ field: orderBy.field, pages });
  }
  return found;
}

/** A page far behind the first one, beside the first one: what ours takes must not grow with the way to it. */
export async function deepPage({ ours, profiling, patience }: Bench): Promise<Result> {
  const askPage = async (variables: object) => (await dataOf(ours, sent('/graphql', { query: PAGES, variables }))) as Page;
  const figures: Figures[] = [];
  const verdicts: Verdict[] = [];
  for (const { field, pages } of await pagesFarApart(askPage)) {
    const costs = await ownCosts(profiling, pages);
    const contenders = pages.map(({ document, variables }): Contender => {
      const question = sent('/graphql', { query: document, variables });
      // Both are of one process, of which nobody can tell what it does for which.
      return { ask: async () => (await ours.client.ask(question)).ms, cpu: () => Promise.resolve(null) };
    });
    const times = await timed(contenders, patience);
    const [first, far] = pages.map(({ number }, index) => figuresOf(`${field}, page ${number}`, costs[index], times[index]));
    if (first === undefined || far === undefined) throw new Error('Two pages were asked for.');
    figures.push(first, far);
    const isFar = pages.at(-1)?.number === PAGE;
    verdicts.push({ what: `W10: ${far.who} / page 1`, value: far.p50 / first.p50, target: isFar ? TARGET : null });
  }
  return { name: 'W10', what: 'pages of 20, ours', figures, verdicts, notes: [] };
}

/** Walks there, as anybody does; to the last full page where the list is shorter. */
async function cursorBefore(askPage: AskPage, orderBy: Order): Promise<{ after: string; number: number }> {
  let after: string | null = null;
  let items = 0;
  while (items < (PAGE - 1) * SIZE) {
    const first = Math.min(STEP, (PAGE - 1) * SIZE - items);
    const { articles } = await askPage({ orderBy, first, after });
    if (!articles.pageInfo.hasNextPage) break;
    after = articles.pageInfo.endCursor;
    items += first;
  }
  if (after === null) throw new Error('There is one page alone.');
  return { after, number: items / SIZE + 1 };
}

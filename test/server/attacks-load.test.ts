import { expect, test } from 'vitest';
import { attacked, JSON_POST } from '../support/attacked.ts';
import { expectBelow } from '../support/figures.ts';

const target = attacked();

const MOST = 'orderBy: { field: CO_AUTHOR_COUNT, direction: DESC }';
const NETWORK = 'authors { author { id name } degree articleCount } ties { authors { id } workCount strength firstYear lastYear }';
/** Nearly as dear as a question may be. */
const DEAR = [
  `{ authors(first: 100, ${MOST}) { nodes { coAuthors(first: 100) { nodes { id name kind articleCount } } } } }`,
  `{ authors(first: 100, ${MOST}) { nodes { articles(first: 100) { nodes { id title year } } } } }`,
  `{ author(by: { name: "Haddow, Barry" }) { network(depth: 3, maxAuthors: 500, maxTies: 9900) { ${NETWORK} } } }`,
  `{ articles(search: "a") { totalCount network(maxAuthors: 500, maxTies: 9000) { ${NETWORK} } } }`,
  '{ articles(first: 100) { nodes { related(first: 50) { article { title abstract } score reasons } } } }',
  `{ authors(first: 80, ${MOST}) { nodes { suggestedCoAuthors(first: 50) { author { name } score } } } }`,
];
const AT_ONCE = 50;
/** For a machine that runs other tests too; `test/worst-queries.ts` holds the strict bounds. */
const NORMAL_MS = 5_000;
/** Of the process, with the tests and all that they need in it. */
const MEMORY_MB = 1_024;

async function timed(path: string, init: RequestInit = {}) {
  const start = performance.now();
  const response = await fetch(target.url + path, init);
  const body: unknown = await response.json();
  return { status: response.status, headers: response.headers, body, ms: performance.now() - start };
}

test(`${AT_ONCE} of the dearest questions at once leave room for others, and are answered or sent away`, async () => {
  const ask = (query: string) => timed('/graphql', { method: 'POST', headers: JSON_POST, body: JSON.stringify({ query }) });
  const progress = { isOver: false };
  const dear = Promise.all(Array.from({ length: AT_ONCE }, (_, n) => ask(DEAR[n % DEAR.length] ?? ''))).finally(() => {
    progress.isOver = true;
  });
  const looks = [];
  do {
    const [health, normal] = await Promise.all([timed('/health'), ask('{ articles(first: 5) { nodes { title } } }')]);
    expect(health.status).toBe(200);
    expect(normal).toMatchObject({ status: 200, body: { data: { articles: { nodes: expect.anything() } } } });
    looks.push({ health: health.ms, normal: normal.ms, memory: process.memoryUsage.rss() / 2 ** 20 });
  } while (!progress.isOver);
  expectBelow('/health in', Math.max(...looks.map(({ health }) => health)), 1_000);
  expectBelow('a normal question in', Math.max(...looks.map(({ normal }) => normal)), NORMAL_MS);
  expectBelow('memory of the process', Math.max(...looks.map(({ memory }) => memory)), MEMORY_MB, 'MB');
  const answers = await dear;
  for (const { status, headers, body } of answers) {
    expect([200, 503]).toContain(status);
    if (status === 503) expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    else expect(body).toMatchObject({ data: expect.anything() });
    const { price, limit } = (body as { extensions: { cost: { price: number; limit: number } } }).extensions.cost;
    expect(price).toBeGreaterThan(limit / 3);
    expect(price).toBeLessThanOrEqual(limit);
  }
  expect(answers.some(({ status }) => status === 200)).toBe(true);
  expect(await target.ask('{ statistics { articleCount } }')).toMatchObject({ status: 200, codes: [] });
});

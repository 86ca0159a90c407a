/**
 * How long a broad search takes with all of its facets, beside statements written by hand for it on the bare driver, and how long a page
 * takes deep in a list beside the first one: `npx tsx test/bench/search.ts [--search TEXT] [--rounds N] [--page N]`, on the graph that the
 * environment names (NEO4J_URI, or the local Neo4j of BIBLIOGRAPH_HOME). The two answers are compared before any time is told; rounds of
 * both alternate, so that what else the machine does falls on both.
 */
import assert from 'node:assert/strict';
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import neo4j from 'neo4j-driver';
import { managedNeo4j } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { searched } from '../../src/graph/article-search.ts';
import { openGraph } from '../../src/graph/graph.ts';
import { ROOT } from '../../src/graph/list.ts';
import { parseSearch } from '../../src/model/search.ts';
import { execute } from '../support/api.ts';

const { values } = parseArgs({
  options: {
    search: { type: 'string', default: 'network' },
    rounds: { type: 'string', default: '15' },
    page: { type: 'string', default: '5000' },
  },
});
const rounds = Number(values.rounds);
const SIZE = 20;

const SHOWN = 10;
const FACET_OF: Readonly<Record<string, string>> = {
  Publisher: 'publishers',
  Venue: 'venues',
  Institution: 'institutions',
  Collection: 'collections',
  Language: 'languages',
  Format: 'formats',
  Topic: 'topics',
  Author: 'authors',
};

const PAGE = `CALL db.index.fulltext.queryNodes('article_search', $search, {limit: $limit}) YIELD node AS a, score
RETURN a {.id, .title, .year, .doi, score: score} AS row`;

const FACETS = `CALL db.index.fulltext.queryNodes('article_search', $search) YIELD node AS a
MATCH (a)-[:PUBLISHED_BY|PUBLISHED_IN|HELD_BY|IN_COLLECTION|IN_LANGUAGE|HAS_FORMAT|ABOUT|AUTHORED]-(v)
WITH v, count(*) AS n
ORDER BY n DESC
WITH labels(v)[0] AS label, collect([v, n])[..${SHOWN}] AS top
RETURN [label, [each IN top | [each[0].name, each[1]]]] AS row`;

const YEARS = `CALL db.index.fulltext.queryNodes('article_search', $search) YIELD node AS a
WITH a.year AS year, count(*) AS n
RETURN [year, n] AS row`;

const OURS = `query ($search: String, $first: Int) {
  articles(search: $search, first: $first) {
    totalCount
    nodes { id title year doi }
    edges { score }
    facets {
      years { year count }
      ${Object.values(FACET_OF)
        .map((facet) => `${facet} { value count }`)
        .join('\n')}
    }
  }
}`;

const LIST = `query ($orderBy: ArticleOrder, $first: Int, $after: String) {
  articles(orderBy: $orderBy, first: $first, after: $after) { nodes { id title year } pageInfo { hasNextPage endCursor } }
}`;

const config = readConfig();
const lease = config.neo4j === null ? await managedNeo4j(config).acquire('bench') : null;
const at = lease ?? config.neo4j;
if (at === null) throw new Error('There is no Neo4j to measure.');
const graph = openGraph({ ...at, database: config.database, queryTimeout: 120_000, patience: 5_000 });
const driver = neo4j.driver(at.uri, neo4j.auth.basic(at.username, at.password), { disableLosslessIntegers: true });
try {
  say(
    `load average ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}`,
  );
  await broadSearch(`${values.search} `);
  for (const field of ['YEAR', 'TITLE']) await deepPage(field, Number(values.page));
} finally {
  await driver.close();
  await graph.close();
  await lease?.release();
}

async function broadSearch(typed: string): Promise<void> {
  const search = parseSearch(typed);
  if (search === null) throw new Error('Say what to search.');
  const [parent] = searched([ROOT], search, false);
  const params = { search: parent?.search, limit: neo4j.int(SIZE) };
  const byHand = async () => {
    const [page, facets, years] = await Promise.all([PAGE, FACETS, YEARS].map((text) => rows(text, params)));
    return { page, facets, years };
  };
  const ours = async () => {
    const { data, errors } = await execute(graph, OURS, { search: typed, first: SIZE });
    assert.deepEqual(errors, []);
    return data.articles as OurAnswer;
  };
  compare(await byHand(), await ours());
  const { totalCount } = await ours();
  const times = await alternated({ 'by hand': byHand, ours });
  report(`"${typed.trim()}": ${totalCount} hits, first page of ${SIZE}, total and nine facets`, times, 'by hand');
}

interface OurAnswer {
  readonly totalCount: number;
  readonly nodes: readonly { readonly title: string }[];
  readonly facets: Readonly<
    Record<string, readonly { readonly value?: string | null; readonly year?: number | null; readonly count: number }[]>
  >;
}

function compare(byHand: Record<string, unknown[] | undefined>, ours: OurAnswer): void {
  const years = new Map((byHand['years'] as [number | null, number][]).map(([year, count]) => [year, count]));
  for (const { year, count } of ours.facets['years'] ?? []) assert.equal(count, years.get(year ?? null), `the year ${String(year)}`);
  assert.equal(
    ours.totalCount,
    [...years.values()].reduce((sum, count) => sum + count, 0),
  );
  for (const [label, top] of byHand['facets'] as [string, [string, number][]][]) {
    const facet = FACET_OF[label];
    if (facet === undefined) throw new Error(`What is a ${label}?`);
    const counts = (ours.facets[facet] ?? []).filter(({ value }) => value !== null).map(({ count }) => count);
    assert.deepEqual(
      counts.slice(0, SHOWN),
      top.map(([, count]) => count),
      facet,
    );
  }
  assert.equal(ours.nodes.length, byHand['page']?.length);
}

async function deepPage(field: string, page: number): Promise<void> {
  const orderBy = { field, direction: 'DESC' };
  let after: string | null = null;
  let reached = 1;
  for (const step = 100 / SIZE; reached + step <= page; reached += step) {
    const { data } = await execute(graph, LIST, { orderBy, first: 100, after });
    if (data.articles.pageInfo.hasNextPage !== true) break;
    after = data.articles.pageInfo.endCursor;
  }
  const times = await alternated(
    {
      'page 1': () => execute(graph, LIST, { orderBy, first: SIZE, after: null }),
      [`page ${reached}`]: () => execute(graph, LIST, { orderBy, first: SIZE, after }),
    },
    rounds * 4,
  );
  report(`by ${field}, pages of ${SIZE}`, times, 'page 1');
}

async function alternated(arms: Readonly<Record<string, () => Promise<unknown>>>, times = rounds): Promise<Map<string, number[]>> {
  const measured = new Map<string, number[]>(Object.keys(arms).map((name) => [name, []]));
  for (let round = -3; round < times; round++) {
    for (const [name, run] of Object.entries(arms)) {
      const start = performance.now();
      await run();
      if (round >= 0) measured.get(name)?.push(performance.now() - start);
    }
  }
  return measured;
}

function report(what: string, times: Map<string, number[]>, reference: string): void {
  const median = (name: string) =>
    times.get(name)?.toSorted((one, other) => one - other)[Math.floor((times.get(name)?.length ?? 0) / 2)] ?? NaN;
  say(`\n${what}\n| arm | median ms | ratio |\n|---|---|---|`);
  for (const name of times.keys()) say(`| ${name} | ${median(name).toFixed(1)} | ${(median(name) / median(reference)).toFixed(2)} |`);
}

async function rows(text: string, params: Record<string, unknown>): Promise<unknown[]> {
  const session = driver.session({ database: config.database, defaultAccessMode: neo4j.session.READ });
  try {
    return (await session.run(text, params)).records.map((record): unknown => record.get('row'));
  } finally {
    await session.close();
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

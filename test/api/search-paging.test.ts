import { beforeAll, describe, expect, test } from 'vitest';
import { type Graph, statement } from '../../src/graph/graph.ts';
import { ask, execute } from '../support/api.ts';
import { emptyGraph, loadRecords, loadSeeds } from '../support/graph.ts';
import { type AnyConnection, DIRECTIONS, everyEdge, PAGE, PAGE_ARGS, PAGE_SIZES } from '../support/paging.ts';

const FIELDS = ['RELEVANCE', 'YEAR', 'TITLE', 'LAST_INDEXED'];
const EDGES = 'edges { cursor score node { id provenance { recordId } } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
const ALL = `query ($search: String, $orderBy: ArticleOrder, ${PAGE_ARGS}) { articles(search: $search, orderBy: $orderBy, ${PAGE}) { ${EDGES} } }`;
const NESTED = `query ($search: String, $orderBy: ArticleOrder, ${PAGE_ARGS}) {
  collection(by: { name: "ACL" }) { articles(search: $search, orderBy: $orderBy, ${PAGE}) { ${EDGES} } }
}`;

interface Edge {
  readonly score: number | null;
  readonly node: { readonly id: string; readonly provenance: { readonly recordId: string } };
}

type Connection = AnyConnection<Edge>;

let graph: Graph;

beforeAll(async () => {
  graph = await emptyGraph();
  await loadSeeds(graph);
});

const pick = (data: { articles: Connection }) => data.articles;
const pickNested = (data: { collection: { articles: Connection } }) => data.collection.articles;

describe.each(FIELDS.flatMap((field) => DIRECTIONS.map((direction) => ({ field, direction }))))(
  'a search by $field $direction',
  (orderBy) => {
    test('gives each article once, whatever the size of the pages and from both ends', async () => {
      const variables = { search: 'parsing ', orderBy };
      const { articles } = await ask(graph, 'query ($s: String) { articles(search: $s, first: 0) { totalCount } }', {
        s: variables.search,
      });
      expect(articles.totalCount).toBeGreaterThan(20);
      const ways = [];
      for (const size of PAGE_SIZES) {
        for (const backward of [false, true]) ways.push(await everyEdge(graph, ALL, pick, { size, backward, variables }));
      }
      ways.push(await everyEdge(graph, NESTED, pickNested, { size: 7, backward: false, variables }));
      const [one = []] = ways.map((edges) => edges.map(({ node }) => node.id));
      expect(new Set(one).size).toBe(articles.totalCount);
      for (const way of ways) expect(way.map(({ node }) => node.id)).toEqual(one);
      const scores = ways.flatMap((edges) => edges.slice(1).map(({ score }, index) => (score ?? NaN) - (edges[index]?.score ?? NaN)));
      if (orderBy.field === 'RELEVANCE') {
        expect(scores.every((step) => (orderBy.direction === 'ASC' ? step >= 0 : step <= 0))).toBe(true);
      }
    });
  },
);

describe('while records come and go', () => {
  const STAYS = Array.from({ length: 60 }, (_, n) => record(`stays-${n}`, n));
  const REMOVE = statement<{ ids: readonly string[] }, never>(
    'test.remove',
    'UNWIND $ids AS id MATCH (a:Article {recordId: id}) DETACH DELETE a',
  );
  const ROUNDS = 5;
  const A_ROUND = 40;
  const WALKS = FIELDS.flatMap((field) => ['meanwhile', ...(field === 'RELEVANCE' ? [] : [null])].map((search) => ({ field, search })));

  beforeAll(async () => {
    graph = await emptyGraph();
    await loadRecords(graph, STAYS);
  });

  function record(id: string, n: number) {
    const [year, second] = [1900 + ((n * 13) % 50), String(n % 60).padStart(2, '0')];
    return { id, title: `Meanwhile ${(n * 37) % 101}`, publishDate: [String(year)], last_indexed: `2020-01-01T00:00:${second}Z` };
  }

  test.each(WALKS)('a walk by $field, search $search, meets what was there all along exactly once, or is refused', async (walk) => {
    const { field, search } = walk;
    const name = `${field}-${String(search)}`;
    const some = (round: number) => Array.from({ length: A_ROUND }, (_, n) => record(`${name}-${round}-${n}`, round * A_ROUND + n));
    await loadRecords(graph, some(0));
    const backward = search === null;
    const seen: string[] = [];
    let refused = false;
    let from: string | null = null;
    for (let round = 1; ; round++) {
      const page = backward ? { last: 7, before: from } : { first: 7, after: from };
      const { data, errors } = await execute(graph, ALL, { search, orderBy: { field, direction: 'ASC' }, ...page });
      if (errors.some(({ code }) => code === 'INVALID_CURSOR')) {
        refused = true;
        break;
      }
      expect(errors).toEqual([]);
      const { edges, pageInfo } = pick(data as { articles: Connection });
      seen.push(...edges.map(({ node }) => node.provenance.recordId));
      if (!(backward ? pageInfo.hasPreviousPage : pageInfo.hasNextPage)) break;
      from = backward ? pageInfo.startCursor : pageInfo.endCursor;
      if (round > ROUNDS) continue;
      await graph.transaction('test', (tx) => tx.write(REMOVE, { ids: some(round - 1).map(({ id }) => id) }));
      await loadRecords(graph, some(round));
    }
    await graph.transaction('test', (tx) => tx.write(REMOVE, { ids: some(ROUNDS).map(({ id }) => id) }));
    expect(refused).toBe(field === 'RELEVANCE');
    if (refused) return;
    const stayed = seen.filter((id) => id.startsWith('stays-'));
    expect(stayed).toHaveLength(STAYS.length);
    expect(new Set(seen).size).toBe(seen.length);
  });
});

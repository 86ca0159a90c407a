import { beforeAll, expect, test } from 'vitest';
import type { Graph } from '../../src/graph/graph.ts';
import { fold } from '../../src/model/fold.ts';
import { ask, execute } from '../support/api.ts';
import { loadedCircle } from '../support/circle.ts';
import { type ExpectedArticle, type Facet, type Oracle, tally } from '../support/oracle.ts';
import { everyEdge, PAGE, PAGE_ARGS, PAGE_SIZES } from '../support/paging.ts';

let graph: Graph;
let oracle: Oracle;
let ids: ReadonlyMap<string, string>;

beforeAll(async () => {
  ({ graph, oracle, ids } = await loadedCircle());
});

interface Counted {
  readonly totalCount: number;
  readonly edges: readonly { readonly articleCount: number; readonly node: { readonly name: string; readonly kind?: string } }[];
}

const COUNTED = 'totalCount edges { articleCount node { name } }';

test('the authors of every publisher, venue, institution and collection are counted, most articles first', async () => {
  for (const [list, facet] of [
    ['publishers', 'publisher'],
    ['venues', 'venue'],
    ['institutions', 'institution'],
    ['collections', 'collection'],
  ] as const) {
    const answer = await ask(graph, `{ ${list}(first: 100) { nodes { name authors(first: 100) { ${COUNTED} } } } }`);
    for (const { name, authors } of answer[list].nodes) {
      agree(authors, tally(articlesWith(facet, name).flatMap(({ names }) => [...names])));
    }
  }
});

test('the authors of topics, languages and formats are counted', async () => {
  const { topics, articles } = await ask(
    graph,
    `{ topics { nodes { kind name authors(first: 100) { ${COUNTED} } } }
       articles(first: 1) { nodes { languages { name authors(first: 100) { ${COUNTED} } } formats { name authors(first: 100) { ${COUNTED} } } } } }`,
  );
  expect(topics.nodes).toHaveLength(5);
  for (const { kind, name, authors } of topics.nodes) {
    agree(authors, tally(articlesWith('topic', `${kind} ${name}`).flatMap(({ names }) => [...names])));
  }
  const { languages, formats } = articles.nodes[0];
  agree(languages[0].authors, tally(articlesWith('language', languages[0].name).flatMap(({ names }) => [...names])));
  agree(formats[0].authors, tally(articlesWith('format', formats[0].name).flatMap(({ names }) => [...names])));
});

test('the publishers, venues and topics of every author are counted, each article once', async () => {
  const document = `query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Author {
    name publishers(first: 100) { ${COUNTED} } venues(first: 100) { ${COUNTED} }
    topics(first: 100) { totalCount edges { articleCount node { kind name } } }
  } } }`;
  for (let start = 0; start < oracle.authors.length; start += 100) {
    const { nodes } = await ask(graph, document, { ids: oracle.authors.slice(start, start + 100).map((name) => ids.get(name)) });
    for (const { name, publishers, venues, topics } of nodes) {
      const of = (facet: Facet) => tally(oracle.articlesOf(name).flatMap(({ facets }) => [...facets[facet]]));
      agree(publishers, of('publisher'));
      agree(venues, of('venue'));
      agree(topics, of('topic'));
    }
  }
});

test('the venues of publishers and the publishers of venues are counted', async () => {
  const { publishers, venues } = await ask(
    graph,
    `{ publishers(first: 100) { nodes { name venues(first: 100) { ${COUNTED} } } }
       venues(first: 100) { nodes { name publishers(first: 100) { ${COUNTED} } } } }`,
  );
  for (const { name, venues: of } of publishers.nodes) {
    agree(of, tally(articlesWith('publisher', name).flatMap(({ facets }) => [...facets.venue])));
  }
  for (const { name, publishers: of } of venues.nodes) {
    agree(of, tally(articlesWith('venue', name).flatMap(({ facets }) => [...facets.publisher])));
  }
});

test('pages of a counted list give each thing once in its order, at every page size, both ways', async () => {
  const name = 'European Language Resources Association (ELRA)';
  const document = `query (${PAGE_ARGS}) { publisher(by: { name: "${name}" }) { authors(${PAGE}) {
    edges { articleCount node { name } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  } } }`;
  const expected = sorted(tally(articlesWith('publisher', name).flatMap(({ names }) => [...names])));
  for (const size of PAGE_SIZES) {
    for (const backward of [false, true]) {
      const pick = ({ publisher }: { publisher: { authors: Omit<Counted, 'totalCount'> & { pageInfo: never } } }) => publisher.authors;
      const edges = await everyEdge(graph, document, pick, { size, backward });
      expect(edges.map(({ node, articleCount }) => [node.name, articleCount])).toEqual(expected);
    }
  }
});

test('a cursor belongs to its set and its list', async () => {
  const document = `query ($press: String, $second: String, $venues: String) {
    press: publisher(by: { name: "Press" }) { authors(first: 1, after: $press) { pageInfo { endCursor } } venues(after: $venues) { totalCount } }
    second: publisher(by: { name: "Second Press" }) { authors(after: $second) { totalCount } }
  }`;
  const cursor = (await ask(graph, document)).press.authors.pageInfo.endCursor;
  expect((await execute(graph, document, { press: cursor })).errors).toEqual([]);
  expect((await execute(graph, document, { second: cursor })).errors).toMatchObject([{ code: 'INVALID_CURSOR' }]);
  expect((await execute(graph, document, { venues: cursor })).errors).toMatchObject([{ code: 'INVALID_CURSOR' }]);
});

function articlesWith(facet: Facet, value: string): ExpectedArticle[] {
  return oracle.articles.filter(({ facets }) => facets[facet].has(value));
}

/** Whether the first hundred are those expected, in their order, and the total is right. Topics are told apart by kind too. */
function agree({ totalCount, edges }: Counted, expected: ReadonlyMap<string, number>): void {
  expect(totalCount).toBe(expected.size);
  const found = edges.map(({ node, articleCount }) => [node.kind === undefined ? node.name : `${node.kind} ${node.name}`, articleCount]);
  // Topics of one name follow by id, of which nothing is known here.
  if (edges.some(({ node }) => node.kind !== undefined)) expect(found.toSorted()).toEqual([...expected].toSorted());
  else expect(found).toEqual(sorted(expected).slice(0, 100));
}

function sorted(counts: ReadonlyMap<string, number>): [string, number][] {
  const key = (name: string) => `${fold(name)}\t${Buffer.from(ids.get(name) ?? '', 'base64url').toString()}`;
  return [...counts].sort(([one, n], [other, m]) => m - n || (key(one) < key(other) ? -1 : 1));
}

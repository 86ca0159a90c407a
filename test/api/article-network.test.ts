import { beforeAll, describe, expect, test } from 'vitest';
import type { Graph } from '../../src/graph/graph.ts';
import { listNetworksOf } from '../../src/graph/list-network.ts';
import { NO_FILTER } from '../../src/graph/article-filter.ts';
import { ROOT } from '../../src/graph/list.ts';
import { ask, execute } from '../support/api.ts';
import { loadedCircle } from '../support/circle.ts';
import { NOTHING } from '../support/server.ts';

let graph: Graph;
let ids: ReadonlyMap<string, string>;

beforeAll(async () => {
  ({ graph, ids } = await loadedCircle());
});

const NETWORK = `fragment N on CollaborationNetwork {
  authors { author { id name articleCount } distance degree articleCount workCount }
  ties { authors { id name } articleCount workCount strength firstYear lastYear }
  truncation { reasons omittedAuthors omittedTies atDistance }
}`;

/** Lists of every kind, each named `list` in the answer. */
const LISTS: readonly (readonly [string, (selection: string) => string])[] = [
  ['a search', (selection) => `{ list: articles(search: "translation") { ${selection} } }`],
  [
    'a filter',
    (selection) => `{ list: articles(where: { authors: { anyOf: [{ name: "Circle, Ada" }] }, years: { to: 2006 } }) { ${selection} } }`,
  ],
  [
    'a search with a filter',
    (selection) => `{ list: articles(search: "on", where: { years: { from: 2001, to: 2010 } }) { ${selection} } }`,
  ],
  ['a venue', (selection) => `{ parent: venue(by: { name: "Journal of Circles" }) { list: articles { ${selection} } } }`],
  [
    'a search in a publisher',
    (selection) => `{ parent: publisher(by: { name: "Press" }) { list: articles(search: "on") { ${selection} } } }`,
  ],
  ['an author', (selection) => `{ parent: author(by: { name: "Circle, Bob" }) { list: articles { ${selection} } } }`],
  [
    'a tie',
    (selection) =>
      `{ author(by: { name: "Circle, Ada" }) { parent: coAuthorship(with: { name: "Circle, Bob" }) { list: articles { ${selection} } } } }`,
  ],
  ['all articles', (selection) => `{ list: articles { ${selection} } }`],
];

async function list(document: (selection: string) => string, selection: string, fragment = '') {
  const { parent, author, list: top } = await ask(graph, `${document(selection)} ${fragment}`);
  return top ?? (parent ?? author.parent).list;
}

describe.each(LISTS)('of %s', (_, document) => {
  test('it shows those who signed most of its articles, as its facet of authors does', async () => {
    const { network, facets } = await list(
      document,
      'network(maxAuthors: 10) { ...N } facets { authors(first: 10) { value count } }',
      NETWORK,
    );
    const shown = network.authors.map(({ author, articleCount }: { author: { name: string }; articleCount: number }) => ({
      ...{ value: author.name, count: articleCount },
    }));
    // A filter's own facet leaves its own filter out.
    if (!document('').includes('authors: { anyOf')) expect(shown).toEqual(facets.authors);
    expect(network.authors[0].distance).toBeNull();
    expect(network.ties.length).toBeGreaterThan(0);
  });

  test('every tie counts the articles that it gives as evidence, all of them in the list, and is what the pair alone has', async () => {
    const evidence =
      'articleCount workCount strength articles(first: 50) { totalCount nodes { id } } topics { totalCount edges { articleCount node { id } } }';
    const { network } = await list(document, `network(maxAuthors: 12) { ties { authors { id } ${evidence} } }`);
    const filtered = new Set<string>();
    for (const { authors, ...tie } of network.ties.slice(0, 4)) {
      expect([tie.articles.totalCount, tie.articles.nodes.length]).toEqual([tie.articleCount, tie.articleCount]);
      const [of, other] = authors.map(({ id }: { id: string }) => `{ id: "${id}" }`);
      const { pair, swapped } = await list(
        document,
        `pair: coAuthorship(of: ${of}, with: ${other}) { ${evidence} } swapped: coAuthorship(of: ${other}, with: ${of}) { ${evidence} }`,
      );
      expect(pair).toEqual(tie);
      expect(swapped).toEqual(tie);
      for (const { id } of tie.articles.nodes) filtered.add(id);
    }
    const { nodes } = await list(document, 'nodes { id } totalCount');
    if (nodes.length < 20) expect(nodes.map(({ id }: { id: string }) => id)).toEqual(expect.arrayContaining([...filtered]));
  });
});

test('figures are of the list alone, versions of a work counted once', async () => {
  const { articles } = await ask(
    graph,
    `{ articles(where: { years: { from: 2001, to: 2003 }, authors: { anyOf: [{ name: "Circle, Ada" }] } }) { network { ...N } } } ${NETWORK}`,
  );
  const { authors, ties, truncation } = articles.network;
  expect(
    authors.map(({ author, ...counts }: { author: { name: string; articleCount: number } }) => ({ name: author.name, ...counts })),
  ).toEqual([
    { name: 'Circle, Ada', distance: null, degree: 2, articleCount: 3, workCount: 2 },
    { name: 'Circle, Bob', distance: null, degree: 2, articleCount: 3, workCount: 2 },
    { name: 'Circle, Cyn', distance: null, degree: 2, articleCount: 1, workCount: 1 },
  ]);
  expect(ties.map(({ articleCount, workCount, strength }: Record<string, number>) => [articleCount, workCount, strength])).toEqual([
    [3, 2, 2],
    [1, 1, 0.5],
    [1, 1, 0.5],
  ]);
  expect(truncation).toBeNull();
});

test('an article of more authors than make ties ties nobody, nor do an editor and a body', async () => {
  const network = async (year: number) =>
    (
      await ask(
        graph,
        `{ articles(where: { years: { from: ${year}, to: ${year} }, authors: { anyOf: [{ name: "Circle, Bob" }] } }) { network(maxAuthors: 500) { ...N } } } ${NETWORK}`,
      )
    ).articles.network;
  expect(await network(2008)).toMatchObject({ ties: [], truncation: null });
  expect((await network(2008)).authors).toHaveLength(101);
  const { authors, ties } = await network(2005);
  expect(authors.map(({ author, degree }: { author: { name: string }; degree: number }) => [author.name, degree])).toEqual([
    ['Circle, Ada', 2],
    ['Circle, Bob', 2],
    ['Circle, Gus', 0],
    ['Circle, Hal', 2],
    ['Circle Society, The', 0],
  ]);
  expect(ties).toHaveLength(3);
});

test('what does not fit is told: authors of the list left out, and ties among those shown', async () => {
  const document = `query ($maxAuthors: Int!, $maxTies: Int!, $minWorks: Int!) {
    articles(where: { authors: { anyOf: [{ name: "Circle, Ada" }] }, years: { to: 2007 } }) { network(maxAuthors: $maxAuthors, maxTies: $maxTies, minWorks: $minWorks) { ...N } }
  } ${NETWORK}`;
  const network = async (maxAuthors: number, maxTies: number, minWorks = 1) =>
    (await ask(graph, document, { maxAuthors, maxTies, minWorks })).articles.network;
  const whole = await network(100, 100);
  expect(whole.truncation).toBeNull();
  const cut = await network(3, 2);
  expect(cut.authors.map(({ author }: { author: object }) => author)).toEqual(
    whole.authors.slice(0, 3).map(({ author }: { author: object }) => author),
  );
  expect(cut.truncation).toEqual({
    reasons: ['MAX_AUTHORS', 'MAX_TIES'],
    omittedAuthors: whole.authors.length - 3,
    omittedTies: 1,
    atDistance: null,
  });
  const strong = await network(100, 100, 2);
  expect(strong.ties).toEqual(whole.ties.filter(({ workCount }: { workCount: number }) => workCount >= 2));
  expect(strong.authors).toHaveLength(whole.authors.length);
});

test('the articles of a tie of a list go on from their cursors, and from no other tie', async () => {
  const page = (pair: string, after: string) =>
    `{ articles(where: { years: { to: 2006 } }) { coAuthorship(of: { name: "Circle, Ada" }, with: { name: "${pair}" }) {
      articles(first: 2${after === '' ? '' : `, after: "${after}"`}) { nodes { year } pageInfo { endCursor hasNextPage } }
    } } }`;
  const years = [];
  for (let after = '', more = true; more;) {
    const { nodes, pageInfo } = (await ask(graph, page('Circle, Bob', after))).articles.coAuthorship.articles;
    years.push(...nodes.map(({ year }: { year: number }) => year));
    [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
    const { errors } = await execute(graph, page('Circle, Cyn', after));
    expect(errors).toMatchObject([{ code: 'INVALID_CURSOR' }]);
  }
  expect(years).toEqual([2006, 2005, 2003, 2002, 2001]);
});

test('lists of many parents have their networks in one query, the same as alone, every time', async () => {
  const document = `{ authors(first: 20, where: { minArticles: 8 }) { nodes { id articles { network(maxAuthors: 20) { ...N } } } } } ${NETWORK}`;
  const { data, queries, errors } = await execute(graph, document);
  expect(errors).toEqual([]);
  expect(queries.filter((name) => name.startsWith('network'))).toHaveLength(1);
  expect(queries).toHaveLength(2);
  expect(data.authors.nodes.length).toBeGreaterThan(5);
  expect((await execute(graph, document)).data).toEqual(data);
  const [{ id, articles }] = data.authors.nodes;
  const alone = await ask(
    graph,
    `query ($id: ID!) { node(id: $id) { ... on Author { articles { network(maxAuthors: 20) { ...N } } } } } ${NETWORK}`,
    { id },
  );
  expect(alone.node.articles).toEqual(articles);
});

test('a list of more articles than a network is made of is too complex, and no more of it is read than tells so', async () => {
  const limits = { maxAuthors: 10, maxTies: 10, minWorks: 1 };
  const parents = ['Circle, Ada', 'Circle, Dan'].map((name) => ({
    id: Buffer.from(ids.get(name) ?? '', 'base64url')
      .toString()
      .slice('Author:'.length),
  }));
  const networks = await listNetworksOf(graph, parents, 'author', NO_FILTER, { ...limits, maxArticles: 12 });
  expect(networks.map((network) => network?.authors.length ?? null)).toEqual([null, 3]);
  const [all] = await listNetworksOf(graph, [ROOT], 'all', NO_FILTER, { ...limits, maxArticles: 365 });
  expect(all?.authors).toHaveLength(10);
  // As the list of its fields' values, by their names: authors, id, tooMany, total, workCounts, works.
  const tooMany = [[], ROOT.id, true, 0, [], []];
  const long = { ...NOTHING, read: ({ name }: { name: string }) => Promise.resolve(name.startsWith('network') ? [tooMany as never] : []) };
  const { data, errors } = await execute(long, '{ articles { totalCount network { authors { degree } } } }');
  expect(data).toEqual({ articles: { totalCount: 0, network: null } });
  expect(errors).toMatchObject([{ code: 'TOO_COMPLEX', message: expect.stringContaining('100,000') }]);
});

test.each([
  ['an author with itself', '{ name: "Circle, Ada" }', 'where: { years: { to: 2006 } }'],
  ['who wrote together elsewhere', '{ name: "Circle, Bob" }', 'where: { years: { from: 2007 } }'],
  ['who share an article of too many authors', '{ name: "Circle, Bob" }', 'search: "crowd"'],
  ['who never wrote together', '{ name: "Plato" }', ''],
])('coAuthorship in a list is null for %s', async (_, other, args) => {
  const { articles } = await ask(
    graph,
    `{ articles(first: 1, ${args}) { coAuthorship(of: { name: "Circle, Ada" }, with: ${other}) { articleCount } } }`,
  );
  expect(articles.coAuthorship).toBeNull();
});

test.each([
  ['network(maxAuthors: 1) { authors { degree } }', 'maxAuthors'],
  ['network(maxTies: 10001) { authors { degree } }', 'maxTies'],
  ['network(minWorks: 0) { authors { degree } }', 'minWorks'],
  ['coAuthorship(of: { name: "Nobody, Nora" }, with: { name: "Plato" }) { articleCount }', 'Nobody, Nora'],
])('%s is refused', async (selection, named) => {
  const { errors } = await execute(graph, `{ articles(first: 1) { ${selection} } }`);
  expect(errors).toMatchObject([{ code: 'BAD_USER_INPUT', message: expect.stringContaining(named) }]);
});

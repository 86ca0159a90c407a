import { beforeAll, describe, expect, test } from 'vitest';
import type { Graph } from '../../src/graph/graph.ts';
import { statement } from '../../src/graph/graph.ts';
import { ask, execute } from '../support/api.ts';
import { emptyGraph, loadRecords } from '../support/graph.ts';
import { hostileText } from '../support/hostile.ts';
import { DIRECTIONS, everyEdge, PAGE, PAGE_ARGS } from '../support/paging.ts';
import { profiled } from '../support/profile.ts';
import { Random } from '../support/random.ts';

let graph: Graph;

const NAMES = [
  'Müller, Jürgen',
  'Muller, Jean-Pierre',
  "O'Neill, Ann",
  'Liu, Bing',
  'Liu, Bin',
  'Bing, Liuwen',
  'Will, John',
  'Mausam',
  'Ludwig van Beethoven',
  '王, 伟',
];
const PUBLISHERS = [
  'University of the Arts',
  'University Press of the Arts and Crafts',
  'University of Art',
  'C',
  'C++',
  'C#',
  '???',
  'The',
];
const ORCID = '0000-0002-1825-0097';

const SET_ORCID = statement<{ name: string; orcid: string }, never>('test.orcid', 'MATCH (a:Author {name: $name}) SET a.orcid = $orcid');

beforeAll(async () => {
  graph = await emptyGraph();
  const many = Array.from({ length: 15 }, (_, index) => ({
    id: `many-${index}`,
    title: `Many ${index}`,
    author: Array.from({ length: 1 + (index % 7) }, (__, which) => `Page, Number ${which}${index % 2 === 0 ? '' : index}`),
    publisher: ['Page Press', `Page ${index % 5}`],
  }));
  await loadRecords(graph, [
    ...NAMES.map((name, index) => ({ id: `name-${index}`, title: `Name ${index}`, author: [name], publishDate: [String(2000 + index)] })),
    ...PUBLISHERS.map((name, index) => ({ id: `publisher-${index}`, title: `Publisher ${index}`, publisher: [name] })),
    { id: 'again', title: 'Again', author: ['Liu, Bing'], publisher: ['Press'], topic: ['Graph theory'], era: ['Graph theory'] },
    { id: 'venue', title: 'Venue', container_title: 'Journal of Deep-Sea Botany', issn: ['2049-3630'], institution: ['Oxford'] },
    { id: 'other', title: 'Other', container_title: 'Reprint of 2049-3630', collection: ['Theses'] },
    ...many,
  ]);
  await graph.transaction('test', (tx) => tx.write(SET_ORCID, { name: "O'Neill, Ann", orcid: ORCID }));
});

async function found(list: string, search: string): Promise<string[]> {
  const data = await ask(graph, `query ($search: String) { ${list}(search: $search) { totalCount nodes { name } } }`, { search });
  const names = data[list].nodes.map(({ name }: { name: string }) => name);
  expect(data[list].totalCount).toBe(names.length);
  return names;
}

test.each([
  ['authors', 'muller', ['Muller, Jean-Pierre', 'Müller, Jürgen']],
  ['authors', 'JÜRGEN müller', ['Müller, Jürgen']],
  ['authors', 'jeanpierre', ['Muller, Jean-Pierre']],
  ['authors', 'jean pierre', ['Muller, Jean-Pierre']],
  ['authors', 'jean-pierre', ['Muller, Jean-Pierre']],
  ['authors', 'oneill', ["O'Neill, Ann"]],
  ['authors', 'o’neill', ["O'Neill, Ann"]],
  ['authors', 'bing liu', ['Liu, Bing', 'Bing, Liuwen']],
  ['authors', 'liu bin', ['Liu, Bin', 'Liu, Bing']],
  ['authors', 'liu bin ', ['Liu, Bin']],
  ['authors', '"liu bing"', ['Liu, Bing']],
  ['authors', '"bing liu"', ['Liu, Bing']],
  ['authors', 'liu -bing', ['Liu, Bin']],
  ['authors', 'will', ['Will, John']],
  ['authors', 'wang wei', ['王, 伟']],
  ['authors', '王伟', []],
  ['authors', '王, 伟', ['王, 伟']],
  ['authors', ORCID, ["O'Neill, Ann"]],
  ['authors', `https://orcid.org/${ORCID}`, ["O'Neill, Ann"]],
  ['authors', 'beethov', ['Ludwig van Beethoven']],
  ['authors', 'name:liu', []],
  ['publishers', 'University of the Arts', ['University of the Arts', 'University Press of the Arts and Crafts']],
  ['publishers', 'C++', ['C++', 'C', 'C#']],
  ['publishers', 'c#', ['C#', 'C', 'C++']],
  ['publishers', '???', ['???']],
  ['publishers', 'the', ['The', 'University of the Arts', 'University Press of the Arts and Crafts']],
  ['venues', '2049-3630', ['Journal of Deep-Sea Botany', 'Reprint of 2049-3630']],
  ['venues', 'deepsea', ['Journal of Deep-Sea Botany']],
  ['institutions', 'oxf', ['Oxford']],
  ['collections', 'theses', ['Theses']],
  ['topics', 'theory graph', ['Graph theory', 'Graph theory']],
  ['topics', 'oxford', []],
])('%s: %s finds %j', async (list, search, expected) => {
  expect(await found(list, search)).toEqual(expected);
});

test('a blank search lists all', async () => {
  expect(await found('institutions', ' \u00a0 ')).toEqual(['Oxford']);
});

test('a search and a filter hold together', async () => {
  const { authors } = await ask(
    graph,
    '{ authors(search: "liu", where: { publishers: { anyOf: [{ name: "Press" }] } }) { totalCount nodes { name } } }',
  );
  expect(authors).toEqual({ totalCount: 1, nodes: [{ name: 'Liu, Bing' }] });
});

test.each(['authors', 'publishers'])('RELEVANCE without a search is refused: %s', async (list) => {
  const { errors } = await execute(graph, `{ ${list}(orderBy: { field: RELEVANCE, direction: DESC }) { totalCount } }`);
  expect(errors).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
});

describe('pages', () => {
  const orders = [
    ...['RELEVANCE', 'NAME', 'ARTICLE_COUNT', 'CO_AUTHOR_COUNT'].map((field) => ['authors', 'AuthorOrder', field] as const),
    ...['RELEVANCE', 'NAME', 'ARTICLE_COUNT'].map((field) => ['publishers', 'NamedOrder', field] as const),
  ].flatMap(([list, type, field]) => DIRECTIONS.map((direction) => [list, type, field, direction] as const));

  test.each(orders)('%s: every size, forward and backward, shows the same order once: %s %s %s', async (list, type, field, direction) => {
    const document = `query ($search: String, $order: ${type}, ${PAGE_ARGS}) { ${list}(search: $search, orderBy: $order, ${PAGE}) {
      edges { cursor node { id name articleCount } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    } }`;
    const variables = { search: 'pag', order: { field, direction } };
    interface Edge {
      readonly node: { readonly name: string; readonly articleCount: number };
    }
    const walks = await Promise.all(
      [3, 100].flatMap((size) =>
        [false, true].map((backward) =>
          everyEdge<Edge>(graph, document, (data: Record<string, never>) => data[list] as never, { size, backward, variables }),
        ),
      ),
    );
    const [first = [], ...others] = walks.map((edges) => edges.map(({ node }) => node));
    for (const other of others) expect(other).toEqual(first);
    expect(new Set(first.map(({ name }) => name)).size).toBe(list === 'authors' ? 35 : 6);
    if (field === 'RELEVANCE' || field === 'ARTICLE_COUNT') {
      const counts = first.map(({ articleCount }) => articleCount);
      expect(counts).toEqual(counts.toSorted((one, other) => (direction === 'DESC' ? other - one : one - other)));
    }
  });

  test('a cursor of one search is no cursor of another', async () => {
    const { authors } = await ask(graph, '{ authors(search: "page", first: 1) { pageInfo { endCursor } } }');
    const { errors } = await execute(graph, 'query ($after: String) { authors(search: "liu", after: $after) { totalCount } }', {
      after: authors.pageInfo.endCursor,
    });
    expect(errors).toMatchObject([{ code: 'INVALID_CURSOR' }]);
  });
});

test('a page of a search for what many have reads about as much as the page holds', async () => {
  const reader = profiled();
  const hits = async (first: number) => {
    reader.hits = 0;
    await ask(reader, 'query ($first: Int) { authors(search: "pag", first: $first) { nodes { name } } }', { first });
    return reader.hits;
  };
  await hits(1);
  expect(await hits(1)).toBeLessThan((await hits(100)) / 2);
});

test('whatever is typed is answered or refused', { timeout: 120_000 }, async () => {
  const random = new Random(20_190_401);
  const lists = ['authors', 'publishers', 'venues', 'institutions', 'collections', 'topics'];
  const document = `query ($s: String) { ${lists.map((list) => `${list}(search: $s, first: 2) { nodes { name } }`).join(' ')} }`;
  for (let asked = 0; asked < 150; asked++) {
    const search = hostileText(random);
    const { errors } = await execute(graph, document, { s: search });
    expect(
      errors.filter(({ code }) => code !== 'BAD_USER_INPUT'),
      JSON.stringify(search),
    ).toEqual([]);
  }
});

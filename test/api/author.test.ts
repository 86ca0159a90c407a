import { beforeAll, expect, test } from 'vitest';
import type { Graph } from '../../src/graph/graph.ts';
import { ask, execute } from '../support/api.ts';
import { loadedCircle } from '../support/circle.ts';

let graph: Graph;
let ids: ReadonlyMap<string, string>;

beforeAll(async () => {
  ({ graph, ids } = await loadedCircle());
});

const BY = 'query ($by: AuthorBy!) { author(by: $by) { id name } }';
const named = (name: string) => ({ id: ids.get(name), name });

test('a look-up by name wants the printed name first, whatever its white space and normal form', async () => {
  for (const name of ['Müller, Ana', 'Mu\u0308ller,  Ana ', ' Müller,\tAna']) {
    expect((await ask(graph, BY, { by: { name } })).author).toEqual(named('Müller, Ana'));
  }
  expect((await ask(graph, BY, { by: { name: 'Muller, Ana' } })).author).toEqual(named('Muller, Ana'));
});

test('letter case, accents and punctuation give way where nobody is called exactly so', async () => {
  for (const name of ['CIRCLE, ada', 'Çírcle Ada', 'circle ada']) {
    expect((await ask(graph, BY, { by: { name } })).author).toEqual(named('Circle, Ada'));
  }
});

test('a name that means several is AMBIGUOUS and tells them, most articles first', async () => {
  const { data, errors } = await execute(graph, BY, { by: { name: 'MULLER, ANA' } });
  expect(data.author).toBeNull();
  expect(errors).toMatchObject([
    {
      code: 'AMBIGUOUS',
      details: {
        candidates: ['Müller, Ana', 'Muller, Ana'].map((name) => ({ ...named(name), articleCount: 1 })).sort(byInnerId),
      },
    },
  ]);
});

test('nobody is null: unknown names, names of which folding leaves nothing or a part, and unknown ids', async () => {
  for (const name of ['Nobody, Nora', '', '  ', '—', 'Circle', 'Circle, Adaa']) {
    expect((await ask(graph, BY, { by: { name } })).author).toBeNull();
  }
  const id = Buffer.from('Author:nobodynobodynobo').toString('base64url');
  expect((await ask(graph, BY, { by: { id } })).author).toBeNull();
  expect((await ask(graph, BY, { by: { orcid: 'https://orcid.org/0000-0002-1825-0097' } })).author).toBeNull();
});

test('an author is found by id, by node and by nodes, all in one request', async () => {
  const id = ids.get('Plato');
  expect((await ask(graph, BY, { by: { id } })).author).toEqual(named('Plato'));
  const document = `query ($id: ID!) {
    node(id: $id) { id ... on Author { name } } again: node(id: $id) { id } nodes(ids: [$id, $id]) { ... on ArticleSet { name } }
  }`;
  const name = 'Plato';
  expect(await ask(graph, document, { id })).toEqual({ node: { id, name }, again: { id }, nodes: [{ name }, { name }] });
});

test.each([
  ['an id of another type', { id: Buffer.from('Topic:x').toString('base64url') }],
  ['what never was an id', { id: 'Plato' }],
])('%s is refused', async (_, by) => {
  expect((await execute(graph, BY, { by })).errors).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
});

test('an ORCID iD whose check digit is wrong is refused', async () => {
  expect((await execute(graph, BY, { by: { orcid: '0000-0002-1825-0098' } })).errors).toHaveLength(1);
});

test('an author says what the records print, and whether it is a person or a body', async () => {
  const names = ['Circle, Fay', 'Plato', 'Circle Society, The', 'Circle, Gus'];
  const document = 'query ($ids: [ID!]!) { nodes(ids: $ids) { ... on Author { name kind familyName givenName orcid nameVariants } } }';
  const { nodes } = await ask(graph, document, { ids: names.map((name) => ids.get(name)) });
  expect(nodes).toEqual([
    {
      ...{ name: 'Circle, Fay', kind: 'PERSON', familyName: 'Circle', givenName: 'Fay', orcid: null },
      nameVariants: ['Circle,  Fay', 'Circle, Fay'],
    },
    { name: 'Plato', kind: 'PERSON', familyName: null, givenName: null, orcid: null, nameVariants: ['Plato'] },
    {
      ...{ name: 'Circle Society, The', kind: 'ORGANISATION', familyName: null, givenName: null, orcid: null },
      nameVariants: ['Circle Society, The'],
    },
    { name: 'Circle, Gus', kind: 'PERSON', familyName: 'Circle', givenName: 'Gus', orcid: null, nameVariants: ['Circle, Gus'] },
  ]);
});

const AUTHORS_OF = `query ($record: String!, $first: Int, $after: String, $last: Int, $before: String) {
  article(by: { record: { source: "test", recordId: $record } }) {
    authors(first: $first, after: $after, last: $last, before: $before) {
      totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      edges { cursor position role rawName node { name } }
      nodes { name }
    }
  }
}`;

test('an article lists its authors as printed: contributors and bodies after them, and who is printed twice stands there twice', async () => {
  const { authors } = (await ask(graph, AUTHORS_OF, { record: 'circle:roles' })).article;
  expect(authors.edges.map(signature)).toEqual([
    [1, null, 'Circle, Ada', 'Circle, Ada'],
    [2, null, 'Circle, Bob', 'Circle, Bob'],
    [3, 'edt', 'Circle, Gus', 'Circle, Gus'],
    [4, 'aut', 'Circle, Hal', 'Circle, Hal'],
    [5, 'edt', 'Circle, Bob', 'Circle, Bob'],
    [6, null, 'Circle Society, The', 'Circle Society, The'],
  ]);
  expect(authors.totalCount).toBe(6);
  const twice = (await ask(graph, AUTHORS_OF, { record: 'circle:printed-twice' })).article.authors;
  expect(twice.edges.map(signature)).toEqual([
    [1, null, 'Circle, Ada', 'Circle, Ada'],
    [2, null, 'Circle,  Fay', 'Circle, Fay'],
    [3, null, 'Circle, Fay', 'Circle, Fay'],
    [4, null, 'Circle, Ada', 'Circle, Ada'],
  ]);
});

test('the authors of an article are paged by position, both ways', async () => {
  const record = 'circle:crowd';
  const first = (await ask(graph, AUTHORS_OF, { record, first: 60 })).article.authors;
  const rest = (await ask(graph, AUTHORS_OF, { record, first: 60, after: first.pageInfo.endCursor })).article.authors;
  const positions = (page: typeof first) => page.edges.map(({ position }: { position: number }) => position);
  expect([...positions(first), ...positions(rest)]).toEqual(Array.from({ length: 101 }, (_, index) => index + 1));
  expect([first, rest].map(({ pageInfo }) => [pageInfo.hasPreviousPage, pageInfo.hasNextPage])).toEqual([
    [false, true],
    [true, false],
  ]);
  const before = (await ask(graph, AUTHORS_OF, { record, last: 10, before: rest.pageInfo.startCursor })).article.authors;
  expect(positions(before)).toEqual(positions(first).slice(-10));
});

test('authors of 20 articles with the first 5 co-authors of each cost the same few queries at any length of the lists', async () => {
  const document = `query ($by: AuthorBy!, $articles: Int, $authors: Int) {
    author(by: $by) { articles(first: $articles) { nodes { title authors(first: $authors) { totalCount edges { position node {
      name articleCount coAuthorCount coAuthors(first: 5) { edges { strength node { name workCount } } }
    } } } } } }
  }`;
  const by = { name: 'Bojar, Ondřej' };
  const long = await execute(graph, document, { by, articles: 20, authors: 100 });
  const short = await execute(graph, document, { by, articles: 2, authors: 2 });
  expect(long.errors).toEqual([]);
  expect(long.data.author.articles.nodes.length).toBeGreaterThan(10);
  expect(long.queries).toHaveLength(5);
  expect([...short.queries].sort()).toEqual([...long.queries].sort());
});

test('a deep and wide selection costs the same number of queries at two lengths of its lists', async () => {
  const document = `query ($n: Int) {
    authors(first: $n, orderBy: { field: CO_AUTHOR_COUNT, direction: DESC }) { totalCount nodes {
      nameVariants articlesPerYear { year }
      publishers(first: $n) { totalCount nodes { venues(first: $n) { totalCount nodes { authors(first: $n) { totalCount nodes { name } } } } } }
      venues(first: $n) { totalCount nodes { articlesPerYear { year } publishers(first: $n) { totalCount } } }
      topics(first: $n) { totalCount nodes { name } }
      early: coAuthors(first: $n, years: { to: 2016 }, minWorks: 2) { totalCount nodes { id } }
      coAuthors(first: $n) { totalCount edges {
        topics(first: $n) { totalCount nodes { name } }
        articles(first: $n) { totalCount nodes { authors(first: $n) { totalCount nodes { coAuthors(first: $n) { totalCount nodes { name } } } } } }
        node { articlesPerYear { articleCount } commonCoAuthors(with: { name: "Circle, Ada" }, first: $n) { totalCount }
               coAuthorship(with: { name: "Circle, Ada" }, years: { from: 2000 }) { strength } }
      } }
    } }
  }`;
  const [two, five] = [await execute(graph, document, { n: 2 }), await execute(graph, document, { n: 5 })];
  expect([two.errors, five.errors]).toEqual([[], []]);
  expect([...five.queries].sort()).toEqual([...two.queries].sort());
});

function signature({ position, role, rawName, node }: { position: number; role: string | null; rawName: string; node: { name: string } }) {
  return [position, role, rawName, node.name];
}

/** Equal counts and names that fold alike are told in the order of the ids within. */
function byInnerId(one: { id: string | undefined }, other: { id: string | undefined }): number {
  const inner = ({ id = '' }: { id: string | undefined }) => Buffer.from(id, 'base64url').toString();
  return inner(one) < inner(other) ? -1 : 1;
}

import { beforeAll, expect, test } from 'vitest';
import type { Graph } from '../../src/graph/graph.ts';
import { ask, execute } from '../support/api.ts';
import { loadedCircle } from '../support/circle.ts';
import type { Oracle, Range } from '../support/oracle.ts';

let graph: Graph;
let oracle: Oracle;
let ids: ReadonlyMap<string, string>;

beforeAll(async () => {
  ({ graph, oracle, ids } = await loadedCircle());
});

const TIE = `fragment T on Tie {
  articleCount workCount
  articles(first: 100) { totalCount nodes { provenance { recordId } } }
  topics(first: 100) { totalCount edges { articleCount node { kind name } } }
}`;

interface TieAnswer {
  readonly articleCount: number;
  readonly articles: { readonly totalCount: number; readonly nodes: readonly { readonly provenance: { readonly recordId: string } }[] };
  readonly topics: {
    readonly totalCount: number;
    readonly edges: readonly { readonly articleCount: number; readonly node: { readonly kind: string; readonly name: string } }[];
  };
}

test.each<[string, Range | null]>([
  ['Circle, Ada', null],
  ['Circle, Bob', null],
  ['Circle, Ada', { to: 2003 }],
  ['Circle, Ada', { from: 2004, to: 2006 }],
  ['Bojar, Ondřej', null],
  ['Bojar, Ondřej', { from: 2018 }],
])('the evidence of each tie of %s is exactly what the figures count, and so are its topics (%o)', async (name, years) => {
  const document = `query ($id: ID!, $years: YearRange) {
    node(id: $id) { ... on Author { coAuthors(first: 100, years: $years) { edges { node { id name } ...T } } } }
  } ${TIE}`;
  const { node } = await ask(graph, document, { id: ids.get(name), years });
  const single = `query ($id: ID!, $with: ID!, $years: YearRange) {
    node(id: $id) { ... on Author { coAuthorship(with: { id: $with }, years: $years) { authors { name } ...T } } }
  } ${TIE}`;
  const edges: (TieAnswer & { node: { id: string; name: string } })[] = node.coAuthors.edges;
  expect(edges.length).toBeGreaterThan(1);
  for (const [index, edge] of edges.entries()) {
    const expected = oracle.tie(name, edge.node.name, years ?? {});
    expect(recordIds(edge)).toEqual([...(expected?.recordIds ?? [])].sort());
    expect(edge.articles.totalCount).toBe(edge.articleCount);
    expect(topics(edge)).toEqual(expected?.topics);
    expect(edge.topics.totalCount).toBe(expected?.topics.size);
    if (index > 10) continue;
    const { coAuthorship } = (await ask(graph, single, { id: ids.get(name), with: edge.node.id, years })).node;
    const { node: other, ...tie } = edge;
    expect(coAuthorship).toEqual({ authors: [{ name }, { name: other.name }], ...tie });
  }
});

test('the articles of a tie can be filtered, ordered and paged like any other', async () => {
  const document = `query ($where: ArticleFilter, $order: ArticleOrder, $after: String) { author(by: { name: "Circle, Ada" }) {
    coAuthorship(with: { name: "Circle, Bob" }) { articles(first: 3, after: $after, where: $where, orderBy: $order) {
      totalCount nodes { title year } pageInfo { endCursor }
    } }
  } }`;
  const articles = async (variables: object) => (await ask(graph, document, { ...variables })).author.coAuthorship.articles;
  const years = ({ nodes }: { nodes: { year: number | null }[] }) => nodes.map(({ year }) => year);
  const first = await articles({});
  expect([years(first), first.totalCount]).toEqual([[2006, 2005, 2003], 6]);
  expect(years(await articles({ after: first.pageInfo.endCursor }))).toEqual([2002, 2001, null]);
  expect(years(await articles({ order: { field: 'YEAR', direction: 'ASC' } }))).toEqual([2001, 2002, 2003]);
  const press = await articles({ where: { publishers: { anyOf: [{ name: 'Press' }] } } });
  expect([years(press), press.totalCount]).toEqual([[2003, 2002], 2]);
});

test('topics of a tie come most articles first, then by name, in pages', async () => {
  const document = `query ($first: Int, $after: String, $last: Int) { author(by: { name: "Circle, Ada" }) {
    coAuthorship(with: { name: "Circle, Bob" }) { topics(first: $first, after: $after, last: $last) {
      totalCount edges { articleCount node { kind name } } pageInfo { hasNextPage endCursor }
    } }
  } }`;
  const page = async (variables: object) => (await ask(graph, document, { ...variables })).author.coAuthorship.topics;
  const all = (await page({})).edges;
  expect(all.map((edge: { articleCount: number; node: { name: string } }) => [edge.articleCount, edge.node.name])).toEqual([
    [2, 'Ties'],
    [1, 'Graphs'],
    [1, 'Graphs'],
    [1, 'Ties'],
  ]);
  const first = await page({ first: 3 });
  expect(first).toMatchObject({ totalCount: 4, edges: all.slice(0, 3), pageInfo: { hasNextPage: true } });
  expect((await page({ first: 3, after: first.pageInfo.endCursor })).edges).toEqual(all.slice(3));
  expect((await page({ last: 1 })).edges).toEqual(all.slice(3));
});

const WITH =
  'query ($by: AuthorBy!, $years: YearRange) { author(by: { name: "Circle, Ada" }) { coAuthorship(with: $by, years: $years) { workCount } } }';

test.each([
  ['who never wrote with them', { name: 'Plato' }, null],
  ['who shares only an article of too many authors', { name: 'Circle Society, The' }, null],
  ['themselves', { name: 'Circle, Ada' }, null],
  ['themselves, in some years', { name: 'Circle, Ada' }, { from: 2000 }],
  ['who wrote with them in other years', { name: 'Circle, Bob' }, { from: 2008 }],
  ['with whom only a record without a year is shared', { name: 'Circle, Eve' }, { from: 1000 }],
])('coAuthorship is null with somebody %s', async (_, by, years) => {
  expect((await ask(graph, WITH, { by, years })).author.coAuthorship).toBeNull();
});

test('a tie of nothing but records without a year has no years', async () => {
  const document =
    '{ author(by: { name: "Circle, Ada" }) { coAuthorship(with: { name: "Circle, Eve" }) { workCount strength firstYear lastYear } } }';
  expect((await ask(graph, document)).author.coAuthorship).toEqual({ workCount: 1, strength: 1, firstYear: null, lastYear: null });
});

test.each([
  ['unknown', { name: 'Nobody, Nora' }, null, 'BAD_USER_INPUT'],
  ['several', { name: 'MULLER, ANA' }, null, 'AMBIGUOUS'],
  ['asked for by the id of another type', { id: Buffer.from('Topic:x').toString('base64url') }, null, 'BAD_USER_INPUT'],
  ['asked for in years that end before they begin', { name: 'Circle, Bob' }, { from: 2, to: 1 }, 'BAD_USER_INPUT'],
])('the other author of a coAuthorship must not be %s', async (_, by, years, code) => {
  const { data, errors } = await execute(graph, WITH, { by, years });
  expect(errors).toMatchObject([{ code, path: 'author.coAuthorship' }]);
  expect(data.author).toEqual({ coAuthorship: null });
});

function recordIds({ articles }: TieAnswer): string[] {
  return articles.nodes.map(({ provenance }) => provenance.recordId).sort();
}

function topics(tie: TieAnswer): Map<string, number> {
  return new Map(tie.topics.edges.map(({ node, articleCount }) => [`${node.kind} ${node.name}`, articleCount]));
}

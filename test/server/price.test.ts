import { isInterfaceType, isObjectType, parse } from 'graphql';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { schema } from '../../src/api/schema.ts';
import type { Reader } from '../../src/graph/graph.ts';
import { DEFAULT_LIMITS } from '../../src/limits.ts';
import { priceOf } from '../../src/server/price.ts';
import { testServer } from '../support/server.ts';

let asked = 0;
const graph: Reader = {
  read() {
    asked += 1;
    return Promise.resolve([]);
  },
};
const server = testServer({ graph });

const nested = (levels: number, page: string): string =>
  levels === 0 ? 'name' : `coAuthors(${page}) { nodes { ${nested(levels - 1, page)} } }`;
const DOUBLING = Array.from({ length: 22 }, (_, n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`).join(' ');

const NETWORK =
  'authors { author { id name } distance degree articleCount workCount } ties { authors { id name } articleCount workCount strength } truncation { reasons }';
const OF_EACH = 'author { articles(first: 100) { nodes { title } } }';
const GIVEN = Array.from({ length: 300 }, (_, index) => ({ name: `Author ${index}` }));

test.each([
  ['nested lists of a hundred', `{ authors(first: 100) { nodes { ${nested(2, 'first: 100')} } } }`, {}],
  ['nested lists of the default size', `{ authors { nodes { ${nested(3, 'years: {}')} } } }`, {}],
  ['page sizes in variables', `query ($n: Int) { authors(first: $n) { nodes { ${nested(2, 'first: $n')} } } }`, { n: 100 }],
  ['page sizes in the defaults of variables', `query ($n: Int = 100) { authors(last: $n) { nodes { ${nested(2, 'last: $n')} } } }`, {}],
  ['networks of a page of authors', `{ authors(first: 10) { nodes { network { ${NETWORK} } } } }`, {}],
  [
    'networks with their limits in variables',
    `query ($n: Int!) { authors(first: 20) { nodes { network(maxTies: $n) { ${NETWORK} } } } }`,
    { n: 1_000 },
  ],
  ['the evidence of every tie', '{ articles { network { ties { articles(first: 20) { nodes { title } } } } } }', {}],
  [
    'the articles of everybody given',
    `query ($by: [AuthorBy!]!) { collaborationNetwork(authors: $by) { authors { ${OF_EACH} } } }`,
    { by: GIVEN },
  ],
  [
    'the articles of everybody in a network, in fragments',
    `{ author(by: { name: "x" }) { network(maxAuthors: 300) { ...F } } } fragment F on CollaborationNetwork { authors { ${OF_EACH} } }`,
    {},
  ],
  ['sixty levels', `{ authors { nodes { ${nested(60, 'first: 2')} } } }`, {}],
  ['fragments that double', `{ ...F0 } ${DOUBLING} fragment F22 on Query { __typename }`, {}],
])('%s are refused before the database is asked', async (_, query, variables) => {
  asked = 0;
  const { status, body } = await server.ask(query, { variables, headers: { accept: 'application/graphql-response+json' } });
  expect(status).toBe(400);
  expect(body).toMatchObject({ errors: [{ extensions: { code: 'TOO_COMPLEX' } }] });
  expect(asked).toBe(0);
});

test('the same document is let through with smaller pages, and refused again with larger ones', async () => {
  const query = `query ($n: Int) { authors(first: $n) { nodes { ${nested(2, 'first: $n')} } } }`;
  const codes = [];
  for (const n of [1, 100, 5]) codes.push((await server.ask(query, { variables: { n } })).text.includes('TOO_COMPLEX'));
  expect(codes).toEqual([false, true, false]);
});

test.each([
  ['a network of default size', `{ author(by: { name: "x" }) { network(depth: 3) { ${NETWORK} } } }`, {}],
  ['the largest network', `{ author(by: { name: "x" }) { network(depth: 3, maxAuthors: 500, maxTies: 10000) { ${NETWORK} } } }`, {}],
  ['the largest network of a list', `{ articles { network(maxAuthors: 500, maxTies: 10000) { ${NETWORK} } } }`, {}],
  [
    'the articles of a few who are given',
    `{ collaborationNetwork(authors: [{ name: "x" }, { name: "y" }]) { authors { ${OF_EACH} } } }`,
    {},
  ],
  [
    'the largest network of many who are given',
    `query ($by: [AuthorBy!]!) { collaborationNetwork(authors: $by, maxTies: 10000) { ${NETWORK} } }`,
    { by: GIVEN },
  ],
])('%s is let through', async (_, query, variables) => {
  const { text } = await server.ask(query, { variables });
  expect(text).not.toContain('TOO_COMPLEX');
});

const priced = (document: string, variableValues: Record<string, unknown> = {}) =>
  priceOf({ schema, document: parse(document), variableValues });

test.each([
  ['{ __typename }', 1],
  ['{ statistics { articleCount } }', 2],
  ['{ authors(first: 50) { nodes { name coAuthorCount } } }', 10 + 50 * (5 + 2)],
  ['{ authors { nodes { name } } }', 10 + 20 * (5 + 1)],
  ['{ authors(last: 3) { edges { cursor node { name } } pageInfo { endCursor } } }', 10 + 3 * (5 + 1 + 1 + 1) + 1 + 1],
  ['{ authors(first: 0) { totalCount } }', 10 + 1 + 10],
  ['{ article(by: { doi: "10.1/x" }) { title publishers { name } } }', 1 + 1 + 3 * 2],
  ['{ articles(search: "x", first: 1) { nodes { abstract } } }', 500 + 10 + (5 + 1 + 10)],
  ['{ articles(search: null, first: 1) { nodes { title } } }', 10 + (5 + 1)],
  ['{ a: authors(first: 2) { ...P } } fragment P on AuthorConnection { nodes { ... on Author { name } } }', 10 + 2 * (5 + 1)],
  [
    '{ author(by: { name: "x" }) { network(maxAuthors: 7, maxTies: 9) { authors { degree } ties { authors { id } } } } }',
    1 + 2_001 + 7 * 2 + 9 * (1 + 2 * 2),
  ],
  ['{ nodes(ids: ["a", "b", "c", "d"]) { id } }', 4 * 2],
  ['{ collaborationPath(from: { name: "x" }, to: { name: "y" }) { authors { id } steps { strength } } }', 1_001 + 6 * 2 + 6 * 2],
  ['{ collaborationPath(from: { name: "x" }, to: { name: "y" }, maxHops: 9) { steps { strength } } }', 1_001 + 9 * 2],
  ['{ article(by: { doi: "10.1/x" }) { topics { articles(first: 2) { nodes { title } } } } }', 1 + 10 * (1 + 10 + 2 * (5 + 1))],
  ['{ article(by: { doi: "10.1/x" }) { topics { articles { totalCount } } } }', 1 + 10 * (1 + 10 + 1 + 10)],
  ['{ articles(where: { hasDoi: true }) { totalCount } }', 10 + 1 + 10 + 500],
  ['{ articles(where: { hasDoi: true }, first: 1) { nodes { id } } }', 10 + (5 + 1)],
  [`{ ${'a'.repeat(201)}: authors(first: 2) { nodes { ${'b'.repeat(101)}: name } } }`, 2 + 10 + 2 * (5 + 2)],
  ['{ articles(first: 1) { facets { venues(first: 4) { count } } } }', 10 + 2_001 + 4 * 2],
])('%s costs %d', (document, price) => {
  expect(priced(document)?.price).toBe(price);
});

test.each([
  ['{ node(id: "x") { id } }', {}, 1],
  ['query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { ids: ['a', 'b', 'c'] }, 3],
  ['{ collaborationPath(from: { name: "x" }, to: { id: "y" }) { length } }', {}, 2],
  ['{ articles(where: { languages: { anyOf: [{ name: "fra" }, { id: "x" }], noneOf: [{ name: "y" }] } }) { totalCount } }', {}, 3],
  ['query ($by: AuthorBy!) { a: author(by: $by) { id } b: author(by: $by) { id } }', { by: { name: 'x' } }, 2],
  ['{ articles(search: "x") { totalCount } }', {}, 0],
])('%s names what it looks up', (document, variables, ids) => {
  expect(priced(document, variables)?.ids).toBe(ids);
});

test('more ids than are allowed are refused before any is looked up', async () => {
  asked = 0;
  const look = Array.from({ length: 6 }, (_, at) => `a${at}: nodes(ids: $ids) { id }`).join(' ');
  const { status, body } = await server.ask(`query ($ids: [ID!]!) { ${look} }`, {
    variables: { ids: Array.from({ length: 100 }, () => 'QXV0aG9yOng') },
    headers: { accept: 'application/graphql-response+json' },
  });
  expect([status, body.errors[0].extensions]).toEqual([400, { code: 'TOO_COMPLEX', rule: 'ids', limit: 500 }]);
  expect(asked).toBe(0);
});

test('what costs too much is told its price and the list that most of it is for', async () => {
  const { body } = await server.ask(
    '{ authors(first: 100) { nodes { mine: coAuthors(first: 100) { nodes { name id kind firstYear lastYear workCount articleCount } } } } }',
  );
  const { price } = body.extensions.cost;
  expect(body.errors[0].message).toBe(
    `This costs ${price}, and 120000 is the most for one request. Most of it, ${price - 510}, is for authors.nodes.mine: ask for shorter pages or for fewer fields there.`,
  );
  expect(body.errors[0].extensions).toMatchObject({
    rule: 'price',
    price,
    limit: 120_000,
    dearest: { path: ['authors', 'nodes', 'mine'] },
  });
});

test('a price can be told before anything is run', async () => {
  asked = 0;
  const cost = { only: true };
  const ask = (query: string) =>
    server.fetch('http://bibliograph.test/graphql', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ query, extensions: { cost } }),
    });
  expect(await (await ask('{ authors { nodes { name } } }')).json()).toEqual({
    data: null,
    extensions: { cost: { price: 130, limit: 120_000 } },
  });
  expect(asked).toBe(0);
});

test('what the documentation says of prices is what the schema says', () => {
  const documented = new Map<string, number>();
  const [, text = ''] = readFileSync('docs/limits.md', 'utf8').split('| adds |');
  for (const [, names = '', price = ''] of text.matchAll(/^\| (`[A-Z]\w+\.\w+`(?:, `\w+\.\w+`)*) \| (\d+) \|$/gm))
    for (const [, name = ''] of names.matchAll(/`([^`]+)`/g)) documented.set(name, Number(price));
  const said = new Map<string, number>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    for (const { name, extensions } of Object.values(type.getFields())) {
      const { price } = extensions as { price?: number };
      // Of every page, and of every set of articles; told without a type.
      if (price !== undefined && name !== 'totalCount' && name !== 'articlesPerYear') said.set(`${type.name}.${name}`, price);
    }
  }
  expect(Object.fromEntries([...documented].sort())).toEqual(Object.fromEntries([...said].sort()));
  for (const [name, price] of [
    ['totalCount', 10],
    ['articlesPerYear', 20],
  ] as const)
    expect(text).toContain(`| \`${name}\` | ${price} |`);
  const ofQuery = schema.getQueryType()?.getFields() ?? {};
  const where = ofQuery['articles']?.args.find(({ name }) => name === 'where');
  expect(where?.extensions).toMatchObject({ prices: { totalCount: 500 } });
  expect(text).toContain('| `totalCount` of `Query.articles` with `where` | 500 |');
});

test('what the documentation says of limits are the defaults', () => {
  const text = readFileSync('docs/limits.md', 'utf8');
  const names: Record<string, keyof typeof DEFAULT_LIMITS> = { MAX_BODY_BYTES: 'maxBody', REQUEST_TIMEOUT_MS: 'requestTimeout' };
  const camel = (name: string) => name.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  const told = [...text.matchAll(/^\| `([A-Z_]+)` \| (\d+) \|/gm)].filter(([, name]) => name !== 'QUERY_TIMEOUT_MS');
  expect(told).toHaveLength(Object.keys(DEFAULT_LIMITS).length);
  for (const [, name = '', value] of told)
    expect([name, DEFAULT_LIMITS[names[name] ?? (camel(name) as keyof typeof DEFAULT_LIMITS)]]).toEqual([name, Number(value)]);
});

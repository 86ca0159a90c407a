import { expect, test } from 'vitest';
import type { Reader } from '../../src/graph/graph.ts';
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

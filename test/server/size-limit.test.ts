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

test.each([
  ['nested lists of a hundred', `{ authors(first: 100) { nodes { ${nested(2, 'first: 100')} } } }`, {}],
  ['nested lists of the default size', `{ authors { nodes { ${nested(3, 'years: {}')} } } }`, {}],
  ['page sizes in variables', `query ($n: Int) { authors(first: $n) { nodes { ${nested(2, 'first: $n')} } } }`, { n: 100 }],
  ['page sizes in the defaults of variables', `query ($n: Int = 100) { authors(last: $n) { nodes { ${nested(2, 'last: $n')} } } }`, {}],
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

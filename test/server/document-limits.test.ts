import { parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { DEFAULT_LIMITS } from '../../src/limits.ts';
import { shapesOf } from '../../src/server/shape.ts';
import { testServer } from '../support/server.ts';

const nested = (depth: number) => `${'{ a '.repeat(depth)}${'}'.repeat(depth)}`;
const GRAPHQL = { headers: { accept: 'application/graphql-response+json' } };

describe('the shape of a document', () => {
  test.each([
    ['{ a }', { depth: 1, fields: 1, aliases: 0, directives: 0, rootFields: 1 }],
    ['{ x: a { b } y: c @skip(if: true) }', { depth: 2, fields: 3, aliases: 2, directives: 1, rootFields: 2 }],
    [
      'query @a { ... @b { ...F @c } } fragment F on Q @d { x: a { b } }',
      { depth: 2, fields: 2, aliases: 1, directives: 4, rootFields: 1 },
    ],
    [
      '{ ...F ...F } fragment F on Q { ...G ...G } fragment G on Q { a { b } }',
      { depth: 2, fields: 8, aliases: 0, directives: 0, rootFields: 4 },
    ],
    ['{ ...F ...Missing } fragment F on Q { a { ...F } }', { depth: 1, fields: 1, aliases: 0, directives: 0, rootFields: 1 }],
  ])('%s', (document, shape) => {
    expect(shapesOf(parse(document))).toEqual([shape]);
  });

  test('is told of every operation', () => {
    expect(shapesOf(parse('query A { a } query B { a { b } }')).map(({ depth }) => depth)).toEqual([1, 2]);
  });

  test('is told at once of fragments that double and double', () => {
    const doubling = Array.from({ length: 60 }, (_, n) => `fragment F${n} on Q { ...F${n + 1} ...F${n + 1} }`).join(' ');
    expect(shapesOf(parse(`{ ...F0 } ${doubling} fragment F60 on Q { a }`))[0]?.fields).toBe(2 ** 60);
  });
});

test.each([
  ['depth', nested(21), nested(20), 20],
  ['aliases', `{ ${Array.from({ length: 101 }, (_, n) => `a${n}: __typename`).join(' ')} }`, null, 100],
  ['rootFields', `{ ${'__typename '.repeat(51)} }`, `{ ${'__typename '.repeat(50)} }`, 50],
  ['directives', `{ __typename ${'@skip(if: false) '.repeat(101)} }`, null, 100],
  [
    'fields',
    `{ articles { ${'totalCount '.repeat(2_000)} ...F ...F } } fragment F on ArticleConnection { ${'totalCount '.repeat(1_600)} }`,
    null,
    5_000,
  ],
  ['tokens', `{ ${'a '.repeat(4_000)} }`, null, 4_000],
])('too much of %s is refused with the rule and its limit', async (rule, tooLarge, large, limit) => {
  const { ask, log } = testServer();
  for (let again = 0; again < 2; again += 1) {
    const { status, headers, body } = await ask(tooLarge, GRAPHQL);
    expect([status, headers.get('content-type')]).toEqual([400, 'application/graphql-response+json; charset=utf-8']);
    expect(body.errors[0].extensions).toEqual({ code: 'TOO_COMPLEX', rule, limit });
    expect(body.errors[0].message).toContain(`more than ${limit} `);
  }
  if (large !== null) expect((await ask(large, GRAPHQL)).text).not.toContain('TOO_COMPLEX');
  expect(log.filter(({ level }) => level !== 'info')).toEqual([]);
});

test('limits are what the settings say', async () => {
  const { ask } = testServer({ limits: { ...DEFAULT_LIMITS, maxAliases: 1 } });
  expect((await ask('{ a: __typename }')).body.data).toEqual({ a: 'Query' });
  expect((await ask('{ a: __typename b: __typename }')).body.errors[0].extensions.rule).toBe('aliases');
});

import { expect, test } from 'vitest';
import { schema } from '../../src/api/schema.ts';
import { attacked, expectRejected } from '../support/attacked.ts';
import { collectGarbage } from '../support/collect-garbage.ts';
import { everyPlace } from '../support/every-argument.ts';
import { expectBelow } from '../support/figures.ts';
import { contentOf } from '../support/fingerprint.ts';

const target = attacked();

/** Written as Cypher can be and as ours is not, so that none of ours passes for it. */
const CYPHER = [
  "' or 1=1 detach delete n //",
  '"}) match (n) detach delete n return 1 as row //',
  "` }) set n.title = 'owned' //",
  '$x \\u0027',
];
const EXPECTED = new Set(['TOO_COMPLEX', 'BAD_USER_INPUT', 'INVALID_CURSOR', 'GRAPHQL_VALIDATION_FAILED']);

test('Cypher is text wherever a text can be given, and changes nothing', async () => {
  const before = await contentOf(target.graph);
  const places = everyPlace(schema);
  expect(places.length).toBeGreaterThan(100);
  for (const [index, { name, isEnum, asked }] of places.entries()) {
    const ways = asked(CYPHER[index % CYPHER.length]);
    const { query, variables } = ways[Math.floor(index / CYPHER.length) % ways.length] ?? { query: '', variables: {} };
    const answer = await target.ask(query, { variables });
    const unexpected = answer.codes.filter((code) => !EXPECTED.has(code));
    expect({ name, unexpected }).toEqual({ name, unexpected: [] });
    if (isEnum) expect({ name, status: answer.status, queries: answer.queries }).toEqual({ name, status: 400, queries: 0 });
  }
  expect(await contentOf(target.graph)).toEqual(before);
});

const SEARCHED = `query ($text: String!) {
  articles(search: $text, first: 2) { totalCount edges { highlights { field } } facets { years { count } } }
  authors(search: $text, first: 2) { totalCount }
  publishers(search: $text, first: 2) { totalCount }
  venues(search: $text, first: 2) { totalCount }
  institutions(search: $text, first: 2) { totalCount }
  collections(search: $text, first: 2) { totalCount }
  topics(search: $text, first: 2) { totalCount }
  suggest(text: $text) { text }
}`;

test.each([
  ['/b', 'b '],
  ['C++ (x', 'c x'],
  ['title:[* TO *]', 'title to '],
  ['neural^4 AND network~2', 'neural 4 and network 2'],
  ['+neural', 'neural'],
  ['(neural OR translation)', 'neural or translation '],
  ['neural\\', 'neural '],
])('%s is looked for as it stands, like %s', async (text, plain) => {
  const [ours, theirs] = [await target.ask(SEARCHED, { variables: { text } }), await target.ask(SEARCHED, { variables: { text: plain } })];
  expect(ours.codes).toEqual([]);
  expect(ours.body.data.articles.totalCount).toBe(theirs.body.data.articles.totalCount);
});

/** Has each of a hundred authors look for `$name` by so many aliases. */
function lookedFor(aliases: number): string {
  const each = Array.from({ length: aliases }, (_, at) => `a${at}: coAuthorship(with: { name: $name }) { workCount }`);
  return `query ($name: String!) { authors(first: 100) { nodes { ${each.join(' ')} } } }`;
}

test.each([
  ['a name longer than any', 90_000],
  ['a name that nobody has', 7_000],
])('%s, looked for by every author and alias: when a thousand have failed the request ends', async (_what, letters) => {
  const answer = await target.ask(lookedFor(62), { variables: { name: 'x'.repeat(letters) } });
  expect(answer.status).toBe(400);
  expect(answer.body).toMatchObject({ errors: [{ extensions: { code: 'TOO_COMPLEX', rule: 'failures', limit: 1_000 } }] });
  expect(answer.text.length).toBeLessThan(2_000);
});

test('of requests that ended because a thousand fields failed nothing is kept', async () => {
  const fail = async (times: number) => {
    for (let time = 0; time < times; time += 1) await target.ask(lookedFor(62), { variables: { name: 'Nobody, At All' } });
    collectGarbage();
    return process.memoryUsage().heapUsed;
  };
  const before = await fail(3);
  expectBelow('memory', ((await fail(12)) - before) / 1e6, 8, 'MB');
});

test('a name longer than any, looked for by every author, is not repeated in full by any error', async () => {
  const answer = await target.ask(lookedFor(9), { variables: { name: 'x'.repeat(90_000) } });
  expect(answer.status).toBe(200);
  expect(answer.codes).toHaveLength(101);
  expect(new Set(answer.codes)).toEqual(new Set(['BAD_USER_INPUT', 'TOO_COMPLEX']));
  expect(answer.text.length).toBeLessThan(200_000);
});

test.each([
  ['nothing but signs', '*'],
  ['1,300 ORs', 'OR '.repeat(1_300)],
  ['1,300 words in brackets', '(a '.repeat(1_300)],
  ['a quotation without end', `"${'neural '.repeat(500)}`],
  ['4,000 asterisks', '*'.repeat(4_000)],
])('%s: no error of the database', async (_what, text) => {
  const { status, codes } = await target.ask(SEARCHED, { variables: { text } });
  expect({ status, codes: codes.filter((code) => code !== 'BAD_USER_INPUT') }).toEqual({ status: 200, codes: [] });
});

test('2,000 ORs are too long a search, and nothing is asked', async () => {
  const { codes, queries } = await target.ask('query ($text: String!) { articles(search: $text) { totalCount } }', {
    variables: { text: 'OR '.repeat(2_000) },
  });
  expect({ codes, queries }).toEqual({ codes: ['BAD_USER_INPUT'], queries: expect.any(Number) });
});

test.each([
  ['first: -1', '{ articles(first: -1) { nodes { title } } }'],
  ['last: -1', '{ articles(last: -1) { nodes { title } } }'],
  ['first: 101', '{ articles(first: 101) { nodes { title } } }'],
  ['first with last', '{ articles(first: 1, last: 1) { nodes { title } } }'],
  ['after with before', '{ articles(after: "x", before: "x") { nodes { title } } }'],
  ['a path of a thousand steps', '{ collaborationPath(from: { name: "a" }, to: { name: "b" }, maxHops: 1000) { length } }'],
  ['a path of less than none', '{ collaborationPath(from: { name: "a" }, to: { name: "b" }, maxHops: -1) { length } }'],
  ['a path of the largest number', '{ collaborationPath(from: { name: "a" }, to: { name: "b" }, maxHops: 2147483647) { length } }'],
  ['a network of any depth', '{ author(by: { name: "Haddow, Barry" }) { network(depth: 100) { authors { distance } } } }'],
])('%s is the mistake of whoever asks', async (_what, query) => {
  const { body, codes } = await target.ask(query);
  expect(codes).toEqual(['BAD_USER_INPUT']);
  expect(Object.values(body.data ?? {}).every((value) => value === null || JSON.stringify(value) === '{"network":null}')).toBe(true);
});

test.each(['first: 2147483648', 'first: 1.5', 'first: "1"', 'first: 1e400', `first: ${'9'.repeat(3_000)}`])(
  '%s is no number of a page',
  async (page) => {
    const answer = await target.ask(`{ articles(${page}) { nodes { title } } }`);
    expect(answer.queries).toBe(0);
    expect([['GRAPHQL_VALIDATION_FAILED'], ['TOO_COMPLEX'], ['BAD_USER_INPUT']]).toContainEqual(answer.codes);
  },
);

test('a path of which nothing bounds the steps is one of six', async () => {
  const path = (more: string) => `{ collaborationPath(from: { name: "Haddow, Barry" }, to: { name: "Bengio, Yoshua" }${more}) { length } }`;
  const { body } = await target.ask(path(''));
  expect(body).toMatchObject({ data: { collaborationPath: { length: expect.any(Number) } } });
  expect(body.data).toEqual((await target.ask(path(', maxHops: 6'))).body.data);
});

test('cursors of other lists, edited ones, and what never was one are refused as such', async () => {
  const page = await target.ask('{ articles(first: 1) { pageInfo { endCursor } } authors(first: 1) { pageInfo { endCursor } } }');
  const { articles, authors } = page.body.data;
  const own: string = articles.pageInfo.endCursor;
  const [version, seal, place] = JSON.parse(Buffer.from(own, 'base64url').toString());
  const made = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64url');
  const after = 'query ($cursor: String) { articles(first: 1, after: $cursor) { nodes { title } } }';
  expect(await target.ask(after, { variables: { cursor: own } })).toMatchObject({ status: 200, codes: [] });
  const wrong = [
    ...[
      '',
      'x',
      '{}',
      'null',
      'bnVsbA',
      own.slice(0, -4),
      `${own}AAAA`,
      `A${own}`,
      own.toUpperCase(),
      authors.pageInfo.endCursor,
      '\u0000',
      '\ud800',
    ],
    ...[
      made(Number(version) + 1, seal, place),
      made(version, 'x', place),
      made(version, seal, []),
      made(version, seal, [{}]),
      made(version, seal, [null]),
    ],
    ...[made(version, seal, [[1], 'x']), made(version, seal), made(seal, version, place), 'W10'.repeat(10_000)],
  ];
  for (const cursor of wrong) {
    const answer = await target.ask(after, { variables: { cursor } });
    expect({ cursor: cursor.slice(0, 60), codes: answer.codes }).toEqual({ cursor: cursor.slice(0, 60), codes: ['INVALID_CURSOR'] });
  }
  // The seal of a list can be read off any of its cursors: whatever stands behind it is a place.
  for (const forged of [['x'], [-1e308, 'x'], [1.5, ''], [9e15, '\u0000'], [2_017, '\ud800'], [0, 'x'.repeat(50_000)]]) {
    const { status, codes } = await target.ask(after, { variables: { cursor: made(version, seal, forged) } });
    expect({ status, codes: codes.filter((code) => code !== 'INVALID_CURSOR') }).toEqual({ status: 200, codes: [] });
  }
});

test('a cursor of a megabyte is too large a body', async () => {
  const answer = await target.ask('query ($cursor: String) { articles(after: $cursor) { nodes { title } } }', {
    variables: { cursor: 'A'.repeat(1_000_000) },
  });
  expectRejected(answer, 'TOO_COMPLEX', 413);
});

test.each([
  ['as a variable', 'query ($by: AuthorBy!) { author(by: $by) { name } }', '{"by":{"__proto__":{"name":"Haddow, Barry"}}}'],
  ['among the variables', 'query ($by: AuthorBy!) { author(by: $by) { name } }', '{"__proto__":{"by":{"name":"Haddow, Barry"}}}'],
  [
    'in a filter',
    'query ($where: ArticleFilter) { articles(where: $where) { totalCount } }',
    '{"where":{"__proto__":{"hasDoi":true},"constructor":{"prototype":{"x":1}}}}',
  ],
  ['as the name of a variable', 'query ($__proto__: String) { articles(search: $__proto__) { totalCount } }', '{"__proto__":"x"}'],
  ['as an alias', '{ __proto__: statistics { __proto__: articleCount constructor: articleCount } }', '{}'],
])('__proto__ %s changes nothing of ours', async (_what, query, variables) => {
  const body = `{"query":${JSON.stringify(query)},"variables":${variables},"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}`;
  const answer = await target.send('/graphql', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
  expect([200, 400]).toContain(answer.status);
  expect(answer.text).not.toContain('Haddow');
  expect({}).not.toHaveProperty('polluted');
  expect({}).not.toHaveProperty('name');
  expect({}).not.toHaveProperty('hasDoi');
});

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
  'an operation that is asked for as %s is not there',
  async (operationName) => {
    expectRejected(await target.ask('query A { __typename } query B { __typename }', { operationName }), 'BAD_USER_INPUT');
  },
);

test.each([
  [{ persistedQuery: { version: 1, sha256Hash: 'ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38' } }],
  [{ persistedQuery: { version: 1, sha256Hash: '0'.repeat(64) } }],
  [{ persistedQuery: { version: 1, sha256Hash: '__proto__' } }],
  [{ persistedQuery: null }],
])('a persisted hash of nothing that is kept, %j: nothing runs', async (extensions) => {
  const body = JSON.stringify({ extensions });
  const answer = await target.send('/graphql', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/graphql-response+json' },
    body,
  });
  expect({ status: answer.status, queries: answer.queries }).toEqual({ status: 400, queries: 0 });
  expect([['BAD_USER_INPUT'], ['PERSISTED_QUERY_NOT_FOUND']]).toContainEqual(answer.codes);
});

test('a document under the hash of another is not kept for it', async () => {
  const extensions = { persistedQuery: { version: 1, sha256Hash: '0'.repeat(64) } };
  await target.ask('{ statistics { articleCount } }', { extensions });
  const body = JSON.stringify({ extensions });
  const answer = await target.send('/graphql', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
  expect(answer).toMatchObject({ queries: 0 });
  expect(answer.body).not.toHaveProperty('data');
});

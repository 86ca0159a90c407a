import {
  GraphQLEnumType,
  GraphQLInt,
  GraphQLList,
  GraphQLNonNull,
  GraphQLObjectType,
  GraphQLScalarType,
  GraphQLSchema,
  GraphQLString,
} from 'graphql';
import { Neo4jError } from 'neo4j-driver';
import { expect, test } from 'vitest';
import type { Context } from '../../src/api/context.ts';
import { BibliographError } from '../../src/errors.ts';
import { translated } from '../../src/graph/driver-error.ts';
import { statement } from '../../src/graph/graph.ts';
import { ANYWHERE, NOTHING, read, testServer } from '../support/server.ts';

const SECRET = 'MATCH (n:Author {password: "hunter2"}) at /srv/bibliograph/graph.ts';

const failing = (error: () => unknown, type: typeof GraphQLString | GraphQLNonNull<typeof GraphQLString> = GraphQLString) => ({
  type,
  resolve: () => {
    throw error();
  },
});

const Direction = new GraphQLEnumType({ name: 'Direction', values: { UP: {}, DOWN: {} } });
const shared = new Error(SECRET);
const fails = {
  defect: failing(() => new TypeError(SECRET)),
  again: failing(() => shared),
  andAgain: failing(() => shared),
  needed: failing(() => new Error(SECRET), new GraphQLNonNull(GraphQLString)),
  // Something that is not even an error.
  odd: failing(() => SECRET),
  operator: failing(() => new BibliographError('CONFIGURATION', SECRET)),
  ambiguous: failing(
    () => new BibliographError('AMBIGUOUS', 'Two have this name: ask for one by its id.', { details: { candidates: [{ id: 'a' }] } }),
  ),
  late: failing(() => new BibliographError('TIMEOUT', 'It took too long: ask for less.')),
  lateNeeded: failing(() => new BibliographError('TIMEOUT', 'It took too long: ask for less.'), new GraphQLNonNull(GraphQLString)),
  lost: failing(() => new BibliographError('UNAVAILABLE', 'The database cannot be reached.', { cause: new Error('ECONNREFUSED') })),
  hello: { type: GraphQLString, resolve: () => 'world' },
  impossible: { type: new GraphQLNonNull(GraphQLString), resolve: () => null },
  strange: { type: Direction, resolve: () => SECRET },
  echo: {
    type: GraphQLString,
    args: { count: { type: new GraphQLNonNull(GraphQLInt), defaultValue: 1 }, way: { type: Direction } },
    resolve: () => 'echo',
  },
  reads: {
    type: GraphQLInt,
    resolve: async (_: unknown, __: unknown, { graph }: Context) => {
      await Promise.all([1, 2, 3].map(() => graph.read(statement('test', 'RETURN 1 AS row'), {})));
      return 3;
    },
  },
};
const Even = new GraphQLScalarType<number>({
  name: 'Even',
  parseValue: (value) => {
    if (Number(value) % 2 === 0) return Number(value);
    throw new BibliographError('BAD_USER_INPUT', 'Give an even number.');
  },
});
const item = new GraphQLObjectType({ name: 'Item', fields: { late: fails.late, defect: fails.again } });
const items = { type: new GraphQLList(item), resolve: () => Array.from({ length: 5_000 }, () => ({})) };
const Huge = new GraphQLScalarType({
  name: 'Huge',
  // What JSON.stringify does with texts of more than half a gigabyte, which take it many seconds.
  serialize: () => ({ toJSON: () => 'x'.repeat(2 ** 30) }),
});
const huge = { type: Huge, resolve: () => 'huge' };
const driverSays = (code: string) => failing(() => translated(new Neo4jError('It failed.', code, '22N00', 'It failed.')));
const fromDatabase = {
  refused: driverSays('Neo.ClientError.Security.Unauthorized'),
  tooLarge: driverSays('Neo.TransientError.General.MemoryPoolOutOfMemoryError'),
  // A connection that was cut where the two had to agree.
  outOfStep: driverSays('ProtocolError'),
};
const evenly = { type: GraphQLString, args: { count: { type: Even } }, resolve: () => 'evenly' };
const schema = new GraphQLSchema({
  query: new GraphQLObjectType({ name: 'Query', fields: { ...fails, ...fromDatabase, evenly, items, huge } }),
});
const GRAPHQL = { Accept: 'application/graphql-response+json' };

test.each(['{ defect }', '{ needed }', '{ odd }', '{ operator }', '{ impossible }', '{ strange }'])(
  '%s is a defect: told as INTERNAL with the id of the request, and nothing else',
  async (query) => {
    const { ask, log } = testServer({ schema }, SECRET);
    const { text, body, headers } = await ask(query);
    const id = headers.get('x-request-id');
    expect(body.errors).toHaveLength(1);
    expect(body.errors[0].extensions).toEqual({ code: 'INTERNAL', requestId: id });
    expect(body.errors[0].message).toContain(id);
    for (const secret of ['hunter2', 'MATCH', '/srv', '.ts', 'at ', 'stack', 'null for non-nullable']) expect(text).not.toContain(secret);
    const logged = log.filter(({ level }) => level === 'error');
    expect(logged).toHaveLength(1);
    expect(logged[0]).toMatchObject({ requestId: id, code: 'INTERNAL', error: { message: expect.any(String), stack: expect.any(String) } });
  },
);

test('a cause that fails many fields is logged once', async () => {
  const { ask, log } = testServer({ schema }, SECRET);
  const { body } = await ask('{ again andAgain other: again }');
  expect(body.errors).toHaveLength(3);
  expect(log.filter(({ level }) => level === 'error')).toHaveLength(1);
});

test('a defect is 500 when nothing could be answered, and 200 beside data', async () => {
  const { ask } = testServer({ schema }, SECRET);
  expect((await ask('{ needed }')).status).toBe(500);
  expect(await ask('{ defect hello }')).toMatchObject({ status: 200, body: { data: { defect: null, hello: 'world' } } });
});

test('an expected failure is told as it is, with its code, its place and what helps', async () => {
  const { ask, log } = testServer({ schema }, SECRET);
  const { status, body } = await ask('{ ambiguous }');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    data: { ambiguous: null },
    errors: [
      {
        message: 'Two have this name: ask for one by its id.',
        path: ['ambiguous'],
        locations: [{ line: 1, column: 3 }],
        extensions: { code: 'AMBIGUOUS', candidates: [{ id: 'a' }] },
      },
    ],
  });
  expect(log.filter(({ level }) => level !== 'info')).toEqual([]);
});

test.each([GRAPHQL, { Accept: 'application/json' }])(
  'without its database the answer is 503, whatever else it has: %o',
  async (headers) => {
    const { ask, log } = testServer({ schema }, SECRET);
    for (const query of ['{ lost }', '{ hello lost }', '{ lost defect }']) {
      const { status, body } = await ask(query, { headers });
      expect(status).toBe(503);
      expect(body.data).toBeNull();
      expect(body.errors[0].extensions).toEqual({ code: 'UNAVAILABLE' });
    }
    expect(log.find(({ level }) => level === 'warn')).toMatchObject({ code: 'UNAVAILABLE', error: { cause: { message: 'ECONNREFUSED' } } });
  },
);

test('of many errors the first hundred are told, and how many there are beside them', async () => {
  const { ask, log } = testServer({ schema }, SECRET);
  const { status, body } = await ask('{ items { late defect } }');
  expect(status).toBe(200);
  expect(body.errors).toHaveLength(101);
  expect(body.errors.at(-1)).toEqual({
    message: 'There are 9900 more errors, which are left out: ask for less at once.',
    extensions: { code: 'TOO_COMPLEX' },
  });
  expect(log.filter(({ level }) => level === 'error')).toHaveLength(1);
});

test('what is too long to be repeated in a message is cut', async () => {
  const { ask } = testServer({ schema }, SECRET);
  const { body } = await ask('query ($n: Int!) { echo(count: $n) }', { variables: { n: 'x'.repeat(90_000) } });
  expect(body.errors[0].message).toMatch(/^Variable "\$n" got invalid value "x+…$/);
  expect(body.errors[0].message).toHaveLength(1_001);
});

test('an answer that is longer than a text can be is TOO_COMPLEX', async () => {
  const { ask, log } = testServer({ schema }, SECRET);
  const { status, body } = await ask('{ huge }');
  expect({ status, body }).toMatchObject({ status: 200, body: { data: null, errors: [{ extensions: { code: 'TOO_COMPLEX' } }] } });
  expect(log.find(({ msg }) => msg === 'request')).toMatchObject({ codes: ['TOO_COMPLEX'] });
  expect(log.filter(({ level }) => level === 'error')).toEqual([]);
});

const FROM = 'query ($by: AuthorBy!) { collaborationPath(from: $by, to: { name: "x" }) { length } }';

test.each([
  ['a name that nobody has', FROM, { by: { name: 'x'.repeat(5_000) } }],
  ['a name longer than any', FROM, { by: { name: 'x'.repeat(90_000) } }],
  ['an id longer than any', FROM, { by: { id: Buffer.from(`Author:${'x'.repeat(60_000)}`).toString('base64url') } }],
  ['something that is no DOI', `{ article(by: { doi: "${'x'.repeat(90_000)}" }) { id } }`, {}],
  [
    'the id of a record longer than any',
    'query ($id: String!) { article(by: { record: { source: "x", recordId: $id } }) { id } }',
    { id: 'x'.repeat(90_000) },
  ],
  [
    'a value longer than any',
    'query ($name: String!) { articles(where: { topics: { anyOf: [{ name: $name }] } }) { totalCount } }',
    { name: 'x'.repeat(90_000) },
  ],
])('%s is BAD_USER_INPUT, and not repeated in full', async (_what, query, variables) => {
  const { body } = await testServer().ask(query, { variables });
  expect(body.errors).toHaveLength(1);
  expect(body.errors[0].extensions.code).toMatch(/^BAD_USER_INPUT|GRAPHQL_VALIDATION_FAILED$/);
  expect(body.errors[0].message.length).toBeLessThan(300);
});

test.each([
  ['refused', 503, 'UNAVAILABLE', 'The database cannot be reached just now: try again in a moment.', 'NEO4J_PASSWORD'],
  ['tooLarge', 200, 'TOO_COMPLEX', 'This takes more memory than there is: ask for less at once.', 'give it more'],
])('what is to be done about a database is said in the log, not to clients: %s', async (field, status, code, message, said) => {
  const { ask, log, text } = testServer({ schema }, SECRET);
  const reply = await ask(`{ ${field} }`);
  expect(reply).toMatchObject({ status, body: { errors: [{ message, extensions: { code } }] } });
  expect(reply.text).not.toContain(said);
  expect(log.filter(({ level }) => level === 'warn')).toHaveLength(1);
  expect(text()).toContain(said);
});

test('a connection on which the driver and the database do not understand each other is no defect of ours', async () => {
  const { ask } = testServer({ schema }, SECRET);
  expect(await ask('{ outOfStep }')).toMatchObject({ status: 503, body: { errors: [{ extensions: { code: 'UNAVAILABLE' } }] } });
});

test('what took too long takes nothing else with it; 504 when it was all', async () => {
  const { ask } = testServer({ schema }, SECRET);
  expect(await ask('{ hello late }')).toMatchObject({ status: 200, body: { data: { hello: 'world', late: null } } });
  expect(await ask('{ lateNeeded }')).toMatchObject({ status: 504, body: { errors: [{ extensions: { code: 'TIMEOUT' } }] } });
});

test.each([
  ['a document that is none', '{', {}, 'GRAPHQL_PARSE_FAILED'],
  ['an unknown field', '{ nonsense }', {}, 'GRAPHQL_VALIDATION_FAILED'],
  ['a literal of the wrong type', '{ echo(count: "x") }', {}, 'GRAPHQL_VALIDATION_FAILED'],
  ['a variable of the wrong type', 'query ($n: Int!) { echo(count: $n) }', { variables: { n: 'x' } }, 'BAD_USER_INPUT'],
  ['a literal that a scalar refuses', '{ evenly(count: 3) }', {}, 'BAD_USER_INPUT'],
  ['a variable that a scalar refuses', 'query ($n: Even) { evenly(count: $n) }', { variables: { n: 3 } }, 'BAD_USER_INPUT'],
  ['a missing variable', 'query ($n: Int!) { echo(count: $n) }', {}, 'BAD_USER_INPUT'],
])('%s', async (_what, query, more, code) => {
  const { ask, log } = testServer({ schema }, SECRET);
  const { status, body } = await ask(query, { ...more, headers: GRAPHQL });
  expect(status).toBe(400);
  // By the specification, older clients have 200 for what is well-formed.
  expect((await ask(query, { ...more, headers: { Accept: 'application/json' } })).status).toBe(200);
  expect(body).not.toHaveProperty('data');
  for (const { extensions } of body.errors) expect(extensions).toEqual({ code });
  expect(log.filter(({ level }) => level === 'error')).toEqual([]);
});

test.each([
  ['no such operation', 'query A { hello }', 'B'],
  ['several operations and no name', 'query A { hello } query B { hello }', undefined],
])('%s', async (_what, query, operationName) => {
  const { ask } = testServer({ schema }, SECRET);
  const { status, body } = await ask(query, operationName === undefined ? {} : { operationName });
  expect({ status, code: body.errors[0].extensions.code }).toEqual({ status: 400, code: 'BAD_USER_INPUT' });
});

test('a null where an argument may be left out but not null is the mistake of whoever asks', async () => {
  const { ask, log } = testServer({ schema }, SECRET);
  const { status, body } = await ask('query ($n: Int) { echo(count: $n) hello }', { variables: { n: null } });
  expect({ status, code: body.errors[0].extensions.code }).toEqual({ status: 200, code: 'BAD_USER_INPUT' });
  expect(log.filter(({ level }) => level === 'error')).toEqual([]);
});

test('the second of two equal mistakes is told like the first', async () => {
  const { ask } = testServer({ schema }, SECRET);
  const first = await ask('{ nonsense }');
  expect((await ask('{ nonsense }')).body).toEqual(first.body);
});

test.each<[string, string, RequestInit, number, string]>([
  [
    'a body of another kind',
    '/graphql',
    { method: 'POST', headers: { 'Content-Type': 'text/plain' }, body: '{ hello }' },
    415,
    'BAD_USER_INPUT',
  ],
  ['a body that is not JSON', '/graphql', { method: 'POST', headers: json(), body: '{ hello }' }, 400, 'BAD_USER_INPUT'],
  ['no query', '/graphql', { method: 'POST', headers: json(), body: '{}' }, 400, 'BAD_USER_INPUT'],
  ['a batch', '/graphql', { method: 'POST', headers: json(), body: '[{"query":"{ hello }"}]' }, 400, 'BAD_USER_INPUT'],
  ['variables in the address that are not JSON', '/graphql?query={hello}&variables=x', {}, 400, 'BAD_USER_INPUT'],
  ['another method', '/graphql', { method: 'PUT', headers: json(), body: '{}' }, 405, 'BAD_USER_INPUT'],
  [
    'a body over the limit',
    '/graphql',
    { method: 'POST', headers: json(), body: JSON.stringify({ query: 'x'.repeat(100_001) }) },
    413,
    'TOO_COMPLEX',
  ],
])('%s is refused with a code', async (_what, path, init, status, code) => {
  const { fetch, log } = testServer({ schema }, SECRET);
  for (const accept of ['application/graphql-response+json', 'application/json']) {
    const headers = new Headers(init.headers);
    headers.set('Accept', accept);
    const reply = await read(await fetch(ANYWHERE + path, { ...init, headers }));
    expect(reply.status).toBe(status);
    expect(reply.body.errors[0].extensions).toEqual(status === 413 ? { code, rule: 'body', limit: 100_000 } : { code });
  }
  expect(log.filter(({ level }) => level === 'error')).toEqual([]);
});

test('a body that does not say how long it is is cut off at the limit', async () => {
  const { fetch } = testServer({ schema }, SECRET);
  let sent = 0;
  const body = new ReadableStream({
    pull(controller) {
      sent += 10_000;
      controller.enqueue(new TextEncoder().encode(' '.repeat(10_000)));
      if (sent > 10_000_000) controller.close();
    },
  });
  const init = { method: 'POST', headers: json(), body, duplex: 'half' } satisfies RequestInit & { duplex: string };
  const reply = await read(await fetch(`${ANYWHERE}/graphql`, init));
  expect(reply.status).toBe(413);
  expect(sent).toBeLessThan(1_000_000);
});

test('a document of too many tokens is refused before it costs anything', async () => {
  const { ask } = testServer({ schema }, SECRET);
  const start = performance.now();
  const { status, body } = await ask(`{ ${'hello '.repeat(16_000)} }`, { headers: GRAPHQL });
  expect({ status, code: body.errors[0].extensions.code }).toEqual({ status: 400, code: 'TOO_COMPLEX' });
  expect(performance.now() - start).toBeLessThan(500);
});

test('every answer says how many queries it cost, also when it cost none', async () => {
  const { ask } = testServer({ schema, graph: NOTHING }, SECRET);
  expect((await ask('{ reads }')).headers.get('server-timing')).toMatch(/^db;dur=\d+\.\d;desc="3 queries"$/);
  expect((await ask('{ hello }')).headers.get('server-timing')).toBe('db;dur=0.0;desc="0 queries"');
  expect((await ask('{')).headers.get('server-timing')).toBe('db;dur=0.0;desc="0 queries"');
});

function json(): Record<string, string> {
  return { 'Content-Type': 'application/json' };
}

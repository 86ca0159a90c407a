import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { documentsOf } from '../../src/server/trusted-documents.ts';
import { ANYWHERE, read, type Reply, testServer } from '../support/server.ts';

const TYPE = 'query Kind($name: String! = "Author") { __type(name: $name) { name kind } }';
const PAGES = `query Pages($n: Int!) { authors(first: $n) { nodes { ${'coAuthors(first: $n) { nodes { '.repeat(3)} name ${'} } '.repeat(3)} } } }`;
const UNKNOWN = 'query Other { __typename }';

const documents = documentsOf([TYPE, PAGES]);
const open = testServer({ trusted: { documents, only: false } });
const closed = testServer({ trusted: { documents, only: true } });
const both = [
  ['one that executes all', open],
  ['one that executes no others', closed],
] as const;

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const GRAPHQL = { Accept: 'application/graphql-response+json' };

const post = async ({ fetch }: typeof open, body: object): Promise<Reply> =>
  read(
    await fetch(`${ANYWHERE}/graphql`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...GRAPHQL },
      body: JSON.stringify(body),
    }),
  );
const get = async ({ fetch }: typeof open, parameters: Record<string, string>): Promise<Reply> =>
  read(await fetch(`${ANYWHERE}/graphql?${new URLSearchParams(parameters).toString()}`, { headers: GRAPHQL }));
const byPost = (server: typeof open, named: object) => post(server, { ...named, variables: { name: 'Author' } });
const byGet = (server: typeof open, named: object) => {
  const parameters = Object.entries({ ...named, variables: { name: 'Author' } });
  return get(
    server,
    Object.fromEntries(parameters.map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)])),
  );
};
const apollo = (sha256Hash: unknown) => ({ extensions: { persistedQuery: { version: 1, sha256Hash } } });
const codeOf = ({ body }: Reply): unknown => body.errors?.[0]?.extensions.code;

describe.each(both)('%s', (_which, server) => {
  const forms = [
    ['documentId', { documentId: `sha256:${hash(TYPE)}` }],
    ['documentId without its prefix', { documentId: hash(TYPE) }],
    ["Apollo's hash", apollo(hash(TYPE))],
    ["Apollo's hash with a prefix", apollo(`sha256:${hash(TYPE)}`)],
    ['both, for the same document', { documentId: hash(TYPE), ...apollo(hash(TYPE)) }],
    ['the id and the text', { documentId: `sha256:${hash(TYPE)}`, query: TYPE }],
    ['the name of the operation as well', { documentId: `sha256:${hash(TYPE)}`, operationName: 'Kind' }],
  ] as const;

  test.each(forms)('executes what is asked for by %s', async (_form, named) => {
    for (const ask of [byPost, byGet]) {
      const { status, body } = await ask(server, named);
      expect([status, body.data]).toEqual([200, { __type: { name: 'Author', kind: 'OBJECT' } }]);
    }
  });

  test.each([
    ['by documentId', { documentId: `sha256:${hash(UNKNOWN)}` }],
    ["by Apollo's hash", apollo(hash(UNKNOWN))],
  ])('says of an unknown id, asked for %s, that it is not known', async (_form, named) => {
    for (const ask of [byPost, byGet]) {
      const reply = await ask(server, named);
      expect([reply.status, codeOf(reply)]).toEqual([400, 'PERSISTED_QUERY_NOT_FOUND']);
      expect(reply.body).not.toHaveProperty('data');
      expect(reply.body.errors).toHaveLength(1);
    }
  });

  test.each([
    '__proto__',
    'constructor',
    '',
    'sha256:',
    'Kind',
    'md5:900150983cd24fb0d6963f7d28e17f72',
    `sha256:${hash(TYPE).toUpperCase()}`,
    `sha256:${hash(TYPE)}0`,
    `sha256:${hash(TYPE).slice(1)}`,
    `sha256:sha256:${hash(TYPE)}`,
    `${hash(TYPE)}\n`,
    'x'.repeat(50_000),
  ])('refuses %j, which is the id of nothing', async (id) => {
    for (const named of [{ documentId: id }, apollo(id)]) {
      for (const ask of [byPost, byGet]) {
        const reply = await ask(server, named);
        expect([reply.status, codeOf(reply)]).toEqual([400, 'BAD_USER_INPUT']);
        expect(reply.body.errors[0].message).toContain('64 hexadecimal digits');
      }
    }
  });

  test.each<unknown>([5, true, {}, [hash(TYPE)], { toString: 'x' }])('refuses the id %j, which is no text', async (id) => {
    for (const named of [{ documentId: id }, apollo(id)]) {
      const reply = await byPost(server, named);
      expect([reply.status, codeOf(reply)]).toEqual([400, 'BAD_USER_INPUT']);
    }
  });

  test.each([
    ['another text under a trusted id', { documentId: `sha256:${hash(TYPE)}`, query: UNKNOWN }],
    ['another text under a trusted hash of Apollo', { ...apollo(hash(TYPE)), query: UNKNOWN }],
    ['a trusted text under another id', { documentId: `sha256:${hash(UNKNOWN)}`, query: TYPE }],
    ['a text with a space more', { documentId: `sha256:${hash(TYPE)}`, query: `${TYPE} ` }],
    ['two ids', { documentId: `sha256:${hash(TYPE)}`, ...apollo(hash(PAGES)) }],
  ])('refuses %s', async (_what, named) => {
    for (const ask of [byPost, byGet]) {
      const reply = await ask(server, named);
      expect([reply.status, codeOf(reply)]).toEqual([400, 'BAD_USER_INPUT']);
    }
  });

  test.each<unknown>([0, false, {}, [TYPE], { toString: 1, valueOf: 1 }])(
    'refuses the document %j, which is no text, with a trusted id and without',
    async (query) => {
      for (const named of [{ documentId: hash(TYPE) }, {}]) {
        const reply = await byPost(server, { ...named, query });
        expect([reply.status, codeOf(reply)]).toEqual([400, 'BAD_USER_INPUT']);
      }
    },
  );

  test('refuses an empty text beside a trusted id', async () => {
    expect(codeOf(await byPost(server, { documentId: hash(TYPE), query: '' }))).toBe('BAD_USER_INPUT');
  });

  test.each([{}, { query: null }, { documentId: null }, { extensions: {} }, { extensions: { persistedQuery: null } }, { extensions: 'x' }])(
    'says how to ask where %j names no document',
    async (named) => {
      const reply = await byPost(server, named);
      expect([reply.status, codeOf(reply)]).toEqual([400, 'BAD_USER_INPUT']);
      expect(reply.body.errors[0].message).toContain('documentId');
    },
  );

  test.each([
    ['extensions', { documentId: hash(TYPE), extensions: 'x' }],
    ['variables', { documentId: hash(TYPE), variables: 'x' }],
    ['an unknown parameter', { documentId: hash(TYPE), documentID: hash(TYPE) }],
    ['a document of no operation of that name', { documentId: hash(TYPE), operationName: 'Other' }],
  ])('refuses %s of the wrong form beside a trusted id', async (_what, body) => {
    const reply = await post(server, body);
    expect([reply.status, codeOf(reply)]).toEqual([400, 'BAD_USER_INPUT']);
  });

  test('reads no id from the address of a POST', async () => {
    const response = await server.fetch(`${ANYWHERE}/graphql?documentId=sha256:${hash(TYPE)}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...GRAPHQL },
      body: '{}',
    });
    expect(response.status).toBe(400);
    expect((await read(response)).body).not.toHaveProperty('data');
  });

  test('prices a trusted document with the variables of each request', async () => {
    const codes = [];
    for (const n of [1, 100, 2]) codes.push(codeOf(await post(server, { documentId: hash(PAGES), variables: { n } })));
    expect(codes).toEqual([undefined, 'TOO_COMPLEX', undefined]);
  });

  test('checks the variables of a trusted document', async () => {
    expect(codeOf(await post(server, { documentId: hash(TYPE), variables: { name: 5 } }))).toBe('BAD_USER_INPUT');
  });
});

describe('one that executes all', () => {
  test.each([
    ['a document of its own', { query: UNKNOWN }],
    ['one with its hash', { query: UNKNOWN, documentId: `sha256:${hash(UNKNOWN)}` }],
    ['one with its hash, after the hash alone was not known, as Apollo does', { query: UNKNOWN, ...apollo(hash(UNKNOWN)) }],
  ])('executes %s', async (_what, body) => {
    for (const ask of [byPost, byGet]) expect((await ask(open, body)).body.data).toEqual({ __typename: 'Query' });
  });

  test('keeps nothing that it was sent', async () => {
    await post(open, { query: UNKNOWN, ...apollo(hash(UNKNOWN)) });
    expect(codeOf(await post(open, apollo(hash(UNKNOWN))))).toBe('PERSISTED_QUERY_NOT_FOUND');
  });
});

describe('one that executes no others', () => {
  test.each<[string, string, object?]>([
    ['another document', UNKNOWN],
    ['one with its hash', UNKNOWN, { documentId: `sha256:${hash(UNKNOWN)}` }],
    ['what cannot be parsed', '{'],
    ['a trusted document with a space more', `${TYPE} `],
    ['a trusted document with another operation beside it', `${TYPE} ${UNKNOWN}`],
    ['the schema by introspection', '{ __schema { types { name } } }'],
  ])('refuses %s, and says what to do', async (_what, query, more = {}) => {
    for (const ask of [byPost, byGet]) {
      const reply = await ask(closed, { query, ...more });
      expect([reply.status, codeOf(reply)]).toEqual([400, 'PERSISTED_QUERY_NOT_FOUND']);
      expect(reply.body.errors[0].message).toMatch(/trusted documents alone.*documentId/);
    }
  });

  test('executes the text of a trusted document', async () => {
    for (const ask of [byPost, byGet]) expect((await ask(closed, { query: TYPE })).body.data.__type.name).toBe('Author');
  });

  test('refuses forms of a request that are read as text', async () => {
    for (const [type, body] of [
      ['application/graphql', UNKNOWN],
      ['application/x-www-form-urlencoded', new URLSearchParams({ query: UNKNOWN }).toString()],
      ['application/json', JSON.stringify([{ query: UNKNOWN }])],
    ] as const) {
      const response = await closed.fetch(`${ANYWHERE}/graphql`, { method: 'POST', headers: { 'Content-Type': type, ...GRAPHQL }, body });
      const { body: answer } = await read(response);
      expect(answer).not.toHaveProperty('data');
    }
  });

  test('logs the operation of a document that was asked for by its id, and nothing of the id', async () => {
    await byPost(closed, { documentId: hash(TYPE) });
    expect(closed.log.at(-1)).toMatchObject({ operation: 'Kind' });
    await byPost(closed, { documentId: hash(UNKNOWN) });
    expect(closed.log.at(-1)).toMatchObject({ codes: ['PERSISTED_QUERY_NOT_FOUND'] });
    expect(closed.text()).not.toContain(hash(UNKNOWN));
  });
});

import { GraphQLObjectType, GraphQLSchema, GraphQLString, lexicographicSortSchema, printSchema } from 'graphql';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { schema } from '../../src/api/schema.ts';
import { BibliographError } from '../../src/errors.ts';
import { createLogger } from '../../src/server/logger.ts';
import { factsOf } from '../../src/server/request-facts.ts';
import { ANYWHERE, testServer } from '../support/server.ts';

const lost = () => Promise.reject(new BibliographError('UNAVAILABLE', 'The database cannot be reached.'));
const never = () => new Promise<never>(() => undefined);

describe('health and readiness', () => {
  test('health is 200 without asking the database', async () => {
    const { fetch } = testServer({ graph: { read: lost }, isReady: lost });
    const response = await fetch(`${ANYWHERE}/health`);
    expect([response.status, await response.json()]).toEqual([200, { alive: true }]);
  });

  test.each([
    ['ready', () => Promise.resolve(true), 200],
    ['not ready', () => Promise.resolve(false), 503],
    ['lost', lost, 503],
    ['silent', never, 503],
  ])('a database that is %s', async (_how, isReady, status) => {
    const { fetch } = testServer({ isReady });
    const start = performance.now();
    const response = await fetch(`${ANYWHERE}/ready`);
    expect([response.status, await response.json()]).toEqual([status, { ready: status === 200 }]);
    expect(performance.now() - start).toBeLessThan(2_000);
  });

  test('many who ask at once are one question to the database', async () => {
    let asked = 0;
    const isReady = () => Promise.resolve(++asked > 0);
    const { fetch } = testServer({ isReady });
    await Promise.all(Array.from({ length: 50 }, () => fetch(`${ANYWHERE}/ready`)));
    expect(asked).toBe(1);
    await fetch(`${ANYWHERE}/ready`);
    expect(asked).toBe(2);
  });
});

describe('paths', () => {
  test.each(['/nothing', '/graphql/', '/x/graphql', '/x/health', '/nothing?x=/health', '/healthy'])('%s is none of ours', async (path) => {
    const { fetch } = testServer();
    const response = await fetch(ANYWHERE + path);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ see: { home: '/', graphql: '/graphql' } });
  });

  test.each(['/', '/health', '/ready', '/schema.graphql', '/favicon.svg'])('%s can only be read', async (path) => {
    const { fetch } = testServer();
    const response = await fetch(ANYWHERE + path, { method: 'POST', body: '{}' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    expect((await fetch(ANYWHERE + path, { method: 'HEAD' })).status).toBe(200);
  });

  test('a query may end in the name of another path', async () => {
    const { fetch } = testServer();
    const response = await fetch(`${ANYWHERE}/graphql?query={__typename}&operationName=&x=/health`);
    expect(await response.json()).toMatchObject({ data: { __typename: 'Query' } });
  });
});

describe('the schema', () => {
  test('is served as it is committed', async () => {
    const { fetch } = testServer();
    const response = await fetch(`${ANYWHERE}/schema.graphql`);
    const text = await response.text();
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(text).toBe(`${printSchema(lexicographicSortSchema(schema))}\n`);
    expect(text).toBe(readFileSync('schema/schema.graphql', 'utf8'));
  });

  test.each([(tag: string) => tag, (tag: string) => `W/${tag}`, (tag: string) => `"other", ${tag}`, () => '*'])(
    'is not sent again to whoever has it',
    async (form) => {
      const { fetch } = testServer();
      const etag = (await fetch(`${ANYWHERE}/schema.graphql`)).headers.get('etag') ?? '';
      expect(etag).toMatch(/^"[\w-]{22}"$/);
      const again = await fetch(`${ANYWHERE}/schema.graphql`, { headers: { 'If-None-Match': form(etag) } });
      expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
      expect((await fetch(`${ANYWHERE}/schema.graphql`, { headers: { 'If-None-Match': '"other"' } })).status).toBe(200);
    },
  );
});

describe('request ids', () => {
  test.each(['abc-123_4.5', 'x'.repeat(64)])('%s is taken over from the request', async (id) => {
    const { ask, log } = testServer();
    expect((await ask('{ __typename }', { headers: { 'X-Request-Id': id } })).headers.get('x-request-id')).toBe(id);
    expect(log.at(-1)).toMatchObject({ requestId: id });
  });

  test.each(['', 'x'.repeat(65), 'a b', '"quoted"', '<script>', 'é'])('%j is replaced', async (id) => {
    const { ask } = testServer();
    expect((await ask('{ __typename }', { headers: { 'X-Request-Id': id } })).headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('cross-origin requests', () => {
  const asked = (origin: string, method = 'POST') => ({
    method,
    headers: { Origin: origin, 'Content-Type': 'application/json', 'Access-Control-Request-Method': 'POST' },
    ...(method === 'POST' ? { body: '{"query":"{ __typename }"}' } : {}),
  });
  const ofCors = (response: Response) => [...response.headers].filter(([name]) => name.startsWith('access-control-')).sort();

  test.each(['https://evil.example', 'null', 'https://example.org'])('nobody is allowed by default, not even %s', async (origin) => {
    const { fetch } = testServer();
    for (const method of ['POST', 'OPTIONS']) expect(ofCors(await fetch(`${ANYWHERE}/graphql`, asked(origin, method)))).toEqual([]);
  });

  test('those listed are allowed, without credentials', async () => {
    const { fetch } = testServer({ corsOrigins: ['https://example.org/', 'http://localhost:3000'] });
    const preflight = await fetch(`${ANYWHERE}/graphql`, asked('https://example.org', 'OPTIONS'));
    expect(preflight.status).toBe(204);
    expect(ofCors(preflight)).toEqual([
      ['access-control-allow-headers', 'Accept, Authorization, Content-Type, Traceparent, Tracestate, X-Request-Id'],
      ['access-control-allow-methods', 'GET, POST'],
      ['access-control-allow-origin', 'https://example.org'],
      ['access-control-expose-headers', 'RateLimit, RateLimit-Policy, Retry-After, Server-Timing, X-Request-Id'],
      ['access-control-max-age', '86400'],
    ]);
    const answer = await fetch(`${ANYWHERE}/graphql`, asked('http://localhost:3000'));
    expect(answer.headers.get('access-control-allow-origin')).toBe('http://localhost:3000');
    expect(answer.headers.get('timing-allow-origin')).toBe('http://localhost:3000');
    expect(answer.headers.get('vary')).toContain('Origin');
  });

  test.each(['https://example.org.evil.example', 'http://example.org', 'null', 'https://example.org:444'])(
    '%s is not one of those listed',
    async (origin) => {
      const { fetch } = testServer({ corsOrigins: ['https://example.org'] });
      const answer = await fetch(`${ANYWHERE}/graphql`, asked(origin));
      expect(ofCors(answer)).toEqual([]);
      expect(answer.headers.get('vary')).toContain('Origin');
    },
  );

  test('an asterisk allows all', async () => {
    const { fetch } = testServer({ corsOrigins: ['*'] });
    const answer = await fetch(`${ANYWHERE}/graphql`, asked('https://any.example'));
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
  });
});

describe('what is said to browsers and caches', () => {
  test('pages are not framed, guessed at or fetched for', async () => {
    const { fetch } = testServer();
    const { headers } = await fetch(`${ANYWHERE}/`);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  const DENYING = "default-src 'none'; frame-ancestors 'none'";

  test.each<[string, string, RequestInit?]>([
    ['an answer', '/graphql?query={__typename}'],
    ['a refusal', '/graphql?query={'],
    ['a body that cannot be read', '/graphql', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{' }],
    ['a preflight', '/graphql', { method: 'OPTIONS' }],
    ['nothing', '/nothing'],
    ['a method that is none', '/health', { method: 'DELETE' }],
    ['the schema', '/schema.graphql'],
    ['what the client has already', '/schema.graphql', { headers: { 'If-None-Match': '*' } }],
    ['a probe', '/health'],
    ['figures', '/metrics'],
    ['the mark', '/favicon.svg'],
    ['a redirection', '/explore/'],
  ])('%s can do nothing in a browser and is not framed', async (_what, path, init) => {
    const { headers } = await testServer().fetch(ANYWHERE + path, init);
    expect(headers.get('content-security-policy')).toBe(DENYING);
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toContain('camera=()');
  });

  test.each(['/', '/explore', '/graphql'])('the page %s has a policy of its own, which lets in nobody else', async (path) => {
    const { headers } = await testServer().fetch(ANYWHERE + path, { headers: { Accept: 'text/html' } });
    expect(headers.get('content-type')).toContain('text/html');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).not.toBe(DENYING);
    for (const part of ["default-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"]) {
      expect(policy.split('; ')).toContain(part);
    }
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe-inline/);
    expect(headers.get('x-frame-options')).toBe('DENY');
  });

  test('what is loaded without CORS is for our own pages, except for the mark', async () => {
    const policyOf = async (path: string) => (await testServer().fetch(ANYWHERE + path)).headers.get('cross-origin-resource-policy');
    expect([await policyOf('/schema.graphql'), await policyOf('/favicon.svg')]).toEqual(['same-origin', 'cross-origin']);
  });

  test('answers are not kept', async () => {
    const { ask } = testServer();
    expect((await ask('{ __typename }')).headers.get('cache-control')).toBe('no-store');
  });
});

describe('the log', () => {
  test('has a line for a request, with what it cost and how it ended', async () => {
    const { ask, log } = testServer();
    const { headers } = await ask('query Hello { __typename }');
    await ask('{ nonsense }');
    expect(log[0]).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-.*Z$/),
      msg: 'request',
      requestId: headers.get('x-request-id'),
      method: 'POST',
      path: '/graphql',
      status: 200,
      ms: expect.any(Number),
      operation: 'Hello',
      price: 1,
    });
    expect(log[1]).toMatchObject({ codes: ['GRAPHQL_VALIDATION_FAILED'] });
  });

  test('says whose key a request came with and what it may cost, where that is known', async () => {
    const known = {
      type: GraphQLString,
      resolve: (_: unknown, __: unknown, { request }: { request: Request }) => {
        Object.assign(factsOf(request), { client: 'library', price: 12 });
      },
    };
    const { ask, log } = testServer({ schema: new GraphQLSchema({ query: new GraphQLObjectType({ name: 'Query', fields: { known } }) }) });
    await ask('{ known }');
    expect(log[0]).toMatchObject({ client: 'library', price: 12 });
  });

  test('never has documents, variables, query strings or credentials', async () => {
    const { ask, fetch, text } = testServer();
    const secrets = { headers: { Authorization: 'Bearer s3cret', Cookie: 'id=s3cret', 'User-Agent': 's3cret' } };
    await ask('query ($s: ID!) { node(id: $s) { id } s3cret: __typename }', { variables: { s: 's3cret' }, ...secrets });
    await ask('query ($s: ID!) { node(id: $s) { id } }', { variables: { s: { s3cret: 's3cret' } }, ...secrets });
    await ask('{ s3cret }', secrets);
    await ask('{ s3cret', secrets);
    await fetch(`${ANYWHERE}/graphql?query={s3cret}`, secrets);
    await fetch(`${ANYWHERE}/health?s3cret`, secrets);
    expect(text()).not.toContain('s3cret');
  });

  test.each(['x\r\nSet-Cookie: a=b', 'x\n{"level":"info"}', 'é', 'x'.repeat(5_000)])(
    'cannot be forged by an operation named %j',
    async (name) => {
      const { ask, text, log } = testServer();
      const { headers } = await ask('query A { __typename }', { operationName: name });
      expect(headers.get('set-cookie')).toBeNull();
      expect(text().trimEnd().split('\n')).toHaveLength(1);
      expect(log[0]).not.toHaveProperty('operation');
    },
  );

  test('a long name is cut', async () => {
    const { ask, log } = testServer();
    await ask(`query ${'x'.repeat(5_000)} { __typename }`);
    expect(log[0]).toMatchObject({ operation: 'x'.repeat(100) });
  });

  test.each(['/health', '/ready', '/metrics'])('%s is a matter of debugging', async (path) => {
    const { fetch, log } = testServer();
    await fetch(ANYWHERE + path);
    expect(log[0]).toMatchObject({ level: 'debug', path });
  });

  test('names the statements that were asked, for whoever debugs, and nobody else', async () => {
    const lines: string[] = [];
    const asked = '{ author(by: { name: "A" }) { name } }';
    const { ask, log } = testServer();
    await ask(asked);
    expect(log[0]).toMatchObject({ queries: 1, statements: ['author.byName'] });
    await testServer({ logger: createLogger('info', { write: (line: string) => void lines.push(line) }) }).ask(asked);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ queries: 1 });
    expect(lines[0]).not.toContain('author.byName');
  });
});

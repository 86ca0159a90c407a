import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { attacked, expectRejected, GRAPHQL, JSON_POST } from '../support/attacked.ts';
import { expectBelow } from '../support/figures.ts';
import { connected, rawRequest } from '../support/raw-http.ts';

const LIMIT = 100_000;
const target = attacked();

const post = (body: RequestInit['body'], headers: Record<string, string> = JSON_POST) =>
  target.send('/graphql', { method: 'POST', headers, body: body ?? null });
const ofLength = (bytes: number) => '{"query":"{ statistics { articleCount } }"}'.padEnd(bytes);

/** Sends a body in pieces whose sum nobody knows beforehand. */
function chunked(body: Buffer | string, headers: Record<string, string> = JSON_POST) {
  return target.attack(async () => {
    const request = httpRequest({ port: target.port, path: '/graphql', method: 'POST', headers });
    // A server that has heard enough closes.
    request.on('error', () => undefined);
    for (let at = 0; at < body.length; at += 10_000) request.write(body.slice(at, at + 10_000));
    request.end();
    const [response] = (await once(request, 'response')) as [AsyncIterable<Buffer> & { statusCode: number }];
    let text = '';
    for await (const chunk of response) text += String(chunk);
    return { status: response.statusCode, text };
  });
}

describe('the size of a body', () => {
  test('up to the limit it is read', async () => {
    expect(await post(ofLength(LIMIT))).toMatchObject({ status: 200, codes: [] });
    expect(await chunked(ofLength(LIMIT))).toMatchObject({ status: 200 });
  });

  test('a byte more is refused, said beforehand or not', async () => {
    expectRejected(await post(ofLength(LIMIT + 1)), 'TOO_COMPLEX', 413);
    expect(await chunked(ofLength(LIMIT + 1))).toMatchObject({ status: 413, queries: 0, text: expect.stringContaining('TOO_COMPLEX') });
  });

  test('900 kB of comments are refused, though they are no words', async () => {
    const body = JSON.stringify({ query: `${'# nothing\n'.repeat(90_000)}{ __typename }` });
    expectRejected(await post(body), 'TOO_COMPLEX', 413);
    expect(await chunked(body)).toMatchObject({ status: 413, queries: 0 });
  });

  test.each([
    ['before', (comments: string) => `${comments}{ __typename }`],
    ['behind', (comments: string) => `{ __typename }${comments}`],
  ])('comments %s a question count as words', async (_where, document) => {
    const asked = (comments: number) => post(JSON.stringify({ query: document('#\n'.repeat(comments)) }));
    expect(await asked(3_900)).toMatchObject({ status: 200 });
    expectRejected(await asked(30_000), 'TOO_COMPLEX');
  });

  test('a bomb is not unpacked', async () => {
    const bomb = gzipSync(Buffer.alloc(60_000_000, ' '));
    expect(bomb.length).toBeLessThan(LIMIT);
    const before = process.memoryUsage().rss;
    for (const coding of ['gzip', 'deflate', 'br', 'gzip, gzip', 'x']) {
      const answer = await post(bomb, { ...JSON_POST, 'Content-Encoding': coding });
      expect({ coding, status: [400, 413, 415].includes(answer.status), queries: answer.queries }).toEqual({
        coding,
        status: true,
        queries: 0,
      });
    }
    expectBelow('memory grows by', (process.memoryUsage().rss - before) / 1e6, 50, 'MB');
  });
});

describe('what a body is', () => {
  test.each([
    ['an array of questions', '[{"query":"{ __typename }"}]'],
    ['a hundred questions', JSON.stringify(Array.from({ length: 100 }, () => ({ query: '{ statistics { articleCount } }' })))],
    ['nothing', ''],
    ['no object', '"{ __typename }"'],
    ['null', 'null'],
    ['a number', '1e400'],
    ['half of it', '{"query":"{ statistics'],
    ['a query that is none', '{"query":{"a":1}}'],
    ['a query that is a list', '{"query":["{ __typename }"]}'],
    ['variables that are a text', '{"query":"{ __typename }","variables":"x"}'],
    ['variables that are a list', '{"query":"{ __typename }","variables":[]}'],
    ['an operation that is an object', '{"query":"query A { __typename }","operationName":{"a":1}}'],
    ['extensions that are a list', '{"query":"{ __typename }","extensions":[1]}'],
    ['more than GraphQL knows', '{"query":"{ __typename }","admin":true}'],
    ['lists 49,000 deep', `${'['.repeat(49_000)}${']'.repeat(49_000)}`],
    ['lists that nobody closes', '['.repeat(99_000)],
    ['objects 16,000 deep', `${'{"a":'.repeat(16_000)}1${'}'.repeat(16_000)}`],
  ])('%s is refused', async (_what, body) => {
    const answer = await post(body);
    expect({ status: answer.status, queries: answer.queries }).toEqual({ status: 400, queries: 0 });
    expect([['BAD_USER_INPUT'], ['GRAPHQL_PARSE_FAILED']]).toContainEqual([...new Set(answer.codes)]);
  });

  test('JSON 100,000 deep is too large', async () => {
    expectRejected(
      await post(`{"query":"{ __typename }","variables":{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`),
      'TOO_COMPLEX',
      413,
    );
  });

  test.each(['String', 'ID!', 'Int', 'Boolean', 'DOI', 'ORCID', 'ISSN', '[ID!]', 'ArticleFilter', 'ArticleOrder', 'AuthorBy', '[[[Int]]]'])(
    'a variable of type %s that is 45,000 deep is refused',
    async (type) => {
      const deep = `${'['.repeat(45_000)}1${']'.repeat(45_000)}`;
      const answer = await post(
        `{"query":"query ($a: ${type}) { __typename @include(if: $a) }","variables":{"a":${deep}}}`.replace(
          type === 'Boolean' ? '\u0000' : ' @include(if: $a)',
          ' @skip(if: false)',
        ),
      );
      expect({ status: answer.status, queries: answer.queries }).toEqual({ status: 400, queries: 0 });
    },
  );

  test.each([
    ['in a document', Buffer.from('{"query":"{ articles(search: \\"\xc3\x28\xff\\") { totalCount } }"}', 'latin1')],
    [
      'in a variable',
      Buffer.from('{"query":"query ($a: String) { articles(search: $a) { totalCount } }","variables":{"a":"\xed\xa0\x80\xfe"}}', 'latin1'),
    ],
    ['for all of it', Buffer.from([0xff, 0xfe, 0x00, 0x80, 0xc0])],
    ['as another encoding', Buffer.from('{"query":"{ __typename }"}', 'utf16le')],
    ['behind a mark of byte order', Buffer.from('\ufeff{"query":"{ __typename }"}')],
  ])('invalid UTF-8 %s is answered or refused', async (_where, body) => {
    const answer = await post(body);
    expect([200, 400]).toContain(answer.status);
    expect(answer.codes.filter((code) => code !== 'BAD_USER_INPUT' && code !== 'GRAPHQL_PARSE_FAILED')).toEqual([]);
  });

  test.each([
    ['NUL', '\\u0000'],
    ['half a character', '\\ud800'],
    ['the other half', '\\udfff x'],
    ['what turns text around', '\\u202e\\u2066'],
    ['the largest character', '\\udbff\\udfff'],
  ])('%s in texts is a text', async (_what, text) => {
    const everywhere = `query ($a: String!, $id: ID!) { articles(search: $a) { totalCount } authors(search: $a) { totalCount } suggest(text: $a) { text }
      author(by: { name: $a }) { name } venue(by: { name: $a }) { name } article(by: { record: { source: $a, recordId: $a } }) { title } }`;
    const answer = await post(`{"query":${JSON.stringify(everywhere.replace(', $id: ID!', ''))},"variables":{"a":"x${text}y"}}`);
    expect({ status: answer.status, codes: answer.codes }).toEqual({ status: 200, codes: [] });
    const ids = await post(`{"query":"query ($id: ID!) { node(id: $id) { id } }","variables":{"id":"${text}"}}`);
    expect(ids.codes).toEqual(['BAD_USER_INPUT']);
    expect((await post(`{"query":"{ a${text} }"}`)).status).toBe(400);
    expect((await post(`{"query":"query A { __typename }","operationName":"${text}"}`)).status).toBe(400);
  });
});

describe('how it is asked', () => {
  test('a question over GET is answered, a mutation is not', async () => {
    expect(await target.send('/graphql?query={statistics{articleCount}}', {})).toMatchObject({ status: 200, codes: [] });
    const mutation = await target.send('/graphql?query=mutation{__typename}', { headers: { Accept: GRAPHQL } });
    expect({ status: [400, 405].includes(mutation.status), queries: mutation.queries }).toEqual({ status: true, queries: 0 });
    expect(mutation.codes).toEqual(['BAD_USER_INPUT']);
  });

  const ASKED = '{"query":"{ statistics { articleCount } }"}';
  const FORM = '--x\r\nContent-Disposition: form-data; name="operations"\r\n\r\n{"query":"{ statistics { articleCount } }"}\r\n--x--\r\n';
  test.each([
    ['text/plain', ASKED],
    ['text/plain; application/json', ASKED],
    ['application/x-www-form-urlencoded', 'query={statistics{articleCount}}'],
    ['multipart/form-data; boundary=x', FORM],
    ['application/graphql', '{ statistics { articleCount } }'],
    ['application/jsonx', ASKED],
    ['', ASKED],
  ])('a body of type "%s", which a page of another origin may send, is not read', async (type, body) => {
    const answer = await post(new Blob([body]), { Accept: GRAPHQL, ...(type === '' ? {} : { 'Content-Type': type }) });
    expect({ status: answer.status, queries: answer.queries, codes: answer.codes }).toEqual({
      status: 415,
      queries: 0,
      codes: ['BAD_USER_INPUT'],
    });
  });

  test.each(['PUT', 'DELETE', 'PATCH', 'PROPFIND'])('%s is no way to ask', async (method) => {
    const answer = await target.send('/graphql', { method, headers: JSON_POST, body: '{"query":"{ statistics { articleCount } }"}' });
    expect({ status: answer.status, queries: answer.queries }).toEqual({ status: 405, queries: 0 });
  });

  test.each(['https://evil.example', 'null', 'http://127.0.0.1.evil.example', 'file://'])(
    'nobody at %s may read the answer',
    async (origin) => {
      for (const method of ['POST', 'OPTIONS']) {
        const body = method === 'POST' ? { body: '{"query":"{ __typename }"}' } : {};
        const { headers } = await target.send('/graphql', { method, headers: { ...JSON_POST, Origin: origin }, ...body });
        expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
      }
    },
  );

  test.each(['A\r\nSet-Cookie: a=b', 'A\nB', '\r\n\r\nHTTP/1.1 200 OK', 'A\u2028B'])(
    'an operation named %j makes no header and no line',
    async (operationName) => {
      const answer = await target.ask('query A { __typename }', { operationName });
      expect(answer.headers.get('set-cookie')).toBeNull();
      expectRejected(answer, 'BAD_USER_INPUT');
      expect(answer.lines).toHaveLength(1);
    },
  );

  test.each(['a\nSet-Cookie: a=b', 'a\rSet-Cookie: a=b', 'a\0b', 'a\r\n Set-Cookie: a=b'])(
    'a request id of %j is not repeated',
    async (id) => {
      const body = '{"query":"{ __typename }"}';
      const head = `POST /graphql HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n`;
      const { text, lines } = await target.attack(() => rawRequest(target.port, `${head}X-Request-Id: ${id}\r\n\r\n${body}`));
      expect(text).not.toMatch(/^set-cookie/im);
      for (const line of lines) expect(line.requestId).toMatch(/^[0-9a-f-]{36}$/);
    },
  );

  test.each([
    ['two lengths', 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello'],
    [
      'a length and chunks',
      'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /admin HTTP/1.1\r\n\r\n',
    ],
    ['a chunk of no size', 'POST /graphql HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n'],
    ['no host', 'GET /health HTTP/1.1\r\n\r\n'],
    ['200 kB of headers', `GET /health HTTP/1.1\r\nHost: x\r\n${`X-A: ${'a'.repeat(1_000)}\r\n`.repeat(200)}\r\n`],
    ['an address of 100 kB', `GET /graphql?query=${'a'.repeat(100_000)} HTTP/1.1\r\nHost: x\r\n\r\n`],
    ['another protocol', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03'],
    ['HTTP/2 without asking', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'],
    ['an answer', 'HTTP/1.1 200 OK\r\n\r\n'],
    ['half a body', 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"query":'],
    ['a change of protocol', 'GET /graphql HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'],
    ['a tunnel', 'CONNECT example.org:443 HTTP/1.1\r\nHost: example.org\r\n\r\n'],
    ['an address of another host', 'GET http://example.org/health HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['a path upwards', 'GET /explore/../../../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
    ['a path upwards in other letters', 'GET /explore/%2e%2e%2f%2e%2e%2fpackage.json HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
    ['a path that is no text', 'GET /explore/%ff%fe%00 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'],
  ])('%s is refused or passed over', async (_what, bytes) => {
    const { status, queries } = await target.attack(() => rawRequest(target.port, Buffer.from(bytes, 'latin1')));
    expect({ queries, isRefused: status === null || (status >= 400 && status < 500) }).toEqual({ queries: 0, isRefused: true });
  });
});

describe('addresses', () => {
  const of = (target_: string, host = 'x') => `GET ${target_} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;
  test.each([
    ['a reverse slash', of('/.\\metrics')],
    ['reverse slashes upwards', of('/x\\..\\ready')],
    ['a fragment', of('/graphql#/metrics')],
    ['a path in the host', of('/foo', 'localhost/metrics?')],
    ['a fragment in the host', of('/foo', 'localhost/ready#')],
    ['a user in the host', of('/foo', 'a@localhost')],
  ])('%s leads to no page that a proxy keeps from the world', async (_what, bytes) => {
    const { status, text } = await target.attack(() => rawRequest(target.port, bytes));
    expect(status).toBe(400);
    expect(text).not.toMatch(/bibliograph_|"ready"/);
  });

  test.each(['localhost', 'localhost:4000', '127.0.0.1:4000', '[::1]:4000', 'my_host.example.org'])('%s is a host', async (host) => {
    expect(await target.attack(() => rawRequest(target.port, of('/health', host)))).toMatchObject({ status: 200 });
  });
});

describe('slow clients', () => {
  test('40 that ask for the playground unpacked and do not read it take little memory', async () => {
    const page = { headers: { Accept: 'text/html', 'Accept-Encoding': 'identity' } };
    const whole = await (await fetch(`${target.url}/graphql`, page)).text();
    expect(whole.length).toBeGreaterThan(1_000_000);
    const before = process.memoryUsage().rss;
    const sockets = await Promise.all(Array.from({ length: 40 }, () => connected(target.port)));
    for (const socket of sockets) {
      socket.pause();
      socket.write('GET /graphql HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\nAccept-Encoding: identity\r\n\r\n');
    }
    await sleep(1_500);
    const grown = (process.memoryUsage().rss - before) / 1e6;
    for (const socket of sockets) socket.destroy();
    expectBelow('memory', grown, 60, 'MB');
  });

  const HEAD = 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n';
  test.each([
    ['headers', HEAD],
    ['a body', `${HEAD}Content-Length: 90000\r\n\r\n{"query":"`],
    ['chunks of a body', `${HEAD}Transfer-Encoding: chunked\r\n\r\n5\r\n{"que`],
  ])('500 that send %s letter by letter keep nobody else waiting', async (_what, beginning) => {
    const sockets = await Promise.all(Array.from({ length: 500 }, () => connected(target.port)));
    for (const socket of sockets) socket.write(beginning);
    for (let round = 0; round < 5; round += 1) {
      for (const socket of sockets) socket.write('x');
      expect(await target.ask('{ statistics { articleCount } }')).toMatchObject({ status: 200, codes: [] });
      expect(await target.send('/health', {})).toMatchObject({ status: 200, body: { alive: true } });
    }
    for (const socket of sockets) socket.destroy();
    expect(await target.send('/health', {})).toMatchObject({ status: 200 });
  });
});

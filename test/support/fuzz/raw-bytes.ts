import type { Random } from '../random.ts';
import type { Question } from './question.ts';

/** A request as bytes on a connection, of any method, path and headers; it asks for the end of the connection mostly. */
export function rawBytes(question: Question, random: Random): Buffer {
  if (random.below(15) === 0) return Buffer.from(Array.from({ length: random.below(500) }, () => random.below(256)));
  const method = random.oneOf(METHODS);
  const isGet = method === 'GET' || method === 'HEAD';
  const body = isGet
    ? ''
    : random.oneOf([JSON.stringify(question), '', '{}', 'x'.repeat(random.below(200_000)), parameters(question, random)]);
  const query =
    isGet && random.below(2) === 0 ? `?${parameters(question, random)}` : random.oneOf(['', '', '?', '?query={__typename}', '?query']);
  const headers = random.some(HEADERS, random.below(8)).map((make) => make(random));
  const length = random.below(10) === 0 ? random.oneOf(LENGTHS) : `Content-Length: ${Buffer.byteLength(body)}`;
  const lines = [
    `${method} ${random.oneOf(PATHS)}${query} ${random.oneOf(PROTOCOLS)}`,
    ...(random.below(20) === 0 ? [] : ['Host: localhost']),
    ...(random.below(10) === 0 ? [] : ['Connection: close']),
    ...(random.below(5) === 0 ? [] : ['Content-Type: application/json']),
    ...(isGet ? [] : [length]),
    ...headers,
  ];
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, random.oneOf(['latin1', 'utf8']));
  return Buffer.concat([head, Buffer.from(body)]);
}

const METHODS = ['GET', 'GET', 'POST', 'POST', 'POST', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND', 'get', 'X', ''];
const PATHS = [
  ...['/graphql', '/graphql', '/graphql', '/graphql', '/', '/explore', '/health', '/ready', '/schema.graphql', '/metrics', '/favicon.svg'],
  ...[
    '/graphql/',
    '//',
    '/../package.json',
    '/explore/..%2f..%2fpackage.json',
    '/explore/%00',
    '/%',
    '/%ff',
    '*',
    'x',
    'http://x/health',
    '/graphql#x',
  ],
  ...['/explore/assets/../../../../etc/passwd', '/graphql;x=1', `/${'a'.repeat(5_000)}`, '/.git/config', '/graphql\t', '/health?/graphql'],
];
const PROTOCOLS = ['HTTP/1.1', 'HTTP/1.1', 'HTTP/1.1', 'HTTP/1.1', 'HTTP/1.1', 'HTTP/1.0', 'HTTP/2.0', 'HTTP/9.9', ''];
const LENGTHS = [
  'Content-Length: 5',
  'Content-Length: -1',
  'Content-Length: 99999999999',
  'Content-Length: x',
  'Transfer-Encoding: chunked',
  'Transfer-Encoding: x',
  '',
];
const TYPES = [
  ...['application/json', 'application/json; charset=utf-16', 'application/graphql', 'text/plain', 'application/x-www-form-urlencoded'],
  ...['multipart/form-data', 'multipart/form-data; boundary=x', 'x', '', 'application/json, text/plain', '\u00e9', 'text/html'],
];
const ACCEPTED = [
  'text/html',
  'application/graphql-response+json',
  'application/json;q=0',
  'x',
  '',
  '*/*;q=x',
  'text/event-stream',
  'multipart/mixed',
  ',,,',
];

type Header = (random: Random) => string;
const HEADERS: readonly Header[] = [
  (random) => `Content-Type: ${random.oneOf(TYPES)}`,
  (random) => `Accept: ${random.oneOf(ACCEPTED)}`,
  (random) => `Accept-Encoding: ${random.oneOf(['gzip', 'br', 'br;q=0, gzip;q=x', '*', '', 'identity;q=0'])}`,
  (random) => `Content-Encoding: ${random.oneOf(['gzip', 'br', 'deflate', 'x', 'gzip, gzip'])}`,
  (random) => `X-Forwarded-For: ${random.oneOf(['1.2.3.4', '::1', 'x', '', '1.2.3.4, 5.6.7.8', '['.repeat(500)])}`,
  (random) => `Forwarded: ${random.oneOf(['for=1.2.3.4', 'for="[::1]:80"', ';;;', 'for='])}`,
  (random) => `Host: ${random.oneOf(['', 'x', 'a b', '[::1]', ':80', 'x:99999', 'evil.example', '%'])}`,
  (random) => `Origin: ${random.oneOf(['null', 'https://evil.example', 'x', ''])}`,
  (random) => `X-Request-Id: ${random.oneOf(['x', '', 'a b', '<script>', 'x'.repeat(100), '../x', '\u00e9', '{"a":1}'])}`,
  (random) => `Authorization: ${random.oneOf(['Bearer x', 'Basic eDp4', 'Bearer', '', 'x'.repeat(2_000), 'Bearer \u00e9'])}`,
  (random) => `If-None-Match: ${random.oneOf(['*', '"x"', 'W/"x"', ',', 'x'])}`,
  (random) => `Cookie: ${random.oneOf(['a=b', '__proto__=x', ';;;', ''])}`,
  (random) => `traceparent: ${random.oneOf(['00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', 'x', '00-00-00-00', ''])}`,
  (random) => `Expect: ${random.oneOf(['100-continue', 'x'])}`,
  (random) => `Range: ${random.oneOf(['bytes=0-1', 'bytes=-', 'x'])}`,
  (random) => `Upgrade: ${random.oneOf(['websocket', 'h2c'])}`,
  (random) => `Connection: ${random.oneOf(['Upgrade', 'keep-alive', 'close, x', ''])}`,
  (random) => `X-A: ${'a'.repeat(random.oneOf([10, 1_000, 20_000]))}`,
  () => ' folded: x',
  () => 'no colon',
  () => ': no name',
  () => '__proto__: x',
];

function parameters({ query, variables, operationName }: Question, random: Random): string {
  const given = new URLSearchParams({
    query,
    variables: JSON.stringify(variables),
    ...(operationName === undefined ? {} : { operationName }),
  });
  const wrong = random.oneOf([
    '',
    '',
    '&variables=x',
    '&extensions={',
    '&query=',
    '&operationName=%00',
    '&variables[a]=1',
    '&__proto__=x',
    '&%',
  ]);
  return `${given.toString().slice(0, 6_000)}${wrong}`;
}

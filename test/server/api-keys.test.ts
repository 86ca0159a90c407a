import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { newApiKey, ownerOf, parseApiKeys, readApiKeys } from '../../src/api-keys.ts';
import { ratesOf } from '../../src/limits.ts';
import { followKeys } from '../../src/server/known-keys.ts';
import { type ServerOptions } from '../../src/server/server.ts';
import { createLogger } from '../../src/server/logger.ts';
import { openBrowser } from '../support/browser.ts';
import { temporaryFolder } from '../support/managed-neo4j.ts';
import { openPlayground } from '../support/playground.ts';
import { ANYWHERE, type Line, read, testServer } from '../support/server.ts';

afterEach(() => void vi.useRealTimers());

const bearer = (key: string) => ({ Authorization: `Bearer ${key}` });
const basic = (key: string, user = 'anybody') => ({ Authorization: `Basic ${Buffer.from(`${user}:${key}`).toString('base64')}` });

/** A file of keys, gone after the test. */
async function fileOf(...lines: string[]): Promise<string> {
  const folder = await temporaryFolder();
  onTestFinished(() => folder[Symbol.asyncDispose]());
  const file = join(folder.path, 'keys.txt');
  await writeFile(file, lines.join('\n'));
  return file;
}

/** A server that asks for keys, and the one that it knows. */
async function locked(more: Partial<ServerOptions> = {}) {
  const { key, line } = newApiKey('library');
  const file = await fileOf('# Whose they are', '', line);
  const log: Line[] = [];
  const logger = createLogger('debug', { write: (text: string) => void log.push(JSON.parse(text) as Line) });
  return { key, line, file, keyLog: log, ...testServer({ apiKeys: await followKeys(file, logger), ...more }) };
}

const PATHS = ['/', '/explore', '/explore/assets/x.js', '/schema.graphql', '/favicon.svg', '/metrics', '/nowhere', '/graphql/'];

describe('without a key', () => {
  test.each(PATHS)('%s is refused with a sentence', async (path) => {
    const { fetch, log } = await locked();
    for (const method of ['GET', 'HEAD', 'POST']) {
      const response = await fetch(ANYWHERE + path, { method });
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toBe('Basic realm="bibliograph", charset="UTF-8", Bearer realm="bibliograph"');
      expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8');
      expect(response.headers.get('cache-control')).toBe('no-store');
      expect(await response.text()).toMatch(/^This server answers only with a key: .*\.\n$/);
    }
    expect(log.at(-1)).toMatchObject({ status: 401, codes: ['UNAUTHENTICATED'] });
  });

  test.each(['application/json', 'application/graphql-response+json'])('the API refuses in %s, and reads nothing', async (accept) => {
    const { fetch, log } = await locked();
    const asked: RequestInit[] = [
      { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"query":"{ __typename }"}' },
      { method: 'POST', headers: { 'Content-Type': 'text/plain' }, body: 'x' },
      { method: 'PUT', body: 'x' },
      {},
    ];
    for (const init of asked) {
      const headers = new Headers(init.headers);
      headers.set('Accept', accept);
      const reply = await read(await fetch(`${ANYWHERE}/graphql?query={__typename}`, { ...init, headers }));
      expect(reply.status).toBe(401);
      expect(reply.headers.get('content-type')).toContain(accept);
      expect(reply.headers.get('www-authenticate')).toContain('Basic');
      expect(reply.body).toEqual({
        errors: [{ message: expect.stringMatching(/^This server answers only with a key: /), extensions: { code: 'UNAUTHENTICATED' } }],
      });
    }
    expect(log.at(-1)).toMatchObject({ status: 401, codes: ['UNAUTHENTICATED'] });
  });

  test('the playground is a page', async () => {
    const { fetch } = await locked();
    const response = await fetch(`${ANYWHERE}/graphql`, { headers: { Accept: 'text/html' } });
    expect([response.status, response.headers.get('content-type')]).toEqual([401, 'text/plain; charset=utf-8']);
  });

  test('probes and preflights are answered', async () => {
    const { fetch } = await locked({ corsOrigins: ['https://example.org'] });
    expect((await fetch(`${ANYWHERE}/health`)).status).toBe(200);
    expect((await fetch(`${ANYWHERE}/ready`)).status).toBe(200);
    const preflight = await fetch(`${ANYWHERE}/graphql`, { method: 'OPTIONS', headers: { Origin: 'https://example.org' } });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toContain('Authorization');
  });
});

describe('with a key', () => {
  test.each([
    ['as a bearer', (key: string) => bearer(key)],
    ['in any letter case of the scheme', (key: string) => ({ Authorization: `bEARER ${key}` })],
    ['as a password', (key: string) => basic(key)],
    ['as a password without a user name', (key: string) => basic(key, '')],
  ])('%s, everything is answered', async (_how, headersOf) => {
    const { ask, fetch, key, log } = await locked();
    const headers = headersOf(key);
    expect((await ask('{ __typename }', { headers })).body.data).toEqual({ __typename: 'Query' });
    expect(log.at(-1)).toMatchObject({ status: 200, client: 'library' });
    expect((await fetch(`${ANYWHERE}/schema.graphql`, { headers })).status).toBe(200);
    expect((await fetch(`${ANYWHERE}/nowhere`, { headers })).status).toBe(404);
  });

  test.each([
    ['another', () => bearer(newApiKey('library').key)],
    ['none', () => ({ Authorization: 'Bearer ' })],
    ['its beginning', (key: string) => bearer(key.slice(0, -1))],
    ['more than it', (key: string) => bearer(`${key}x`)],
    ['its hash', (_key: string, line: string) => bearer(line.split('sha256:')[1] ?? '')],
    ['its line', (_key: string, line: string) => bearer(line.split(' ')[1] ?? '')],
    ['its name', () => bearer('library')],
    ['it as a user name', (key: string) => basic('', key)],
    ['it by another scheme', (key: string) => ({ Authorization: `Digest ${key}` })],
    ['it without a scheme', (key: string) => ({ Authorization: key })],
    ['a password that is no Base64', () => ({ Authorization: 'Basic \u00ff' })],
    ['sixteen thousand characters', () => bearer('x'.repeat(16_000))],
  ])('%s is refused', async (_what, headersOf) => {
    const { ask, key, line } = await locked();
    const reply = await ask('{ __typename }', { headers: headersOf(key, line) });
    expect({ status: reply.status, code: reply.body.errors[0].extensions.code }).toEqual({ status: 401, code: 'UNAUTHENTICATED' });
  });

  test('a key is a client, whatever addresses it comes from', async () => {
    const none = ratesOf({}, false);
    const rates = { here: none, elsewhere: { ...none, requests: 2 } };
    const two = [newApiKey('library'), newApiKey('museum')];
    const file = await fileOf(...two.map(({ line }) => line));
    const apiKeys = await followKeys(file, createLogger('silent'));
    const { ask } = testServer({ apiKeys, rates, trustedProxies: ['loopback'] });
    const status = async (address: string, key: string) =>
      (await ask('{ __typename }', { headers: { ...bearer(key), 'X-Forwarded-For': address } })).status;
    const [library = '', museum = ''] = two.map(({ key }) => key);
    expect(await status('203.0.113.1', library)).toBe(200);
    expect(await status('203.0.113.2', library)).toBe(200);
    expect(await status('203.0.113.3', library)).toBe(429);
    expect(await status('203.0.113.3', museum)).toBe(200);
  });

  test('neither keys nor what is sent for one are logged', async () => {
    const { ask, fetch, key, text, keyLog } = await locked();
    const wrong = newApiKey('library').key;
    for (const headers of [bearer(key), basic(key), bearer(wrong), basic(wrong), { Authorization: wrong }]) {
      await ask('{ __typename }', { headers });
      await ask('{', { headers });
      await fetch(`${ANYWHERE}/`, { headers });
    }
    const all = text() + JSON.stringify(keyLog);
    for (const secret of [key, wrong]) {
      for (const form of [secret, basic(secret).Authorization.slice(6)]) expect(all).not.toContain(form);
    }
  });
});

describe('the file', () => {
  test('is read again: keys that are taken out or added count from the next second on', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const { ask, file, key, line, keyLog } = await locked();
    const other = newApiKey('museum');
    const status = async (asked: string) => (await ask('{ __typename }', { headers: bearer(asked) })).status;
    expect([await status(key), await status(other.key)]).toEqual([200, 401]);
    await writeFile(file, other.line);
    vi.advanceTimersByTime(1_000);
    expect([await status(key), await status(other.key)]).toEqual([401, 200]);
    expect(keyLog).toEqual([expect.objectContaining({ level: 'info', keys: 1 })]);
    // As many characters as before, and a time that may be the same.
    await writeFile(file, line);
    vi.advanceTimersByTime(1_000);
    expect(await status(key)).toBe(200);
  });

  test('that is emptied lets nobody in; one that is lost changes nothing', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const { ask, file, key, line, keyLog } = await locked();
    const status = async () => {
      vi.advanceTimersByTime(1_000);
      return (await ask('{ __typename }', { headers: bearer(key) })).status;
    };
    await rm(file);
    expect([await status(), await status()]).toEqual([200, 200]);
    await writeFile(file, '');
    expect(await status()).toBe(401);
    await writeFile(file, `s3cret\n${line}`);
    expect(await status()).toBe(200);
    expect(keyLog.filter(({ level }) => level === 'error')).toEqual([
      expect.objectContaining({ msg: expect.stringContaining('cannot be read') }),
      expect.objectContaining({ faults: [expect.stringMatching(/^line 1 is none/)] }),
    ]);
    expect(JSON.stringify(keyLog)).not.toMatch(/s3cret|bibliograph-test-/);
  });

  test.each([
    ['a key itself', newApiKey('library').key, /where line 2 is none that `bibliograph key NAME` prints\.$/],
    ['a hash without a name', `sha256:${'0'.repeat(64)}`, /line 2 is none/],
    ['a hash that is cut', `library sha256:${'0'.repeat(63)}`, /line 2 is none/],
    ['a name that could forge a line of the log', `"li\\n" sha256:${'0'.repeat(64)}`, /line 2 is none/],
    ['more than there should be', `library sha256:${'0'.repeat(64)} s3cret`, /line 2 is none/],
  ])('with %s is refused at the start, by its line and not by what stands there', async (_what, line, message) => {
    const file = await fileOf('# keys', line);
    await expect(readApiKeys(file)).rejects.toMatchObject({ code: 'CONFIGURATION', message: expect.stringMatching(message) });
    await expect(readApiKeys(file)).rejects.toThrow(file);
    await expect(readApiKeys(file)).rejects.not.toThrow(line);
  });

  test('with nothing in it, or that is not there, is refused at the start', async () => {
    await expect(readApiKeys(await fileOf('# none yet'))).rejects.toThrow(/which has no key: make one with `bibliograph key NAME`/);
    await expect(readApiKeys('/nowhere/keys.txt')).rejects.toMatchObject({
      code: 'CONFIGURATION',
      message: 'BIBLIOGRAPH_API_KEYS_FILE names /nowhere/keys.txt, which cannot be read.',
    });
  });

  test('may be written by any system, with several keys of one client, but not with one key of two', () => {
    const [first, second] = [newApiKey('library'), newApiKey('library')];
    const { keys, faults } = parseApiKeys(
      `\uFEFF${first.line}\r\n  # old\r\n\r\n  ${second.line.toUpperCase().replace('SHA256', 'sha256')}  \r\n`,
    );
    expect(faults).toEqual([]);
    expect([ownerOf(keys, first.key), ownerOf(keys, second.key), ownerOf(keys, 'x')]).toEqual(['library', 'LIBRARY', null]);
    expect(parseApiKeys(`${first.line}\n\n${first.line.replace('library', 'museum')}`).faults).toEqual([
      'line 3 has the key of line 1 again',
    ]);
  });
});

test('a browser asks for the key once, and the pages work with it', async () => {
  const { key, listen, log } = await locked();
  const listening = await listen();
  const browser = await openBrowser();
  onTestFinished(async () => {
    await browser.close();
    await listening.close();
  });
  const context = await browser.newContext({ httpCredentials: { username: 'me', password: key, origin: listening.url } });
  const page = await context.newPage();
  const told = page.waitForResponse((response) => response.request().postData()?.includes('IntrospectionQuery') === true);
  await openPlayground(page, listening.url);
  expect((await told).status()).toBe(200);
  expect(log.filter(({ status, path }) => status === 401 && path === '/graphql').length).toBeLessThanOrEqual(1);
  expect(log).toContainEqual(expect.objectContaining({ method: 'POST', path: '/graphql', status: 200, client: 'library' }));
  await context.close();
  const stranger = await browser.newContext({ httpCredentials: { username: 'me', password: 'wrong', origin: listening.url } });
  const answer = await (await stranger.newPage()).goto(listening.url);
  expect(answer?.status()).toBe(401);
});

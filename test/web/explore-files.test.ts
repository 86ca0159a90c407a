import { beforeAll, expect, test } from 'vitest';
import { buildExplorer } from '../support/explorer.ts';
import { ANYWHERE, testServer } from '../support/server.ts';

let explorer: URL;

beforeAll(async () => {
  explorer = await buildExplorer();
});

const get = (path: string, init?: RequestInit) => testServer({ explorer }).fetch(`${ANYWHERE}${path}`, init);

test('the page allows nothing but its own files, which are small, compressed and kept for good', async () => {
  const response = await get('/explore?author=x');
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  const policy = response.headers.get('content-security-policy') ?? '';
  for (const rule of ["default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'", "frame-ancestors 'none'"]) {
    expect(policy.split('; ')).toContain(rule);
  }
  const html = await response.text();
  const files = [...html.matchAll(/(?:src|href)="(\/explore\/[^"]+)"/g)].map(([, path = '']) => path);
  let bytes = 0;
  for (const path of files) {
    const file = await get(path, { headers: { 'accept-encoding': 'gzip' } });
    expect(file.status).toBe(200);
    expect(file.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(file.headers.get('content-encoding')).toBe('gzip');
    if (path.endsWith('.js')) bytes += (await file.arrayBuffer()).byteLength;
  }
  expect(files.some((path) => path.endsWith('.js'))).toBe(true);
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThan(150_000);
  const etag = response.headers.get('etag') ?? '';
  expect((await get('/explore', { headers: { 'if-none-match': etag } })).status).toBe(304);
});

test.each([
  ['POST', '/explore', 405],
  ['GET', '/explore/', 308],
  ['GET', '/explore/assets/none.js', 404],
  ['GET', '/explore/../package.json', 404],
])('%s %s answers %i', async (method, path, status) => {
  expect((await get(path, { method, redirect: 'manual' })).status).toBe(status);
});

test('a page that was not built says how to build it', async () => {
  const response = await testServer({ explorer: new URL('file:///nowhere/') }).fetch(`${ANYWHERE}/explore`);
  expect(response.status).toBe(503);
  expect(await response.text()).toContain('npm run build');
});

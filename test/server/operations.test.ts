import { parse, validate } from 'graphql';
import { readFileSync } from 'node:fs';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { schema } from '../../src/api/schema.ts';
import { readOperations } from '../../src/server/operations.ts';
import { emptyGraph, loadSeeds } from '../support/graph.ts';
import { ANYWHERE, type TestServer, testServer } from '../support/server.ts';

const operations = readOperations();

test.each(operations.map((operation) => [operation.name, operation] as const))('%s is a query of this schema', (_name, { document }) => {
  expect(validate(schema, parse(document))).toEqual([]);
});

describe('on the seeds', () => {
  let server: TestServer;
  beforeAll(async () => {
    const graph = await emptyGraph();
    await loadSeeds(graph);
    server = testServer({ graph });
  });

  test.each(operations.map(({ name, document }) => [name, document]))('%s has something to show', async (_name, document) => {
    const { status, body } = await server.ask(document);
    expect(body).not.toHaveProperty('errors');
    expect(status).toBe(200);
    expect(emptyParts(body.data)).toEqual([]);
  });

  test('the first shows the seed record with its authors in order, its publisher, institution and who wrote with whom', async () => {
    const { article } = (await server.ask(operations[0]?.document ?? '')).body.data;
    expect(article.title).toBe('Peer support workers in health: A qualitative metasynthesis of their experiences');
    expect(article.publishers).toEqual([{ name: 'Public Library of Science' }]);
    expect(article.institutions).toEqual([{ name: 'University of Oxford' }]);
    expect(article.authors.nodes.map(({ name }: { name: string }) => name)).toEqual([
      'MacLellan, J',
      'Surey, J',
      'Abubakar, I',
      'Stagg, HR',
    ]);
    for (const { coAuthors } of article.authors.nodes) expect(coAuthors.nodes).toHaveLength(3);
  });

  test('the commands of the home page have something to show', async () => {
    const page = await (await server.fetch(`${ANYWHERE}/`)).text();
    const bodies = [...page.matchAll(/--json &#39;(.*?)&#39;/g)].map(([, body = '']) => JSON.parse(body.replaceAll('&#34;', '"')));
    expect(bodies).toHaveLength(2);
    for (const { query } of bodies) {
      const { body } = await server.ask(query);
      expect(body).not.toHaveProperty('errors');
      expect(emptyParts(body.data)).toEqual([]);
    }
  });
});

describe('the playground', () => {
  const asPage = { headers: { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8' } };
  const encoded = (coding: string) => ({ headers: { ...asPage.headers, 'Accept-Encoding': coding } });

  test('has the operations as its tabs, and reaches for nothing elsewhere', async () => {
    const { fetch } = testServer();
    const response = await fetch(`${ANYWHERE}/graphql`, asPage);
    const html = await response.text();
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    for (const { document } of operations) expect(html).toContain(JSON.stringify(document));
    // The start of the page: what follows are scripts.
    expect(html.slice(0, html.indexOf('<style>'))).not.toMatch(/https?:/);
    const policy = response.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  });

  test('is sent small, and once', async () => {
    const { fetch } = testServer();
    const plain = await (await fetch(`${ANYWHERE}/graphql`, asPage)).text();
    const seen = new Set<string>();
    for (const [coding, undo] of [
      ['gzip, deflate, br', brotliDecompressSync],
      ['gzip', gunzipSync],
      ['br;q=0, gzip', gunzipSync],
    ] as const) {
      const response = await fetch(`${ANYWHERE}/graphql`, encoded(coding));
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(bytes.length).toBeLessThan(2_600_000);
      expect(undo(bytes).toString() === plain).toBe(true);
      const etag = response.headers.get('etag') ?? '';
      seen.add(etag);
      const again = await fetch(`${ANYWHERE}/graphql`, { headers: { ...encoded(coding).headers, 'If-None-Match': etag } });
      expect([again.status, await again.text()]).toEqual([304, '']);
      expect(again.headers.get('vary')).toContain('Accept-Encoding');
    }
    expect(seen.size).toBe(2);
  });

  test('is for browsers alone', async () => {
    const { fetch } = testServer();
    const response = await fetch(`${ANYWHERE}/graphql?query={__typename}`, { headers: { Accept: '*/*' } });
    expect(await response.json()).toMatchObject({ data: { __typename: 'Query' } });
  });
});

test('what is generated from the operations is up to date in its names', () => {
  const generated = readFileSync('test/generated/graphql.ts', 'utf8');
  for (const { name } of operations) expect(generated).toContain(`${name}Document`);
});

/** The paths of whatever is null, an empty list, or 0. */
function emptyParts(value: unknown, path = ''): string[] {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return [path];
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, part]) => emptyParts(part, `${path}/${key}`));
}

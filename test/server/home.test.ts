import { beforeAll, expect, test } from 'vitest';
import { BibliographError } from '../../src/errors.ts';
import type { Graph, Reader } from '../../src/graph/graph.ts';
import { renderHome } from '../../src/server/home.ts';
import { readOperations } from '../../src/server/operations.ts';
import { emptyGraph, loadSeeds } from '../support/graph.ts';
import { ANYWHERE, testServer } from '../support/server.ts';

let graph: Graph;
beforeAll(async () => {
  graph = await emptyGraph();
});

const page = async (server: ReturnType<typeof testServer>) => (await server.fetch(`${ANYWHERE}/`)).text();

test('an empty graph comes with how to fill it', async () => {
  const html = await page(testServer({ graph }));
  expect(html).toContain('The graph is empty');
  expect(html).toContain('bibliograph load --source library records.ndjson');
});

test('a graph comes with its figures', async () => {
  await loadSeeds(graph);
  const html = await page(testServer({ graph }));
  expect(html).toContain('<dt>Articles</dt><dd>351</dd>');
  expect(html).toMatch(/<dt>Co-author ties<\/dt><dd>\d,\d{3}<\/dd>/);
  expect(html).toContain('<dt>Years</dt><dd>2015–2018</dd>');
});

test.each([
  ['refuses', () => Promise.reject(new BibliographError('UNAVAILABLE', 'The database cannot be reached.'))],
  ['is silent', () => new Promise<never>(() => undefined)],
])('a database that %s leaves a page that says so', async (_how, read) => {
  const start = performance.now();
  const response = await testServer({ graph: { read } }).fetch(`${ANYWHERE}/`);
  expect(response.status).toBe(200);
  expect(await response.text()).toContain('The database does not answer just now');
  expect(performance.now() - start).toBeLessThan(2_500);
});

test('whoever comes within a moment is shown the same figures, asked for once', async () => {
  let reads = 0;
  const counted: Reader = {
    read: (...args) => {
      reads += 1;
      return graph.read(...args);
    },
  };
  const server = testServer({ graph: counted });
  await page(server);
  const once = reads;
  await Promise.all(Array.from({ length: 50 }, () => page(server)));
  expect(reads).toBe(once);
});

test('it leads to everything, needs no script and loads nothing from elsewhere', async () => {
  const html = await page(testServer({ graph }));
  for (const path of ['/graphql', '/schema.graphql', '/health', '/ready']) expect(html).toContain(`href="${path}"`);
  for (const { document } of readOperations()) expect(html).toContain(new URLSearchParams({ query: document }).toString());
  expect(html).not.toContain('<script');
  expect(
    [...html.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address = '']) => address).filter((address) => !address.startsWith('/')),
  ).toEqual([]);
});

test('its commands go where the reader is, with a key where one is needed', async () => {
  const curl = async (server: ReturnType<typeof testServer>, headers: Record<string, string> = {}) =>
    /curl [^{]*/.exec(await (await server.fetch(`${ANYWHERE}/`, { headers })).text())?.[0];
  expect(await curl(testServer())).toBe(`curl ${ANYWHERE}/graphql --json &#39;`);
  expect(await curl(testServer(), { 'X-Forwarded-Proto': 'https' })).toBe(`curl ${ANYWHERE.replace('http', 'https')}/graphql --json &#39;`);
  expect(/curl [^{]*/.exec(renderHome({ figures: null, operations: [], origin: ANYWHERE, needsKey: true }))?.[0]).toContain(
    'Authorization: Bearer KEY',
  );
});

test('whatever it is told is text', () => {
  const hostile = '<script>alert("1")</script>';
  const html = renderHome({
    figures: null,
    operations: [{ name: 'A', shows: hostile, document: hostile }],
    origin: `http://x'${hostile}`,
    needsKey: false,
  });
  expect(html).not.toContain('<script');
});

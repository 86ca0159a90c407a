import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Listening } from '../../src/server/listen.ts';
import { openBrowser } from '../support/browser.ts';
import { emptyGraph, loadSeeds } from '../support/graph.ts';
import { openPlayground, runTab } from '../support/playground.ts';
import { testServer } from '../support/server.ts';

let browser: Browser;
let listening: Listening;
/** The same, where nothing but trusted documents is executed. */
let closed: Listening;

beforeAll(async () => {
  const graph = await emptyGraph();
  await loadSeeds(graph);
  listening = await testServer({ graph }).listen();
  closed = await testServer({ graph, trusted: { documents: new Map(), only: true } }).listen();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  await Promise.all([listening.close(), closed.close()]);
});

afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});

/** A page of a browser that was never here, and whatever it complains of or reaches for. */
async function openPage() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const complaints: string[] = [];
  const hosts = new Set<string>();
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', ({ message }) => complaints.push(message));
  page.on('requestfailed', (request) => complaints.push(`${request.url()} failed`));
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol !== 'data:' && protocol !== 'blob:') hosts.add(origin);
  });
  return { page, complaints, hosts };
}

test('the playground opens with its tabs, runs the first, and reaches for no other host', async () => {
  const { page, complaints, hosts } = await openPage();
  await openPlayground(page, listening.url);
  expect(await page.getByRole('tab').allInnerTexts()).toEqual(expect.arrayContaining([expect.stringContaining('SeedRecord')]));
  expect(await page.getByRole('tab').count()).toBe(8);
  const answer = await runTab(page);
  expect(answer).toMatchObject({
    data: {
      article: {
        publishers: [{ name: 'Public Library of Science' }],
        institutions: [{ name: 'University of Oxford' }],
        authors: { nodes: [{ name: 'MacLellan, J' }, { name: 'Surey, J' }, { name: 'Abubakar, I' }, { name: 'Stagg, HR' }] },
      },
    },
  });
  // The editor shows spaces that do not break.
  const shown = (await page.locator('.graphiql-response').innerText()).replace(/\s/g, ' ');
  for (const text of ['Public Library of Science', 'University of Oxford', 'MacLellan, J']) expect(shown).toContain(text);
  expect(complaints).toEqual([]);
  expect([...hosts]).toEqual([listening.url]);
});

test('a click opens a tab', async () => {
  const { page, complaints } = await openPage();
  await openPlayground(page, listening.url);
  for (const name of ['Search', 'CoAuthors', 'SeedRecord']) {
    const tab = page.getByRole('tab', { name });
    await tab.click();
    await page.getByText(`query ${name}`).waitFor();
    expect(await tab.getAttribute('aria-selected')).toBe('true');
  }
  expect(complaints).toEqual([]);
});

test('the editor knows the schema', async () => {
  const { page, complaints } = await openPage();
  await openPlayground(page, listening.url);
  await page.getByRole('button', { name: /Documentation Explorer/ }).click();
  await page
    .getByText('Everything that can be asked.')
    .or(page.getByRole('link', { name: 'Query' }))
    .first()
    .waitFor();
  expect(complaints).toEqual([]);
});

describe('where nothing but trusted documents is executed', () => {
  test('the editor knows the schema, and the tabs run', async () => {
    const { page, complaints } = await openPage();
    await openPlayground(page, closed.url);
    expect(await runTab(page)).toMatchObject({ data: { article: { publishers: [{ name: 'Public Library of Science' }] } } });
    await page.getByRole('button', { name: /Documentation Explorer/ }).click();
    await page.getByRole('link', { name: 'Query' }).waitFor();
    expect(complaints).toEqual([]);
  });

  test('anything else is refused with what to do instead', async () => {
    const { page } = await openPage();
    await page.goto(`${closed.url}/graphql?query=query Mine { __typename }`);
    await page.getByText('query Mine').waitFor();
    await page.getByRole('button', { name: /^Execute query/ }).click();
    await page.locator('.graphiql-response').getByText('This server executes trusted documents alone').waitFor();
  });
});

test.each([
  ['a desk', { width: 1280, height: 800 }, 'light'],
  ['a phone at night', { width: 360, height: 740 }, 'dark'],
] as const)('the home page fits %s and leads to the playground', async (_where, viewport, colorScheme) => {
  const { page, complaints, hosts } = await openPage();
  await page.setViewportSize(viewport);
  await page.emulateMedia({ colorScheme });
  await page.goto(listening.url);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(viewport.width);
  await page.getByRole('link', { name: 'Open the playground' }).click();
  await page.getByText('query SeedRecord').waitFor();
  expect(complaints).toEqual([]);
  expect([...hosts]).toEqual([listening.url]);
});

// Takes the README's pictures of a server with the seeds: npx tsx test/pictures.ts [http://localhost:4000]
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { openBrowser } from './support/browser.ts';
import { settled } from './support/explorer.ts';
import { openPlayground, runTab } from './support/playground.ts';

const [url = 'http://localhost:4000'] = process.argv.slice(2);
const browser = await openBrowser();
const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme: 'light', reducedMotion: 'reduce' });
await openPlayground(page, url);
await runTab(page);
await take('playground');
await openTie(page, ['Sennrich, Rico', 'Haddow, Barry']);
await take('explorer');
await browser.close();

/** The network around the first of two authors, with what they wrote together beside it. */
async function openTie(explorer: Page, names: readonly [string, string]): Promise<void> {
  const ids = await Promise.all(names.map(idOf));
  await explorer.goto(`${url}/explore?author=${ids[0] ?? ''}&size=60&chosen=${ids.join('.')}`);
  await settled(explorer);
  await explorer.locator('.panel .articles li').first().waitFor();
}

async function idOf(name: string): Promise<string> {
  const query = 'query ($name: String!) { author(by: { name: $name }) { id } }';
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query, variables: { name } }),
  });
  const { data } = (await response.json()) as { data: { author: { id: string } } };
  return data.author.id;
}

async function take(name: string): Promise<void> {
  // Nothing that only shows where the pointer was.
  await page.mouse.move(0, 0);
  await page.waitForTimeout(500);
  await page.screenshot({ path: fileURLToPath(new URL(`../docs/${name}.png`, import.meta.url)) });
}

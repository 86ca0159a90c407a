import axe from 'axe-core';
import { execFile } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';

/** A place on a page, in pixels from its upper left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A page of a browser that was never here, and whatever it complains of or reaches for. */
export interface Visit {
  readonly page: Page;
  /** Errors and warnings of the console, those of the page's policy among them, errors of the script and requests that failed. */
  readonly complaints: string[];
  /** Whom it asked for anything. */
  readonly origins: Set<string>;
}

/** Builds the explorer from its sources into a folder of its own, so that nobody looks at a page of yesterday. */
export async function buildExplorer(): Promise<URL> {
  const folder = await mkdtemp(join(tmpdir(), 'explorer-'));
  const vite = fileURLToPath(new URL('../../node_modules/vite/bin/vite.js', import.meta.url));
  // By itself, as `npm run build` does: in a test run, it would build what is meant for tests.
  await promisify(execFile)(process.execPath, [vite, 'build', '--outDir', folder, '--emptyOutDir', '--logLevel', 'warn'], {
    env: { ...process.env, NODE_ENV: 'production' },
  });
  return pathToFileURL(`${folder}/`);
}

/** Opens a page at an address in a context of its own; on a desk by day unless told. */
export async function visit(browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: 'light', ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  const origins = new Set<string>();
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('pageerror', ({ message }) => complaints.push(message));
  // What the page itself gives up, as when somebody types on, has not failed.
  page.on('requestfailed', (request) => {
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') complaints.push(`${request.url()} failed`);
  });
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol !== 'data:' && protocol !== 'blob:') origins.add(origin);
  });
  await page.goto(address);
  return { page, complaints, origins };
}

/** Waits until everything is there and, where it is drawn, the drawing stands. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main[aria-busy="false"]').waitFor();
  await page.locator('.drawing, .tables, .start, .notice, .empty').first().waitFor();
  await page.locator('.drawing[data-state="layout"]').waitFor({ state: 'detached' });
}

/** Where in the drawing authors are, in the window. */
export async function authorsAt(page: Page, ids: readonly string[]): Promise<Point[]> {
  return page.evaluate<Point[]>(`(() => {
    const drawing = document.querySelector('.drawing');
    const { left, top } = drawing.querySelector('.canvas').getBoundingClientRect();
    return ${JSON.stringify(ids)}.map((id) => drawing.viewportOf(id)).map(({ x, y }) => ({ x: left + x, y: top + y }));
  })()`);
}

/** The text of each cell of the rows of a table's body. */
export async function rowsOf(table: Locator): Promise<string[][]> {
  return table.locator('tbody tr').evaluateAll((rows) => rows.map((row) => Array.from(row.children, (cell) => cell.textContent.trim())));
}

/** What axe finds wrong with a page: the rule, and where. */
export async function faultsOf(page: Page): Promise<string[]> {
  // The page's policy is for its own scripts: what the browser's driver runs is not one of them.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate<axe.AxeResults>('axe.run()');
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary ?? ''}`));
}

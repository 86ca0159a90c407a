import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { Graph } from '../../src/graph/graph.ts';
import type { Listening } from '../../src/server/listen.ts';
import { ask, type Answer } from './api.ts';
import { openBrowser } from './browser.ts';
import { buildExplorer, settled, visit, type Visit } from './explorer.ts';
import { emptyGraph } from './graph.ts';
import { testServer } from './server.ts';

/** The explorer as its sources are now, served over a graph and looked at in a browser, for all tests of a file. */
export interface OpenedExplorer {
  /** Opens a place of it, in a context of its own, and waits until all of it is there. */
  readonly open: (query?: string, options?: BrowserContextOptions) => Promise<Visit>;
  /** What the API answers. */
  readonly ask: (document: string, variables?: Record<string, unknown>) => Promise<Answer['data']>;
  /** The id of the author of exactly this name. */
  readonly idOf: (name: string) => Promise<string>;
  /** Nothing went wrong, and nothing was asked of anybody else. */
  readonly expectQuiet: (visited: Visit) => void;
}

/**
 * Opens it before the tests of the file that calls this, over what `fill` loads, and closes it after them. Its server executes trusted
 * documents alone: the explorer needs no others.
 */
export function openedExplorer(fill: (graph: Graph) => Promise<unknown>): OpenedExplorer {
  let graph: Graph;
  let browser: Browser;
  let listening: Listening;
  beforeAll(async () => {
    let explorer: URL;
    [explorer, graph] = await Promise.all([buildExplorer(), emptyGraph()]);
    await fill(graph);
    listening = await testServer({ graph, explorer, trusted: { documents: new Map(), only: true } }).listen();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await listening.close();
  });
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close();
  });
  const asked = (document: string, variables?: Record<string, unknown>) => ask(graph, document, variables);
  return {
    ask: asked,
    idOf: async (name) => (await asked('query ($name: String!) { author(by: { name: $name }) { id } }', { name })).author.id,
    open: async (query = '', options = {}) => {
      const visited = await visit(browser, `/explore${query}`, { baseURL: listening.url, ...options });
      await settled(visited.page);
      return visited;
    },
    expectQuiet: ({ complaints, origins }) => {
      // What the driver of the graphics says of its own speed is no fault of the page.
      expect(complaints.filter((text) => !text.includes('GL Driver Message'))).toEqual([]);
      expect([...origins]).toEqual([listening.url]);
    },
  };
}

export const headingOf = (page: Page): Locator => page.getByRole('heading', { level: 1 });
export const panelOf = (page: Page): Locator => page.getByRole('complementary', { name: 'Details' });
export const authorsTableOf = (page: Page): Locator => page.getByRole('table').filter({ hasText: 'Ties here' });
export const tiesTableOf = (page: Page): Locator => page.getByRole('table').filter({ hasText: 'The other' });

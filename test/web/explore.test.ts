import { parse as parseGexf } from 'graphology-gexf';
import { parse as parseGraphml } from 'graphology-graphml';
import { UndirectedGraph } from 'graphology';
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Graph } from '../../src/graph/graph.ts';
import type { Listening } from '../../src/server/listen.ts';
import { ask } from '../support/api.ts';
import { openBrowser } from '../support/browser.ts';
import { authorsAt, buildExplorer, faultsOf, rowsOf, settled, visit, type Visit } from '../support/explorer.ts';
import { emptyGraph, loadSeeds } from '../support/graph.ts';
import { ANYWHERE, testServer } from '../support/server.ts';

let graph: Graph;
let browser: Browser;
let listening: Listening;
let folder: URL;

beforeAll(async () => {
  [folder, graph] = await Promise.all([buildExplorer(), emptyGraph()]);
  await loadSeeds(graph);
  listening = await testServer({ graph, explorer: folder }).listen();
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
  await listening.close();
});

afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
});

const open = async (query = '', options?: Parameters<typeof visit>[2]): Promise<Visit> => {
  const visited = await visit(browser, `${listening.url}/explore${query}`, options);
  await settled(visited.page);
  return visited;
};

/** Nothing went wrong, and nothing was asked of anybody else. What the driver of the graphics says of its own speed is no fault of the page. */
function expectQuiet({ complaints, origins }: Visit): void {
  expect(complaints.filter((text) => !text.includes('GL Driver Message'))).toEqual([]);
  expect([...origins]).toEqual([listening.url]);
}

const idOf = async (name: string): Promise<string> =>
  (await ask(graph, 'query ($name: String!) { author(by: { name: $name }) { id } }', { name })).author.id;

/** Types into a box and takes the suggestion of that name by keyboard. */
async function find(page: Page, box: string, typed: string, name: string): Promise<void> {
  const combobox = page.getByRole('combobox', { name: box });
  await combobox.fill(typed);
  const option = page.getByRole('option', { name: new RegExp(name) }).first();
  await option.waitFor();
  for (let presses = 0; (await option.getAttribute('aria-selected')) !== 'true' && presses < 20; presses += 1)
    await combobox.press('ArrowDown');
  await combobox.press('Enter');
  await settled(page);
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const panel = (page: Page) => page.getByRole('complementary', { name: 'Details' });
const authorsTable = (page: Page) => page.getByRole('table').filter({ hasText: 'Ties here' });

test('a name that is typed leads to its network, a dot to its author, a line to its papers', async () => {
  const visited = await open();
  const { page } = visited;
  await find(page, 'Find an author, a topic, a venue …', 'sennr', 'Sennrich, Rico');
  await expect.poll(() => heading(page).innerText()).toBe('Around Sennrich, Rico');
  const id = await idOf('Sennrich, Rico');
  expect(new URL(page.url()).search).toBe(`?author=${id}`);
  const { author } = await ask(
    graph,
    `query ($id: ID!) { author(by: { id: $id }) { nameVariants network {
      authors { author { id name } workCount degree } truncation { omittedAuthors }
      ties { authors { id name } articleCount articles(first: 100) { nodes { title } } }
    } } }`,
    { id },
  );
  const { authors, ties, truncation } = author.network;
  expect(await page.locator('.truncation').innerText()).toContain(
    `Showing ${Number(authors.length)} of ${Number(authors.length) + Number(truncation.omittedAuthors)} authors`,
  );

  const [at] = await authorsAt(page, [id]);
  await page.mouse.click(at?.x ?? 0, at?.y ?? 0);
  await panel(page).getByRole('heading', { level: 2, name: 'Sennrich, Rico' }).waitFor();
  await panel(page).getByText('Articles per year').waitFor();
  await panel(page).getByRole('heading', { name: 'Strongest co-authors' }).waitFor();
  await panel(page).getByText('10 of 17 articles').waitFor();
  expect(page.url()).toContain(`chosen=${id}`);

  const opened = await clickTie(page, authors, ties);
  expect(opened).toBeDefined();
  const titles = opened?.articles.nodes.map(({ title }) => title) ?? [];
  const papers = panel(page).locator('.articles > li');
  await papers.first().waitFor();
  expect(await papers.count()).toBe(Math.min(titles.length, 10));
  for (const text of await papers.allInnerTexts()) expect(titles.some((title) => text.includes(title))).toBe(true);
  expectQuiet(visited);
});

interface Tie {
  readonly authors: readonly { readonly id: string }[];
  readonly articles: { readonly nodes: readonly { readonly title: string }[] };
}

/** Clicks the middle of one line after another, of those whose middle lies on no dot, until one of them is chosen; which one. */
async function clickTie(
  page: Page,
  authors: readonly { readonly author: { readonly id: string } }[],
  ties: readonly Tie[],
): Promise<Tie | undefined> {
  const ids = authors.map(({ author }) => author.id);
  const places = await authorsAt(page, ids);
  for (const tie of ties) {
    const [one, other] = tie.authors.map(({ id }) => places[ids.indexOf(id)]);
    if (one === undefined || other === undefined || Math.hypot(one.x - other.x, one.y - other.y) < 60) continue;
    const middle = { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
    if (places.some((dot) => Math.hypot(dot.x - middle.x, dot.y - middle.y) < 18)) continue;
    await page.mouse.click(middle.x, middle.y);
    // Another line may cross there.
    const chosen = new URL(page.url()).searchParams.get('chosen')?.split('.') ?? [];
    if (chosen.length === 2) return ties.find(({ authors: ends }) => ends.every(({ id }) => chosen.includes(id)));
  }
  return undefined;
}

test('the address is all there is: shared it shows the same, and Back leads back', async () => {
  const visited = await open(`?author=${await idOf('Nivre, Joakim')}`);
  const { page } = visited;
  const states: string[] = [];
  const remember = async () => states.push(`${page.url()} ${await page.locator('.truncation').innerText()}`);
  await remember();
  await page.getByRole('radio', { name: '2' }).check();
  await settled(page);
  await remember();
  await page.getByRole('slider', { name: 'From year' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => page.url()).toContain('since=2017');
  await settled(page);
  await remember();
  await page.getByRole('button', { name: 'Table' }).click();
  await authorsTable(page).waitFor();
  await remember();
  expect(new Set(states).size).toBe(4);
  const rows = await rowsOf(authorsTable(page));

  const other = await open(new URL(page.url()).search);
  expect(await heading(other.page).innerText()).toBe(await heading(page).innerText());
  expect(await rowsOf(authorsTable(other.page))).toEqual(rows);

  for (const state of states.slice(0, -1).reverse()) {
    await page.goBack();
    await settled(page);
    await expect.poll(async () => `${page.url()} ${await page.locator('.truncation').innerText()}`).toBe(state);
  }
  await page.goForward();
  await settled(page);
  await expect.poll(async () => `${page.url()} ${await page.locator('.truncation').innerText()}`).toBe(states[1]);
  expectQuiet(visited);
});

test('the table has the network of the API, and sorts by every column either way', async () => {
  const id = await idOf('Sennrich, Rico');
  const visited = await open(`?author=${id}&size=40&view=table`);
  const { page } = visited;
  const { author } = await ask(
    graph,
    'query ($id: ID!) { author(by: { id: $id }) { network(maxAuthors: 40) { authors { author { name } workCount articleCount degree } } } }',
    { id },
  );
  const names = (await rowsOf(authorsTable(page))).map(([name]) => name);
  expect(names.toSorted()).toEqual(author.network.authors.map((each: { author: { name: string } }) => each.author.name).sort());
  for (const column of ['Works', 'Articles', 'Ties here']) {
    const header = authorsTable(page).getByRole('columnheader', { name: column });
    const place = (await authorsTable(page).getByRole('columnheader').allInnerTexts()).findIndex((text) => text.includes(column));
    for (let turn = 0; turn < 2; turn += 1) {
      await header.getByRole('button').click();
      const direction = await header.getAttribute('aria-sort');
      const values = (await rowsOf(authorsTable(page))).map((cells) => Number(cells[place]));
      const sign = direction === 'ascending' ? 1 : -1;
      expect(['ascending', 'descending']).toContain(direction);
      expect(values).toEqual(values.toSorted((one, other) => sign * (one - other)));
    }
  }
  await authorsTable(page).getByRole('link', { name: 'Haddow, Barry' }).click();
  await panel(page).getByRole('heading', { level: 2, name: 'Haddow, Barry' }).waitFor();
  expectQuiet(visited);
});

test('two people are led to one another, with the papers of every step', async () => {
  const visited = await open('?from=&to=');
  const { page } = visited;
  await find(page, 'From', 'sennr', 'Sennrich, Rico');
  await find(page, 'To', 'bengio y', 'Bengio, Yoshua');
  await panel(page)
    .getByRole('heading', { name: /^2 steps from Sennrich, Rico to Bengio, Yoshua/ })
    .waitFor();
  for (const text of ['Cho, Kyunghyun', 'Nematus: a Toolkit for Neural Machine Translation', 'Learning to Understand Phrases']) {
    await panel(page).getByText(text).first().waitFor();
  }
  await page.goto(`${listening.url}/explore?from=${await idOf('Sennrich, Rico')}&to=${await idOf('MacLellan, J')}`);
  await settled(page);
  await panel(page).getByRole('heading', { name: 'No way found' }).waitFor();
  expectQuiet(visited);
});

test('the network is that of a search, of a venue, or among several authors', async () => {
  const visited = await open();
  const { page } = visited;
  const box = page.getByRole('combobox', { name: 'Find an author, a topic, a venue …' });
  await box.fill('parsing');
  await page.getByRole('option', { name: /All articles with/ }).click();
  await settled(page);
  await expect.poll(() => heading(page).innerText()).toContain('parsing');
  const { articles } = await ask(graph, '{ articles(search: "parsing", first: 0) { network { authors { author { name } } } } }');
  await page.getByRole('button', { name: 'Table' }).click();
  expect((await rowsOf(authorsTable(page))).map(([name]) => name)).toEqual(
    articles.network.authors.map((each: { author: { name: string } }) => each.author.name),
  );
  await page.goto(`${listening.url}/explore?authors=`);
  await find(page, 'Add an author', 'sennr', 'Sennrich, Rico');
  await find(page, 'Add an author', 'haddow', 'Haddow, Barry');
  await expect.poll(() => heading(page).innerText()).toBe('Among 2 authors');
  expect(await page.locator('.truncation').innerText()).toBe('Showing all 2 authors and 1 tie.');
  expectQuiet(visited);
});

test('what is saved is read again by other programs', async () => {
  const id = await idOf('Sennrich, Rico');
  const visited = await open(`?author=${id}&size=30`);
  const { page } = visited;
  const { author } = await ask(
    graph,
    'query ($id: ID!) { author(by: { id: $id }) { network(maxAuthors: 30) { authors { author { id name } } ties { authors { id } } } } }',
    { id },
  );
  const { authors, ties } = author.network as { authors: { author: { name: string } }[]; ties: unknown[] };
  const save = async (name: string) => {
    const menu = page.getByRole('button', { name: 'Export' });
    if ((await menu.getAttribute('aria-expanded')) !== 'true') await menu.click();
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).first().click()]);
    return { file: download.suggestedFilename(), content: await readFile(await download.path()) };
  };
  const graphml = await save('GraphML');
  expect(graphml.file).toMatch(/^bibliograph-.*sennrich.*\.graphml$/);
  for (const parsed of [
    parseGraphml(UndirectedGraph, graphml.content.toString()),
    parseGexf(UndirectedGraph, (await save('GEXF')).content.toString()),
  ]) {
    expect(parsed.order).toBe(authors.length);
    expect(parsed.size).toBe(ties.length);
    const names = parsed.mapNodes((_, attributes) => String(attributes.name ?? attributes.label));
    expect(names.sort()).toEqual(authors.map((each) => each.author.name).sort());
  }
  const svg = (await save('SVG')).content.toString();
  for (const { author: each } of authors.slice(0, 3)) expect(svg).toContain(each.name);
  expect((await save('PNG')).content.subarray(1, 4).toString()).toBe('PNG');
  expect((await save('CSV')).content.toString().trim().split('\n').length).toBeGreaterThan(20);
  expectQuiet(visited);
});

/** The controls that stand beside the window, and in nothing that scrolls there. */
const OUT_OF_REACH = `[...document.querySelectorAll('button, input, a:not(.skip)')]
  .filter((control) => {
    for (let around = control.parentElement; around !== null; around = around.parentElement) {
      if (around.scrollWidth > around.clientWidth && getComputedStyle(around).overflowX === 'auto') return false;
    }
    const { left, right, width } = control.getBoundingClientRect();
    return width > 0 && (right > innerWidth + 1 || left < -1);
  })
  .map((control) => control.outerHTML)`;

describe.each(['light', 'dark'] as const)('in the %s', (colorScheme) => {
  test.each([1280, 360])('at %i pixels nothing is out of reach of anybody', async (width) => {
    const id = await idOf('Sennrich, Rico');
    const other = await idOf('Haddow, Barry');
    for (const query of [
      '',
      `?author=${id}&size=30&chosen=${id}`,
      `?author=${id}&size=30&view=table&chosen=${id}.${other}`,
      `?from=${id}&to=${other}`,
      '?author=none',
    ]) {
      const { page } = await open(query, { viewport: { width, height: 760 }, colorScheme });
      expect(await page.evaluate('document.documentElement.scrollWidth'), query).toBeLessThanOrEqual(width);
      expect(await faultsOf(page), query).toEqual([]);
      expect(await page.evaluate(OUT_OF_REACH), query).toEqual([]);
      await page.context().close();
    }
  });
});

test('what goes wrong is said, and mends itself when the connection is back', async () => {
  const id = await idOf('Sennrich, Rico');
  const { page } = await open(`?author=${id}&size=30`);
  await page.context().setOffline(true);
  await page.getByRole('radio', { name: '2' }).check();
  await page.getByText('No connection').waitFor();
  await page.context().setOffline(false);
  await page.getByText('No connection').waitFor({ state: 'detached' });
  await settled(page);
  expect(await heading(page).innerText()).toBe('Around Sennrich, Rico');

  await page.goto(`${listening.url}/explore?author=QXV0aG9yOm5vbmU`);
  await page.getByText('This author is not in the graph (any more).').waitFor();
  await page.goto(`${listening.url}/explore?search=xyzzyqwertz`);
  await page.getByText('Nothing was found').waitFor();
});

test('without WebGL the table is offered', async () => {
  const context = await browser.newContext();
  await context.addInitScript(`HTMLCanvasElement.prototype.getContext = () => null`);
  const page = await context.newPage();
  await page.goto(`${listening.url}/explore?author=${await idOf('Sennrich, Rico')}&size=30`);
  await page.getByText(/WebGL/).first().waitFor();
  await page.getByRole('main').getByRole('button', { name: /table/i }).last().click();
  await authorsTable(page).waitFor();
});

describe('over HTTP', () => {
  const server = () => testServer({ explorer: folder });
  const get = (path: string, init?: RequestInit) => server().fetch(`${ANYWHERE}${path}`, init);

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
});

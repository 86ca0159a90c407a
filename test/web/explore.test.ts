import { parse as parseGexf } from 'graphology-gexf';
import { parse as parseGraphml } from 'graphology-graphml';
import { UndirectedGraph } from 'graphology';
import { readFile } from 'node:fs/promises';
import papaparse from 'papaparse';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { authorsAt, faultsOf, rowsOf, settled } from '../support/explorer.ts';
import { loadSeeds } from '../support/graph.ts';
import { authorsTableOf, headingOf, openedExplorer, panelOf } from '../support/opened-explorer.ts';

const { open, ask, idOf, expectQuiet } = openedExplorer(loadSeeds);

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

test('a name that is typed leads to its network, a dot to its author, a line to its papers', async () => {
  const visited = await open();
  const { page } = visited;
  await find(page, 'Find an author, a topic, a venue …', 'sennr', 'Sennrich, Rico');
  await expect.poll(() => headingOf(page).innerText()).toBe('Around Sennrich, Rico');
  const id = await idOf('Sennrich, Rico');
  expect(new URL(page.url()).search).toBe(`?author=${id}`);
  const { author } = await ask(
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
  await panelOf(page).getByRole('heading', { level: 2, name: 'Sennrich, Rico' }).waitFor();
  await panelOf(page).getByText('Articles per year').waitFor();
  await panelOf(page).getByRole('heading', { name: 'Strongest co-authors' }).waitFor();
  await panelOf(page).getByText('10 of 17 articles').waitFor();
  expect(page.url()).toContain(`chosen=${id}`);

  const opened = await clickTie(page, authors, ties);
  expect(opened).toBeDefined();
  const titles = opened?.articles.nodes.map(({ title }) => title) ?? [];
  const papers = panelOf(page).locator('.articles > li');
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
  await authorsTableOf(page).waitFor();
  await remember();
  expect(new Set(states).size).toBe(4);
  const rows = await rowsOf(authorsTableOf(page));

  const other = await open(new URL(page.url()).search);
  expect(await headingOf(other.page).innerText()).toBe(await headingOf(page).innerText());
  expect(await rowsOf(authorsTableOf(other.page))).toEqual(rows);

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
    'query ($id: ID!) { author(by: { id: $id }) { network(maxAuthors: 40) { authors { author { name } workCount articleCount degree } } } }',
    { id },
  );
  const names = (await rowsOf(authorsTableOf(page))).map(([name]) => name);
  expect(names.toSorted()).toEqual(author.network.authors.map((each: { author: { name: string } }) => each.author.name).sort());
  for (const column of ['Works', 'Articles', 'Ties here']) {
    const header = authorsTableOf(page).getByRole('columnheader', { name: column });
    const place = (await authorsTableOf(page).getByRole('columnheader').allInnerTexts()).findIndex((text) => text.includes(column));
    for (let turn = 0; turn < 2; turn += 1) {
      await header.getByRole('button').click();
      const direction = await header.getAttribute('aria-sort');
      const values = (await rowsOf(authorsTableOf(page))).map((cells) => Number(cells[place]));
      const sign = direction === 'ascending' ? 1 : -1;
      expect(['ascending', 'descending']).toContain(direction);
      expect(values).toEqual(values.toSorted((one, other) => sign * (one - other)));
    }
  }
  await authorsTableOf(page).getByRole('link', { name: 'Haddow, Barry' }).click();
  await panelOf(page).getByRole('heading', { level: 2, name: 'Haddow, Barry' }).waitFor();
  expectQuiet(visited);
});

test('two people are led to one another, with the papers of every step', async () => {
  const visited = await open('?from=&to=');
  const { page } = visited;
  await find(page, 'From', 'sennr', 'Sennrich, Rico');
  await find(page, 'To', 'bengio y', 'Bengio, Yoshua');
  await panelOf(page)
    .getByRole('heading', { name: /^2 steps from Sennrich, Rico to Bengio, Yoshua/ })
    .waitFor();
  for (const text of ['Cho, Kyunghyun', 'Nematus: a Toolkit for Neural Machine Translation', 'Learning to Understand Phrases']) {
    await panelOf(page).getByText(text).first().waitFor();
  }
  await page.goto(`/explore?from=${await idOf('Sennrich, Rico')}&to=${await idOf('MacLellan, J')}`);
  await settled(page);
  await panelOf(page).getByRole('heading', { name: 'No way found' }).waitFor();
  expectQuiet(visited);
});

test('the network is that of a search, of a venue, or among several authors', async () => {
  const visited = await open();
  const { page } = visited;
  const box = page.getByRole('combobox', { name: 'Find an author, a topic, a venue …' });
  await box.fill('parsing');
  await page.getByRole('option', { name: /All articles with/ }).click();
  await settled(page);
  await expect.poll(() => headingOf(page).innerText()).toContain('parsing');
  const { articles } = await ask('{ articles(search: "parsing", first: 0) { network { authors { author { name } } } } }');
  await page.getByRole('button', { name: 'Table' }).click();
  expect((await rowsOf(authorsTableOf(page))).map(([name]) => name)).toEqual(
    articles.network.authors.map((each: { author: { name: string } }) => each.author.name),
  );
  await page.goto('/explore?authors=');
  await find(page, 'Add an author', 'sennr', 'Sennrich, Rico');
  await find(page, 'Add an author', 'haddow', 'Haddow, Barry');
  await expect.poll(() => headingOf(page).innerText()).toBe('Among 2 authors');
  expect(await page.locator('.truncation').innerText()).toBe('Showing all 2 authors and 1 tie.');
  expectQuiet(visited);
});

test('what is saved is read again by other programs, with every figure', async () => {
  const id = await idOf('Sennrich, Rico');
  const visited = await open(`?author=${id}&size=30`);
  const { page } = visited;
  const { author } = await ask(
    `query ($id: ID!) { author(by: { id: $id }) { network(maxAuthors: 30) {
      authors { author { id name } articleCount workCount distance degree }
      ties { authors { id name } articleCount workCount strength firstYear lastYear }
    } } }`,
    { id },
  );
  const { authors, ties } = author.network as {
    authors: { author: { id: string; name: string }; articleCount: number; workCount: number; distance: number; degree: number }[];
    ties: { authors: { id: string }[]; articleCount: number; workCount: number; strength: number; firstYear: number; lastYear: number }[];
  };
  const expectedAuthors = authors.map((each) => [each.author.id, each.author.name, each.articleCount, each.workCount, each.distance]);
  const expectedTies = ties.map((tie) => [
    tie.authors
      .map((end) => end.id)
      .sort()
      .join(' '),
    ...[tie.articleCount, tie.workCount, tie.strength, tie.firstYear, tie.lastYear],
  ]);
  const save = async (name: string) => {
    const menu = page.getByRole('button', { name: 'Export' });
    if ((await menu.getAttribute('aria-expanded')) !== 'true') await menu.click();
    const saving = page.locator('.formats').getByRole('button', { name: new RegExp(`^${name}`) });
    const [download] = await Promise.all([page.waitForEvent('download'), saving.click()]);
    return { file: download.suggestedFilename(), content: await readFile(await download.path()) };
  };
  const graphml = await save('GraphML');
  expect(graphml.file).toBe('bibliograph-around-sennrich-rico.graphml');
  for (const parsed of [
    parseGraphml(UndirectedGraph, graphml.content.toString()),
    parseGexf(UndirectedGraph, (await save('GEXF')).content.toString()),
  ]) {
    const nodes = parsed.mapNodes((key, { name, articles, works, distance }) => [key, name, articles, works, distance]);
    expect(nodes.sort(byFirst)).toEqual(expectedAuthors.toSorted(byFirst));
    const edges = parsed.mapEdges((_, { articles, works, strength, firstYear, lastYear }, one, other) => [
      ...[[one, other].sort().join(' '), articles, works, strength, firstYear, lastYear],
    ]);
    expect(edges.sort(byFirst)).toEqual(expectedTies.toSorted(byFirst));
  }
  const rows = async (name: string) => {
    const text = (await save(name)).content.toString();
    return papaparse.parse<Record<string, unknown>>(text.replace(/^\uFEFF/, ''), {
      header: true,
      dynamicTyping: true,
      skipEmptyLines: true,
    });
  };
  const listed = await rows('Authors');
  expect(listed.errors).toEqual([]);
  expect(listed.data.map((row) => [row['id'], row['name'], row['articles'], row['works'], row['distance']])).toEqual(expectedAuthors);
  expect(listed.data.map((row) => row['coAuthors'])).toEqual(authors.map(({ degree }) => degree));
  const tied = (await rows('Ties')).data.map((row) => [
    [row['authorId1'], row['authorId2']].sort().join(' '),
    ...['articles', 'works', 'strength', 'firstYear', 'lastYear'].map((field) => row[field]),
  ]);
  expect(tied).toEqual(expectedTies);

  const svg = (await save('SVG')).content.toString();
  const drawn = await page.evaluate<string[]>(`[...new DOMParser().parseFromString(${JSON.stringify(svg)}, 'image/svg+xml')
    .querySelectorAll('circle > title')].map(({ textContent }) => textContent)`);
  expect(drawn.sort()).toEqual(authors.map((each) => each.author.name).sort());
  const png = (await save('PNG')).content;
  expect(png.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  const canvas = await page.getByRole('application').boundingBox();
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([Math.round(canvas?.width ?? 0), Math.round(canvas?.height ?? 0)]);
  expectQuiet(visited);
});

function byFirst([one]: readonly unknown[], [other]: readonly unknown[]): number {
  return String(one) < String(other) ? -1 : 1;
}

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

test.each([
  ['light', 1280],
  ['dark', 360],
] as const)('in the %s at %i pixels nothing is out of reach of anybody', async (colorScheme, width) => {
  const id = await idOf('Sennrich, Rico');
  const other = await idOf('Haddow, Barry');
  for (const query of [
    '',
    `?author=${id}&size=30&chosen=${id}`,
    `?author=${id}&size=30&view=table&chosen=${id}.${other}`,
    `?from=${id}&to=${other}`,
    '?author=none',
    `?search=10.18653/v1/${'Pneumonoultramicroscopicsilicovolcanoconiosis'.repeat(2)}`,
  ]) {
    const { page } = await open(query, { viewport: { width, height: 760 }, colorScheme });
    expect(await page.evaluate('document.documentElement.scrollWidth'), query).toBeLessThanOrEqual(width);
    expect(await faultsOf(page), query).toEqual([]);
    expect(await page.evaluate(OUT_OF_REACH), query).toEqual([]);
    await page.context().close();
  }
});

test('what goes wrong is said, and mends itself when the connection is back', async () => {
  const id = await idOf('Sennrich, Rico');
  const { page } = await open(`?author=${id}&size=30`);
  await page.context().setOffline(true);
  await page.getByRole('radio', { name: '2' }).check();
  await page.getByText('No connection').waitFor();
  // Fewer years may be what can be had.
  expect(await page.getByRole('slider', { name: 'From year' }).count()).toBe(1);
  await page.context().setOffline(false);
  await page.getByText('No connection').waitFor({ state: 'detached' });
  await settled(page);
  expect(await headingOf(page).innerText()).toBe('Around Sennrich, Rico');

  await page.goto('/explore?author=QXV0aG9yOm5vbmU');
  await page.getByText('This author is not in the graph (any more).').waitFor();
  await page.goto('/explore?search=xyzzyqwertz');
  await page.locator('.empty', { hasText: 'Nothing was found' }).waitFor();
  expect(await page.locator('.stage-head').getByRole('status').innerText()).toMatch(/^Nothing was found/);
});

test('without WebGL the table is offered', async () => {
  const { page } = await open();
  await page.addInitScript('HTMLCanvasElement.prototype.getContext = () => null');
  await page.goto(`/explore?author=${await idOf('Sennrich, Rico')}&size=30`);
  await page.getByText(/WebGL/).first().waitFor();
  await page.getByRole('main').getByRole('button', { name: /table/i }).last().click();
  await authorsTableOf(page).waitFor();
});

import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { CIRCLE } from '../support/corpus.ts';
import { authorsAt, faultsOf, rowsOf, settled } from '../support/explorer.ts';
import { loadRecords, loadSeeds } from '../support/graph.ts';
import { authorsTableOf, headingOf, openedExplorer, panelOf, tiesTableOf } from '../support/opened-explorer.ts';

const { open, ask, idOf, expectQuiet } = openedExplorer(async (graph) => {
  await loadSeeds(graph);
  await loadRecords(graph, CIRCLE);
});

/** Presses Tab until something has the focus. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
  await wanted.waitFor();
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    if (await wanted.evaluate((element) => element === element.ownerDocument.activeElement)) return;
  }
  throw new Error(`Sixty times Tab does not lead to ${String(wanted)}.`);
}

/** How the server says no. */
const refused = {
  status: 200,
  contentType: 'application/json',
  body: '{"data":null,"errors":[{"message":"Please ask again.","extensions":{"code":"UNAVAILABLE"}}]}',
};

const unknown = {
  status: 400,
  contentType: 'application/graphql-response+json',
  body: '{"errors":[{"message":"No trusted document has this id.","extensions":{"code":"PERSISTED_QUERY_NOT_FOUND"}}]}',
};

const names = (rows: readonly string[][]) => rows.map(([name]) => name);
const inAddress = (page: Page) => new URL(page.url()).searchParams;

test('without a mouse, one comes from the address to the papers of a tie', async () => {
  const visited = await open();
  const { page } = visited;
  await tabTo(page, page.getByRole('link', { name: 'To the network' }));
  await tabTo(page, page.getByRole('combobox'));
  await page.keyboard.type('maclellan');
  await page.getByRole('option', { name: 'MacLellan, J' }).waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await settled(page);
  await expect.poll(() => headingOf(page).innerText()).toBe('Around MacLellan, J');

  const drawing = page.getByRole('application');
  await tabTo(page, drawing);
  await page.getByText(/^MacLellan, J: 1 work, 3 co-authors here$/).waitFor({ state: 'attached' });
  const [here, there] = await authorsAt(page, [await idOf('MacLellan, J'), await idOf('Surey, J')]);
  // Towards the other, as an eye would go.
  const [across, down] = [(there?.x ?? 0) - (here?.x ?? 0), (there?.y ?? 0) - (here?.y ?? 0)];
  await page.keyboard.press(
    Math.abs(across) > Math.abs(down) ? (across > 0 ? 'ArrowRight' : 'ArrowLeft') : down > 0 ? 'ArrowDown' : 'ArrowUp',
  );
  await page.keyboard.press('Enter');
  await panelOf(page).getByRole('heading', { level: 2 }).waitFor();
  expect(['Surey, J', 'Abubakar, I', 'Stagg, HR']).toContain(await panelOf(page).getByRole('heading', { level: 2 }).innerText());
  await page.keyboard.press('Escape');
  await panelOf(page).getByText('Choose an author or a tie').waitFor();

  await page.keyboard.press('Shift+Tab');
  await tabTo(page, drawing);
  while (!(await page.getByRole('button', { name: 'Table' }).evaluate((button) => button === button.ownerDocument.activeElement))) {
    await page.keyboard.press('Shift+Tab');
  }
  await page.keyboard.press('Enter');
  await tabTo(
    page,
    tiesTableOf(page)
      .getByRole('link', { name: /^papers/ })
      .first(),
  );
  await page.keyboard.press('Enter');
  const title = panelOf(page).getByRole('heading', { level: 2 });
  await expect.poll(() => title.evaluate((heading) => heading === heading.ownerDocument.activeElement)).toBe(true);
  await panelOf(page).locator('.articles').getByText('Peer support workers in health').waitFor();
  expectQuiet(visited);
});

test('another author comes into the middle by a double click; their co-authors come and go by a button', async () => {
  const [ada, bob] = [await idOf('Circle, Ada'), await idOf('Circle, Bob')];
  const visited = await open(`?author=${bob}`);
  const { page } = visited;
  const { one, other } = await ask(
    `query ($one: ID!, $other: ID!) {
      one: author(by: { id: $one }) { network { authors { author { id } } } }
      other: author(by: { id: $other }) { network(maxAuthors: 31) { authors { author { id } } truncation { omittedAuthors } } }
    }`,
    { one: bob, other: ada },
  );
  const idsOf = (network: { authors: { author: { id: string } }[] }) => network.authors.map(({ author }) => author.id);
  const around: string = await page.locator('.truncation').innerText();
  expect(around).toContain(`Showing all ${one.network.authors.length} authors`);

  const [at] = await authorsAt(page, [ada]);
  await page.mouse.click(at?.x ?? 0, at?.y ?? 0);
  await panelOf(page).getByRole('button', { name: 'Show their co-authors too' }).click();
  await expect.poll(() => inAddress(page).get('expand')).toBe(ada);
  await settled(page);
  const union = new Set([...idsOf(one.network), ...idsOf(other.network)]);
  expect(other.network.truncation.omittedAuthors).toBeGreaterThan(0);
  await expect
    .poll(() => page.locator('.truncation').innerText())
    .toContain(`Showing ${union.size} authors; there are more co-authors of theirs than are shown`);
  await panelOf(page).getByRole('button', { name: 'Hide their co-authors again' }).click();
  await expect.poll(() => page.locator('.truncation').innerText()).toBe(around);
  await settled(page);

  const [again] = await authorsAt(page, [ada]);
  await page.mouse.dblclick(again?.x ?? 0, again?.y ?? 0);
  await expect.poll(() => headingOf(page).innerText()).toBe('Around Circle, Ada');
  expect([...inAddress(page)]).toEqual([['author', ada]]);
  expectQuiet(visited);
});

test('works, size, years and steps change what is shown, and the address says them', async () => {
  const [ada, bob] = [await idOf('Circle, Ada'), await idOf('Circle, Bob')];
  const visited = await open(`?author=${ada}&view=table`);
  const { page } = visited;
  const shown = async (args: string): Promise<string[]> => {
    const { author } = await ask(`{ author(by: { id: "${ada}" }) { network(${args}) { authors { author { name } } } } }`);
    return author.network.authors.map((each: { author: { name: string } }) => each.author.name);
  };
  const set = async (label: string, value: string) => {
    await page.getByRole('spinbutton', { name: label, exact: true }).fill(value);
    await page.keyboard.press('Enter');
  };
  await set('Works together, at least', '2');
  await expect.poll(() => inAddress(page).get('works')).toBe('2');
  await expect.poll(async () => names(await rowsOf(authorsTableOf(page)))).toEqual(await shown('minWorks: 2'));
  await page.getByRole('button', { name: 'Reset' }).click();
  await set('Authors at most', '7');
  await expect.poll(() => inAddress(page).get('size')).toBe('7');
  await expect.poll(async () => names(await rowsOf(authorsTableOf(page)))).toEqual(await shown('maxAuthors: 7'));
  await page.getByRole('slider', { name: 'To year' }).focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => inAddress(page).get('until')).toBe('2008');
  await expect.poll(async () => names(await rowsOf(authorsTableOf(page)))).toEqual(await shown('maxAuthors: 7, years: { to: 2008 }'));
  await set('From', '2007');
  await expect.poll(() => inAddress(page).get('since')).toBe('2007');
  await expect
    .poll(async () => names(await rowsOf(authorsTableOf(page))))
    .toEqual(await shown('maxAuthors: 7, years: { from: 2007, to: 2008 }'));
  // Both handles lie at the last year: the one that is drawn away is the one that can be.
  await set('To', '2009');
  await expect.poll(() => inAddress(page).get('until')).toBe(null);
  await set('From', '2009');
  await expect.poll(() => inAddress(page).get('since')).toBe('2009');
  await settled(page);
  const handles = await page.getByRole('slider', { name: 'From year' }).boundingBox();
  const [right = 0, middle = 0] = [handles?.x ?? 0, handles?.y ?? 0].map((at, axis) => at + (axis === 0 ? (handles?.width ?? 0) - 8 : 10));
  await page.mouse.move(right, middle);
  await page.mouse.down();
  await page.mouse.move(right - (handles?.width ?? 0), middle, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => inAddress(page).get('since')).toBe(null);

  await page.goto(`/explore?from=${bob}&to=${await idOf('Many, Author 1')}`);
  await panelOf(page)
    .getByRole('heading', { name: /^2 steps from Circle, Bob to Many, Author 1/ })
    .waitFor();
  await set('Steps at most', '1');
  await panelOf(page).getByRole('heading', { name: 'No way found' }).waitFor();
  expect(inAddress(page).get('hops')).toBe('1');
  await panelOf(page).getByRole('link', { name: 'Allow 3 steps' }).click();
  await panelOf(page)
    .getByRole('heading', { name: /^2 steps/ })
    .waitFor();
  expectQuiet(visited);
});

test('in the network of a topic, figures and papers are those of its articles alone', async () => {
  const [ada, bob] = [await idOf('Circle, Ada'), await idOf('Circle, Bob')];
  const { topics } = await ask(
    `query ($ada: ID!, $bob: ID!) { topics(search: "Ties", first: 5) { nodes { id kind articles {
      network { authors { author { name } workCount } }
      coAuthorship(of: { id: $ada }, with: { id: $bob }) { workCount articles { nodes { title } } }
    } } } }`,
    { ada, bob },
  );
  const topic = topics.nodes.find(({ kind }: { kind: string }) => kind === 'TOPIC');
  const visited = await open(`?in=${topic.id}&view=table`);
  const { page } = visited;
  expect(await headingOf(page).innerText()).toBe('Ties');
  const { network, coAuthorship } = topic.articles;
  expect((await rowsOf(authorsTableOf(page))).map(([name, works]) => [name, works])).toEqual(
    network.authors.map(({ author, workCount }: { author: { name: string }; workCount: number }) => [author.name, String(workCount)]),
  );
  await tiesTableOf(page)
    .getByRole('link', { name: /^papers of Circle, (Ada and Circle, Bob|Bob and Circle, Ada)$/ })
    .click();
  await panelOf(page).getByText('of the articles of this network alone').waitFor();
  const titles = coAuthorship.articles.nodes.map(({ title }: { title: string }) => title);
  expect((await panelOf(page).locator('.articles .title, .articles li > a').allInnerTexts()).sort()).toEqual(titles.sort());
  expectQuiet(visited);
});

test('on a phone, every control is under the thumb, and what is chosen comes into view', async () => {
  const visited = await open(`?author=${await idOf('MacLellan, J')}&view=table`, { viewport: { width: 360, height: 640 } });
  const { page } = visited;
  expect(await page.evaluate(covered('main, header'))).toEqual([]);
  await page.getByRole('button', { name: 'Export' }).click();
  expect(await page.evaluate(covered('.formats'))).toEqual([]);
  await page.keyboard.press('Escape');
  await tiesTableOf(page)
    .getByRole('link', { name: /^papers/ })
    .first()
    .click();
  await expect.poll(() => panelOf(page).getByRole('heading', { level: 2 }).evaluate(isInView)).toBe(true);
  await panelOf(page).locator('.articles li').first().waitFor();
  expect(await page.evaluate(covered('main, header'))).toEqual([]);
  expectQuiet(visited);
});

/** In the page: the controls within `selector` that, brought into view, something else lies on. */
const covered = (selector: string) => `[...document.querySelectorAll('button, a, input:not([type=range])')]
  .filter((control) => control.closest('${selector}') !== null && control.checkVisibility() && !control.matches('.skip'))
  .filter((control) => {
    control.scrollIntoView({ block: 'center', inline: 'center' });
    const { left, top, width, height } = control.getClientRects()[0];
    const there = document.elementFromPoint(left + width / 2, top + height / 2);
    return !control.contains(there) && there?.closest('label')?.control !== control;
  })
  .map((control) => control.outerHTML)`;

function isInView(element: { getBoundingClientRect: () => { top: number; bottom: number } }): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= 640;
}

test('a name that is one long word keeps nothing else out of sight', async () => {
  const { page } = await open();
  await page.route('**/graphql', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replaceAll('Circle, Ada', 'Ada'.repeat(100)) });
  });
  const ada = await idOf('Circle, Ada');
  for (const view of ['drawing', 'table']) {
    await page.goto(`/explore?author=${ada}&view=${view}&chosen=${ada}`);
    await settled(page);
    await expect.poll(() => headingOf(page).innerText()).toContain('AdaAda');
    const names = page.locator(view === 'table' ? '.table tbody th' : '.legend li');
    await names.first().waitFor();
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 740 });
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      const widths = await names.evaluateAll((all) => all.map((each) => each.getBoundingClientRect().width));
      expect(Math.min(...widths)).toBeGreaterThan(60);
      expect(Math.max(...widths)).toBeLessThan(width === 360 ? 330 : 650);
    }
  }
});

test('the focus is never lost: it goes to what one comes to, and back to where one came from', async () => {
  const [ada, bob] = [await idOf('Circle, Ada'), await idOf('Circle, Bob')];
  const visited = await open(`?author=${bob}&view=table`);
  const { page } = visited;
  const panel = panelOf(page);
  const expectFocus = (wanted: Locator) =>
    expect.poll(() => wanted.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(true);
  const title = panel.getByRole('heading', { level: 2 });
  await tiesTableOf(page)
    .getByRole('link', { name: /^papers of Circle, (Ada and Circle, Bob|Bob and Circle, Ada)$/ })
    .click();
  await title.getByRole('link', { name: 'Circle, Ada' }).click();
  await panel.getByText('Person').waitFor();
  await expectFocus(title);
  await panel.getByRole('button', { name: 'Close' }).click();
  await expectFocus(authorsTableOf(page).getByRole('link', { name: 'Circle, Ada' }));

  await page.getByRole('button', { name: 'Drawing' }).click();
  await settled(page);
  const [at] = await authorsAt(page, [ada]);
  await page.mouse.click(at?.x ?? 0, at?.y ?? 0);
  await panel.getByRole('button', { name: 'Close' }).click();
  await expectFocus(page.getByRole('application'));

  for (const name of ['Centre on this author', 'Path from Circle, Bob', 'Path to here']) {
    await page.goto(`/explore?author=${bob}&chosen=${ada}`);
    await panel.getByRole('link', { name }).click();
    await title.waitFor({ state: name === 'Path from Circle, Bob' ? 'visible' : 'detached' });
    await expectFocus(headingOf(page));
  }
  await page.goto('/explore?author=none');
  await page.getByRole('link', { name: 'Start anew' }).click();
  await page.locator('.start').waitFor();
  await expectFocus(headingOf(page));
  expectQuiet(visited);
});

test('Enter takes the only author whom the text can mean', async () => {
  const { page } = await open();
  await page.getByRole('combobox').fill('maclellan');
  await page.keyboard.press('Enter');
  await expect.poll(() => headingOf(page).innerText()).toBe('Around MacLellan, J');
  // Keys that are quicker than the suggestions wait for them.
  await page.goto('/explore');
  await page.getByRole('combobox').fill('maclel');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => headingOf(page).innerText()).toBe('Around MacLellan, J');
});

test('what an address names that is not there leaves the rest to be seen', async () => {
  const [ada, bob] = [await idOf('Circle, Ada'), await idOf('Circle, Bob')];
  const { page } = await open(`?author=${bob}`);
  const alone: string = await page.locator('.truncation').innerText();
  await page.goto(`/explore?author=${bob}&expand=zzz`);
  await settled(page);
  expect(await page.locator('.truncation').innerText()).toBe(alone);
  await page.goto(`/explore?authors=${ada}.QXV0aG9yOm5vbmU.${bob}.zzz`);
  await settled(page);
  expect(await headingOf(page).innerText()).toBe('Among 2 authors');
  expect(await page.locator('.truncation').innerText()).toContain('2 authors asked for are not in the graph (any more).');
});

test.each(['light', 'dark'] as const)('nothing that opens shuts anybody out in the %s', async (colorScheme) => {
  const { page } = await open(`?author=${await idOf('MacLellan, J')}`, { colorScheme, viewport: { width: 360, height: 740 } });
  await page.getByRole('button', { name: 'Export' }).click();
  expect(await faultsOf(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('combobox').fill('circle');
  await page.getByRole('option').nth(3).waitFor();
  await page.keyboard.press('ArrowDown');
  expect(await faultsOf(page)).toEqual([]);
});

test.each([
  ['an answer without what was asked for', refused, 'The database does not answer', 'Please ask again.'],
  [
    'an answer that is none',
    { status: 502, contentType: 'text/html', body: '<p>Bad gateway</p>' },
    'This did not work',
    'no answer that can be read',
  ],
  [
    'an answer of nothing',
    { status: 200, contentType: 'application/json', body: 'null' },
    'This did not work',
    'no answer that can be read',
  ],
  ['a server that is another than when the page was opened', unknown, 'This page is out of date', 'load the page again'],
])('%s is said in words, and asked for again', async (_what, answer, title, words) => {
  const { page } = await open();
  const id = await idOf('MacLellan, J');
  await page.route('**/graphql', (route) =>
    route.request().postDataJSON().variables.maxAuthors === undefined ? route.continue() : route.fulfill(answer),
  );
  await page.goto(`${page.url()}?author=${id}`);
  await expect.poll(() => headingOf(page).innerText()).toBe('No network');
  expect(await page.getByRole('alert').innerText()).toMatch(new RegExp(`^${title}[^]*${words}`));
  expect(await faultsOf(page)).toEqual([]);
  await page.unrouteAll();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => headingOf(page).innerText()).toBe('Around MacLellan, J');
});

test('an answer that comes late does not take the place of what was asked for since', async () => {
  const visited = await open(`?author=${await idOf('Circle, Bob')}&view=table`);
  const { page } = visited;
  let release = (): void => undefined;
  const late = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/graphql', async (route) => {
    if (route.request().postDataJSON().variables.depth === 3) await late;
    await route.continue();
  });
  await page.getByRole('radio', { name: '3' }).check();
  await page.getByText('Loading the network').waitFor();
  await page.getByRole('radio', { name: '2' }).check();
  await settled(page);
  const rows = await rowsOf(authorsTableOf(page));
  release();
  await page.unrouteAll({ behavior: 'wait' });
  expect(await rowsOf(authorsTableOf(page))).toEqual(rows);
  expect(inAddress(page).get('depth')).toBe('2');
  expectQuiet(visited);
});

/**
 * How soon the explorer has drawn a network and answers a pointer, and how long it stands still while it is panned and zoomed, in a browser
 * that draws by software: `npx tsx test/bench/explorer.ts [--rounds N] FILE` in a graph of its own with the records of the file, or
 * `--url http://localhost:4000` on a server that runs. Prints medians and worst cases; ends with exit code 1 where a median is past its bound.
 */
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { settled } from '../support/explorer.ts';
import { servedRecords } from './served-records.ts';

/** From the arrival of a network of so many authors to its drawing's answering the pointer. */
const DRAWN = { authors: 200, boundMs: 1_000 };
/** The longest task while a network of so many is moved. */
const MOVED = { authors: 500, boundMs: 100 };

/** In the page: how many milliseconds after the arrival of the network the drawing answers a pointer on one of its authors. */
const STOPWATCH = `window.answered = new Promise((answer) => {
  new PerformanceObserver((marks) => {
    if (!marks.getEntries().some(({ name }) => name === 'drawn')) return;
    const arrival = performance.getEntriesByType('resource')
      .filter(({ name }) => name.endsWith('/graphql'))
      .reduce((one, other) => (one.decodedBodySize > other.decodedBodySize ? one : other)).responseEnd;
    const drawing = document.querySelector('.drawing');
    const { left, top } = drawing.querySelector('.canvas').getBoundingClientRect();
    new MutationObserver((_, self) => {
      if (drawing.querySelector('.tooltip') === null) return;
      self.disconnect();
      answer(performance.now() - arrival);
    }).observe(drawing, { childList: true, subtree: true });
    const { x, y } = drawing.viewportOf(new URLSearchParams(location.search).get('author'));
    const at = { bubbles: true, clientX: left + x, clientY: top + y };
    drawing.querySelector('.sigma-mouse').dispatchEvent(new MouseEvent('mousemove', at));
  }).observe({ type: 'mark' });
});`;

const { values, positionals } = parseArgs({
  options: { url: { type: 'string' }, rounds: { type: 'string', default: '7' } },
  allowPositionals: true,
});
const [file] = positionals;
const rounds = Number(values.rounds);
if ((file === undefined) === (values.url === undefined) || !(rounds > 0)) {
  throw new Error('Say what to draw: npx tsx test/bench/explorer.ts [--rounds N] FILE, or --url http://localhost:4000');
}
await using served = values.url === undefined ? await servedRecords(file ?? '') : null;
const url = served?.url ?? values.url ?? '';
await using browser = await openBrowser();
const centre = await bestConnected();
say(`load average ${loadavg().map(Math.round).join(' ')}, ${rounds} rounds`);
say('\n| what | authors | ties | median ms | worst ms | bound ms |\n|---|---:|---:|---:|---:|---:|');
for (const size of [DRAWN.authors, MOVED.authors]) {
  const drawn: number[] = [];
  const moved: number[] = [];
  let counts = '';
  for (let round = 0; round < rounds; round += 1) {
    await using context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    await context.addInitScript(STOPWATCH);
    const page = await context.newPage();
    const { authors, ties } = await open(page, size);
    if (authors !== size) throw new Error(`No author of this graph has ${size} others within two steps, only ${authors}.`);
    counts = `${authors} | ${ties}`;
    drawn.push(await page.evaluate<number>('window.answered'));
    moved.push(await longestWhile(page, () => panAndZoom(page)));
  }
  tell('drawn, named and answering', counts, drawn, size === DRAWN.authors ? DRAWN.boundMs : null);
  tell('longest task of panning and zooming', counts, moved, MOVED.boundMs);
}

async function bestConnected(): Promise<string> {
  const query = '{ authors(first: 1, orderBy: { field: CO_AUTHOR_COUNT, direction: DESC }) { nodes { id } } }';
  const response = await fetch(`${url}/graphql?${new URLSearchParams({ query }).toString()}`);
  const { data } = (await response.json()) as { data: { authors: { nodes: { id: string }[] } } };
  const [author] = data.authors.nodes;
  if (author === undefined) throw new Error('This graph has no authors.');
  return author.id;
}

/** Draws the network of so many authors, and says how many are there. */
async function open(page: Page, size: number): Promise<{ authors: number; ties: number }> {
  await page.goto(`${url}/explore?author=${centre}&depth=2&size=${size}`);
  await settled(page);
  const label = (await page.getByRole('application').getAttribute('aria-label')) ?? '';
  const [authors = 0, ties = 0] = [...label.matchAll(/[\d,]+(?= author| tie)/g)].map(([count]) => Number(count.replaceAll(',', '')));
  return { authors, ties };
}

/** The milliseconds of the longest task of the page meanwhile. What is shorter than 50 the browser does not tell, and counts as 50. */
async function longestWhile(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(`window.longest = 50;
    window.tasks = new PerformanceObserver((tasks) => {
      for (const { duration } of tasks.getEntries()) window.longest = Math.max(window.longest, duration);
    });
    window.tasks.observe({ type: 'longtask' });`);
  await act();
  // The observer is told of a task in one that comes after it.
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)))');
  return page.evaluate<number>('window.longest');
}

async function panAndZoom(page: Page): Promise<void> {
  const box = await page.getByRole('application').boundingBox();
  if (box === null) throw new Error('Nothing is drawn.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (const [across, down] of [
    [150, 60],
    [-180, 90],
    [0, 0],
  ] as const) {
    await page.mouse.move(x + across, y + down, { steps: 20 });
  }
  await page.mouse.up();
  for (const turn of [-200, -200, -200, 200, 200, 200, 200]) {
    await page.mouse.wheel(0, turn);
    // Long enough for the move that a turn of the wheel begins.
    await page.waitForTimeout(300);
  }
}

function tell(what: string, counts: string, times: readonly number[], boundMs: number | null): void {
  const sorted = times.toSorted((one, other) => one - other);
  const median = sorted[Math.floor(sorted.length / 2)] ?? NaN;
  say(`| ${what} | ${counts} | ${median.toFixed(0)} | ${(sorted.at(-1) ?? NaN).toFixed(0)} | ${boundMs ?? ''} |`);
  if (boundMs !== null && !(median <= boundMs)) process.exitCode = 1;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

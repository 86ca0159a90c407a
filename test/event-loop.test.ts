import { expect, test } from 'vitest';
import { afterPromises, isSliceOver, mapInSlices, nextSlice } from '../src/event-loop.ts';

test('those who come together go on in their order, in one turn of the event loop where it has time', async () => {
  const seen: string[] = [];
  const all = ['a', 'b', 'c'].map((name) => nextSlice().then(() => seen.push(name)));
  setImmediate(() => setImmediate(() => seen.push('next turn')));
  await Promise.all(all);
  expect(seen).toEqual(['a', 'b', 'c']);
});

test('whoever comes after a slice was used up goes on in another turn', async () => {
  const seen: string[] = [];
  const all = ['a', 'b', 'c'].map((name) =>
    nextSlice().then(() => {
      seen.push(name);
      work(11);
    }),
  );
  // What the event loop does once a turn, as it looks for what has come.
  const look = () => {
    seen.push('look');
    if (seen.length < 6) setImmediate(look);
  };
  setImmediate(look);
  await Promise.all(all);
  expect(seen.slice(0, 5)).toEqual(['a', 'look', 'b', 'look', 'c']);
});

test('what follows from a slice within promises is of that slice', async () => {
  const seen: string[] = [];
  const first = nextSlice()
    .then(() => undefined)
    .then(() => seen.push('first, to its end'));
  const second = nextSlice().then(() => seen.push('second'));
  await Promise.all([first, second]);
  expect(seen).toEqual(['first, to its end', 'second']);
});

test('a slice is over after ten milliseconds', async () => {
  await nextSlice();
  expect(isSliceOver()).toBe(false);
  work(11);
  expect(isSliceOver()).toBe(true);
});

test('long lists are worked off in slices, those of several in turn, and others are heard in between', async () => {
  let heard = 0;
  const look = setInterval(() => (heard += 1), 1);
  const slow = (item: number) => {
    work(4);
    return item * 2;
  };
  const lists = [Array.from({ length: 20 }, (_, at) => at), Array.from({ length: 20 }, (_, at) => -at)];
  const made = await Promise.all(lists.map((list) => mapInSlices(list, slow)));
  clearInterval(look);
  expect(made).toEqual(lists.map((list) => list.map((item) => item * 2)));
  expect(heard).toBeGreaterThan(5);
});

test('a long list is not worked off to its end when its signal has aborted', async () => {
  const ended = new AbortController();
  const gone = new Error('The client has gone.');
  let made = 0;
  const slow = () => {
    work(11);
    made += 1;
    if (made === 2) ended.abort(gone);
  };
  await expect(mapInSlices(Array(20).fill(null), slow, ended.signal)).rejects.toBe(gone);
  expect(made).toBe(2);
});

test('what comes after promises comes behind all that they lead to', async () => {
  const seen: string[] = [];
  await new Promise<void>((resolve) => {
    afterPromises(() => {
      seen.push('after');
      resolve();
    });
    void Promise.resolve()
      .then(() => Promise.resolve())
      .then(() => seen.push('promises'));
  });
  expect(seen).toEqual(['promises', 'after']);
});

function work(ms: number): void {
  const start = performance.now();
  while (performance.now() - start < ms);
}

import { expect, test } from 'vitest';
import { SingleFile } from '../../src/server/single-file.ts';

test('those who come together go on in their order, each in a turn of the event loop of its own', async () => {
  const file = new SingleFile();
  const seen: string[] = [];
  const all = ['a', 'b', 'c'].map((name) => file.next().then(() => seen.push(name)));
  // What the event loop does once a turn, as it looks for what has come.
  const look = () => {
    seen.push('look');
    if (seen.length < 6) setImmediate(look);
  };
  setImmediate(look);
  await Promise.all(all);
  expect(seen.slice(0, 5)).toEqual(['a', 'look', 'b', 'look', 'c']);
});

test('whoever comes alone waits for no more than the end of this turn', async () => {
  const file = new SingleFile();
  await file.next();
  let isOver = false;
  const next = file.next().then(() => (isOver = true));
  await new Promise((resolve) => setImmediate(resolve));
  expect(isOver).toBe(true);
  await next;
});

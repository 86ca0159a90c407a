import { expect, test } from 'vitest';
import { Turns } from '../../src/server/turns.ts';

test('those who come together go on in their order, each in a turn of the event loop of its own', async () => {
  const turns = new Turns();
  const seen: string[] = [];
  const all = ['a', 'b', 'c'].map((name) => turns.next().then(() => seen.push(name)));
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
  const turns = new Turns();
  await turns.next();
  let isOver = false;
  const next = turns.next().then(() => (isOver = true));
  await new Promise((resolve) => setImmediate(resolve));
  expect(isOver).toBe(true);
  await next;
});

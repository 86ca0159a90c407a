import { expect, test } from 'vitest';
import { createTurns } from '../../src/api/turns.ts';
import { nextSlice } from '../../src/event-loop.ts';

/** Milliseconds that one of many takes to make something of its value. */
const WORK_MS = 5;

function work(): void {
  const end = performance.now() + WORK_MS;
  while (performance.now() < end);
}

test('all have their turn, and what they want together is asked when they have had it', async () => {
  const turns = createTurns(new AbortController().signal);
  let had = 0;
  const taken = Promise.all(Array.from({ length: 10 }, () => turns.take(null).then(() => (had += 1))));
  const idle = await new Promise<number>((resolve) => turns.whenIdle(() => resolve(had)));
  expect(idle).toBe(10);
  await taken;
});

test('when the request has ended, nobody gets another turn, and nothing more is asked', async () => {
  const ended = new AbortController();
  const turns = createTurns(ended.signal);
  let had = 0;
  let asked = false;
  for (let at = 0; at < 100; at += 1) {
    void turns.take(null).then(() => {
      work();
      had += 1;
      if (had === 3) ended.abort();
    });
  }
  turns.whenIdle(() => (asked = true));
  for (let slice = 0; slice < 50; slice += 1) await nextSlice();
  expect({ had, asked }).toEqual({ had: 3, asked: false });
});

test('the items of a long list have their turns one after the other, those of a short one are as they were', async () => {
  const turns = createTurns(new AbortController().signal);
  const short = Array.from({ length: 25 }, (_, at) => at);
  expect(turns.items(short)).toBe(short);
  const seen: number[] = [];
  let sinceSlice = 0;
  const items = turns.items(Array.from({ length: 100 }, (_, at) => at)).map(async (item) => {
    seen.push(await item);
    sinceSlice += 1;
    work();
  });
  const most: number[] = [];
  while (seen.length < 100) {
    await nextSlice();
    most.push(sinceSlice);
    sinceSlice = 0;
  }
  await Promise.all(items);
  expect(seen).toEqual(Array.from({ length: 100 }, (_, at) => at));
  expect(Math.max(...most)).toBeLessThanOrEqual(25);
});

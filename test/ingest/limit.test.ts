import { expect, test } from 'vitest';
import { isPast, limitText, parseLimit } from '../../src/ingest/limit.ts';

function limitOf(text: string) {
  const limit = parseLimit(text);
  if (limit === null) throw new Error(`${text} is no limit.`);
  return limit;
}

test('a limit is told as it was given', () => {
  const texts = ['0', '500', '2.5%', '100 %', ...Array.from({ length: 101 }, (_, percent) => `${percent}%`)];
  for (const text of texts) expect(limitText(limitOf(text)).replace(' ', '')).toBe(text.replace(' ', ''));
  for (const text of ['', '1.5', '-1', '101%', '100.1%', '%', 'x', '1e3']) expect(parseLimit(text)).toBeNull();
});

test('a share is passed by one more than it allows, and not by what it allows', () => {
  const wrong: number[] = [];
  for (let hundredths = 0; hundredths <= 10_000; hundredths++) {
    const share = limitOf(`${(hundredths / 100).toFixed(2)}%`);
    for (const scale of [1, 1e6]) {
      const allowed = hundredths * scale;
      if (isPast(share, allowed, 10_000 * scale) || !isPast(share, allowed + 1, 10_000 * scale)) wrong.push(hundredths);
    }
  }
  expect(wrong).toEqual([]);
  expect(isPast(limitOf('10%'), 1, 9)).toBe(true);
  expect(isPast(limitOf('0%'), 0, 0)).toBe(false);
  expect([isPast(limitOf('3'), 3, 3), isPast(limitOf('3'), 4, 4)]).toEqual([false, true]);
});

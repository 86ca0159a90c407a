import fc from 'fast-check';
import { expect, test } from 'vitest';
import { remember } from '../../src/model/remember.ts';

test('what is remembered is what would be worked out, whatever was asked before', () => {
  const texts = fc.array(fc.string({ maxLength: 2 }), { maxLength: 50 });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), texts, (most, asked) => {
      const lengthOf = remember(most, (text) => text.length);
      expect(asked.map(lengthOf)).toEqual(asked.map((text) => text.length));
    }),
  );
});

test('the last texts are remembered, those long past are forgotten', () => {
  const worked: string[] = [];
  const upper = remember(2, (text) => {
    worked.push(text);
    return text.toUpperCase();
  });
  for (const text of ['a', 'b', 'a', 'b', 'c', 'a', 'c']) upper(text);
  expect(worked).toEqual(['a', 'b', 'c']);
  for (const text of ['d', 'e', 'f', 'g', 'a']) upper(text);
  expect(worked).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'a']);
});

test('however long they are, no more of them are remembered than so many characters', () => {
  let worked = 0;
  const upper = remember(1_000, (text) => {
    worked += 1;
    return text.toUpperCase();
  });
  const texts = Array.from({ length: 100 }, (_, at) => String(at).padStart(200, 'x'));
  for (const text of texts) upper(text);
  for (const text of texts.slice(-5)) upper(text);
  expect(worked).toBe(100);
  for (const text of texts.slice(0, 85)) upper(text);
  expect(worked).toBe(185);
});

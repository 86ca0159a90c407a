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

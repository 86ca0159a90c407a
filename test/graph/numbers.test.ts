import neo4j from 'neo4j-driver';
import { expect, test } from 'vitest';
import { withNumbers } from '../../src/graph/numbers.ts';

test.each([0, 1, -1, 127, 128, -129, 2 ** 31, -(2 ** 31) - 1, 2 ** 32 + 5, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER])(
  '%d is the same number',
  (number) => {
    expect(withNumbers(neo4j.int(number))).toBe(number);
    expect(withNumbers([neo4j.int(number), { count: neo4j.int(number), deep: [[neo4j.int(number)]] }])).toEqual([
      number,
      { count: number, deep: [[number]] },
    ]);
  },
);

test('what is no integer stays as it is', () => {
  const row = { text: 'a', none: null, half: 0.5, yes: true, list: ['a', null, 1.5], map: {} };
  expect(withNumbers(row)).toEqual({ text: 'a', none: null, half: 0.5, yes: true, list: ['a', null, 1.5], map: {} });
  expect(['a', null, 0.5, false].map(withNumbers)).toEqual(['a', null, 0.5, false]);
});

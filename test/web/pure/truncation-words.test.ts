import { expect, test } from 'vitest';
import { distancesFrom } from '../../../src/web/network/distances.ts';
import { everyYear, type ShownNetwork } from '../../../src/web/network/shown-network.ts';
import { truncationWords, untiedWords } from '../../../src/web/network/truncation-words.ts';

const author = { name: '', distance: null, degree: 0, articleCount: 0, workCount: 0 };
const tie = { a: '1', b: '2', articleCount: 1, workCount: 1, strength: 1, firstYear: null, lastYear: null };

function network(authors: number, ties: number, truncation: ShownNetwork['truncation']): ShownNetwork {
  return {
    ...{ title: '', centre: null, years: [], articleCount: null, truncation },
    authors: Array.from({ length: authors }, (_, index) => ({ ...author, id: String(index) })),
    ties: Array.from({ length: ties }, () => tie),
  };
}

test('what is left out is said in words', () => {
  const words = (...given: Parameters<typeof network>) => truncationWords(network(...given)).join(' ');
  expect(words(1, 0, null)).toBe('Showing all 1 author and 0 ties.');
  expect(words(100, 3, { reasons: ['MAX_AUTHORS'], omittedAuthors: 312, omittedTies: 0, atDistance: 2 })).toBe(
    'Showing 100 of 412 authors; the 312 authors left out are two steps away.',
  );
  expect(words(100, 3, { reasons: ['MAX_AUTHORS'], omittedAuthors: 1, omittedTies: 0, atDistance: 1 })).toBe(
    'Showing 100 of 101 authors; the 1 author left out is one step away.',
  );
  expect(words(100, 2000, { reasons: ['MAX_AUTHORS', 'MAX_TIES'], omittedAuthors: 2900, omittedTies: 1, atDistance: null })).toBe(
    'Showing 100 of 3,000 authors. Showing the 2,000 strongest of 2,001 ties.',
  );
  expect(words(7, 3, { reasons: ['TIMEOUT'], omittedAuthors: null, omittedTies: null, atDistance: 3 })).toBe(
    'Showing 7 authors. Those three steps away took too long to find: ask for less depth, or for fewer years.',
  );
});

test('it is said why authors stand alone', () => {
  expect(untiedWords(network(1, 0, null))).toMatch(/^Nobody has written with this author/);
  expect(untiedWords(network(2, 1, null))).toMatch(/^2 authors have no tie here/);
  expect(untiedWords({ ...network(0, 1, null), authors: [{ ...author, id: '1', degree: 1 }] })).toBeNull();
});

test('distances are the fewest steps over ties', () => {
  const ties = [
    ['a', 'b'],
    ['b', 'c'],
    ['c', 'd'],
    ['a', 'c'],
    ['x', 'y'],
  ].map(([a = '', b = '']) => ({ a, b }));
  expect(Object.fromEntries(distancesFrom('a', ties))).toEqual({ a: 0, b: 1, c: 1, d: 2 });
});

test('years without articles are counted too', () => {
  const year = (given: number, count: number) => ({ year: given, count });
  expect(everyYear([year(2003, 1), year(2001, 4)])).toEqual([year(2001, 4), year(2002, 0), year(2003, 1)]);
  expect(everyYear([])).toEqual([]);
});

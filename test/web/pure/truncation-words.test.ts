import { describe, expect, test } from 'vitest';
import { distancesFrom } from '../../../src/web/network/distances.ts';
import { everyYear, type ShownNetwork } from '../../../src/web/network/shown-network.ts';
import { truncationWords } from '../../../src/web/network/truncation-words.ts';
import { untiedWords } from '../../../src/web/network/untied-words.ts';
import { placeOf } from '../../../src/web/place.ts';

const author = { name: '', distance: null, degree: 0, articleCount: 0, workCount: 0 };
const tie = { a: '1', b: '2', articleCount: 1, workCount: 1, strength: 1, firstYear: null, lastYear: null };

function network(authors: number, ties: number, truncation: ShownNetwork['truncation']): ShownNetwork {
  return {
    ...{ title: '', centre: null, about: null, missing: 0, years: [], articleCount: null, truncation, cutExpansions: [] },
    authors: Array.from({ length: authors }, (_, index) => ({ ...author, id: String(index) })),
    ties: Array.from({ length: ties }, () => tie),
  };
}

function words(query: string, ...given: Parameters<typeof network>): string {
  return truncationWords(network(...given), placeOf(query)).join(' ');
}

test('what is left out is said in words', () => {
  expect(words('?author=A', 1, 0, null)).toBe('Showing all 1 author and 0 ties.');
  expect(words('?author=A&depth=2', 100, 3, { reasons: ['MAX_AUTHORS'], omittedAuthors: 312, omittedTies: 0, atDistance: 2 })).toBe(
    'Showing 100 of 412 authors; the 312 authors left out are two steps away.',
  );
  expect(words('?author=A', 100, 3, { reasons: ['MAX_AUTHORS'], omittedAuthors: 1, omittedTies: 0, atDistance: 1 })).toBe(
    'Showing 100 of 101 authors; the 1 author left out is one step away.',
  );
  expect(
    words('?search=a', 100, 2000, { reasons: ['MAX_AUTHORS', 'MAX_TIES'], omittedAuthors: 2900, omittedTies: 1, atDistance: null }),
  ).toBe('Showing 100 of 3,000 authors. Showing the 2,000 strongest of 2,001 ties.');
  expect(words('?author=A&depth=3', 7, 3, { reasons: ['TIMEOUT'], omittedAuthors: null, omittedTies: null, atDistance: 3 })).toBe(
    'Showing 7 authors. Those three steps away took too long to find: ask for less depth, or for fewer years.',
  );
  expect(words('?author=A', 1, 0, { reasons: ['TIMEOUT'], omittedAuthors: null, omittedTies: null, atDistance: 1 })).toBe(
    'Showing 1 author. Those one step away took too long to find: ask for fewer years.',
  );
});

test('where the network is cut nearer than it was asked for, what is counted is not given as the whole', () => {
  const cut = { reasons: ['MAX_AUTHORS' as const], omittedAuthors: 28, omittedTies: 0, atDistance: 1 };
  expect(words('?author=A&depth=3', 100, 3, cut)).toBe(
    'Showing 100 authors; 28 more are one step away, and nobody further away is shown: raise “Authors at most” to see more.',
  );
  expect(words('?author=A&depth=2&size=500', 500, 3, { ...cut, omittedAuthors: 1 })).toBe(
    'Showing 500 authors; 1 more is one step away, and nobody further away is shown.',
  );
});

test('a network that has no room for those who would come besides says so', () => {
  const cut = { reasons: ['MAX_AUTHORS' as const], omittedAuthors: null, omittedTies: 0, atDistance: null };
  expect(words('?author=A&expand=B', 120, 3, cut)).toBe('Showing 120 authors; there are more co-authors of theirs than are shown.');
  const one = { ...network(120, 3, cut), cutExpansions: [{ name: 'Bob', added: 30, of: 60 }] };
  expect(truncationWords(one, placeOf('?author=A&expand=B')).join(' ')).toBe(
    'Showing 120 authors; there are more co-authors of theirs than are shown, of Bob the 30 strongest of 60.',
  );
  expect(words('?author=A&expand=B', 500, 3, cut)).toBe(
    'Showing 500 authors, as many as a network takes: there is no room for more co-authors of theirs.',
  );
});

test('whoever is not in the graph any more is counted', () => {
  const words = truncationWords({ ...network(2, 1, null), missing: 1 }, placeOf('?authors=A.B.C'));
  expect(words).toEqual(['Showing all 2 authors and 1 tie.', '1 author asked for is not in the graph (any more).']);
});

describe('it is said why authors stand alone', () => {
  const about = { kind: 'PERSON' as const, coAuthorCount: 127 };
  const alone = { ...network(1, 0, null), about };
  const cut = { reasons: ['MAX_AUTHORS' as const], omittedAuthors: 9, omittedTies: 0, atDistance: null };
  test.each<[string, string, ShownNetwork, string | null]>([
    ['nobody does', '?author=A', { ...network(0, 1, null), authors: [{ ...author, id: '1', degree: 1 }] }, null],
    [
      'they have written with nobody',
      '?author=A&works=3',
      { ...alone, about: { ...about, coAuthorCount: 0 } },
      'Nobody has written with this author, or only on articles of too many authors: those make no ties.',
    ],
    [
      'they are a body',
      '?author=A',
      { ...alone, about: { kind: 'ORGANISATION', coAuthorCount: 0 } },
      'This is an organisation: ties are between people.',
    ],
    [
      'there are too few works',
      '?author=A&works=40',
      alone,
      'None of the 127 co-authors are shown: a tie of fewer than 40 works does not count.',
    ],
    [
      'it was in other years',
      '?author=A&since=1900&until=1950',
      alone,
      'None of the 127 co-authors are shown: only articles of 1900 to 1950 count.',
    ],
    [
      'it took too long, which is said already',
      '?author=A',
      { ...alone, truncation: { reasons: ['TIMEOUT'], omittedAuthors: null, omittedTies: null, atDistance: 1 } },
      null,
    ],
    [
      'there is one co-author',
      '?author=A&works=2',
      { ...alone, about: { ...about, coAuthorCount: 1 } },
      'The one co-author is not shown: a tie of fewer than 2 works does not count.',
    ],
    ['one author was given', '?authors=A', network(1, 0, null), 'One author has no tie to anybody: add another one.'],
    [
      'two were given who never wrote together',
      '?authors=A.B&since=2000',
      network(2, 0, null),
      '2 authors have no tie to anybody shown. They may have written with others than these; ties may be of other years than 2000 and later; they may have written alone, as editors or organisations, or only with more others than make ties.',
    ],
    [
      'a list is cut',
      '?search=a',
      network(2, 1, cut),
      '2 authors have no tie to anybody shown. Co-authors may be among those left out; they may have written alone, as editors or organisations, or only with more others than make ties.',
    ],
    [
      'nothing is kept away',
      '?search=a',
      { ...network(1, 1, null), about: null },
      '1 author has no tie to anybody shown. This author may have written alone, as an editor or an organisation, or only with more others than make ties.',
    ],
  ])('where %s', (_, query, given, expected) => {
    expect(untiedWords(given, placeOf(query))).toBe(expected);
  });
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

import { expect, test } from 'vitest';
import { degreesOf, type PlacedTie, strongest, truncationOf } from '../../src/model/network.ts';
import { tiesOf, type TyingArticle } from '../../src/model/tying-article.ts';

const article = (id: string, authorCount: number, authors: readonly number[], year: number | null = 2000): TyingArticle => ({
  ...{ id, authorCount, authors, year },
});
const tie = (a: number, b: number, strength: number): PlacedTie => ({
  ...{ a, b, strength, articleCount: 1, workCount: 1, firstYear: null, lastYear: null },
});

test('a work weighs by the record with the fewest authors of those that both signed, and counts once', () => {
  const ties = tiesOf([[article('x', 4, [0, 1, 2], 2003), article('y', 2, [0, 1], 2001)], [article('z', 3, [2, 1], null)]]);
  expect(ties.toSorted((one, other) => one.a - other.a || one.b - other.b)).toEqual([
    { a: 0, b: 1, articleCount: 2, workCount: 1, strength: 1, firstYear: 2001, lastYear: 2003, articles: ['x', 'y'] },
    { a: 0, b: 2, articleCount: 1, workCount: 1, strength: 0.333333333333, firstYear: 2003, lastYear: 2003, articles: ['x'] },
    { a: 1, b: 2, articleCount: 2, workCount: 2, strength: 0.833333333333, firstYear: 2003, lastYear: 2003, articles: ['x', 'z'] },
  ]);
});

test('the order in which works are read changes nothing', () => {
  const works = Array.from({ length: 40 }, (_, index) => [
    article(`b${index}`, index + 2, [0, 1]),
    article(`a${index}`, index + 3, [1, 0]),
  ]);
  expect(tiesOf(works.toReversed().map((work) => work.toReversed()))).toEqual(tiesOf(works));
});

test('ties come strongest first, and what differs by the order of summing alone is equal', () => {
  const ties = [tie(1, 2, 0.5), tie(0, 3, 0.3), tie(0, 1, 0.1 + 0.2), tie(0, 2, 0.5)];
  const places = strongest(ties, 9).map(({ a, b }) => [a, b]);
  expect(places).toEqual([
    [0, 2],
    [1, 2],
    [0, 1],
    [0, 3],
  ]);
  expect(strongest(ties, 2)).toHaveLength(2);
  expect(strongest(ties, 0)).toEqual([]);
});

test('a degree counts every tie once', () => {
  expect(degreesOf(4, [tie(0, 1, 1), tie(0, 2, 1)])).toEqual([2, 1, 1, 0]);
});

test('what is left out is told with each reason, and nothing where nothing is', () => {
  expect(truncationOf({ count: 0, atDistance: null }, 0)).toBeNull();
  const [cut, late] = [
    { count: 3, atDistance: 2 },
    { count: null, atDistance: 1 },
  ];
  expect(truncationOf(cut, 0)).toEqual({ reasons: ['MAX_AUTHORS'], omittedAuthors: 3, omittedTies: 0, atDistance: 2 });
  expect(truncationOf(cut, 4)).toEqual({ reasons: ['MAX_AUTHORS', 'MAX_TIES'], omittedAuthors: 3, omittedTies: 4, atDistance: 2 });
  expect(truncationOf({ count: 0, atDistance: null }, 4)).toEqual({
    ...{ reasons: ['MAX_TIES'], omittedAuthors: 0, omittedTies: 4, atDistance: null },
  });
  expect(truncationOf(late, 0)).toEqual({ reasons: ['TIMEOUT'], omittedAuthors: null, omittedTies: 0, atDistance: 1 });
});

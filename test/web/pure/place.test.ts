import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressOf, type Place, placeOf, START, withSubject } from '../../../src/web/place.ts';

const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,30}$/);
const ids = fc.uniqueArray(id, { maxLength: 5 });
const year = fc.option(fc.integer({ min: 1000, max: 1999 }));
const subject = fc.oneof(
  fc.record({ kind: fc.constant('author' as const), id }),
  fc.record({ kind: fc.constant('authors' as const), ids }),
  fc.record({ kind: fc.constant('articles' as const), search: fc.option(fc.string({ minLength: 1 })), set: fc.option(id) }),
  fc.record({ kind: fc.constant('path' as const), from: fc.option(id), to: fc.option(id) }),
);
const place = fc
  .record({
    subject: fc.option(subject),
    limits: fc.record({
      depth: fc.integer({ min: 1, max: 3 }),
      minWorks: fc.integer({ min: 1, max: 50 }),
      maxAuthors: fc.integer({ min: 2, max: 500 }),
      maxHops: fc.integer({ min: 1, max: 10 }),
    }),
    years: fc.option(fc.record({ from: year, to: fc.option(fc.integer({ min: 2000, max: 2999 })) })),
    expanded: ids,
    chosen: fc.option(
      fc.oneof(
        fc.record({ kind: fc.constant('author' as const), id }),
        fc
          .tuple(id, id)
          .filter(([a, b]) => a !== b)
          .map(([a, b]) => ({ kind: 'tie' as const, a, b })),
      ),
    ),
    view: fc.constantFrom('drawing' as const, 'table' as const),
  })
  .map((each): Place => {
    const years = each.years?.from === null && each.years.to === null ? null : each.years;
    const expands = each.subject?.kind === 'author' || each.subject?.kind === 'authors';
    return { ...each, years, expanded: expands ? each.expanded : [], chosen: each.subject === null ? null : each.chosen };
  });

test('an address says all of a place', () => {
  fc.assert(
    fc.property(place, (each) => {
      expect(placeOf(addressOf(each))).toEqual(each);
    }),
  );
});

test('the start has the shortest address, and nothing in an address is not the start', () => {
  expect(addressOf(START)).toBe('');
  expect(placeOf('')).toEqual(START);
});

test('any address leads somewhere', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(() => placeOf(text)).not.toThrow();
    }),
  );
  expect(placeOf('?author=A&depth=99&works=x&size=-4&since=2020&until=2010&chosen=a.b.c&view=other')).toEqual({
    ...START,
    subject: { kind: 'author', id: 'A' },
    limits: { ...START.limits, depth: 3, maxAuthors: 2 },
  });
});

test('another subject takes the limits along, and nothing that belonged to the former one', () => {
  const before = placeOf('?author=A&depth=2&expand=B&chosen=C&since=2001');
  expect(withSubject(before, { kind: 'author', id: 'D' })).toEqual(placeOf('?author=D&depth=2'));
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Direction, sorted } from '../../../src/web/panels/sorting.ts';

const directions: readonly Direction[] = ['ascending', 'descending'];

test('nothing is lost, equal rows stay in their order, and what has no value comes last in either direction', () => {
  const rows = fc.array(fc.option(fc.integer({ min: -3, max: 3 }))).map((values) => values.map((value, place) => ({ value, place })));
  fc.assert(
    fc.property(rows, fc.constantFrom(...directions), (given, direction) => {
      const result = sorted(given, ({ value }) => value, direction);
      expect(result.map(({ place }) => place).sort((one, other) => one - other)).toEqual(given.map(({ place }) => place));
      result.slice(1).forEach((after, index) => {
        const before = result[index];
        if (before?.value == null || after.value === null) {
          expect(after.value).toBeNull();
        } else if (before.value !== after.value) {
          expect(before.value < after.value).toBe(direction === 'ascending');
          return;
        } else {
          expect(before.place).toBeLessThan(after.place);
        }
      });
    }),
  );
});

test('names are sorted without regard to case and accents', () => {
  const names = ['Zeman', 'Őze', 'adams', 'Ostrowski', 'Ádám'];
  expect(sorted(names, (name) => name, 'ascending')).toEqual(['Ádám', 'adams', 'Ostrowski', 'Őze', 'Zeman']);
});

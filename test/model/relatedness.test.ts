import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Likeness, relatedness } from '../../src/model/relatedness.ts';

const NOTHING: Likeness = { authors: [], topics: [], sharedText: 0, wholeText: 10, sameVenue: false };

const anyLikeness: fc.Arbitrary<Likeness> = fc.record({
  authors: fc.array(fc.integer({ min: 1, max: 1_000_000 })),
  topics: fc.array(fc.integer({ min: 1, max: 1_000_000 })),
  sharedText: fc.float({ min: 0, max: 20, noNaN: true }),
  wholeText: fc.float({ min: 0, max: 20, noNaN: true }),
  sameVenue: fc.boolean(),
});

test('the score is from 0 to 1, and there is a reason where it is above 0', () => {
  fc.assert(
    fc.property(anyLikeness, (likeness) => {
      const { score, reasons } = relatedness(likeness);
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
      expect(reasons.length > 0 || score === 0).toBe(true);
      expect(reasons).not.toEqual(['SAME_VENUE']);
    }),
  );
});

test('what fewer have says more, and two say more than one', () => {
  const score = (likeness: Partial<Likeness>) => relatedness({ ...NOTHING, ...likeness }).score;
  expect(score({ authors: [2] })).toBeGreaterThan(score({ authors: [300] }));
  expect(score({ authors: [300, 300] })).toBeGreaterThan(score({ authors: [300] }));
  expect(score({ topics: [5] })).toBeGreaterThan(score({ topics: [50_000] }));
  expect(score({ sharedText: 8 })).toBeGreaterThan(score({ sharedText: 4 }));
  expect(score({ sharedText: 8, sameVenue: true })).toBeGreaterThan(score({ sharedText: 8 }));
});

test('a venue alone is no reason', () => {
  expect(relatedness({ ...NOTHING, sameVenue: true })).toEqual({ score: 0, reasons: [] });
});

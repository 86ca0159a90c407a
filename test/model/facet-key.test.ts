import fc from 'fast-check';
import { expect, test } from 'vitest';
import { facetFacts, facetKey, facetKeyOf, type GapFacet } from '../../src/model/facet-key.ts';

const GAPS: readonly GapFacet[] = ['author', 'publisher', 'venue', 'institution', 'collection', 'language', 'format', 'topic'];

test('a facet key keeps the year, what is not said, and whether an author is repeated', () => {
  const year = fc.option(fc.integer({ min: 1000, max: 9999 }));
  fc.assert(
    fc.property(year, fc.uniqueArray(fc.constantFrom(...GAPS)), fc.boolean(), (printed, gaps, repeats) => {
      const facts = { year: printed, gaps: new Set(gaps), repeats };
      expect(facetFacts(facetKey(facts))).toEqual(facts);
    }),
  );
});

test('the key of an article whose author is repeated is odd, of all others even', () => {
  const values = { author: 2, publisher: 0, venue: 1, institution: 1, collection: 1, language: 1, format: 1, topic: 0 };
  expect(facetKeyOf(2017, values, 3) % 2).toBe(1);
  expect(facetKeyOf(2017, values, 2) % 2).toBe(0);
  expect(facetFacts(facetKeyOf(null, values, 2))).toEqual({ year: null, gaps: new Set(['publisher', 'topic']), repeats: false });
});

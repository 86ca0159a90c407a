import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createContext } from '../../src/api/context.ts';
import { sealOf, sealOfAll } from '../../src/api/seal.ts';
import { SharedReads } from '../../src/api/shared-reads.ts';
import { tieInList } from '../../src/api/types/tie.ts';
import { networkWith } from '../../src/api/types/network.ts';
import type { Reader } from '../../src/graph/graph.ts';
import { someAsker } from '../support/api.ts';
import { NOTHING } from '../support/server.ts';

const LONG = 'x'.repeat(10_000);

/** A filter that counts how often it is written as JSON. */
function countedFilter() {
  const filter = { written: 0, toJSON };
  function toJSON() {
    filter.written += 1;
    return { topics: [LONG] };
  }
  return filter;
}

test('values have one seal where they print the same, and it is short', () => {
  const json = fc.jsonValue();
  fc.assert(
    fc.property(json, json, (one, other) => {
      expect(sealOf(one) === sealOf(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
      expect(sealOfAll([one, other])).toBe(sealOfAll([structuredClone(one), structuredClone(other)]));
      expect(sealOfAll([one, other]).length).toBeLessThanOrEqual(201);
    }),
  );
  expect(sealOf({ LONG })).toBe(sealOf({ LONG }));
  expect(sealOf({ LONG })).not.toBe(sealOf({ LONG: `${LONG}y` }));
  expect(sealOf({ LONG })).toHaveLength(43);
});

test('the filter of thousands of reads is written once, and they share a query', async () => {
  const filter = countedFilter();
  const asked: number[] = [];
  const read = async (_graph: Reader, keys: readonly string[], given: object) => {
    expect(given).toBe(filter);
    asked.push(keys.length);
    return Promise.resolve(keys);
  };
  const { batch } = createContext(new SharedReads(NOTHING), someAsker());
  const keys = Array.from({ length: 5_000 }, (_, at) => String(at));
  expect(await Promise.all(keys.map((key) => batch(read, key, filter)))).toEqual(keys);
  expect({ asked, written: filter.written }).toEqual({ asked: [5_000], written: 1 });
});

test("the ties of a list's network do not hold its filter", async () => {
  const filter = countedFilter();
  const list = ['articles', null, filter] as const;
  const ties = Array.from({ length: 2_000 }, (_, at) => ({ a: 'a', b: String(at), articles: ['x'] }));
  const network = { authors: [], ties, truncation: null };
  const tie = { articleCount: 1, workCount: 1, strength: 1, firstYear: null, lastYear: null };
  const context = createContext(new SharedReads(NOTHING), someAsker());
  const counted = await networkWith(context, { ...network, ties: ties.map((each) => ({ ...tie, ...each })) }, (each) =>
    tieInList(each, { a: each.a, b: each.b }, each.articles, sealOf(list)),
  );
  expect(filter.written).toBe(1);
  expect(JSON.stringify(counted)).not.toContain(LONG);
  expect(JSON.stringify(counted.ties).length).toBeLessThan(2_000 * 500);
});

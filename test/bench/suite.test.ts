import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isMet } from './suite/bench.ts';
import { firstDifference } from './suite/first-difference.ts';
import { growthVerdicts } from './suite/growth.ts';
import { type Contender, timed, timingOf } from './suite/timing.ts';
import { globalId, withPlainIds } from './suite/workload.ts';

test('everybody is asked the same as often, and is first as often as the others', async () => {
  const asked: { who: number; round: number }[] = [];
  const contenders = [0, 1, 2].map((who): Contender => {
    const ask = (round: number) => Promise.resolve(asked.push({ who, round }));
    return { ask, cpu: () => Promise.resolve(null) };
  });
  await timed(contenders, { rounds: 12, seconds: 60 });
  const firsts = asked.filter((_, index) => index % 3 === 0).map(({ who }) => who);
  expect(asked).toHaveLength(2 * 12 * 3);
  expect([0, 1, 2].map((who) => firsts.filter((each) => each === who).length)).toEqual([8, 8, 8]);
  const pairs = asked.flatMap(({ who, round }, index) =>
    asked[index + 1]?.round === round ? [`${who}${asked[index + 1]?.who ?? ''}`] : [],
  );
  expect([...new Set(pairs)].sort()).toEqual(['01', '02', '10', '12', '20', '21']);
});

test('quantiles and requests per second are of all that was measured', () => {
  const measured = Array.from({ length: 100 }, (_, index) => index + 1);
  expect(timingOf(measured, 2)).toEqual({ count: 100, p50: 51, p99: 100, perSecond: (100 * 1_000) / 5_050, cpu: 2 });
});

test('ids are the same whatever arm gave them, even those that look like others', () => {
  const id = 'VzoeOms_hnYh9dSx';
  expect(withPlainIds({ a: [{ id: globalId('Author', id), name: 'n' }] })).toEqual({ a: [{ id, name: 'n' }] });
  expect(withPlainIds({ id })).toEqual({ id });
});

test('of two answers the place is told where they differ', () => {
  expect(firstDifference({ a: [{ b: 1 }, { b: 2 }] }, { a: [{ b: 1 }, { b: 3 }] })).toBe('data.a.1.b is 2 and 3');
  expect(firstDifference({ a: 1 }, {})).toBe('data.a is 1 and undefined');
});

test('growth is told of ours alone, with its target', () => {
  const result = (p50: number) => {
    const figures = ['by hand', 'ours'].map((who) => ({ who, p50, p99: 1, perSecond: 1, cpu: null, queries: 1, dbHits: 1 }));
    return { name: 'W1', what: '', figures, verdicts: [], notes: [] };
  };
  const verdicts = growthVerdicts([result(3)], [result(2)]);
  expect(verdicts).toEqual([{ what: 'growth of W1, ours', value: 1.5, target: 1.1 }]);
  expect(verdicts.map(isMet)).toEqual([false]);
});

test('what is compared with is installed from whatever registry is set up', () => {
  const lock = readFileSync(join(import.meta.dirname, 'neo4j-graphql', 'package-lock.json'), 'utf8');
  expect(lock).toContain('"node_modules/@neo4j/graphql"');
  expect(lock).not.toContain('"resolved"');
});

import { expect, test } from 'vitest';
import type { Position } from '../../../src/web/drawing/graph.ts';
import { nearestIn } from '../../../src/web/drawing/nearest.ts';

const places = new Map([
  ['middle', { x: 0, y: 0 }],
  ['right', { x: 10, y: 1 }],
  ['far right', { x: 30, y: 0 }],
  ['aside', { x: 6, y: 11 }],
  ['above', { x: -1, y: -20 }],
]);

test.each([
  ['right', 'right'],
  ['up', 'above'],
  ['down', 'aside'],
  ['left', null],
] as const)('%s of the middle comes %s', (direction, expected) => {
  expect(nearestIn(direction, 'middle', places)).toBe(expected);
});

test('of two equally near ones it is always the same, and from nowhere nobody is next', () => {
  const twins = [
    ['b', { x: 5, y: 5 }],
    ['a', { x: 5, y: -5 }],
  ] as const;
  const from = ['here', { x: 0, y: 0 }] as const;
  expect(nearestIn('right', 'here', new Map<string, Position>([from, ...twins]))).toBe('a');
  expect(nearestIn('right', 'here', new Map<string, Position>([from, ...twins.toReversed()]))).toBe('a');
  expect(nearestIn('right', 'nobody', places)).toBeNull();
});

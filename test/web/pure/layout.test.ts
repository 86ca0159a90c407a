import { expect, test } from 'vitest';
import { communitiesOf } from '../../../src/web/drawing/communities.ts';
import type { Position } from '../../../src/web/drawing/graph.ts';
import { layoutOf, startLayout } from '../../../src/web/drawing/layout.ts';
import { clique, someNetwork } from './some-network.ts';

const members = Array.from({ length: 8 }, (_, index) => index);
const network = someNetwork(
  members.map(() => 1),
  [...clique(0, 1, 2, 3), ...clique(4, 5, 6, 7), [3, 4, 0.2]],
);
const communities = communitiesOf(network);
const whole = layoutOf(network, communities);

test('who writes together is drawn together', () => {
  const within = [distance('a0', 'a1'), distance('a1', 'a2'), distance('a5', 'a6'), distance('a6', 'a7')];
  const between = [distance('a0', 'a5'), distance('a1', 'a6'), distance('a2', 'a7')];
  expect(Math.max(...within)).toBeLessThan(Math.min(...between));
});

test('slices end in the same positions as one go, and so does another order of authors', () => {
  const sliced = startLayout({ ...network, authors: network.authors.toReversed() }, communities);
  let slices = 1;
  while (!sliced.advance(0)) slices += 1;
  expect(slices).toBeGreaterThan(10);
  expect(sliced.positions()).toEqual(whole);
});

test('who stays is drawn about where they were when others come, who come beside their co-authors', () => {
  const more = someNetwork(
    [...members, 8, 9].map(() => 1),
    [...clique(0, 1, 2, 3), ...clique(4, 5, 6, 7), [3, 4, 0.2], [0, 8, 1], [8, 9, 1]],
  );
  const layout = startLayout(more, communitiesOf(more), whole);
  layout.advance(Infinity);
  const after = layout.positions();
  const extent = distance('a1', 'a6');
  for (const id of members) expect(apart(place(whole, `a${id}`), place(after, `a${id}`))).toBeLessThan(extent / 2);
  expect(apart(place(after, 'a8'), place(after, 'a0'))).toBeLessThan(apart(place(after, 'a8'), place(after, 'a6')));
});

test('authors without ties, and one alone, have places of their own', () => {
  const loners = someNetwork([1, 1, 1], []);
  const places = [...layoutOf(loners, communitiesOf(loners)).values()];
  expect(new Set(places.map(({ x, y }) => `${x} ${y}`)).size).toBe(3);
  expect(places.every(({ x, y }) => Number.isFinite(x) && Number.isFinite(y))).toBe(true);
  const one = someNetwork([1], []);
  expect(layoutOf(one, communitiesOf(one)).size).toBe(1);
});

function distance(one: string, other: string): number {
  return apart(place(whole, one), place(whole, other));
}

function place(positions: ReadonlyMap<string, Position>, id: string): Position {
  return positions.get(id) ?? { x: Number.NaN, y: Number.NaN };
}

function apart(one: Position, other: Position): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}

import { expect, test } from 'vitest';
import { communitiesOf, MAX_GROUPS, othersOf } from '../../../src/web/drawing/communities.ts';
import { clique, someNetwork } from './some-network.ts';

const two = someNetwork([1, 5, 2, 9, 3, 3, 3, 8], [...clique(0, 1, 2), ...clique(3, 4, 5, 6), [2, 3, 0.1]]);

test('groups who write with one another, largest first, each called after its member of most works', () => {
  const { of, groups } = communitiesOf(two);
  expect(groups).toEqual([
    { name: 'Name 3', size: 4 },
    { name: 'Name 1', size: 3 },
  ]);
  expect(Object.fromEntries(of)).toEqual({ a0: 1, a1: 1, a2: 1, a3: 0, a4: 0, a5: 0, a6: 0 });
});

test('who has no ties is in no group', () => {
  expect(othersOf(two, communitiesOf(two))).toBe(1);
  expect(communitiesOf(someNetwork([1, 2], []))).toEqual({ of: new Map(), groups: [] });
});

test('the strength of ties decides: one strong tie outweighs two weak ones', () => {
  const tug = (strong: number) =>
    communitiesOf(someNetwork([1, 1, 1, 1, 1], [...clique(0, 1), ...clique(3, 4), [1, 2, strong], [2, 3, 1]])).of;
  expect(tug(5).get('a2')).toBe(tug(5).get('a1'));
  expect(tug(0.01).get('a2')).toBe(tug(0.01).get('a3'));
});

test('the order of authors and ties decides nothing', () => {
  const turned = {
    ...two,
    authors: two.authors.toReversed(),
    ties: two.ties.toReversed().map((tie) => ({ ...tie, a: tie.b, b: tie.a })),
  };
  const sorted = (network: typeof two) => [...communitiesOf(network).of].sort();
  expect(sorted(turned)).toEqual(sorted(two));
  expect(communitiesOf(turned).groups).toEqual(communitiesOf(two).groups);
});

test('more groups than colours: the smallest are with the others', () => {
  const pairs = Array.from({ length: MAX_GROUPS + 2 }, (_, index) => clique(2 * index, 2 * index + 1)).flat();
  const network = someNetwork(
    Array.from({ length: 2 * MAX_GROUPS + 4 }, () => 1),
    pairs,
  );
  const communities = communitiesOf(network);
  expect(communities.groups).toHaveLength(MAX_GROUPS);
  expect(othersOf(network, communities)).toBe(4);
});

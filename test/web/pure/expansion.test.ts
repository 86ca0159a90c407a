import { expect, test } from 'vitest';
import type { NetworkFragment } from '../../../src/web/generated/graphql.ts';
import { cutExpansions, type Expanded, expandedTruncation, withNeighbours } from '../../../src/web/network/expansion.ts';

type Truncation = NetworkFragment['truncation'];

const authors = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => ({
    ...{ author: { id: `a${from + index}`, name: '' }, distance: null, degree: 0, articleCount: 0, workCount: 0 },
  }));
const network = (truncation: Truncation, to = 3): NetworkFragment => ({ authors: authors(0, to), ties: [], truncation });
const expanded = (truncation: Truncation, from = 2, to = 5): Expanded => ({
  ...{ __typename: 'Author', id: 'a2', name: 'Two', network: { authors: authors(from, to), truncation } },
});
const tookTooLong: Truncation = { reasons: ['TIMEOUT'], omittedAuthors: null, omittedTies: null, atDistance: 2 };
const cut: Truncation = { reasons: ['MAX_AUTHORS'], omittedAuthors: 4, omittedTies: 0, atDistance: 1 };

test('those of the network come first, and each author once', () => {
  expect(withNeighbours(network(null), [expanded(null), null])).toEqual(['a0', 'a1', 'a2', 'a3', 'a4']);
});

test('of whom not all co-authors fit, it is known how many did', () => {
  expect(cutExpansions([expanded(null), expanded(tookTooLong), null, expanded(cut)])).toEqual([{ name: 'Two', added: 2, of: 6 }]);
});

test('where nothing is left out, nothing is said to be', () => {
  expect(expandedTruncation(network(null), network(null), [expanded(null), null])).toBeNull();
});

test('what took too long still did when co-authors are shown besides', () => {
  const left = { omittedAuthors: null, omittedTies: 0 };
  expect(expandedTruncation(network(null), network(tookTooLong), [expanded(null)])).toEqual({
    ...left,
    reasons: ['TIMEOUT'],
    atDistance: 2,
  });
  expect(expandedTruncation(network(null), network(null), [expanded(tookTooLong)])).toEqual({
    ...left,
    reasons: ['TIMEOUT'],
    atDistance: null,
  });
  expect(expandedTruncation(network(null), network(cut), [expanded(tookTooLong)])).toEqual({
    ...left,
    reasons: ['MAX_AUTHORS', 'TIMEOUT'],
    atDistance: null,
  });
});

test('whoever does not fit is left out, of the network, of the co-authors or of both together', () => {
  const left = { reasons: ['MAX_AUTHORS'], omittedAuthors: null, omittedTies: 0, atDistance: null };
  expect(expandedTruncation(network(null), network(cut), [expanded(null)])).toEqual(left);
  expect(expandedTruncation(network(null), network(null), [expanded(cut)])).toEqual(left);
  expect(expandedTruncation(network(null), network(null, 499), [expanded(null, 498, 501)])).toEqual(left);
});

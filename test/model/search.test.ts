import { describe, expect, test } from 'vitest';
import { parseSearch } from '../../src/model/search.ts';

function read(typed: string) {
  const { required = [], excluded = [] } = parseSearch(typed) ?? {};
  const shown = ({ words, phrase, prefix }: (typeof required)[number]) =>
    (phrase ? `"${words.join(' ')}"` : words.join('-')) + (prefix ? '*' : '');
  return [...required.map(shown), ...excluded.map((term) => `NOT ${shown(term)}`)];
}

describe('a search as it was typed', () => {
  test.each([
    ['peer network', ['peer', 'network*']],
    ['peer network ', ['peer', 'network']],
    ['n', ['n']],
    ['Müller MULLER ', ['muller']],
    ['"peer review"', ['"peer review"']],
    ['“peer review” x', ['"peer review"', 'x']],
    ['"peer"', ['peer']],
    ['"peer', ['peer*']],
    ['"a b"c', ['"a b"', 'c']],
    ['network -peer', ['network', 'NOT peer']],
    ['-"peer review" network ', ['network', 'NOT "peer review"']],
    ['co-author', ['co-author*']],
    ['state-of-the-art ', ['state-of-the-art']],
    ['deep - learning ', ['deep', 'learning']],
    ['--x', ['x']],
    ['x AND y', ['x', 'y']],
    ['NOT x OR y', ['x', 'y']],
    ['the history of ideas ', ['history', 'ideas']],
    ['to be or not to be ', ['to', 'be', 'or', 'not']],
    ['"history of ideas" ', ['"history of ideas"']],
    ['net foo net', ['net', 'foo', 'net*']],
    ["O'Neill l’amour ", ['oneill', 'lamour']],
    ['title:x^2~ ', ['title-x-2']],
    ['???', []],
  ])('%s', (typed, expected) => {
    expect(read(typed)).toEqual(expected);
  });

  test('that is blank is none', () => {
    expect(parseSearch(' \t\u0000 ')).toBeNull();
  });

  test('counts a hundred words', () => {
    const words = Array.from({ length: 150 }, (_, index) => `w${index}`);
    expect(read(`${words.join(' ')} `)).toEqual(words.slice(0, 100));
    expect(read(`"${words.join(' ')}"`)).toEqual([`"${words.slice(0, 100).join(' ')}"`]);
    expect(read('again '.repeat(500))).toEqual(['again']);
  });
});

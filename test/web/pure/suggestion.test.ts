import fc from 'fast-check';
import { expect, test } from 'vitest';
import { highlightedWords } from '../../../src/model/highlight.ts';
import { piecesOf } from '../../../src/web/search/pieces.ts';
import { meantBy, namedAuthor, type Suggestion } from '../../../src/web/search/suggestion.ts';

test('what the API highlights is its text again, piece by piece, whatever characters it has', () => {
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", 'amp;', 'lt;', '#39;', 'mark', '/', ' ', 'a') }),
  );
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 3 }), (printed, letters) => {
      const pieces = piecesOf(highlightedWords(printed, () => letters));
      expect(pieces.map((piece) => piece.text).join('')).toBe(printed);
    }),
  );
});

test('only what is between marks is marked, and other markup is text', () => {
  expect(piecesOf('<mark>Ch</mark>urch &amp; <b>Söns</b> &lt;mark&gt;')).toEqual([
    { text: 'Ch', marked: true },
    { text: 'urch & <b>Söns</b> <mark>', marked: false },
  ]);
});

test.each([
  ['the author printed exactly so comes before others alike', 'Church, Kenneth', ['CHURCH, Kenneth', 'Church, Kenneth'], 'Church, Kenneth'],
  ['case, accents, punctuation and blanks give way', ' church  KENNETH ', ['Chürch, Kenneth', 'Church, Karl'], 'Chürch, Kenneth'],
  ['words may stand in another order', 'Kenneth Church', ['Church, Kenneth', 'Church, Kenneth W.'], 'Church, Kenneth'],
  ['the order typed comes before another', 'wei li', ['Li, Wei', 'Wei, Li'], 'Wei, Li'],
  ['of two who may be meant nobody is taken', 'church kenneth', ['Church, Kenneth', 'CHURCH, KENNETH'], null],
  ['a part of a name names nobody', 'Church', ['Church, Kenneth'], null],
])('%s', (_, typed, names, expected) => {
  expect(namedAuthor(typed, names.map(author))?.text ?? null).toBe(expected);
});

test('whoever is no author is not named', () => {
  expect(namedAuthor('Parsing', [{ ...author('Parsing'), kind: 'TOPIC' }])).toBeNull();
});

test.each([
  ['the author whom it names comes before a topic of that name', 'parsing', [topic('Parsing'), author('PARSING')], 'PARSING'],
  ['a topic of that name comes before whoever else is offered', 'parsing', [author('Parsing, Ada'), topic('Parsing')], 'Parsing'],
  ['the only one offered is meant by a part of their name', 'sennr', [author('Sennrich, Rico')], 'Sennrich, Rico'],
  ['of several none is, where none has that name', 'church', [author('Church, Kenneth'), author('Church, Karl')], null],
])('what Enter takes: %s', (_, typed, suggestions, expected) => {
  expect(meantBy(typed, suggestions)?.text ?? null).toBe(expected);
});

function topic(name: string): Suggestion {
  return { ...author(name), kind: 'TOPIC' };
}

function author(name: string): Suggestion {
  return { kind: 'AUTHOR', text: name, highlighted: name, articleCount: 1, node: { __typename: 'Author', id: name } };
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '../../src/model/fold.ts';
import { foldedWords } from '../../src/model/words.ts';

/** Characters that folding has most to do with, and halves of surrogate pairs. */
const PIECES = [
  ...[
    'e\u0301',
    'ﬁ',
    'ß',
    'Å',
    '½',
    '㏂',
    'ﷺ',
    'مرحبا',
    'שלום',
    '北京',
    'ひゃ',
    'ｶﾞ',
    'ㄱ',
    'ㅏ',
    'ㄴ',
    '가',
    '\u1100',
    '\u1161',
    '\u11a8',
    'क्षि',
    'ก็',
  ],
  ...['👑', '👨‍👩‍👧', '🇩🇪', '\u200d', '\ufe0f', '\u0308', '\u0345', '\u09be', '\u0dcf', '\ud83d', '\ude00', '\ufffd', '\u00ad'],
  ...["'", '’', '´', '`', 'ʼ', '＇', '｀', '-', '–', ' ', '\n', '_', '&', 'Z', 'a', '7', 'ŉ', '\u0000', 'İ', 'Σ'],
];
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: 'grapheme' }),
  fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 2 }))).map((parts) => parts.join('')),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
);

test('the words of a text are those of the folded text, in their order', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(
        foldedWords(text)
          .map(({ word }) => word)
          .join(' '),
      ).toBe(fold(text));
    }),
    { numRuns: 1_000 },
  );
});

test('every word has its place in the text, no place before the one of the word before', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      let last = 0;
      for (const { start, end } of foldedWords(text)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        last = start;
      }
    }),
  );
});

test.each([
  ['Jürgen Müller', ['Jürgen', 'Müller']],
  ['e\u0301tude', ['e\u0301tude']],
  ["O'Neill’s", ["O'Neill’s"]],
  ['co-author', ['co', 'author']],
  ['«ﬁne»', ['ﬁne']],
  ['北京 大学', ['北京', '大学']],
  ["a\ud83d'\ude00b", ['a', 'b']],
])('words are printed where they are: %s', (text, printed) => {
  expect(foldedWords(text).map(({ start, end }) => text.slice(start, end))).toEqual(printed);
});

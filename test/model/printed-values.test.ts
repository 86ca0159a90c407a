import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseAbstract } from '../../src/model/html.ts';
import { languageCode } from '../../src/model/language.ts';
import { parseTimestamp } from '../../src/model/timestamp.ts';
import { computeTitleSort, splitTitle } from '../../src/model/title.ts';
import { parseYear } from '../../src/model/year.ts';

describe('a year', () => {
  test.each([
    [['2015'], 2015],
    [['c2015'], 2015],
    [['[2015?]'], 2015],
    [['2010-2012'], 2010],
    [['19 Mar 1998'], 1998],
    [['20150301'], 2015],
    [['n.d.', '1999'], 1999],
    [['9999', '2001'], 2001],
    [['2027'], 2027],
    [['2028'], null],
    [['0999'], null],
    [['12345'], null],
    [[], null],
  ])('is the first run of four digits that can be one: %j', (dates, year) => {
    expect(parseYear(dates, 2026)).toBe(year);
  });

  test('is never out of bounds, whatever was printed', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (dates) => {
        const year = parseYear(dates, 2026) ?? 1000;
        expect(year).toBeGreaterThanOrEqual(1000);
        expect(year).toBeLessThanOrEqual(2027);
      }),
    );
  });
});

describe('a timestamp', () => {
  test.each([
    ['2024-03-06T18:54:45Z', '2024-03-06T18:54:45Z'],
    ['2024-03-06T18:54:45.123Z', '2024-03-06T18:54:45Z'],
    ['2024-03-06T18:54:45+02:00', '2024-03-06T16:54:45Z'],
    ['2024-03-06 18:54', '2024-03-06T18:54:00Z'],
    ['2024-03-06', '2024-03-06T00:00:00Z'],
  ])('is in UTC to the second: %s', (printed, moment) => expect(parseTimestamp(printed)).toBe(moment));

  test.each(['yesterday', '2021-02-30', '2024-13-01T00:00:00Z', '2024-03-06T25:00:00Z', ''])('that is none is null: %j', (printed) =>
    expect(parseTimestamp(printed)).toBeNull(),
  );
});

describe('a title', () => {
  const split = (full: string, short: string | null = null, sub: string | null = null) => {
    const { title, subtitle } = splitTitle({ full, short, sub });
    return [title, subtitle];
  };

  test('stays whole where the catalogue has no shorter one', () => {
    const title = 'Peer support workers in health: A qualitative metasynthesis of their experiences';
    expect(split(title, title)).toEqual([title, null]);
    expect(split(title)).toEqual([title, null]);
    expect(split('A : B', 'A : B')).toEqual(['A : B', null]);
  });

  test.each([
    ['Trees : a history', 'Trees', null],
    ['Trees : a history /', 'Trees :', null],
    ['Trees: a history', 'Trees', null],
    ['Trees : a history', null, 'a history'],
    ['Trees : a history', null, null],
    ['Trees', null, 'a history /'],
    ['Trees - a history', 'Trees', null],
  ])('is parted from its subtitle as the catalogue says: %s', (full, short, sub) => {
    expect(split(full, short, sub)).toEqual(['Trees', 'a history']);
  });

  test('is not cut within a word, nor by a short title that is none of it', () => {
    expect(split('Treeshade', 'Tree')).toEqual(['Treeshade', null]);
    expect(split('Forests', 'Trees')).toEqual(['Forests', null]);
    expect(split('Input / output', null)).toEqual(['Input / output', null]);
  });

  test('loses no word, whatever the catalogue says', () => {
    const words = (text: string) => text.match(/[\p{L}\p{N}]+/gu) ?? [];
    const text = fc
      .string({ unit: fc.constantFrom('a', 'B', '7', ' ', ':', '/', ' : ', '-', '.') })
      .filter((title) => words(title).length > 0);
    fc.assert(
      fc.property(text, fc.option(fc.nat(20)), (full, cut) => {
        const { title, subtitle } = splitTitle({ full, short: cut === null ? null : full.slice(0, cut), sub: null });
        expect(words(`${title} ${subtitle ?? ''}`)).toEqual(words(full));
      }),
    );
  });

  test.each([
    ['The Agreement: a measure', ['eng'], 'agreement a measure'],
    ['The Agreement', [], 'agreement'],
    ["L'été", ['fra'], 'été'],
    ['Die Bäume', ['deu'], 'bäume'],
    ['Die Hard', ['eng'], 'die hard'],
    ['A', ['eng'], 'a'],
    ['???', ['eng'], '???'],
  ])('for sorting is in lower case without its article: %s', (title, languages, sorted) => {
    expect(computeTitleSort(title, languages)).toBe(sorted);
  });
});

describe('a language', () => {
  test.each([
    ['English', 'eng'],
    ['ENGLISH', 'eng'],
    ['eng', 'eng'],
    ['en', 'eng'],
    ['en-GB', 'eng'],
    ['fra', 'fra'],
    ['fre', 'fra'],
    ['German', 'deu'],
    ['ger', 'deu'],
    ['Greek, Modern (1453- )', 'ell'],
    ['Greek, Ancient (to 1453)', 'grc'],
    ['Spanish; Castilian', 'spa'],
    ['Malay', 'msa'],
    ['Multiple languages', 'mul'],
  ])('is known by name or code: %s', (printed, code) => expect(languageCode(printed)).toBe(code));

  test.each(['Klingonese', 'xx', '', 'unknown language'])('that is unknown has no code: %j', (printed) =>
    expect(languageCode(printed)).toBeNull(),
  );
});

describe('an abstract', () => {
  test('as HTML is kept safe, and as text with its paragraphs apart', () => {
    expect(parseAbstract('<p class="x"><strong>Aim</strong></p><p>H<sub>2</sub>O &amp; p &lt; 0.05</p>')).toEqual({
      html: '<p><strong>Aim</strong></p><p>H<sub>2</sub>O &amp; p &lt; 0.05</p>',
      text: 'Aim\nH2O & p < 0.05',
    });
  });

  test.each([
    '<p>ok<script>alert(1)</script></p>',
    '<p onclick="alert(1)">ok</p>',
    '<img src=x onerror=alert(1)><p>ok</p>',
    '<p>ok<iframe src="https://example.org"></iframe></p>',
    '<p>ok</p><style>p{}</style><svg onload=alert(1)>',
  ])('can do no harm: %s', (printed) => {
    const abstract = parseAbstract(printed);
    expect(abstract?.html).toBe('<p>ok</p>');
    expect(abstract?.text).toBe('ok');
  });

  test('keeps links of the web alone', () => {
    expect(parseAbstract('<p><a href="javascript:alert(1)">a</a><a href="https://example.org" onclick="x">b</a></p>')?.html).toBe(
      '<p><a rel="nofollow noopener">a</a><a href="https://example.org" rel="nofollow noopener">b</a></p>',
    );
  });

  test.each([
    ['if a < b and c > d', 'if a < b and c > d'],
    ['a <b and c> d', 'a <b and c> d'],
    ['the token <unk> is kept', 'the token <unk> is kept'],
    ['R&amp;D', 'R&D'],
    ['two\n lines', 'two lines'],
  ])('without markup is text alone: %s', (printed, text) => {
    expect(parseAbstract(printed)).toEqual({ text, html: null });
  });

  test('of JATS is turned into HTML', () => {
    expect(parseAbstract('<jats:title>Aim</jats:title><jats:p>In <jats:italic>vivo</jats:italic>.</jats:p>')).toEqual({
      html: '<h4>Aim</h4><p>In <em>vivo</em>.</p>',
      text: 'Aim\nIn vivo.',
    });
  });

  test.each(['', '  ', '<p> </p>', '<script>x</script>'])('of which nothing is left is none: %j', (printed) =>
    expect(parseAbstract(printed)).toBeNull(),
  );
});

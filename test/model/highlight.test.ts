import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { articleHighlights, type ArticleTexts } from '../../src/model/article-highlight.ts';
import { fragmentsOf, highlighted, highlightedWords, type Range } from '../../src/model/highlight.ts';
import { matchesIn } from '../../src/model/search-match.ts';
import { parseSearch } from '../../src/model/search.ts';

/** The text with marks around what the search matches, unescaped. */
function marked(typed: string, text: string, isName = false): string {
  const search = parseSearch(typed);
  return plain(highlighted(text, search === null ? [] : (matchesIn(search, [{ text, isName }])[0] ?? [])));
}

describe('a text is marked where a search matches', () => {
  test.each([
    ['whole words, without case and accents', 'MULLER uber ', 'Müller über Straßen', '<mark>Müller</mark> <mark>über</mark> Straßen'],
    ['accents that were typed and are not printed', 'Müller ', 'Muller', '<mark>Muller</mark>'],
    ['accents of their own', 'etude ', 'E\u0301tude', '<mark>E\u0301tude</mark>'],
    ['every English form', 'peer networking ', 'Peers, their networks', '<mark>Peers</mark>, their <mark>networks</mark>'],
    ['of the last word what was typed', 'netw', 'A network', 'A <mark>netw</mark>ork'],
    ['no half of a letter', 'stras', 'Straßen', '<mark>Straß</mark>en'],
    ['the whole word where the last is whole', 'network', 'Networks', '<mark>Networks</mark>'],
    ['the whole word where the stem alone begins so', 'happi', 'Happy', '<mark>Happy</mark>'],
    ['nothing of a word that only begins so', 'netw ', 'A network', 'A network'],
    ['phrases from end to end', '"peer review"', 'Peer  reviews, a review by peers', '<mark>Peer  reviews</mark>, a review by peers'],
    [
      'what hyphens divide, typed divided',
      'co-author ',
      'Co-authors, coauthors',
      '<mark>Co</mark>-<mark>authors</mark>, <mark>coauthors</mark>',
    ],
    ['what hyphens divide, typed as one', 'coauthor ', 'A co-author', 'A <mark>co-author</mark>'],
    ['what hyphens divide, begun', 'coau', 'A co-author', 'A <mark>co-au</mark>thor'],
    ['what hyphens divide, in quotation marks', 'coauthor ', "a 'co-author'", "a '<mark>co-author</mark>'"],
    ['no part of what hyphens divide', 'co-author ', 'An author', 'An author'],
    ['no stop words beside others', 'the network ', 'The network', 'The <mark>network</mark>'],
    ['stop words where there is nothing else', 'the ', 'The network', '<mark>The</mark> network'],
    ['nothing that is excluded', 'network -peer', 'Peer network', 'Peer <mark>network</mark>'],
    ['apostrophes', 'oneill ', "O'Neill", "<mark>O'Neill</mark>"],
    ['other scripts', 'beijing ', '北京', '<mark>北京</mark>'],
    ['nothing for signs', '???', '??? what', '??? what'],
  ])('%s', (_, typed, text, expected) => {
    expect(marked(typed, text)).toBe(expected);
  });

  test.each([
    ['words as they are', 'peers', 'Peer, A', 'Peer, A'],
    ['their beginnings', 'mac', 'MacLellan, J', '<mark>Mac</mark>Lellan, J'],
    ['phrases as printed', '"liu bing"', 'Liu, Bing', '<mark>Liu, Bing</mark>'],
    ['phrases the given name first', '"bing liu"', 'Liu, Bing', '<mark>Liu</mark>, <mark>Bing</mark>'],
  ])('in names: %s', (_, typed, text, expected) => {
    expect(marked(typed, text, true)).toBe(expected);
  });
});

test('everything but marks is escaped', () => {
  expect(highlightedWords(`<b onclick="x">Müller & 'co'</b>`, (word) => (word === 'muller' ? 6 : 0))).toBe(
    '&lt;b onclick=&quot;x&quot;&gt;<mark>Müller</mark> &amp; &#39;co&#39;&lt;/b&gt;',
  );
});

test('as many letters of a word are marked as is said', () => {
  expect(highlightedWords('Grüße aus Ägypten', (word) => Math.max(0, word.length - 3))).toBe('<mark>Grü</mark>ße aus <mark>Ägyp</mark>ten');
});

const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'peer',
        'Müller',
        ' ',
        '  ',
        '\n',
        '&',
        '<mark>',
        '</mark>',
        '"',
        "'",
        '…',
        '北京',
        '👑',
        'e\u0301',
        'ß',
        '½',
        'co-author',
      ),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
    ),
    { maxLength: 120 },
  )
  .map((parts) => parts.join(''));
const anyRanges = fc.array(fc.tuple(fc.nat(600), fc.integer({ min: 1, max: 250 })), { maxLength: 12 });

function inside(text: string, ranges: readonly (readonly [number, number])[]): Range[] {
  return ranges.map(([start, length]) => ({ start, end: Math.min(text.length, start + length) })).filter(({ start, end }) => start < end);
}

test('without its marks, and unescaped, it is the text; marks never nest, and nothing else is markup', () => {
  fc.assert(
    fc.property(anyText, anyRanges, (text, ranges) => {
      const html = highlighted(text, inside(text, ranges));
      expect(isSafe(html)).toBe(true);
      expect(plain(unmarked(html))).toBe(text);
    }),
  );
});

test('whatever is searched for, what comes back is safe and the text', () => {
  fc.assert(
    fc.property(anyText, anyText, (typed, text) => {
      const search = parseSearch(typed);
      fc.pre(search !== null);
      const found = articleHighlights(search, { ...NOTHING, TITLE: [text], AUTHORS: [text], ABSTRACT: [text] });
      for (const { field, fragments } of found) {
        for (const fragment of fragments) {
          expect(isSafe(fragment)).toBe(true);
          expect(fragment).toContain('<mark>');
          if (field !== 'ABSTRACT') expect(plain(unmarked(fragment))).toBe(text);
        }
      }
    }),
  );
});

describe('fragments', () => {
  test('are parts of the text in its order, three at most, about 200 characters long, with … where they are cut', () => {
    fc.assert(
      fc.property(anyText, anyRanges, (text, ranges) => {
        const found = inside(text, ranges);
        const fragments = fragmentsOf(text, found);
        expect(fragments.length > 0).toBe(found.length > 0);
        expect(fragments.length).toBeLessThanOrEqual(3);
        let done = 0;
        for (const fragment of fragments) {
          expect(isSafe(fragment)).toBe(true);
          const whole = plain(unmarked(fragment));
          expect(whole.length).toBeLessThanOrEqual(202);
          expect(whole).not.toMatch(/\p{Surrogate}/u);
          // The text has such dots of its own, perhaps.
          const uncut = [whole, whole.slice(1), whole.slice(0, -1), whole.slice(1, -1)];
          const part = uncut.find((each) => text.includes(each, done));
          if (part === undefined) throw new Error('A fragment is no part of the text, or not in its order.');
          done = text.indexOf(part, done);
        }
      }),
    );
  });

  const filler = 'Lorem ipsum dolor sit amet consetetur sadipscing elitr sed diam. '.repeat(6);

  test('show the words around what matched, cut between words', () => {
    const [fragment, ...others] = fragmentsFor('network', `${filler}A network of peers. ${filler}`);
    expect(others).toEqual([]);
    expect(fragment).toMatch(/^…\w+ .+ A <mark>network<\/mark> of peers\. .+ \w+\.?…$/);
    expect(`${filler}A network of peers. ${filler}`).toContain(plain(unmarked(fragment ?? '')).slice(1, -1));
    expect(unmarked(fragment ?? '').length).toBeGreaterThan(170);
  });

  test('are those with most matches, in the order of the text', () => {
    const parts = ['one network', 'network network network', 'peers alone', 'network of networks', 'networks, peers, peers'];
    const fragments = fragmentsFor('network peer', parts.join(` ${filler}`));
    expect(fragments.map((fragment) => fragment.split('<mark>').length - 1)).toEqual([3, 2, 3]);
  });

  test('are not cut where the text is short', () => {
    expect(fragmentsFor('network', 'One network.\nTwo networks.')).toEqual(['One <mark>network</mark>.\nTwo <mark>networks</mark>.']);
  });

  test('of text without spaces are as short', () => {
    const [fragment = ''] = fragmentsOf('京'.repeat(5_000), [{ start: 2_000, end: 2_003 }]);
    expect(unmarked(fragment)).toHaveLength(202);
  });

  function fragmentsFor(typed: string, abstract: string): readonly string[] {
    const search = parseSearch(typed);
    return search === null ? [] : (articleHighlights(search, { ...NOTHING, ABSTRACT: [abstract] })[0]?.fragments ?? []);
  }
});

test('only fields with a match are listed, of names and topics those alone that match', () => {
  const search = parseSearch('liu network');
  if (search === null) throw new Error('There is something to search.');
  const texts = { ...NOTHING, TITLE: ['Trust'], AUTHORS: ['Liu, Bing', 'Network, N', 'Müller, J'], TOPICS: ['Trust', 'Networks'] };
  expect(articleHighlights(search, texts)).toEqual([
    { field: 'AUTHORS', fragments: ['<mark>Liu</mark>, Bing', '<mark>Network</mark>, N'] },
    { field: 'TOPICS', fragments: ['<mark>Networks</mark>'] },
  ]);
});

const NOTHING: ArticleTexts = { TITLE: [], SUBTITLE: [], ABSTRACT: [], AUTHORS: [], VENUE: [], TOPICS: [] };

function unmarked(html: string): string {
  return html.replaceAll('<mark>', '').replaceAll('</mark>', '');
}

function plain(html: string): string {
  return html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
}

/** Nothing but pairs of marks that hold something and do not nest, and no character that HTML reads as anything but itself. */
function isSafe(html: string): boolean {
  const left = html.replace(/<mark>[^<>]+<\/mark>/g, '');
  return !/[<>"']/.test(left) && !/["']/.test(html) && !/&(?!(?:amp|lt|gt|quot|#39);)/.test(html);
}

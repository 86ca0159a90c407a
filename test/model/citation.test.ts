import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CitedName, type CitedRecord, kindOf } from '../../src/model/citation.ts';
import { bibtex } from '../../src/model/citation/bibtex.ts';
import { cslJson } from '../../src/model/citation/csl-json.ts';
import { ris } from '../../src/model/citation/ris.ts';
import { nameParts } from '../../src/model/name.ts';

const NOTHING: CitedRecord = {
  title: 'Untitled',
  subtitle: null,
  names: [],
  year: null,
  venue: null,
  volume: null,
  issue: null,
  startPage: null,
  endPage: null,
  issns: [],
  isbns: [],
  series: [],
  publishers: [],
  institutions: [],
  doi: null,
  urls: [],
  languages: [],
  keywords: [],
  abstract: null,
  formats: [],
};

function person(name: string, role: string | null = null): CitedName {
  return { name, ...nameParts(name), role, body: false };
}

function body(name: string): CitedName {
  return { name, ...nameParts(name), role: null, body: true };
}

const ARTICLE: CitedRecord = {
  ...NOTHING,
  title: 'Peer support workers in health',
  subtitle: 'A qualitative metasynthesis of their experiences',
  names: [person('MacLellan, J'), person('van der Surey, J'), person('Editor, Ed', 'edt'), body('Public Health, Dept of')],
  year: 2015,
  venue: 'PLoS ONE',
  volume: '10',
  issue: '10',
  startPage: '1',
  endPage: '12',
  issns: ['1932-6203'],
  publishers: ['Public Library of Science'],
  doi: '10.1371/journal.pone_0141122',
  urls: ['https://example.org/a_b?c=%7B&d'],
  languages: [{ name: 'English', code: 'eng' }],
  keywords: ['Health & care', 'C*-algebras'],
  abstract: 'A 50% cut\nin #1 ~ x^2 {sets}.',
  formats: ['Journal article'],
};

test('BibTeX names every field, protects capitals and escapes what TeX takes for its own', () => {
  expect(bibtex(ARTICLE)).toMatchInlineSnapshot(`
    "@article{maclellan2015peer,
      author = {MacLellan, J and van der Surey, J and {Public Health, Dept of}},
      editor = {Editor, Ed},
      title = {Peer support workers in health: {A} qualitative metasynthesis of their experiences},
      journal = {PLoS ONE},
      year = {2015},
      volume = {10},
      number = {10},
      pages = {1--12},
      publisher = {Public Library of Science},
      doi = {10.1371/journal.pone_0141122},
      url = {https://example.org/a_b?c=%7B&d},
      issn = {1932-6203},
      language = {English},
      keywords = {Health \\& care, C*-algebras},
      abstract = {A 50\\% cut
    in \\#1 \\textasciitilde{} x\\textasciicircum{}2 \\textbraceleft{}sets\\textbraceright{}.}
    }
    "
  `);
});

test('RIS gives a line for every value, CRLF at each end, and ends in ER', () => {
  expect(ris(ARTICLE).split('\r\n')).toMatchInlineSnapshot(`
    [
      "TY  - JOUR",
      "AU  - MacLellan, J",
      "AU  - van der Surey, J",
      "AU  - Public Health, Dept of",
      "A2  - Editor, Ed",
      "TI  - Peer support workers in health: A qualitative metasynthesis of their experiences",
      "T2  - PLoS ONE",
      "PY  - 2015",
      "VL  - 10",
      "IS  - 10",
      "SP  - 1",
      "EP  - 12",
      "PB  - Public Library of Science",
      "SN  - 1932-6203",
      "DO  - 10.1371/journal.pone_0141122",
      "UR  - https://example.org/a_b?c=%7B&d",
      "LA  - English",
      "KW  - Health & care",
      "KW  - C-algebras",
      "AB  - A 50% cut in #1 ~ x^2 {sets}.",
      "ER  - ",
      "",
    ]
  `);
});

test('CSL-JSON is a list of one item', () => {
  expect(JSON.parse(cslJson(ARTICLE))).toMatchInlineSnapshot(`
    [
      {
        "DOI": "10.1371/journal.pone_0141122",
        "ISSN": "1932-6203",
        "URL": "https://example.org/a_b?c=%7B&d",
        "abstract": "A 50% cut
    in #1 ~ x^2 {sets}.",
        "author": [
          {
            "family": "MacLellan",
            "given": "J",
          },
          {
            "family": "van der Surey",
            "given": "J",
          },
          {
            "literal": "Public Health, Dept of",
          },
        ],
        "container-title": "PLoS ONE",
        "editor": [
          {
            "family": "Editor",
            "given": "Ed",
          },
        ],
        "id": "maclellan2015peer",
        "issue": "10",
        "issued": {
          "date-parts": [
            [
              2015,
            ],
          ],
        },
        "keyword": "Health & care, C*-algebras",
        "language": "eng",
        "page": "1-12",
        "publisher": "Public Library of Science",
        "title": "Peer support workers in health: A qualitative metasynthesis of their experiences",
        "type": "article-journal",
        "volume": "10",
      },
    ]
  `);
});

test.each([
  ['Journal article', 'article', 'JOUR', 'article-journal'],
  ['Conference item', 'inproceedings', 'CPAPER', 'paper-conference'],
  ['Conference proceedings', 'proceedings', 'CONF', 'book'],
  ['Book', 'book', 'BOOK', 'book'],
  ['Book section', 'incollection', 'CHAP', 'chapter'],
  ['Thesis', 'phdthesis', 'THES', 'thesis'],
  ["Master's thesis", 'mastersthesis', 'THES', 'thesis'],
  ['Working paper', 'techreport', 'RPRT', 'report'],
  ['Data set', 'misc', 'DATA', 'dataset'],
  ['Something else', 'misc', 'GEN', 'document'],
])('%s is @%s, %s and %s', (format, bibtexType, risType, cslType) => {
  const record = { ...ARTICLE, formats: [format] };
  expect(bibtex(record)).toMatch(new RegExp(`^@${bibtexType}\\{`));
  expect(ris(record)).toMatch(new RegExp(`^TY {2}- ${risType}\r\n`));
  expect(JSON.parse(cslJson(record))).toMatchObject([{ type: cslType }]);
});

test('the first format that says something decides', () => {
  expect(kindOf({ ...NOTHING, formats: ['Text', 'Thesis', 'Book'] })).toBe('thesis');
});

test('a record with nothing but a title is still a reference in every format', () => {
  expect(bibtex(NOTHING)).toBe('@misc{anonymousuntitled,\n  title = {Untitled}\n}\n');
  expect(ris(NOTHING)).toBe('TY  - GEN\r\nTI  - Untitled\r\nER  - \r\n');
  expect(JSON.parse(cslJson(NOTHING))).toEqual([{ id: 'anonymousuntitled', type: 'document', title: 'Untitled' }]);
});

test('a name printed twice is cited once, and "and" or commas inside a name do not split it in BibTeX', () => {
  const names = [person('Sands and Hills, A'), person('Sands and Hills, A'), person('King, Martin, Jr.'), person('Mausam')];
  expect(bibtex({ ...NOTHING, names })).toContain('author = {{Sands and Hills}, A and King, {Martin, Jr.} and {Mausam}}');
});

describe('whatever the texts contain', () => {
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom('{', '}', '\\', '%', '\n', ' and ', ',', '\r\nER  - ', '*', '@', 'é') }),
  );
  const record = fc
    .record({ title: text, name: text, venue: text, url: text, abstract: text })
    .map(({ title, name, venue, url, abstract }): CitedRecord => ({
      ...ARTICLE,
      title,
      names: [person(name)],
      venue,
      urls: [url],
      abstract,
    }));

  test('a BibTeX entry is one entry, its braces balanced', () => {
    fc.assert(
      fc.property(record, (each) => {
        const entry = bibtex(each).trimEnd();
        let depth = 0;
        const closed = Array.from(entry).flatMap((character, index) => {
          depth += character === '{' ? 1 : character === '}' ? -1 : 0;
          return depth === 0 && character === '}' ? [index] : [];
        });
        expect(closed).toEqual([Array.from(entry).length - 1]);
      }),
    );
  });

  test('every RIS line is a tag and a value, ER the last and the only one', () => {
    fc.assert(
      fc.property(record, (each) => {
        const lines = ris(each).split('\r\n');
        expect(lines.pop()).toBe('');
        for (const line of lines) expect(line).toMatch(/^[A-Z][A-Z0-9] {2}- [^\r\n]*$/);
        expect(lines.filter((line) => line.startsWith('ER'))).toEqual(['ER  - ']);
        expect(lines.at(-1)).toBe('ER  - ');
        expect(lines.filter((line) => /^(AU|KW)/.test(line)).join('')).not.toContain('*');
      }),
    );
  });

  test('CSL-JSON gives texts back as they were', () => {
    fc.assert(
      fc.property(record, (each) => {
        expect(JSON.parse(cslJson(each))).toMatchObject([{ abstract: each.abstract, 'container-title': each.venue }]);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDoi } from '../../src/model/doi.ts';
import { parseIsbn } from '../../src/model/isbn.ts';
import { parseIssn } from '../../src/model/issn.ts';
import { parseOrcid } from '../../src/model/orcid.ts';
import { parseWebAddress } from '../../src/model/web-address.ts';

describe('a DOI', () => {
  test.each([
    '10.18653/v1/D16-1001',
    ' 10.18653/V1/d16-1001. ',
    'doi:10.18653/v1/D16-1001',
    'DOI 10.18653/v1/D16-1001',
    'https://doi.org/10.18653/v1/D16-1001',
    'http://dx.doi.org/10.18653/v1/D16-1001?from=feed#top',
    'https://doi.org/10.18653%2Fv1%2FD16-1001',
    'doi.org/10.18653/v1/D16-1001)',
  ])('is bare and in lower case, however it was printed: %s', (printed) => {
    expect(parseDoi(printed)).toBe('10.18653/v1/d16-1001');
  });

  test('keeps the brackets that it opened itself', () => {
    const doi = '10.1002/(sici)1097-0258(19980815/30)17:15/16<1661::aid-sim968>3.0.co;2-2';
    expect(parseDoi(doi)).toBe(doi);
    expect(parseDoi('10.1000/(abc)')).toBe('10.1000/(abc)');
    expect(parseDoi('10.1000/abc)')).toBe('10.1000/abc');
  });

  test.each(['', '0.26615/978-954-452-046-5_001', '10.1/x', '10.1000/', 'https://example.org/10.1000/x', '10.1000/a b', 'about 10.1000/x'])(
    'is not seen in %j',
    (printed) => {
      expect(parseDoi(printed)).toBeNull();
    },
  );

  test('stays as it is when it is parsed again', () => {
    const printed = fc.oneof(
      fc.string({ unit: 'binary' }).map((suffix) => `10.1234/${suffix}`),
      fc.webPath().map((path) => `https://doi.org/10.1234${path}`),
    );
    fc.assert(
      fc.property(printed, (text) => {
        const doi = parseDoi(text);
        expect(doi === null ? null : parseDoi(doi)).toBe(doi);
      }),
    );
  });
});

describe('an ISSN', () => {
  test.each(['0378-5955', '03785955', 'ISSN 0378-5955', 'eISSN: 0378–5955', 'urn:issn:0378-5955'])(
    'has its hyphen, however it was printed: %s',
    (printed) => {
      expect(parseIssn(printed)).toBe('0378-5955');
    },
  );

  test('has an upper-case X for a check digit of ten', () => expect(parseIssn('2434-561x')).toBe('2434-561X'));

  test.each(['0378-5956', '1234-5678', '0378-595', '0378-59555', ''])('with a wrong check digit or length is none: %j', (printed) => {
    expect(parseIssn(printed)).toBeNull();
  });
});

describe('an ISBN', () => {
  test.each([
    ['0-306-40615-2', '0306406152'],
    ['978-0-306-40615-7 (pbk.)', '9780306406157'],
    ['080442957x', '080442957X'],
    ['ISBN 978 0 306 40615 7', '9780306406157'],
  ])('is given without hyphens: %s', (printed, isbn) => {
    expect(parseIsbn(printed)).toBe(isbn);
  });

  test.each(['0-306-40615-3', '978-0-00-000000-0', '9780306406158', '12345', ''])(
    'with a wrong check digit or length is none: %j',
    (printed) => {
      expect(parseIsbn(printed)).toBeNull();
    },
  );
});

describe('an ORCID iD', () => {
  test.each(['0000-0002-1825-0097', '0000000218250097', 'https://orcid.org/0000-0002-1825-0097', 'ORCID: 0000-0002-1825-0097'])(
    'is bare, however it was printed: %s',
    (printed) => {
      expect(parseOrcid(printed)).toBe('0000-0002-1825-0097');
    },
  );

  test('may end in X', () => expect(parseOrcid('0000-0002-1694-233x')).toBe('0000-0002-1694-233X'));

  test.each(['0000-0002-1825-0098', '0000-0002-1825', 'https://example.org/0000-0002-1825-0097', ''])(
    'that is wrong is none: %j',
    (printed) => {
      expect(parseOrcid(printed)).toBeNull();
    },
  );
});

describe('a web address', () => {
  test.each(['http://example.org', 'https://example.org/a?b=c#d'])('stays as printed: %s', (printed) => {
    expect(parseWebAddress(printed)).toBe(printed);
  });

  test('gets the characters escaped that no address has', () =>
    expect(parseWebAddress('https://example.org/ä b')).toBe('https://example.org/%C3%A4%20b'));

  test.each(['ftp://example.org/x', 'javascript:alert(1)', 'example.org', 'https://', 'data:text/html,x', ''])(
    'is http or https: not %j',
    (printed) => {
      expect(parseWebAddress(printed)).toBeNull();
    },
  );
});

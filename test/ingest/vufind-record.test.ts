import { describe, expect, test } from 'vitest';
import type { BibliographicRecord } from '../../src/model/record.ts';
import { readVufindRecord } from '../../src/ingest/vufind-record.ts';

const BARE = { id: 'x', title: 'A title' };

function reading(fields: object) {
  const result = readVufindRecord({ ...BARE, ...fields }, 2026);
  if ('rejection' in result) throw new Error(result.rejection.reason);
  return result;
}
const record = (fields: object): BibliographicRecord => reading(fields).record;
const warned = (fields: object) => reading(fields).warnings.map(({ field, value }) => [field, value]);

describe('a Solr document', () => {
  test('gives every field of the table its place', () => {
    const document = {
      id: 'x',
      title: 'Trees : a history',
      title_short: 'Trees',
      title_sort: 'trees a history',
      author: ['Poe, Edgar'],
      author_role: ['author'],
      author2: ['Doe, J', 'Roe, R'],
      author2_role: ['editor', ''],
      author_corporate: 'Forest Society',
      description: '<p>Trees <em>grow</em>.</p>',
      publishDate: ['c2015'],
      publisher: ['A Press'],
      format: ['Book', 'eBook'],
      language: ['English', 'fra'],
      institution: ['An Institution'],
      collection: ['A Collection'],
      topic: ['Trees'],
      era: ['20th century'],
      geographic: ['Finland'],
      genre: ['History'],
      series: ['Forest Series'],
      isbn: ['0-306-40615-2'],
      container_title: 'Journal of Trees',
      container_volume: '3',
      container_issue: '4',
      container_start_page: '12-34',
      issn: ['0378-5955'],
      url: ['https://doi.org/10.1000/TREES', 'https://example.org/trees'],
      first_indexed: '2024-03-06T18:54:45Z',
      last_indexed: '2024-03-07T18:54:45Z',
      record_format: 'marc',
      unheard_of: { anything: ['goes'] },
    };
    expect(readVufindRecord(document, 2026)).toEqual({
      warnings: [],
      record: {
        recordId: 'x',
        title: 'Trees',
        subtitle: 'a history',
        titleSort: 'trees a history',
        authors: [
          { name: 'Poe, Edgar', rawName: 'Poe, Edgar', role: 'author', body: false },
          { name: 'Doe, J', rawName: 'Doe, J', role: 'editor', body: false },
          { name: 'Roe, R', rawName: 'Roe, R', role: null, body: false },
          { name: 'Forest Society', rawName: 'Forest Society', role: null, body: true },
        ],
        abstract: 'Trees grow.',
        abstractHtml: '<p>Trees <em>grow</em>.</p>',
        year: 2015,
        doi: '10.1000/trees',
        isbns: ['0306406152'],
        series: ['Forest Series'],
        links: [
          { url: 'https://doi.org/10.1000/TREES', label: null },
          { url: 'https://example.org/trees', label: null },
        ],
        publishers: ['A Press'],
        publication: { venue: 'Journal of Trees', issns: ['0378-5955'], volume: '3', issue: '4', startPage: '12', endPage: '34' },
        institutions: ['An Institution'],
        collections: ['A Collection'],
        formats: ['Book', 'eBook'],
        languages: ['English', 'fra'],
        topics: [
          { kind: 'TOPIC', name: 'Trees' },
          { kind: 'ERA', name: '20th century' },
          { kind: 'PLACE', name: 'Finland' },
          { kind: 'GENRE', name: 'History' },
        ],
        workKeys: ['AT poeedgar treesahistory', 'AT roer treesahistory', 'AT forestsociety treesahistory'],
        recordFormat: 'marc',
        firstIndexed: '2024-03-06T18:54:45Z',
        lastIndexed: '2024-03-07T18:54:45Z',
      },
    });
  });

  test('may hold one value where many are meant, many where one is, numbers, nulls and blanks', () => {
    expect(
      record({ id: [7], title: ['', 'A title'], publishDate: 2015, publisher: 'A Press', language: null, format: [' ', 'Book', 'Book'] }),
    ).toMatchObject({
      recordId: '7',
      title: 'A title',
      year: 2015,
      publishers: ['A Press'],
      languages: [],
      formats: ['Book'],
    });
  });

  test('keeps a name as printed beside the name that tells its author apart, and twice where it is printed twice', () => {
    expect(record({ author: ['Poe,  E ', 'Poe, E'] }).authors.map(({ name, rawName }) => [name, rawName])).toEqual([
      ['Poe, E', 'Poe,  E '],
      ['Poe, E', 'Poe, E'],
    ]);
  });

  test('gives roles only to as many names; a value with several roles counts as an author where one of them is', () => {
    expect(record({ author2: ['A', 'B'], author2_role: ['editor; author', 'translator, editor'] }).authors.map(({ role }) => role)).toEqual(
      ['author', 'translator, editor'],
    );
    expect(record({ author2: ['A', 'B'], author2_role: ['editor'] }).authors.map(({ role }) => role)).toEqual([null, null]);
    expect(warned({ author2: ['A', 'B'], author2_role: ['editor'] })).toEqual([['author2_role', 'editor']]);
  });

  test('keeps the work keys that the catalogue gave, and computes them where it gave none', () => {
    expect(record({ author: 'Poe, E', work_keys_str_mv: ['UT given'] }).workKeys).toEqual(['UT given']);
    expect(record({ author: 'Poe, E' }).workKeys).toEqual(['AT poee atitle']);
    expect(record({}).workKeys).toEqual([]);
  });

  test('takes its DOI from the DOI field first, then from its addresses', () => {
    expect(record({ doi_str_mv: 'doi:10.1000/A', url: 'https://doi.org/10.1000/b' }).doi).toBe('10.1000/a');
    expect(record({ doi_str_mv: 'wrong', url: 'https://doi.org/10.1000/b' }).doi).toBe('10.1000/b');
    expect(reading({ url: '10.1000/b' })).toMatchObject({ record: { doi: '10.1000/b', links: [] }, warnings: [] });
  });

  test('finds the last page in the reference to the container', () => {
    const container = { container_title: 'J', container_start_page: '12', container_reference: 'Vol. 3, no. 4 (2015), p. 12-34' };
    expect(record(container).publication).toMatchObject({ startPage: '12', endPage: '34' });
    expect(record({ ...container, container_start_page: '13' }).publication).toMatchObject({ startPage: '13', endPage: null });
  });

  test('loses what cannot be used, with a warning for each', () => {
    expect(
      warned({
        doi_str_mv: ['0.26615/978'],
        issn: ['1234-5678', '0378-5955'],
        isbn: 'none',
        url: ['ftp://example.org', 'https://example.org'],
        publishDate: 'n.d.',
        first_indexed: 'yesterday',
        topic: [{ not: 'text' }, 'Trees'],
        work_keys_str_mv: 'no key',
      }),
    ).toEqual([
      ['url', 'ftp://example.org'],
      ['publishDate', 'n.d.'],
      ['doi_str_mv', '0.26615/978'],
      ['isbn', 'none'],
      ['issn', '1234-5678'],
      ['issn', '0378-5955'],
      ['topic', '{…}'],
      ['work_keys_str_mv', 'no key'],
      ['first_indexed', 'yesterday'],
    ]);
  });

  test('has no id where that is a number that JavaScript cannot read to its last digit', () => {
    const read = (json: string) => readVufindRecord(JSON.parse(json), 2026);
    expect(read('{"id":9007199254740991,"title":"A title"}')).toMatchObject({ record: { recordId: '9007199254740991' } });
    expect(read('{"id":9007199254740993,"title":"A title"}')).toMatchObject({
      rejection: { code: 'NO_ID', reason: expect.stringContaining('write it as text') as string },
    });
  });

  test.each([
    [[], 'NOT_AN_OBJECT'],
    ['x', 'NOT_AN_OBJECT'],
    [null, 'NOT_AN_OBJECT'],
    [{ title: 'A title' }, 'NO_ID'],
    [{ id: ' ', title: 'A title' }, 'NO_ID'],
    [{ id: 'x' }, 'NO_TITLE'],
    [{ id: 'x', title: [''] }, 'NO_TITLE'],
    [{ ...BARE, author: 'é'.repeat(4001) }, 'TOO_LONG'],
    [{ ...BARE, topic: 'x'.repeat(8001) }, 'TOO_LONG'],
    [{ ...BARE, work_keys_str_mv: `UT ${'x'.repeat(8001)}` }, 'TOO_LONG'],
  ])('that cannot be used is rejected', (document, code) => {
    expect(readVufindRecord(document, 2026)).toMatchObject({ rejection: { code } });
  });
});

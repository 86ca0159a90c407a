import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { constants, gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decompressed } from '../../src/ingest/byte-stream.ts';
import { isRejected } from '../../src/ingest/entry.ts';
import { collectGarbage } from '../support/collect-garbage.ts';
import { outline, read, readOne } from './reading.ts';

const seed = (path: string) => readFileSync(new URL(`../../seeds/${path}`, import.meta.url));
const good = (id: string) => JSON.stringify({ id, title: `Title of ${id}` });
const page = (id: string) => `_version_ 1\nid ${id}\ntitle Title of ${id}\n`;

const SEEDS = [
  'vufind-text/peer-support-workers.txt',
  'solr-json/peer-support-workers.json',
  'solr-json/array.json',
  'solr-json/select-response.json',
  'malformed/records.ndjson',
  'malformed/windows.ndjson',
  'malformed/elements.json',
  'malformed/brackets.json',
  'malformed/select-response.json',
  'malformed/pages.txt',
];

describe('every format', () => {
  test.each(SEEDS)('reads the same in whatever chunks it comes, compressed or not: %s', async (path) => {
    const content = seed(path);
    const whole = await read(content);
    expect(whole.length).toBeGreaterThan(0);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 9 }),
        fc.boolean(),
        async (sizes, compressed) => {
          expect(await read(compressed ? gzipSync(content) : content, {}, sizes)).toEqual(whole);
        },
      ),
      { numRuns: 12 },
    );
    expect(await read(content, {}, [1])).toEqual(whole);
  });

  test.each(SEEDS)('says of every record where its bytes stand: %s', async (path) => {
    const content = seed(path);
    for (const { offset, bytes, raw, line, sha256 } of await read(content)) {
      expect(raw.equals(content.subarray(offset, offset + bytes))).toBe(true);
      expect(sha256).toBe(createHash('sha256').update(raw).digest('hex'));
      expect(content.subarray(0, offset).toString('latin1').split('\n').length).toBe(line);
    }
  });

  test('gives the seed record alike, as text and as a document', async () => {
    const text = await readOne(seed('vufind-text/peer-support-workers.txt'));
    const json = await readOne(seed('solr-json/peer-support-workers.json'));
    expect(json.record).toEqual(text.record);
    expect([...json.warnings, ...text.warnings]).toEqual([]);
  });

  test.each(['solr-json/array.json', 'solr-json/select-response.json'])(
    'gives the same record for the same id as the NDJSON seeds: %s',
    async (path) => {
      const papers = new Map(
        (await read(seed('ndjson/acl-anthology.ndjson'))).map((entry) => [isRejected(entry) ? '' : entry.record.recordId, entry]),
      );
      for (const entry of await read(seed(path))) {
        if (isRejected(entry)) throw new Error(entry.rejection.reason);
        expect(papers.get(entry.record.recordId)).toMatchObject({ record: entry.record });
      }
    },
  );

  test('rejects a record that is too large and reads on', async () => {
    const large = JSON.stringify({ id: 'large', title: 'x'.repeat(5000) });
    for (const content of [`${good('a')}\n${large}\n${good('b')}`, `[${good('a')},\n${large},${good('b')}]`]) {
      const entries = await read(content, { maxRecordBytes: 1000 });
      expect(entries.map((entry) => (isRejected(entry) ? entry.rejection.code : entry.record.recordId))).toEqual(['a', 'TOO_LARGE', 'b']);
      expect(entries[1]).toMatchObject({ line: 2, bytes: large.length });
      expect(entries[1]?.raw.length).toBeLessThanOrEqual(1000);
    }
    const pages = await read(page('a') + '\n' + page('large').replace('Title', 'x'.repeat(5000)) + '\n' + page('b'), {
      maxRecordBytes: 1000,
    });
    expect(pages.map((entry) => (isRejected(entry) ? entry.rejection.code : entry.record.recordId))).toEqual(['a', 'TOO_LARGE', 'b']);
  });

  test('survives nesting of any depth', async () => {
    const deep = `{"id":"deep","title":"Deep","author":${'['.repeat(100_000)}${']'.repeat(100_000)}}`;
    const entries = await read(`${deep}\n${good('b')}\n`);
    expect(entries.map((entry) => !isRejected(entry) && entry.record.recordId)).toEqual(['deep', 'b']);
  });
});

describe('NDJSON', () => {
  test('may have blank lines, CRLF, a byte order mark and no last newline', async () => {
    expect(await outline(`\ufeff${good('a')}\r\n\r\n  \n${good('b')}`)).toEqual(['a', 'b']);
  });

  test('may have a byte order mark at any line, as files have that were put together', async () => {
    expect(await outline(`${good('a')}\n\ufeff${good('b')}\n\ufeff\n\ufeff\ufeff\r\n\ufeff\ufeff${good('c')}\n\ufeff`)).toEqual([
      'a',
      'b',
      'c',
    ]);
    expect(await outline(`{"id":\n\ufeff${good('b')}\n`)).toEqual([[1, 'BROKEN_JSON'], 'b']);
  });

  test('is rejected line by line', async () => {
    expect(await outline(`${good('a')}\n{"id":\n[]\n1\n${good('b')}\n`)).toEqual([
      'a',
      [2, 'BROKEN_JSON'],
      [3, 'NOT_AN_OBJECT'],
      [4, 'NOT_AN_OBJECT'],
      'b',
    ]);
  });
});

describe('JSON of Solr', () => {
  test('may be one document, a list, an answer, or several of these one after another', async () => {
    const answer = (docs: string) =>
      `{"responseHeader":{"params":{"q":"response","docs":["docs"]}},"response":{"numFound":1,"docs":[${docs}]},"facet_counts":{"x":[{"id":"no"}]}}`;
    expect(await outline(good('a'), 'solr-json')).toEqual(['a']);
    expect(await outline(`\ufeff[${good('a')},\n${good('b')}]`)).toEqual(['a', 'b']);
    expect(await outline(answer(`${good('a')},${good('b')}`))).toEqual(['a', 'b']);
    expect(await outline(`${answer(good('a'))}\n[${good('b')}] ${good('c')}`, 'solr-json')).toEqual(['a', 'b', 'c']);
    // Also where each is a line, which alone would be NDJSON.
    expect(await outline(`${answer(good('a'))}\n${answer(`${good('b')},${good('c')}`)}\n`)).toEqual(['a', 'b', 'c']);
    expect(await outline(`[${good('a')}]\n[${good('b')}]\n`)).toEqual(['a', 'b']);
    expect(await outline('[]')).toEqual([]);
    expect(await outline(answer(''))).toEqual([]);
  });

  test.each([1, 2, 64 * 1024])('may have byte order marks between its parts: in chunks of %i bytes', async (size) => {
    const parts = `\ufeff[${good('a')}]\n\ufeff[${good('b')},${good('c')}]\ufeff\ufeff${good('d')}\n\ufeff`;
    const entries = await read(parts, { format: 'solr-json' }, [size]);
    expect(entries.map((entry) => !isRejected(entry) && entry.record.recordId)).toEqual(['a', 'b', 'c', 'd']);
    const halves = Buffer.concat([Buffer.from(`[${good('a')}]\n`), Buffer.from([0xef, 0xbb]), Buffer.from(`\n[${good('b')}]`)]);
    expect(
      (await read(halves, { format: 'solr-json' }, [size])).map((entry) =>
        isRejected(entry) ? entry.rejection.code : entry.record.recordId,
      ),
    ).toEqual(['a', 'INVALID_UTF8', 'b']);
  });

  test('gives the documents of every list that an answer has', async () => {
    const docs = (...ids: string[]) => `"docs":[${ids.map(good).join(',')}]`;
    expect(await outline(`{"response":{${docs('a')},"numFound":3,${docs('b', 'c')}},"facet_counts":{${docs('no')}}}`)).toEqual([
      'a',
      'b',
      'c',
    ]);
    expect(
      await outline(`{"response":{${docs('a')}},"response":{${docs('b')},${docs()},${docs('c')}}}\n{"response":{${docs('d')}}}`),
    ).toEqual(['a', 'b', 'c', 'd']);
    expect(
      await outline(`{"response":{${docs('a')}},"x":{"response":{${docs('no')}}},"response":{"x":{${docs('no')}}},"y":["docs",[{}]]}`),
    ).toEqual(['a']);
  });

  test('passes over a bad element', async () => {
    expect(await outline(`[${good('a')},\n1, "x]",\nnull,{"id" 1},${good('b')},]`)).toEqual([
      'a',
      [2, 'NOT_AN_OBJECT'],
      [2, 'NOT_AN_OBJECT'],
      [3, 'NOT_AN_OBJECT'],
      [3, 'BROKEN_JSON'],
      'b',
    ]);
  });

  test.each([
    ['a list that is not closed', `[${good('a')},\n`, [2, 'CUT_SHORT']],
    ['a record that is not closed', `[${good('a')},\n{"id":"b`, [2, 'CUT_SHORT']],
    ['brackets that do not match', `[${good('a')},\n{"id":["b"}},${good('c')}]`, [2, 'CUT_SHORT']],
    ['a bracket too many', `[${good('a')}]\n]`, [2, 'CUT_SHORT']],
  ])('that breaks ends there, as if it were cut: %s', async (_what, content, rejection) => {
    expect(await outline(content, 'solr-json')).toEqual(['a', rejection]);
  });

  test('gives every element of any list of JSON values once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue()),
        fc.constantFrom(undefined, 1, 2),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }),
        async (values, indent, sizes) => {
          const entries = await read(JSON.stringify(values, null, indent), { format: 'solr-json' }, sizes);
          expect(entries.map(({ raw }) => JSON.parse(raw.toString()) as unknown)).toEqual(JSON.parse(JSON.stringify(values)));
        },
      ),
    );
  });
});

describe('record pages as text', () => {
  const text = seed('vufind-text/peer-support-workers.txt').toString();

  test('may be wrapped anywhere between words of a single value', async () => {
    const { record } = await readOne(text);
    const wrapped = (width: number) =>
      text
        .split('\n')
        .map((line) =>
          /^(?:description|title|spelling)/.test(line) ? line.replace(new RegExp(`(.{1,${width}}\\S*) `, 'g'), '$1\n') : line,
        )
        .join('\n');
    for (const width of [12, 40, 79]) expect((await readOne(wrapped(width))).record).toEqual(record);
  });

  test('may have wrapped lines that begin with the name of a field', async () => {
    const lines = [
      'description We asked',
      'author and reader alike what a',
      'title is and',
      'format of it, by',
      'id or by',
      'author name.',
    ];
    const { record } = await readOne(
      [
        'A title',
        '_version_ 1',
        'author Poe, E',
        ...lines,
        'first_indexed 2024-03-06T18:54:45Z',
        'format Book',
        'id x',
        'title A title',
      ].join('\n'),
    );
    expect(record).toMatchObject({
      recordId: 'x',
      title: 'A title',
      formats: ['Book'],
      abstract: 'We asked author and reader alike what a title is and format of it, by id or by author name.',
    });
    expect(record.authors.map(({ name }) => name)).toEqual(['Poe, E']);
  });

  test('may have their fields in another order', async () => {
    const { record } = await readOne('id x\ntitle A title\nauthor Poe, E\nDoe, J\npublishDate 2001\n', { format: 'vufind-text' });
    expect(record).toMatchObject({ recordId: 'x', title: 'A title', year: 2001 });
    expect(record.authors.map(({ name }) => name)).toEqual(['Poe, E', 'Doe, J']);
  });

  test('may stand one after another', async () => {
    const framed = (id: string) => `Title of ${id}\n\nBibliographic Details\nFormat: Book\n${page(id)}`;
    expect(await outline(`${framed('a')}\n${framed('b')}\n${framed('c')}`)).toEqual(['a', 'b', 'c']);
    expect(await outline(`${page('a')}${page('b')}\r\n\f${page('c')}`)).toEqual(['a', 'b', 'c']);
    expect(await outline(`id a\ntitle A\n\fid b\ntitle B\n\f\nid c\ntitle C`)).toEqual(['a', 'b', 'c']);
    expect(await outline(`id a\ntitle A\n\nid b\ntitle B\n\n\nid c\ntitle C`)).toEqual(['a', 'b', 'c']);
  });

  test('without a field are rejected', async () => {
    expect(await outline('Just prose.\n', 'vufind-text')).toEqual([[1, 'NO_FIELDS']]);
  });
});

describe('gzip', () => {
  const lines = ['a', 'b', 'c', 'd', 'e'].map((id) =>
    JSON.stringify({ id, title: `Title of ${id}`, description: `${id} ${Math.sqrt(id.charCodeAt(0))}` }),
  );
  const content = Buffer.from(lines.join('\n') + '\n');

  test('may have several members', async () => {
    expect(await outline(Buffer.concat([gzipSync(`${good('a')}\n`), gzipSync(`${good('b')}\n`)]))).toEqual(['a', 'b']);
  });

  test.each([1, 7, 64 * 1024])('may have zero bytes behind any member, and empty members: in chunks of %i bytes', async (size) => {
    const zeros = (count: number) => Buffer.alloc(count);
    const ids = Array.from({ length: 100 }, (_, n) => `r${n}`);
    const member = (from: number, to: number) =>
      gzipSync(
        ids
          .slice(from, to)
          .map((id) => `${good(id)}\n`)
          .join(''),
      );
    const padded = [
      member(0, 92),
      zeros(512),
      member(92, 92),
      member(92, 97),
      zeros(1),
      member(97, 97),
      zeros(3),
      member(97, 100),
      zeros(9),
    ];
    const idsIn = async (stored: Buffer) =>
      (await read(stored, {}, [size])).map((entry) => (isRejected(entry) ? [entry.line, entry.rejection.reason] : entry.record.recordId));
    expect(await idsIn(Buffer.concat(padded))).toEqual(ids);
    expect(await idsIn(Buffer.concat([member(0, 92), zeros(512), Buffer.from('prose')]))).toEqual([
      ...ids.slice(0, 92),
      [93, 'Something that is no gzip follows the gzip.'],
    ]);
    const cut = member(92, 100).subarray(0, -9);
    expect((await idsIn(Buffer.concat([member(0, 92), zeros(512), cut]))).at(-1)).toEqual([
      expect.any(Number),
      'The gzip ends in the middle: the file was cut.',
    ]);
    const damaged = Buffer.concat([zeros(512), Buffer.from([0x1f, 0x20, 0x20])]);
    expect(await idsIn(Buffer.concat([member(0, 92), damaged]))).toEqual([
      ...ids.slice(0, 92),
      [93, 'The gzip is damaged (Z_DATA_ERROR).'],
    ]);
  });

  test('leaves nothing behind for what it has read', async () => {
    const stored = gzipSync(Buffer.alloc(64 * 1024, 'a'), { level: 0 });
    const heapAfter = async (megabytes: number) => {
      const stream = async function* () {
        for (let n = 0; n < megabytes * 16; n++) yield await Promise.resolve(stored);
      };
      let heap = 0;
      let read = 0;
      for await (const chunk of await decompressed(stream())) {
        read += chunk.length;
        if (read < megabytes * 2 ** 20) continue;
        collectGarbage();
        heap = process.memoryUsage().heapUsed;
      }
      return heap;
    };
    await heapAfter(1);
    const little = await heapAfter(1);
    expect((await heapAfter(100)) - little).toBeLessThan(500_000);
  });

  test('that was cut anywhere gives all that can be had from it, and says so', async () => {
    const stored = gzipSync(content);
    for (let length = 2; length < stored.length; length++) {
      const part = stored.subarray(0, length);
      const had = gunzipSync(part, { finishFlush: constants.Z_SYNC_FLUSH }).toString();
      const entries = await outline(part, 'ndjson');
      const whole = had.split('\n').length - 1;
      expect(entries).toEqual([...['a', 'b', 'c', 'd', 'e'].slice(0, whole), [whole + 1, 'CUT_SHORT']]);
    }
  });

  test('that was cut rejects what was being read in every format', async () => {
    const cutShort = (text: string) => {
      const stored = gzipSync(text, { level: 0 });
      return outline(stored.subarray(0, stored.length - 20));
    };
    expect(await cutShort(`[${good('a')},\n${good('b')}]`)).toEqual(['a', [2, 'CUT_SHORT']]);
    expect(await cutShort(page('a') + '\n' + page('b'))).toEqual(['a', [5, 'CUT_SHORT']]);
  });

  test('that is damaged says so', async () => {
    const stored = gzipSync(content, { level: 0 });
    stored[stored.length - 6] = 0;
    stored[stored.length - 7] = 0;
    expect(await outline(stored, 'ndjson')).toEqual([[1, 'CUT_SHORT']]);
  });
});

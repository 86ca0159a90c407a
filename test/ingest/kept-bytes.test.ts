import { hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cut } from '../../src/ingest/formats/format.ts';
import { type Format, FORMATS } from '../../src/ingest/formats/name.ts';
import { KeptBytes } from '../../src/ingest/kept-bytes.ts';
import type { Piece } from '../../src/ingest/piece.ts';
import { chunksOf } from './reading.ts';

const sha256 = (bytes: Buffer) => hash('sha256', bytes);

async function* arriving(chunks: Iterable<Buffer>): AsyncGenerator<Buffer> {
  for (const chunk of chunks) {
    await Promise.resolve();
    yield chunk;
  }
}

async function pieces(format: Format, chunks: Iterable<Buffer>, limit: number): Promise<Piece[]> {
  const found: Piece[] = [];
  for await (const piece of cut(format, arriving(chunks), limit)) found.push(piece);
  return found;
}

const sizes = fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 6 });
const limit = fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1000, max: 5000 }));

/** What records are made of, and what parts them, in any order; long enough to go beyond limits and parts of lines. */
const contents = fc
  .array(
    fc.oneof(
      fc.constantFrom('\n', '\r\n', '\r', '\n\n', ' \n', '\f', '[', ']', '{', '}', ',', '"', '\\', 'é', '\ufeff', '\ud83d\ude00'),
      fc.constantFrom(
        '_version_ 1\n',
        'id a\n',
        'title A title\n',
        '\nBibliographic Details\n',
        '{"id":"a","title":"b"}',
        '[{"id":1},{"id":2}]',
      ),
      fc.tuple(fc.constantFrom('x', ' ', 'ö', 'word '), fc.integer({ min: 1, max: 4000 })).map(([text, times]) => text.repeat(times)),
    ),
    { maxLength: 30 },
  )
  .map((parts) => Buffer.from(parts.join('')));

describe.each(FORMATS)('records cut from %s', (format) => {
  test('are the first bytes of their place in the input, and the SHA-256 of all of it, however they came', async () => {
    await fc.assert(
      fc.asyncProperty(contents, sizes, limit, async (content, sizes, limit) => {
        for (const { offset, bytes, raw, sha256: hashed, fault } of await pieces(format, chunksOf(content, sizes), limit)) {
          const whole = content.subarray(offset, offset + bytes);
          expect(whole.length).toBe(bytes);
          expect(raw.equals(whole.subarray(0, limit))).toBe(true);
          expect(hashed).toBe(sha256(whole));
          if (bytes > limit) expect(fault).not.toBeNull();
        }
      }),
      { numRuns: 100 },
    );
  });

  test('are the same in whatever chunks they came', async () => {
    await fc.assert(
      fc.asyncProperty(contents, sizes, limit, async (content, sizes, limit) => {
        expect(await pieces(format, chunksOf(content, sizes), limit)).toEqual(await pieces(format, [content], limit));
      }),
      { numRuns: 100 },
    );
  });

  test('take no more memory than their limit, though one goes on for 40 MB', async () => {
    const [mega, chunk] = [1024 * 1024, Buffer.alloc(64 * 1024, 'title is long ')];
    const before = process.memoryUsage().arrayBuffers;
    let most = 0;
    async function* endless(): AsyncGenerator<Buffer> {
      yield Buffer.from(format === 'vufind-text' ? '_version_ 1\ntitle ' : '{"title":"');
      for (let sent = 0; sent < 40 * mega; sent += chunk.length) {
        yield chunk;
        most = Math.max(most, process.memoryUsage().arrayBuffers - before);
        await Promise.resolve();
      }
    }
    const found: Piece[] = [];
    for await (const piece of cut(format, endless(), mega)) found.push(piece);
    expect(found).toMatchObject([{ offset: 0, fault: { code: format === 'solr-json' ? 'CUT_SHORT' : 'TOO_LARGE' } }]);
    expect(found[0]?.bytes).toBeGreaterThan(40 * mega);
    expect(found[0]?.raw.length).toBe(mega);
    expect(most).toBeLessThan(6 * mega);
  });
});

test('every line of NDJSON that is not blank is one record', async () => {
  const line = fc.constantFrom('', ' ', 'x', 'xyz', '\r', 'a\rb', 'long '.repeat(700));
  await fc.assert(
    fc.asyncProperty(fc.array(line), fc.constantFrom('\n', '\r\n'), sizes, async (lines, end, sizes) => {
      const found = await pieces('ndjson', chunksOf(Buffer.from(lines.join(end)), sizes), 1000);
      expect(found.map(({ line }) => line)).toEqual(lines.flatMap((line, index) => (line.trim() === '' ? [] : [index + 1])));
    }),
  );
});

test('bytes can be had up to any mark, whatever came behind it', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 20 })), fc.nat(60), (parts, limit) => {
      const kept = new KeptBytes(limit);
      const marks = parts.map((part) => {
        kept.add(Buffer.from(part));
        return kept.mark();
      });
      for (const [index, mark] of marks.entries()) {
        const whole = Buffer.concat(parts.slice(0, index + 1));
        expect(kept.upTo(mark)).toEqual({ bytes: whole.length, raw: Buffer.from(whole.subarray(0, limit)), sha256: sha256(whole) });
      }
    }),
  );
});

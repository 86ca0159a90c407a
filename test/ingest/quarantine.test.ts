import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { REJECTION_CODES, type Rejected } from '../../src/ingest/entry.ts';
import { FORMATS } from '../../src/ingest/formats/name.ts';
import { keptWhole } from '../../src/ingest/kept-bytes.ts';
import { openQuarantine } from '../../src/ingest/quarantine.ts';
import { type Quarantined, readQuarantine } from '../../src/ingest/quarantined.ts';

const ABOUT = { load: 'load-1', source: 'library' };

let folder: string;
let count = 0;
// A disk may take its time to make sure of what was written.
vi.setConfig({ testTimeout: 60_000 });

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bibliograph-quarantine-'));
});
afterAll(() => rm(folder, { recursive: true }));

const newPath = () => join(folder, `${(count += 1)}.jsonl`);

function rejected(text: string | Buffer, line = 1): Rejected {
  const place = { file: 'records.ndjson', format: 'ndjson', line, offset: 0, ...keptWhole(Buffer.from(text)) } as const;
  return { ...place, rejection: { code: 'BROKEN_JSON', reason: 'It is broken.' } };
}

async function keep(path: string, entries: readonly Rejected[], resumeAt: number | null = null): Promise<number> {
  const quarantine = await openQuarantine(path, resumeAt);
  const bytes = await quarantine.append(entries, ABOUT);
  await quarantine.close();
  return bytes;
}

async function entriesOf(path: string): Promise<Quarantined[]> {
  const entries: Quarantined[] = [];
  for await (const entry of readQuarantine(path)) entries.push(entry);
  return entries;
}

const texts = async (path: string) => (await entriesOf(path)).map(({ raw }) => raw.toString());

describe('a quarantine', () => {
  test('gives back whatever was put in, whatever it holds and however large', async () => {
    const entry = fc
      .record({
        file: fc.string({ unit: 'binary' }),
        format: fc.constantFrom(...FORMATS),
        line: fc.nat(),
        offset: fc.maxSafeNat(),
        code: fc.constantFrom(...REJECTION_CODES),
        reason: fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('"raw":"', '\\"raw":"x', 'raw', '\n')),
        content: fc.oneof(
          fc.uint8Array(),
          fc.nat(200_000).map((length) => new Uint8Array(length).fill(length)),
        ),
        limit: fc.option(fc.nat(100), { nil: Infinity }),
      })
      .map(({ code, reason, content, limit, ...place }): Rejected => {
        const whole = keptWhole(Buffer.from(content));
        return { ...place, ...whole, raw: whole.raw.subarray(0, limit), rejection: { code, reason } };
      });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(entry, { maxLength: 4 }), { maxLength: 3 }), async (batches) => {
        const path = newPath();
        const quarantine = await openQuarantine(path, null);
        for (const batch of batches) {
          const bytes = await quarantine.append(batch, ABOUT);
          expect(bytes).toBe(quarantine.bytes);
          if (bytes > 0) expect((await stat(path)).size).toBe(bytes);
        }
        await quarantine.close();
        expect(existsSync(path)).toBe(batches.flat().length > 0);
        if (!existsSync(path)) return;
        const expected = batches.flat().map(({ rejection, ...place }, index) => ({
          ...place,
          ...ABOUT,
          number: index + 1,
          code: rejection.code,
          message: rejection.reason,
          isTruncated: place.raw.length < place.bytes,
          mended: null,
        }));
        expect(await entriesOf(path)).toMatchObject(expected);
      }),
      { numRuns: 10 },
    );
  });

  test('is made with its folders when there is something to keep, for nobody else to read', async () => {
    const path = join(folder, 'a', 'b', 'kept.jsonl');
    await keep(path, []);
    expect(existsSync(join(folder, 'a'))).toBe(false);
    await keep(path, [rejected('x')]);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test('goes on behind what was checked in, and behind all where nothing was', async () => {
    const path = newPath();
    const bytes = await keep(path, [rejected('a'), rejected('b')]);
    await keep(path, [rejected('lost with its batch')]);
    await keep(path, [rejected('c')], bytes);
    expect(await texts(path)).toEqual(['a', 'b', 'c']);
    await keep(path, [rejected('d')], null);
    expect(await texts(path)).toEqual(['a', 'b', 'c', 'd']);
  });

  test('goes into the file that stands in its place where a replay has put another there, or none', async () => {
    const path = newPath();
    const quarantine = await openQuarantine(path, null);
    await quarantine.append([rejected('replayed'), rejected('a')], ABOUT);
    await keep(`${path}.new`, [rejected('a')]);
    await rename(`${path}.new`, path);
    expect(await quarantine.append([rejected('b')], ABOUT)).toBe((await stat(path)).size);
    expect(await texts(path)).toEqual(['a', 'b']);
    await rm(path);
    expect(await quarantine.append([rejected('c')], ABOUT)).toBe((await stat(path)).size);
    await quarantine.close();
    expect(await texts(path)).toEqual(['c']);
  });

  test('takes back what was added', async () => {
    const path = newPath();
    const quarantine = await openQuarantine(path, null);
    const bytes = await quarantine.append([rejected('a')], ABOUT);
    await quarantine.append([rejected('b')], ABOUT);
    await quarantine.truncate(bytes);
    await quarantine.append([rejected('c')], ABOUT);
    await quarantine.close();
    expect(await texts(path)).toEqual(['a', 'c']);
  });

  test.skipIf(!existsSync('/dev/full'))('on a disk that is full says so, and what to do', async () => {
    const path = newPath();
    await symlink('/dev/full', path);
    await expect(keep(path, [rejected('x')])).rejects.toMatchObject({
      code: 'CONFIGURATION',
      message: `${path}, which keeps records that cannot be used, cannot be written: the disk is full. Make room there, or name another file with --quarantine, and give the same command again.`,
    });
  });

  test('where no file can be is refused before anything is loaded', async () => {
    const [file, inFile, isFolder] = [newPath(), join(folder, 'file', 'in.jsonl'), newPath()];
    await writeFile(join(folder, 'file'), '');
    await mkdir(isFolder);
    const refused = { code: 'CONFIGURATION', message: expect.stringMatching(/cannot be written: .*--quarantine/) as string };
    await expect(openQuarantine(inFile, null)).rejects.toMatchObject(refused);
    await expect(openQuarantine(join(inFile, 'deeper'), null)).rejects.toMatchObject(refused);
    await expect(openQuarantine(isFolder, null)).rejects.toMatchObject(refused);
    expect(existsSync(file)).toBe(false);
  });

  test.skipIf(!existsSync('/proc'))('in a folder that cannot be made is refused', async () => {
    const refused = { code: 'CONFIGURATION', message: expect.stringMatching(/cannot be written: .*--quarantine/) as string };
    await expect(keep('/proc/none/none/kept.jsonl', [rejected('x')])).rejects.toMatchObject(refused);
  });

  test('holds and reads a record of 16 MB in some 60 MB of memory', async () => {
    const script = ['--import', 'tsx', 'test/ingest/quarantine-memory.ts', newPath()];
    const { stdout } = await promisify(execFile)(process.execPath, script);
    const grown = JSON.parse(stdout) as { written: number; read: number };
    expect(Math.max(grown.written, grown.read)).toBeLessThan(75_000_000);
  });
});

describe('an entry', () => {
  test('may be changed in its looks, and be given what it should have been', async () => {
    const path = newPath();
    await keep(path, [rejected('{"id":?}', 7)]);
    const entry = JSON.parse(await readFile(path, 'utf8')) as object;
    const mended = '{"id":"a","title":"She said \\"raw\\":\\"AAAA\\""}';
    await writeFile(
      path,
      `\ufeff${JSON.stringify({ mended, ...entry })}\r\n\r\n${JSON.stringify({ ...entry, mended }).replace('"raw":"', '"raw" : "')}`,
    );
    expect(await entriesOf(path)).toMatchObject([
      { number: 1, line: 7, raw: Buffer.from('{"id":?}'), mended },
      { number: 3, line: 7, raw: Buffer.from('{"id":?}'), mended },
    ]);
  });

  test.each<[string, (line: string) => string, RegExp]>([
    ['torn', (line) => line.slice(0, -20), /^.*:2 is damaged: it is not JSON, or it ends in the middle\. Mend the line, or take it out/],
    ['no JSON', () => 'oops', /:2 is damaged: it is not JSON/],
    ['without what an entry has', (line) => line.replace('"offset"', '"offfset"'), /:2 is damaged: offset: /],
    ['of no known format', (line) => line.replace('"ndjson"', '"marc"'), /:2 is damaged: format: is one of ndjson, /],
    ['whose bytes were changed', (line) => line.replace('"raw":"', '"raw":"AAAA'), /:2 is damaged: its raw bytes are not .*"mended"/],
    ['that says it is not whole but is', (line) => line.replace('{', '{"truncated":true,'), /:2 is damaged: its raw bytes/],
  ])('that is damaged is named by its line, behind all that came before: %s', async (_what, damage, message) => {
    const path = newPath();
    await keep(path, [rejected('a'), rejected('the second of three'), rejected('c')]);
    const lines = (await readFile(path, 'utf8')).split('\n');
    await writeFile(path, lines.map((line, index) => (index === 1 ? damage(line) : line)).join('\n'));
    const read: string[] = [];
    const reading = async () => {
      for await (const { raw } of readQuarantine(path)) read.push(raw.toString());
    };
    await expect(reading()).rejects.toMatchObject({ code: 'INPUT', message: expect.stringMatching(message) as string });
    expect(read).toEqual(['a']);
  });

  test('of a file that is not there is missed in one sentence', async () => {
    await expect(entriesOf(join(folder, 'nowhere.jsonl'))).rejects.toMatchObject({
      code: 'CONFIGURATION',
      message: expect.stringContaining('there is no such file') as string,
    });
  });
});

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import {
  appendFile,
  chmod,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { REJECTION_CODES, type Rejected } from '../../src/ingest/entry.ts';
import { FORMATS } from '../../src/ingest/formats/name.ts';
import { keptWhole } from '../../src/ingest/kept-bytes.ts';
import { openQuarantine, refuseUnwritable } from '../../src/ingest/quarantine.ts';
import { type Quarantined, readQuarantine } from '../../src/ingest/quarantined.ts';

const ABOUT = { load: 'load-1', source: 'library' };
const OTHER = { load: 'load-2', source: 'archive' };

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

/** As a load does it, or goes on with it where it remembers a length. */
async function keep(path: string, entries: readonly Rejected[], remembered: number | null = null, about = ABOUT): Promise<number> {
  const quarantine = await openQuarantine(path, remembered === null ? null : { load: about.load, bytes: remembered });
  const bytes = await quarantine.append(entries, about);
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
    await quarantine.takeBack();
    expect(quarantine.bytes).toBe(bytes);
    await quarantine.append([], ABOUT);
    await quarantine.takeBack();
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
    for (const path of [inFile, isFolder]) await expect(refuseUnwritable(path)).rejects.toMatchObject(refused);
    await refuseUnwritable(join(file, 'in-a-folder-to-be-made.jsonl'));
    expect(existsSync(file)).toBe(false);
  });

  test.skipIf(!existsSync('/proc'))('in a folder that cannot be made is refused', async () => {
    const refused = { code: 'CONFIGURATION', message: expect.stringMatching(/cannot be written: .*--quarantine/) as string };
    await expect(keep('/proc/none/none/kept.jsonl', [rejected('x')])).rejects.toMatchObject(refused);
  });

  test('holds and reads a record of 16 MB in some 80 MB of memory', async () => {
    const script = ['--import', 'tsx', 'test/ingest/quarantine-memory.ts', newPath()];
    const { stdout } = await promisify(execFile)(process.execPath, script);
    const grown = JSON.parse(stdout) as { written: number; read: number };
    expect(Math.max(grown.written, grown.read)).toBeLessThan(95_000_000);
  });
});

describe('a quarantine that several loads write', () => {
  test('loses only what a load that is gone on with had not remembered', async () => {
    const path = newPath();
    const remembered = await keep(path, [rejected('a')]);
    await keep(path, [rejected('lost with its batch')]);
    await keep(path, [rejected('x'), rejected('y')], null, OTHER);
    await keep(path, [rejected('lost as well')]);
    await keep(path, [rejected('z')], null, OTHER);
    await chmod(path, 0o640);
    const link = newPath();
    await symlink(path, link);
    const bytes = await keep(link, [rejected('b')], remembered);
    expect(await texts(path)).toEqual(['a', 'x', 'y', 'z', 'b']);
    expect(bytes).toBe((await stat(path)).size);
    expect((await stat(path)).mode & 0o777).toBe(0o640);
    expect((await readdir(folder)).filter((name) => name.startsWith(`${basename(path)}.`))).toEqual([]);
  });

  test('keeps all that each has remembered, once, however they take turns and are killed', async () => {
    const turn = fc.record({
      who: fc.constantFrom(0, 1, 2),
      batches: fc.array(fc.array(fc.constantFrom(1, 100, 70_000), { minLength: 1, maxLength: 3 }), { maxLength: 3 }),
      isKilled: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(turn, { maxLength: 8 }), async (turns) => {
        const path = newPath();
        const loads = [0, 1, 2].map((who) => ({ about: { load: `load-${who}`, source: 's' }, remembered: 0, kept: [] as string[] }));
        let count = 0;
        for (const { who, batches, isKilled } of turns) {
          const load = loads[who];
          if (load === undefined) throw new Error('There is no such load.');
          const quarantine = await openQuarantine(path, { load: load.about.load, bytes: load.remembered });
          for (const [index, batch] of batches.entries()) {
            const records = batch.map((length) => `${(count += 1)}${'x'.repeat(length)}`);
            const bytes = await quarantine.append(
              records.map((text) => rejected(text)),
              load.about,
            );
            expect(bytes).toBe((await stat(path)).size);
            if (isKilled && index === batches.length - 1) continue;
            load.remembered = bytes;
            load.kept.push(...records);
          }
          await quarantine.close();
        }
        if (!existsSync(path)) return;
        // What is taken back before a remembered place leaves entries twice at the most.
        const entries = await entriesOf(path);
        for (const { about, kept } of loads) {
          const found = entries.filter(({ load }) => load === about.load).map(({ raw }) => raw.toString());
          expect(found.filter((text) => kept.includes(text))).toEqual(kept);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('takes back a batch, and leaves what another load has written before it and behind', async () => {
    const path = newPath();
    const quarantine = await openQuarantine(path, null);
    await quarantine.append([rejected('a')], ABOUT);
    await keep(path, [rejected('x')], null, OTHER);
    await quarantine.append([rejected('too large'), rejected('with it')], ABOUT);
    await keep(path, [rejected('y')], null, OTHER);
    await quarantine.takeBack();
    expect(quarantine.bytes).toBe((await stat(path)).size);
    expect(await quarantine.append([rejected('b')], ABOUT)).toBe((await stat(path)).size);
    await quarantine.close();
    expect(await texts(path)).toEqual(['a', 'x', 'y', 'b']);
  });

  test('holds every entry whole where they write at the same time', async () => {
    const path = newPath();
    const written = [ABOUT, OTHER].map(async (about) => {
      const quarantine = await openQuarantine(path, null);
      let bytes = 0;
      for (let count = 0; count < 10; count += 1) {
        const of = (length: number) => rejected(`${about.load} ${count} ${'x'.repeat(length)}`);
        const now = await quarantine.append([of(10), of(1_000_000), of(10), of(60_000)], about);
        expect(now).toBeGreaterThan(bytes);
        bytes = now;
      }
      await quarantine.close();
      return bytes;
    });
    expect(Math.max(...(await Promise.all(written)))).toBe((await stat(path)).size);
    const entries = await entriesOf(path);
    expect(entries).toHaveLength(80);
    for (const { load, raw } of entries) expect(raw.toString()).toMatch(new RegExp(`^${load} `));
  });

  test('is written again where another load cuts it short in the same moment', async () => {
    const path = newPath();
    const quarantine = await openQuarantine(path, null);
    const bytes = await quarantine.append([rejected('a')], ABOUT);
    const handle = await open(path);
    const prototype = Object.getPrototypeOf(handle) as { datasync: () => Promise<void> };
    await handle.close();
    const datasync = vi.spyOn(prototype, 'datasync').mockImplementationOnce(() => truncate(path, bytes));
    await quarantine.append([rejected('b')], ABOUT).finally(() => datasync.mockRestore());
    await quarantine.close();
    expect(await texts(path)).toEqual(['a', 'b']);
  });

  test('loses nothing while one takes its entries back and another writes', async () => {
    const path = newPath();
    let isWriting = true;
    const writing = async () => {
      const quarantine = await openQuarantine(path, null);
      for (let count = 0; count < 200; count += 1) await quarantine.append([rejected(String(count))], OTHER);
      await quarantine.close();
      isWriting = false;
    };
    const takingBack = async () => {
      while (isWriting) {
        await keep(path, [rejected('a'.repeat(1000))]);
        await keep(path, [], 0);
      }
    };
    await Promise.all([writing(), takingBack()]);
    const found = await texts(path);
    for (let count = 0; count < 200; count += 1) expect(found).toContain(String(count));
  });

  test.each([true, false])('on a disk that becomes full loses only what had no room: alone on it %s', async (isAlone) => {
    const [path, other] = [newPath(), newPath()];
    await keep(other, [rejected('x')], null, OTHER);
    const quarantine = await openQuarantine(path, null);
    await quarantine.append([rejected('a')], ABOUT);
    const handle = await open(path);
    const prototype = Object.getPrototypeOf(handle) as { write: (bytes: Buffer, from: number) => Promise<{ bytesWritten: number }> };
    await handle.close();
    const write = vi.spyOn(prototype, 'write');
    try {
      write.mockImplementationOnce(async (bytes) => {
        await appendFile(path, bytes.subarray(0, 250));
        return { bytesWritten: 250 };
      });
      write.mockImplementationOnce(async () => {
        if (!isAlone) await appendFile(path, Buffer.concat([Buffer.from('\n'), await readFile(other)]));
        throw Object.assign(new Error('Full.'), { code: 'ENOSPC' });
      });
      await expect(quarantine.append([rejected('half'.repeat(1000))], ABOUT)).rejects.toMatchObject({ code: 'CONFIGURATION' });
    } finally {
      write.mockRestore();
    }
    expect(await texts(path)).toEqual(isAlone ? ['a'] : ['a', 'x']);
    expect((await readFile(path, 'utf8')).endsWith('}\n')).toBe(true);
  });

  test('begins a new line behind half an entry of a load that was killed, which that load takes back', async () => {
    const path = newPath();
    await keep(path, [rejected('x')], null, OTHER);
    const remembered = await keep(path, [rejected('a')]);
    await keep(path, [rejected('torn')]);
    const whole = await readFile(path);
    for (const half of [12, 300]) {
      await writeFile(path, whole.subarray(0, remembered + half));
      const bytes = await keep(path, [rejected('y')], null, OTHER);
      expect(bytes).toBe((await stat(path)).size);
      await keep(path, [rejected('b')], remembered);
      expect(await texts(path)).toEqual(['x', 'a', 'y', 'b']);
    }
  });

  test('begins a new line where the last was not ended', async () => {
    const path = newPath();
    await keep(path, [rejected('a')]);
    const text = await readFile(path, 'utf8');
    await writeFile(path, text.trimEnd());
    await keep(path, [rejected('lost with its batch')]);
    await keep(path, [rejected('b')], text.length - 1);
    expect(await texts(path)).toEqual(['a', 'b']);
  });

  test('keeps what was mended meanwhile, and all where it cannot be known what was remembered', async () => {
    const path = newPath();
    const remembered = await keep(path, [rejected('a'), rejected('b')]);
    await keep(path, [rejected('c'), rejected('d')]);
    const mended = (await readFile(path, 'utf8'))
      .split('\n')
      .map((line, index) => (index === 2 ? line.replace('}', ',"mended":"{}"}') : line));
    await writeFile(path, mended.join('\n'));
    await keep(path, [], remembered);
    expect(await texts(path)).toEqual(['a', 'b', 'c']);
    await writeFile(path, mended.map((line, index) => (index === 0 ? line.replace('}', ',"mended":"{}"}') : line)).join('\n'));
    await keep(path, [], remembered);
    expect(await texts(path)).toEqual(['a', 'b', 'c', 'd']);
  });

  test('needs little memory to take back large entries', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', 'test/ingest/take-back-memory.ts', newPath()]);
    const { grown, megabytes } = JSON.parse(stdout) as { grown: number; megabytes: number };
    expect(megabytes).toBe(60);
    expect(grown).toBeLessThan(50_000_000);
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

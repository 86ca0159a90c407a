import { existsSync } from 'node:fs';
import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Entry, isRejected, type Rejected } from '../../src/ingest/entry.ts';
import type { Format } from '../../src/ingest/formats/name.ts';
import { readRecords } from '../../src/ingest/input.ts';
import { openQuarantine } from '../../src/ingest/quarantine.ts';
import { readQuarantine, recordText } from '../../src/ingest/quarantined.ts';
import { openReplay, type Replay } from '../../src/ingest/replay.ts';
import { read } from './reading.ts';

// A disk may take its time to make sure of what was written.
vi.setConfig({ testTimeout: 60_000 });

let folder: string;
let count = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bibliograph-replay-'));
});
afterAll(() => rm(folder, { recursive: true }));

const newPath = () => join(folder, String((count += 1)));
const good = (id: string) => JSON.stringify({ id, title: `Title of ${id}` });

/** A quarantine file of what cannot be used of an input, and of others of other sources behind it. */
async function quarantined(...inputs: readonly (readonly [format: Format, content: string | Buffer, source?: string])[]): Promise<string> {
  const path = newPath();
  const quarantine = await openQuarantine(path, null);
  for (const [format, content, source = 'library'] of inputs) {
    const rejected = (await read(content, { format, maxRecordBytes: 2000 })).filter(isRejected);
    await quarantine.append(rejected, { load: 'load-1', source });
  }
  await quarantine.close();
  return path;
}

/** The file that `list --raw` gives, changed. */
async function mendedFile(path: string, mend: (text: string) => string): Promise<string> {
  const records: Buffer[] = [];
  for await (const entry of readQuarantine(path)) records.push(recordText(entry) ?? Buffer.alloc(0));
  const mended = newPath();
  await writeFile(mended, mend(Buffer.concat(records).toString()));
  return mended;
}

async function mendEntry(path: string, number: number, mended: string): Promise<void> {
  const lines = (await readFile(path, 'utf8')).split('\n');
  lines[number - 1] = JSON.stringify({ ...(JSON.parse(lines[number - 1] ?? '') as object), mended });
  await writeFile(path, lines.join('\n'));
}

async function idsOf({ inputs }: Replay): Promise<Record<string, string[]>> {
  const ids: Record<string, string[]> = {};
  for (const [source, of] of inputs) {
    const entries: Entry[] = [];
    for (const input of of) for await (const entry of readRecords(input)) entries.push(entry);
    ids[source] = entries.map((entry) => (isRejected(entry) ? entry.rejection.code : entry.record.recordId));
  }
  return ids;
}

describe('a quarantine that is read again', () => {
  test('gives records as they were cut, though their bytes alone would be cut otherwise', async () => {
    const list = `[{"id":1,\n"title"},[${good('within')}],{"response":{"docs":[${good('within')}]}},${good('ok')}`;
    const path = await quarantined(['solr-json', list], ['ndjson', `{}\n[${good('within')}]\n\xff"`]);
    const remaining: Rejected[] = [];
    const replay = await openReplay(path, { onRemaining: (entry) => remaining.push(entry) });
    expect(replay).toMatchObject({ usable: 0, remaining: 7 });
    expect(remaining.map(({ line, rejection }) => [line, rejection.code])).toEqual([
      [1, 'BROKEN_JSON'],
      [2, 'NOT_AN_OBJECT'],
      [3, 'NO_ID'],
      [4, 'BROKEN_JSON'],
      [5, 'NO_ID'],
      [6, 'NOT_AN_OBJECT'],
      [7, 'BROKEN_JSON'],
    ]);
    const before = await stat(path);
    await replay.finish();
    expect((await stat(path)).mtimeMs).toBe(before.mtimeMs);
  });

  test('takes what was mended, each for its source, and keeps the other entries as they are', async () => {
    const path = await quarantined(
      ['ndjson', `oops\n{"title":"No id"}\n${good('x'.repeat(3000))}`],
      ['solr-json', '[{"id":1 "title":2}]', 'other'],
      ['vufind-text', 'id t\n', 'library'],
    );
    await mendEntry(path, 1, JSON.stringify({ id: 'a', title: 'In lines' }, null, 2));
    await mendEntry(path, 3, good('c'));
    await mendEntry(path, 4, good('d'));
    await mendEntry(path, 5, 'id e\ntitle E\n');
    const before = (await readFile(path, 'utf8')).split('\n');
    const replay = await openReplay(path, {});
    expect(replay).toMatchObject({ usable: 4, remaining: 1 });
    expect(await idsOf(replay)).toEqual({ library: ['a', 'c', 'e'], other: ['d'] });
    expect(await idsOf(await openReplay(path, { source: 'one' }))).toEqual({ one: ['a', 'c', 'd', 'e'] });
    await replay.finish();
    expect(await readFile(path, 'utf8')).toBe(`${before[1] ?? ''}\n`);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(existsSync(`${path}.new`)).toBe(false);

    await mendEntry(path, 1, good('b'));
    await (await openReplay(path, {})).finish();
    expect(existsSync(path)).toBe(false);
  });

  test.each<[Format, string, (text: string) => string]>([
    ['ndjson', `{"id":"a" "title":"A"}\n\n  \n{"id":"b" "title":"B"}\n`, (text) => text.replaceAll('" "', '","')],
    ['solr-json', `[{"id":"a"\n"title":"A"},{"id":"b"\r\n"title":"B"}`, (text) => text.replaceAll(/" +"/g, '","')],
    ['vufind-text', '_version_ 1\nid a\n\n_version_ 2\nid b\n\nmore\n', (text) => text.replaceAll(/id (.)\n/g, 'id $1\ntitle $1\n')],
  ])('takes all records from a file where they were mended one after another: %s', async (format, content, mend) => {
    const path = await quarantined([format, content]);
    const mended = await mendedFile(path, mend);
    expect(await idsOf(await openReplay(path, { mended }))).toEqual({ library: ['a', 'b'] });
    const unmended = await openReplay(path, { mended: await mendedFile(path, (text) => text) });
    expect(unmended).toMatchObject({ usable: 0, remaining: format === 'solr-json' ? 3 : 2 });
    for (const other of [(text: string) => mend(text) + mend(text), (text: string) => mend(text).slice(0, mend(text).length / 2 - 1)]) {
      await expect(openReplay(path, { mended: await mendedFile(path, other) })).rejects.toMatchObject({
        code: 'INPUT',
        message: expect.stringContaining(`has to hold as many records as ${path}`) as string,
      });
    }
  });

  test('is left alone where it has changed since', async () => {
    const path = await quarantined(['ndjson', 'oops\n']);
    await mendEntry(path, 1, good('a'));
    const replay = await openReplay(path, {});
    await appendFile(path, '\n');
    await expect(replay.finish()).rejects.toMatchObject({
      code: 'INPUT',
      message: expect.stringContaining('has changed meanwhile') as string,
    });
    expect(await openReplay(path, {})).toMatchObject({ usable: 1, remaining: 0 });
  });
});

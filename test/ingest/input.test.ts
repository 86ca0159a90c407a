import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isRejected } from '../../src/ingest/entry.ts';
import { openInputs, readRecords } from '../../src/ingest/input.ts';
import { recognise } from '../../src/ingest/recognise.ts';

const line = (id: string) => `${JSON.stringify({ id, title: `Title of ${id}` })}\n`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bibliograph-input-'));
  await mkdir(join(folder, 'records/deeper'), { recursive: true });
  await writeFile(join(folder, 'records/b.ndjson'), line('b'));
  await writeFile(join(folder, 'records/a.json.gz'), gzipSync(`[${line('a')}]`));
  await writeFile(join(folder, 'records/deeper/c.jsonl'), line('c'));
  await writeFile(join(folder, 'records/notes.md'), 'no records');
  await writeFile(join(folder, 'records/.hidden.json'), line('hidden'));
  await writeFile(join(folder, 'named-otherwise.gz'), line('plain'));
  await writeFile(join(folder, 'empty.ndjson'), '');
  await writeFile(join(folder, 'empty.ndjson.gz'), gzipSync('\n'));
  await writeFile(join(folder, 'prose.txt'), 'Dear reader,\nthere are no records here.\n');
  await mkdir(join(folder, 'nothing'));
});
afterAll(() => rm(folder, { recursive: true }));

async function idsOf(paths: readonly string[], stdin?: Readable): Promise<string[]> {
  const ids: string[] = [];
  for (const input of await openInputs(paths, stdin)) {
    for await (const entry of readRecords(input)) ids.push(isRejected(entry) ? entry.rejection.code : entry.record.recordId);
  }
  return ids;
}

describe('inputs', () => {
  test('are files, folders in the order of names, and standard input', async () => {
    expect(await idsOf([join(folder, 'records'), '-'], Readable.from([line('piped')]))).toEqual(['a', 'b', 'c', 'piped']);
  });

  test('are gzip by what they hold, whatever their name', async () => {
    expect(await idsOf([join(folder, 'named-otherwise.gz')])).toEqual(['plain']);
    expect(await idsOf(['-'], Readable.from([gzipSync(line('piped'))]))).toEqual(['piped']);
  });

  test('say how far they have been read', async () => {
    const [input] = await openInputs([join(folder, 'records/a.json.gz')]);
    if (input === undefined) throw new Error('There is no input.');
    for await (const entry of readRecords(input)) expect(isRejected(entry)).toBe(false);
    expect(input.size).toBeGreaterThan(0);
    expect(input.bytesRead()).toBe(input.size);
  });

  test('that are missing, empty or unknown are all told at once, before anything is read', async () => {
    const paths = ['missing.json', 'empty.ndjson', 'empty.ndjson.gz', 'prose.txt', 'nothing', 'records'].map((name) => join(folder, name));
    await expect(openInputs(paths)).rejects.toMatchObject({
      code: 'CONFIGURATION',
      message: [
        `${paths[0] ?? ''} cannot be read: there is no such file or folder.`,
        `${paths[1] ?? ''} is empty.`,
        `${paths[2] ?? ''} is empty.`,
        `${paths[3] ?? ''} is in no format that can be recognised; --format says which (ndjson, solr-json, vufind-text).`,
        `${paths[4] ?? ''} holds no file named *.json, *.ndjson, *.jsonl or *.txt (or one of these with .gz).`,
      ].join('\n'),
    });
    await expect(openInputs(['-'], Readable.from([]))).rejects.toMatchObject({
      code: 'CONFIGURATION',
      message: 'Standard input is empty.',
    });
  });

  test('take the format that they are said to have', async () => {
    const [input] = await openInputs([join(folder, 'prose.txt')], undefined, 'ndjson');
    expect(input?.format).toBe('ndjson');
  });

  test('whose reader stops early are closed', async () => {
    const stdin = Readable.from([line('a'), line('b'), line('c')]);
    const [input] = await openInputs(['-'], stdin);
    if (input === undefined) throw new Error('There is no input.');
    for await (const entry of readRecords(input)) {
      expect(isRejected(entry)).toBe(false);
      break;
    }
    expect(stdin.destroyed).toBe(true);
  });
});

describe('the format', () => {
  test.each([
    ['{"id":"a"}\n{"id":"b"}\n', 'ndjson'],
    ['{"id":"a"}', 'ndjson'],
    ['{"id":\n{"id":"b"}\n', 'ndjson'],
    ['oops\n{"id":"b"}\n', 'ndjson'],
    ['[]\n{"id":"b"}\n', 'ndjson'],
    ['\ufeff\n[{"id":"a"}]', 'solr-json'],
    ['[\n{"id":"a"},\n{"id":"b"}\n]', 'solr-json'],
    ['{\n  "id": "a"\n}', 'solr-json'],
    ['{"responseHeader":{},"response":{"docs":[{"id":"a"}]}}', 'solr-json'],
    ['A title\n\nBibliographic Details\n_version_ 1\nid a\n', 'vufind-text'],
    ['id a\ntitle A\n', 'vufind-text'],
    ['Dear reader,\n', null],
  ])('is recognised from what is there: %j', (head, format) => {
    expect(recognise(Buffer.from(head))).toBe(format);
  });
});

import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isRejected } from '../../src/ingest/entry.ts';
import { readIds } from '../../src/ingest/id-list.ts';
import { MAX_RECORD_BYTES, openInputs, readRecords, refuseAsInput } from '../../src/ingest/input.ts';
import { openQuarantine } from '../../src/ingest/quarantine.ts';
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
  await mkdir(join(folder, 'records/deeper/.hidden'));
  await writeFile(join(folder, 'records/deeper/.hidden/d.json'), line('in a hidden folder'));
  await writeFile(join(folder, 'named-otherwise.gz'), line('plain'));
  await writeFile(join(folder, 'empty.ndjson'), '');
  await writeFile(join(folder, 'empty.ndjson.gz'), gzipSync('\n'));
  await writeFile(join(folder, 'prose.txt'), 'Dear reader,\nthere are no records here.\n');
  await mkdir(join(folder, 'nothing'));
});
afterAll(() => rm(folder, { recursive: true }));

async function idsOf(paths: readonly string[], stdin?: Readable): Promise<string[]> {
  const ids: string[] = [];
  for (const input of await openInputs(paths, stdin === undefined ? {} : { stdin })) {
    for await (const entry of readRecords(input)) ids.push(isRejected(entry) ? entry.rejection.code : entry.record.recordId);
  }
  return ids;
}

describe('inputs', () => {
  test('are files, folders in the order of names, and standard input', async () => {
    expect(await idsOf([join(folder, 'records'), '-'], Readable.from([line('piped')]))).toEqual(['a', 'b', 'c', 'piped']);
  });

  test('are not what is named otherwise in a folder, which is told', async () => {
    const told: unknown[] = [];
    await openInputs([join(folder, 'records')], { onPassedOver: (...args) => told.push(args) });
    expect(told).toEqual([[join(folder, 'records'), [join(folder, 'records/notes.md')]]]);
  });

  test('are linked files of a folder too', async () => {
    await mkdir(join(folder, 'linked'));
    await symlink(join(folder, 'records/b.ndjson'), join(folder, 'linked/b.ndjson'));
    expect(await idsOf([join(folder, 'linked')])).toEqual(['b']);
    await symlink(join(folder, 'gone.ndjson'), join(folder, 'linked/c.ndjson'));
    await expect(idsOf([join(folder, 'linked')])).rejects.toMatchObject({ code: 'CONFIGURATION' });
  });

  test('are what links in a folder lead to, each folder once, and no link is passed over untold', async () => {
    const at = (name: string) => join(folder, 'tree', name);
    await mkdir(at('records/own'), { recursive: true });
    await mkdir(at('elsewhere/deeper'), { recursive: true });
    await writeFile(at('records/own/a.json'), line('a'));
    await writeFile(at('elsewhere/b.json'), line('b'));
    await writeFile(at('elsewhere/deeper/c.json'), line('c'));
    await writeFile(at('elsewhere/notes.md'), 'no records');
    for (const [link, target] of [
      ['records/again', 'records/own'],
      ['records/circle', 'records'],
      ['records/deep', 'elsewhere/deeper'],
      ['records/far.json', 'elsewhere'],
      ['records/gone', 'nowhere'],
      ['records/prose', 'elsewhere/notes.md'],
      ['records/.hidden', 'elsewhere'],
      ['elsewhere/back', 'records'],
    ] as const)
      await symlink(at(target), at(link));
    const told: unknown[] = [];
    const inputs = await openInputs([at('records')], { onPassedOver: (_folder, files) => told.push(...files) });
    expect(inputs.map(({ name }) => name)).toEqual(['deep/c.json', 'far.json/b.json', 'own/a.json'].map((name) => at(`records/${name}`)));
    expect(told).toEqual(['far.json/notes.md', 'gone', 'prose'].map((name) => at(`records/${name}`)));
    for (const file of ['elsewhere/bad.jsonl', 'elsewhere/deeper/new/bad.jsonl', 'elsewhere/b.json'])
      await expect(refuseAsInput(at(file), [at('records')])).rejects.toMatchObject({ code: 'CONFIGURATION' });
    await refuseAsInput(at('bad.jsonl'), [at('records')]);
  });

  test('are pipes, which are read once and whole', async () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const lines = Array.from({ length: 3_000 }, (_, n) => line(`piped ${n}`));
    const [ids] = await Promise.all([idsOf([pipe]), writeFile(pipe, lines.join(''))]);
    expect(ids).toEqual(lines.map((_, n) => `piped ${n}`));
  });

  test('are gzip by what they hold, whatever their name', async () => {
    expect(await idsOf([join(folder, 'named-otherwise.gz')])).toEqual(['plain']);
    expect(await idsOf(['-'], Readable.from([gzipSync(line('piped'))]))).toEqual(['piped']);
  });

  test('say how far they have been read', async () => {
    const [input] = await openInputs([join(folder, 'records/a.json.gz')]);
    if (input === undefined) throw new Error('There is no input.');
    expect(input.bytesRead()).toBe(0);
    for await (const entry of readRecords(input)) expect(isRejected(entry)).toBe(false);
    expect(input.size).toBeGreaterThan(0);
    expect(input.bytesRead()).toBe(input.size);
  });

  test('count nothing as read that was only looked at', async () => {
    const inputs = await openInputs([join(folder, 'records'), '-'], { stdin: Readable.from([line('piped')]) });
    const read = () => inputs.map((input) => input.bytesRead());
    const done = inputs.map(({ size }) => size ?? line('piped').length);
    expect(read()).toEqual([0, 0, 0, 0]);
    for (const [index, input] of inputs.entries()) {
      for await (const entry of readRecords(input)) expect(isRejected(entry)).toBe(false);
      expect(read()).toEqual(done.map((size, at) => (at <= index ? size : 0)));
    }
    const [again] = inputs;
    for await (const entry of again === undefined ? [] : readRecords(again)) expect(isRejected(entry)).toBe(false);
    expect(read()).toEqual(done);
  });

  test('that are quarantine files are refused, with what reads them again', async () => {
    const path = join(folder, 'kept.ndjson');
    const quarantine = await openQuarantine(path, null);
    const place = { file: 'f', format: 'ndjson', line: 1, offset: 0, sha256: '0'.repeat(64) } as const;
    const raw = Buffer.alloc(100_000);
    const rejection = { code: 'NO_ID', reason: 'It has no id.' } as const;
    await quarantine.append([{ ...place, raw, bytes: raw.length, rejection }], { load: 'load-1', source: 's' });
    await quarantine.close();
    const message = `${path} is a quarantine file, and cannot be loaded itself: "bibliograph quarantine replay FILE" reads again what it holds.`;
    await expect(openInputs([path])).rejects.toMatchObject({ code: 'CONFIGURATION', message });
    await expect(openInputs([path], { format: 'ndjson' })).rejects.toMatchObject({ code: 'CONFIGURATION', message });
    await rm(path);
  });

  test('are not to be written, be it one of them or in a folder of theirs, there already or not yet', async () => {
    const at = (name: string) => join(folder, name);
    await symlink(at('records'), at('link'));
    const refused = (file: string, ...paths: string[]) =>
      refuseAsInput(at(file), ['-', ...paths.map(at)]).then(
        () => null,
        (error: unknown) => (error instanceof Error && 'code' in error && error.code === 'CONFIGURATION' ? error.message : error),
      );
    expect(await refused('prose.txt', 'nothing', 'prose.txt')).toBe(
      `${at('prose.txt')} is to keep the records that cannot be used, but is itself to be read: name another file with --quarantine.`,
    );
    for (const [file, ...paths] of [
      ['link/b.ndjson', 'records/b.ndjson'],
      ['records/b.ndjson', 'link'],
      ['link/bad.jsonl', 'nothing', 'records'],
      ['records/to/be/made/bad.jsonl', 'records'],
    ] as const)
      expect(await refused(file, ...paths)).toMatch(/lies in .*, which is loaded with all it holds|is itself to be read/);
    for (const file of ['bad.jsonl', 'records.jsonl', 'records/bad.log', 'records/.bad.jsonl', 'records/.bibliograph/quarantine/l.jsonl'])
      expect(await refused(file, 'records', 'missing.json')).toBeNull();
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
    await expect(openInputs(['-'], { stdin: Readable.from([]) })).rejects.toMatchObject({
      code: 'CONFIGURATION',
      message: 'Standard input is empty.',
    });
  });

  test('take the format that they are said to have', async () => {
    const [input] = await openInputs([join(folder, 'prose.txt')], { format: 'ndjson' });
    expect(input?.format).toBe('ndjson');
  });

  test('whose reader stops early are closed', async () => {
    const stdin = Readable.from([line('a'), line('b'), line('c')]);
    const [input] = await openInputs(['-'], { stdin });
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

describe('ids to delete', () => {
  async function idsIn(content: string | Buffer): Promise<string[]> {
    const file = join(folder, 'ids.txt');
    await writeFile(file, content);
    const ids: string[] = [];
    for await (const id of readIds(file)) ids.push(id);
    return ids;
  }

  test('are read as records have them', async () => {
    const content = '\ufeffa\r\n\n  b  c\t\n \n\u00a0d\n\ufeffe';
    expect(await idsIn(content)).toEqual(['a', 'b c', 'd', 'e']);
    expect(await idsIn(gzipSync(content))).toEqual(['a', 'b c', 'd', 'e']);
  });

  test('are refused where a line is no UTF-8, is larger than a record may be, or is where the file was cut', async () => {
    const fault = (message: string) => ({ code: 'INPUT', message: `${join(folder, 'ids.txt')}${message}` });
    await expect(idsIn(Buffer.from('a\n\nm\xfcller\n', 'latin1'))).rejects.toMatchObject(
      fault(':3: The line has bytes that are not UTF-8.'),
    );
    await expect(idsIn(`a\n${'b'.repeat(MAX_RECORD_BYTES + 1)}\nc`)).rejects.toMatchObject(
      fault(`:2: The line is larger than ${MAX_RECORD_BYTES} bytes.`),
    );
    await expect(idsIn(gzipSync('a\nb\n').subarray(0, -4))).rejects.toMatchObject(
      fault(': The gzip ends in the middle: the file was cut.'),
    );
  });
});

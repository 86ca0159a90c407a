import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isRejected, type Rejected, type RejectionCode } from '../../src/ingest/entry.ts';
import { openInputs, readRecords } from '../../src/ingest/input.ts';
import { keptWhole } from '../../src/ingest/kept-bytes.ts';
import { openQuarantine } from '../../src/ingest/quarantine.ts';
import { readQuarantine } from '../../src/ingest/quarantined.ts';
import { openReplay } from '../../src/ingest/replay.ts';

const [GOOD, BAD] = [10_000, 1_000];
const LIMIT = 16_000;

const good = (id: string) => JSON.stringify({ id, title: `Title of ${id}` });

/** Twenty ways to be of no use. */
const KINDS: readonly (readonly [RejectionCode, (id: string) => string | Buffer])[] = [
  ['BROKEN_JSON', (id) => good(id).slice(0, -1)],
  ['BROKEN_JSON', (id) => good(id).slice(0, 12)],
  ['BROKEN_JSON', (id) => good(id).replace(':', ' ')],
  ['BROKEN_JSON', (id) => good(id).replace('}', ',}')],
  ['BROKEN_JSON', (id) => good(id).replaceAll('"', "'")],
  ['BROKEN_JSON', (id) => good(id).replace('Title', 'Ti\ttle')],
  ['BROKEN_JSON', (id) => `${good(id)}${good(id)}`],
  ['BROKEN_JSON', (id) => `record ${id}`],
  ['BROKEN_JSON', (id) => `<doc>${id}</doc>`],
  ['NOT_AN_OBJECT', (id) => `[${good(id)}]`],
  ['NOT_AN_OBJECT', (id) => JSON.stringify(id)],
  ['NOT_AN_OBJECT', () => '17'],
  ['NOT_AN_OBJECT', () => 'null'],
  ['NO_ID', (id) => JSON.stringify({ title: id })],
  ['NO_ID', (id) => JSON.stringify({ id: '', title: id })],
  ['NO_TITLE', (id) => JSON.stringify({ id })],
  ['NO_TITLE', (id) => JSON.stringify({ id, title: '  ' })],
  ['TOO_LONG', (id) => JSON.stringify({ id, title: 'A title', author: ['x'.repeat(9000)] })],
  ['TOO_LARGE', (id) => JSON.stringify({ id, title: 'x'.repeat(LIMIT) })],
  ['INVALID_UTF8', (id) => Buffer.concat([Buffer.from(`{"id":"${id}","title":"`), Buffer.from([0xe9]), Buffer.from('"}')])],
];

test('a thousand bad records of twenty kinds among ten thousand good ones are kept to the byte, and all are in when they are mended', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bibliograph-thousand-'));
  try {
    // Every eleventh is bad, in turn of each kind; lines end in LF or CRLF.
    const records = Array.from({ length: GOOD + BAD }, (_, index) => {
      const kind = index % 11 === 5 ? KINDS[Math.floor(index / 11) % KINDS.length] : undefined;
      return { id: `r${index}`, code: kind?.[0], bytes: Buffer.from(kind?.[1](`r${index}`) ?? good(`r${index}`)) };
    });
    const content = Buffer.concat(records.flatMap(({ bytes }, index) => [bytes, Buffer.from(index % 3 === 0 ? '\r\n' : '\n')]));
    const [file, kept] = [join(folder, 'records.ndjson'), join(folder, 'kept.jsonl')];
    await writeFile(file, content);

    const ids: string[] = [];
    const rejected: Rejected[] = [];
    const [input] = await openInputs([file]);
    if (input === undefined) throw new Error('There is no input.');
    for await (const entry of readRecords(input, { maxRecordBytes: LIMIT })) {
      if (isRejected(entry)) rejected.push(entry);
      else ids.push(entry.record.recordId);
    }
    expect(ids).toEqual(records.filter(({ code }) => code === undefined).map(({ id }) => id));
    const quarantine = await openQuarantine(kept, null);
    await quarantine.append(rejected, { load: 'load-1', source: 'library' });
    await quarantine.close();

    const bad = records.flatMap(({ id, code, bytes }, index) => (code === undefined ? [] : [{ id, code, bytes, line: index + 1 }]));
    expect(bad).toHaveLength(BAD);
    const lines: string[] = [];
    for await (const entry of readQuarantine(kept)) {
      const { id, code, bytes, line } = bad[entry.number - 1] ?? expect.fail('There is an entry too many.');
      expect(entry).toMatchObject({
        file,
        line,
        code,
        bytes: bytes.length,
        sha256: keptWhole(bytes).sha256,
        isTruncated: code === 'TOO_LARGE',
      });
      expect(content.subarray(entry.offset, entry.offset + entry.bytes).equals(bytes)).toBe(true);
      expect(entry.raw.equals(bytes.subarray(0, LIMIT))).toBe(true);
      lines.push(good(id));
    }
    expect(lines).toHaveLength(BAD);

    await writeFile(join(folder, 'mended.ndjson'), lines.join('\n'));
    const replay = await openReplay(kept, { mended: join(folder, 'mended.ndjson') });
    expect(replay).toMatchObject({ usable: BAD, remaining: 0 });
    const replayed: string[] = [];
    for (const again of replay.inputs.get('library') ?? []) {
      for await (const entry of readRecords(again)) replayed.push(isRejected(entry) ? entry.rejection.code : entry.record.recordId);
    }
    expect(replayed).toEqual(bad.map(({ id }) => id));
  } finally {
    await rm(folder, { recursive: true });
  }
}, 60_000);

import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Graph, statement } from '../../src/graph/graph.ts';
import type { RejectionCode } from '../../src/ingest/entry.ts';
import { openInputs } from '../../src/ingest/input.ts';
import { keptWhole } from '../../src/ingest/kept-bytes.ts';
import { loadInputs } from '../../src/ingest/load.ts';
import { readQuarantine } from '../../src/ingest/quarantined.ts';
import { openReplay } from '../../src/ingest/replay.ts';
import { emptyGraph } from '../support/graph.ts';

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

const RECORD_IDS = statement<Record<string, never>, string>('test.recordIds', 'MATCH (a:Article) RETURN a.recordId AS row ORDER BY row');

const idsIn = (graph: Graph) => graph.read(RECORD_IDS, {});

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

    const graph = await emptyGraph();
    const { created, quarantined } = await loadInputs(graph, await openInputs([file]), {
      ...{ source: 'library', maxRecordBytes: LIMIT, maxBad: { count: BAD }, quarantine: () => kept },
    });
    expect({ created, quarantined }).toEqual({ created: GOOD, quarantined: BAD });
    expect(await idsIn(graph)).toEqual(records.flatMap(({ id, code }) => (code === undefined ? [id] : [])).sort());

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
    for (const [source, inputs] of replay.inputs) expect(await loadInputs(graph, inputs, { source })).toMatchObject({ created: BAD });
    await replay.finish();
    expect(await readdir(folder)).not.toContain('kept.jsonl');
    expect(await idsIn(graph)).toEqual(records.map(({ id }) => id).sort());
  } finally {
    await rm(folder, { recursive: true });
  }
}, 60_000);

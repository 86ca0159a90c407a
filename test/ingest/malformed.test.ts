import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type Entry, isRejected } from '../../src/ingest/entry.ts';
import { openInputs, readRecords } from '../../src/ingest/input.ts';
import { MALFORMED_SEEDS } from './malformed-seeds.ts';

const folder = fileURLToPath(new URL('../../seeds/malformed/', import.meta.url));

test('every malformed seed says what must come of it', () => {
  expect(Object.keys(MALFORMED_SEEDS).sort()).toEqual(readdirSync(folder).sort());
});

test.each(Object.entries(MALFORMED_SEEDS))('%s is reported line by line, and everything else in it is read', async (file, expected) => {
  const entries: Entry[] = [];
  for (const input of await openInputs([folder + file])) {
    for await (const entry of readRecords(input)) entries.push(entry);
  }
  const rejected = entries.filter(isRejected);
  expect(rejected.map(({ line, rejection }) => [line, rejection.code])).toEqual(expected.rejections.map(([line, code]) => [line, code]));
  expected.rejections.forEach(([, , reason], index) => expect(rejected[index]?.rejection.reason).toContain(reason));
  expect(entries.flatMap((entry) => (isRejected(entry) ? [] : [entry.record.recordId]))).toEqual(expected.ids);
});

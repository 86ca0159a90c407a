/**
 * Writes invented VuFind documents as NDJSON: `npx tsx test/bench/generate.ts --records N [--seed S] [--output FILE]`, to standard output or
 * to FILE, compressed where its name ends in `.gz`. The same seed gives the same bytes. Ten million records need less than 500 MB of memory.
 */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { createGzip } from 'node:zlib';
import { generatedRecords, type GeneratedSet } from './generated-records.ts';

const CHUNK = 2 ** 16;

const { values } = parseArgs({
  options: { records: { type: 'string' }, seed: { type: 'string', default: '1' }, output: { type: 'string' } },
});
const [records, seed] = [Number(values.records), Number(values.seed)];
if (!Number.isInteger(records) || records < 1 || !Number.isInteger(seed)) {
  throw new Error('Say how many: npx tsx test/bench/generate.ts --records N [--seed S] [--output FILE]');
}
const lines = Readable.from(chunks({ records, seed }), { objectMode: false });
const output = values.output === undefined ? process.stdout : createWriteStream(values.output);
try {
  await (values.output?.endsWith('.gz') === true ? pipeline(lines, createGzip(), output) : pipeline(lines, output));
} catch (error) {
  // Whoever read it has had enough, as `head` has.
  if (!(error instanceof Error && 'code' in error && error.code === 'EPIPE')) throw error;
}

function* chunks(set: GeneratedSet): Generator<Buffer> {
  let text = '';
  for (const document of generatedRecords(set)) {
    text += `${JSON.stringify(document)}\n`;
    if (text.length < CHUNK) continue;
    yield Buffer.from(text);
    text = '';
  }
  yield Buffer.from(text);
}

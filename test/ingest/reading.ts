import { Readable } from 'node:stream';
import { type Entry, isRejected, type Read, type RejectionCode } from '../../src/ingest/entry.ts';
import type { Format } from '../../src/ingest/formats/name.ts';
import { openInputs, readRecords, type ReadOptions } from '../../src/ingest/input.ts';

/** Reads bytes as standard input hands them over, in chunks of the sizes given, one size after another. */
export async function read(content: string | Buffer, options: ReadOptions = {}, sizes: readonly number[] = [Infinity]): Promise<Entry[]> {
  const [input] = await openInputs(['-'], { stdin: Readable.from(chunksOf(Buffer.from(content), sizes)), format: options.format });
  if (input === undefined) throw new Error('There is no input.');
  const entries: Entry[] = [];
  for await (const entry of readRecords(input, options)) entries.push(entry);
  return entries;
}

/** What is worth comparing of entries: the same bytes mean the same, whatever they are called and however they came. */
export async function outline(content: string | Buffer, format?: Format): Promise<(string | readonly [number, RejectionCode])[]> {
  const entries = await read(content, format === undefined ? {} : { format });
  return entries.map((entry) => (isRejected(entry) ? [entry.line, entry.rejection.code] : entry.record.recordId));
}

/** The only entry, which must be a record. */
export async function readOne(content: string | Buffer, options: ReadOptions = {}): Promise<Read> {
  const [entry, ...others] = await read(content, options);
  if (entry === undefined || others.length > 0) throw new Error(`There are ${others.length} entries too many.`);
  if (isRejected(entry)) throw new Error(entry.rejection.reason);
  return entry;
}

/** Bytes in chunks of the sizes given, one size after another. */
export function* chunksOf(content: Buffer, sizes: readonly number[]): Generator<Buffer> {
  let from = 0;
  for (let turn = 0; from < content.length; turn++) {
    const end = Math.min(content.length, from + (sizes[turn % sizes.length] ?? 1));
    yield content.subarray(from, end);
    from = end;
  }
}

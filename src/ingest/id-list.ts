import { createReadStream } from 'node:fs';
import { BibliographError } from '../errors.ts';
import { collapse } from '../model/text.ts';
import { bytesOf, decompressed } from './byte-stream.ts';
import { MAX_RECORD_BYTES } from './input.ts';
import { wholeLines } from './lines.ts';
import { decodePiece } from './piece.ts';

/**
 * The ids in a file, gzipped or not, one a line, as records have them; blank lines are passed over. Throws INPUT where it cannot be read to
 * its end, and for a line that is no text in UTF-8 or larger than any record.
 */
export async function* readIds(path: string): AsyncGenerator<string> {
  const chunks = await decompressed(bytesOf(createReadStream(path), () => undefined));
  for await (const { number, raw, bytes, fault } of wholeLines(chunks, MAX_RECORD_BYTES)) {
    if (fault !== null) throw new BibliographError('INPUT', `${path}: ${fault.reason}`);
    if (bytes > MAX_RECORD_BYTES)
      throw new BibliographError('INPUT', `${path}:${number}: The line is larger than ${MAX_RECORD_BYTES} bytes.`);
    const text = decodePiece(raw);
    if (typeof text !== 'string') throw new BibliographError('INPUT', `${path}:${number}: The line has bytes that are not UTF-8.`);
    const id = collapse(text);
    if (id !== '') yield id;
  }
}

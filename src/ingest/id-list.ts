import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { BibliographError } from '../errors.ts';
import { bytesOf, decompressed } from './byte-stream.ts';
import { CutShort } from './piece.ts';

/** The ids in a file, gzipped or not, one a line; blank lines are passed over. Throws INPUT where it cannot be read to its end. */
export async function* readIds(path: string): AsyncGenerator<string> {
  try {
    const chunks = await decompressed(bytesOf(createReadStream(path), () => undefined));
    for await (const line of createInterface({ input: Readable.from(chunks), crlfDelay: Infinity })) {
      const id = line.replace(/^\u{FEFF}/u, '').trim();
      if (id !== '') yield id;
    }
  } catch (error) {
    if (error instanceof CutShort) throw new BibliographError('INPUT', `${path}: ${error.message}`, { cause: error });
    throw error;
  }
}

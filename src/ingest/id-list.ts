import { createReadStream } from 'node:fs';
import { BibliographError } from '../errors.ts';
import { bytesOf, decompressed } from './byte-stream.ts';
import { CutShort } from './piece.ts';

/** The ids in a file, gzipped or not, one a line; blank lines are passed over. Throws INPUT where it cannot be read to its end. */
export async function* readIds(path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for await (const chunk of await decompressed(bytesOf(createReadStream(path), () => undefined))) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line.trim() !== '') yield line.trim();
    }
  } catch (error) {
    if (error instanceof CutShort) throw new BibliographError('INPUT', `${path}: ${error.message}`, { cause: error });
    throw error;
  }
  if (rest.trim() !== '') yield rest.trim();
}

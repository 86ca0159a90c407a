import { createReadStream } from 'node:fs';
import { BibliographError } from '../errors.ts';
import { collapse } from '../model/text.ts';
import { bytesOf, decompressed } from './byte-stream.ts';
import { CutShort } from './piece.ts';

/** The ids in a file, gzipped or not, one a line, as records have them; blank lines are passed over. Throws INPUT where it cannot be read to its end. */
export async function* readIds(path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for await (const chunk of await decompressed(bytesOf(createReadStream(path), () => undefined))) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (collapse(line) !== '') yield collapse(line);
    }
  } catch (error) {
    if (error instanceof CutShort) throw new BibliographError('INPUT', `${path}: ${error.message}`, { cause: error });
    throw error;
  }
  if (collapse(rest) !== '') yield collapse(rest);
}

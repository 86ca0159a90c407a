import { type Piece, tooLarge } from '../piece.ts';
import { splitLines } from '../lines.ts';

/** NDJSON (JSON Lines): one Solr document a line. Blank lines are passed over. */
export async function* cutNdjson(chunks: AsyncIterable<Buffer>, limit: number): AsyncGenerator<Piece> {
  for await (const { number, offset, bytes, raw, fault } of splitLines(chunks, limit)) {
    if (fault === null && isBlank(raw)) continue;
    yield { line: number, offset, bytes, raw, fault: fault ?? (bytes > limit ? tooLarge(limit) : null) };
  }
}

function isBlank(raw: Buffer): boolean {
  return raw.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}

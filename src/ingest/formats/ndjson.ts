import { wholeLines } from '../lines.ts';
import { type Piece, tooLarge, withoutMark } from '../piece.ts';

/** NDJSON (JSON Lines): one Solr document a line. Blank lines are passed over, and those of a byte order mark alone. */
export async function* cutNdjson(chunks: AsyncIterable<Buffer>, limit: number): AsyncGenerator<Piece> {
  for await (const { number, offset, bytes, raw, sha256, fault } of wholeLines(chunks, limit)) {
    if (fault === null && bytes <= limit && isBlank(raw)) continue;
    yield { line: number, offset, bytes, raw, sha256, fault: fault ?? (bytes > limit ? tooLarge(limit) : null) };
  }
}

function isBlank(raw: Buffer): boolean {
  return withoutMark(raw).every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}

import { KeptBytes, type Kept, keptWhole } from '../kept-bytes.ts';
import { type LinePart, splitLines } from '../lines.ts';
import { type Piece, tooLarge } from '../piece.ts';

/** NDJSON (JSON Lines): one Solr document a line. Blank lines are passed over. */
export async function* cutNdjson(chunks: AsyncIterable<Buffer>, limit: number): AsyncGenerator<Piece> {
  let long: { readonly first: LinePart; readonly kept: KeptBytes } | null = null;
  for await (const part of splitLines(chunks)) {
    if (!part.isLast || long !== null) {
      long ??= { first: part, kept: new KeptBytes(limit) };
      long.kept.add(part.raw);
    }
    if (!part.isLast) continue;
    const { number, offset } = long?.first ?? part;
    const kept = long?.kept.upTo() ?? keptWithin(part.raw, limit);
    long = null;
    if (part.fault === null && isBlank(kept)) continue;
    yield { line: number, offset, ...kept, fault: part.fault ?? (kept.bytes > limit ? tooLarge(limit) : null) };
  }
}

function keptWithin(raw: Buffer, limit: number): Kept {
  const whole = keptWhole(raw);
  return raw.length > limit ? { ...whole, raw: raw.subarray(0, limit) } : whole;
}

function isBlank({ raw, bytes }: Kept): boolean {
  return bytes === raw.length && raw.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}

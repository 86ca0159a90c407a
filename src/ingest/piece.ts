import { isUtf8 } from 'node:buffer';
import type { Rejection } from './entry.ts';
import type { Kept } from './kept-bytes.ts';

/** The bytes of one record, cut out of an input but not yet understood. */
export interface Piece extends Kept {
  readonly line: number;
  readonly offset: number;
  /** Why the bytes are not worth understanding; null where they are. */
  readonly fault: Rejection | null;
}

/** What parts an input's bytes into records: one for each format. */
export interface Cut {
  (chunks: AsyncIterable<Buffer>, limit: number): AsyncIterable<Piece>;
}

/** An input that stopped in the middle. What was read before it is good. */
export class CutShort extends Error {
  readonly rejection: Rejection;

  constructor(reason: string, cause: unknown) {
    super(reason, { cause });
    this.name = 'CutShort';
    this.rejection = { code: 'CUT_SHORT', reason };
  }
}

export const BYTE_ORDER_MARK = Buffer.from('\u{FEFF}');

export function tooLarge(limit: number): Rejection {
  return { code: 'TOO_LARGE', reason: `The record is larger than ${limit} bytes.` };
}

/** Bytes without what byte order marks they begin with: files that were put together may have them anywhere, and several. */
export function withoutMark(raw: Buffer): Buffer {
  const { length } = BYTE_ORDER_MARK;
  let rest = raw;
  while (rest.subarray(0, length).equals(BYTE_ORDER_MARK)) rest = rest.subarray(length);
  return rest;
}

/** The text of a piece without its byte order mark, or a rejection where the bytes are not UTF-8. */
export function decodePiece(raw: Buffer): string | Rejection {
  if (!isUtf8(raw)) return { code: 'INVALID_UTF8', reason: 'The record has bytes that are not UTF-8.' };
  return withoutMark(raw).toString('utf8');
}

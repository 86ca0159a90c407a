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

export function tooLarge(limit: number): Rejection {
  return { code: 'TOO_LARGE', reason: `The record is larger than ${limit} bytes.` };
}

/** The text of a piece without its byte order mark, or a rejection where the bytes are not UTF-8. */
export function decodePiece(raw: Buffer): string | Rejection {
  if (!isUtf8(raw)) return { code: 'INVALID_UTF8', reason: 'The record has bytes that are not UTF-8.' };
  return raw.toString('utf8').replace(/^\u{FEFF}/u, '');
}

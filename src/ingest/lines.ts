import type { Rejection } from './entry.ts';
import { type Kept, KeptBytes, keptWhole } from './kept-bytes.ts';
import { CutShort } from './piece.ts';

/** A line of an input, without what ends it. */
export interface Line extends Kept {
  /** From 1. */
  readonly number: number;
  /** In bytes from 0. */
  readonly offset: number;
  /** Set on the last line of an input that stopped in the middle, even where nothing of the line was read. */
  readonly fault: Rejection | null;
}

/** A line of an input, or a part of a long one. */
export interface LinePart {
  /** Of the line, from 1. */
  readonly number: number;
  /** Where the part begins, in bytes from 0. */
  readonly offset: number;
  /** The bytes, without what ends the line. Never none but where the line has no more. */
  readonly raw: Buffer;
  /** What ended the line: nothing where it goes on, or where the input ended. */
  readonly end: Buffer;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly fault: Rejection | null;
}

/** A line that is not cut within so many bytes is one part. */
export const WHOLE_BYTES = 1024;

const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;

const NO_END = Buffer.alloc(0);
const LF = Buffer.from('\n');
const CR = Buffer.from('\r');
const CRLF = Buffer.from('\r\n');

/**
 * The lines of a stream of bytes, ended by LF or CRLF, the last one perhaps by nothing or a CR. Of a line longer than `limit` the first
 * bytes are kept.
 */
export async function* wholeLines(chunks: AsyncIterable<Buffer>, limit: number): AsyncGenerator<Line> {
  let long: { readonly offset: number; readonly kept: KeptBytes } | null = null;
  for await (const { number, offset, raw, fault, isLast } of splitLines(chunks)) {
    if (long === null && isLast && raw.length <= limit) {
      yield { number, offset, ...keptWhole(raw), fault };
      continue;
    }
    long ??= { offset, kept: new KeptBytes(limit) };
    long.kept.add(raw);
    if (!isLast) continue;
    const line = { number, offset: long.offset, ...long.kept.upTo(), fault };
    // Its parts are not held while the line is looked at: it may be large.
    long = null;
    yield line;
  }
}

/**
 * The lines of a stream of bytes as `wholeLines` gives them, but for those of any length. A line that goes beyond its chunk comes in
 * parts, so that a line of any length takes no more memory than a chunk. A first part has at least `WHOLE_BYTES`, or all the line has.
 */
export async function* splitLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<LinePart> {
  const line = new OpenLine();
  try {
    for await (const chunk of chunks) {
      let from = 0;
      for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
        line.add(chunk.subarray(from, end));
        yield line.close(true, null);
        from = end + 1;
      }
      line.add(chunk.subarray(from));
      if (line.held >= WHOLE_BYTES) yield line.part();
    }
  } catch (error) {
    if (!(error instanceof CutShort)) throw error;
    yield line.close(false, error.rejection);
    return;
  }
  if (line.isOpen) yield line.close(false, null);
}

/** The line that is being read. */
class OpenLine {
  /** How many bytes of it were not given yet, but for a CR that may end it. */
  held = 0;
  #parts: Buffer[] = [];
  /** Whether a CR came last: it belongs to the line only where no LF and not the end of the input follows. */
  #isCr = false;
  #number = 1;
  #offset = 0;
  #isFirst = true;

  get isOpen(): boolean {
    return !this.#isFirst || this.held > 0 || this.#isCr;
  }

  add(part: Buffer): void {
    if (part.length === 0) return;
    if (this.#isCr) this.#hold(CR);
    this.#isCr = part.at(-1) === CARRIAGE_RETURN;
    this.#hold(this.#isCr ? part.subarray(0, -1) : part);
  }

  /** Gives what is held; the line goes on. */
  part(): LinePart {
    return this.#take(NO_END, false, null);
  }

  /** Gives what is held as the last of the line, and opens the next one. */
  close(isNewline: boolean, fault: Rejection | null): LinePart {
    const [bare, behindCr] = isNewline ? [LF, CRLF] : [NO_END, CR];
    const last = this.#take(this.#isCr ? behindCr : bare, true, fault);
    this.#isCr = false;
    this.#number++;
    return last;
  }

  #hold(part: Buffer): void {
    if (part.length === 0) return;
    this.#parts.push(part);
    this.held += part.length;
  }

  #take(end: Buffer, isLast: boolean, fault: Rejection | null): LinePart {
    const [only] = this.#parts;
    const raw = only !== undefined && this.#parts.length === 1 ? only : Buffer.concat(this.#parts);
    const part = { number: this.#number, offset: this.#offset, raw, end, isFirst: this.#isFirst, isLast, fault };
    this.#offset += raw.length + end.length;
    this.#parts = [];
    this.held = 0;
    this.#isFirst = isLast;
    return part;
  }
}

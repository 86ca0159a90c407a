import { CutShort } from './piece.ts';
import type { Rejection } from './entry.ts';

/** A line of an input, without what ends it. */
export interface Line {
  /** From 1. */
  readonly number: number;
  /** In bytes from 0. */
  readonly offset: number;
  readonly bytes: number;
  /** No more than `limit` bytes are kept. */
  readonly raw: Buffer;
  /** Set on the last line of an input that stopped in the middle, even where nothing of the line was read. */
  readonly fault: Rejection | null;
}

const NEWLINE = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/**
 * The lines of a stream of bytes, ended by LF or CRLF, the last one perhaps by nothing. Of a line longer than `limit` the first bytes
 * are kept and the rest counted, so that memory stays flat whatever comes in.
 */
export async function* splitLines(chunks: AsyncIterable<Buffer>, limit: number): AsyncGenerator<Line> {
  const line = new OpenLine(limit);
  try {
    for await (const chunk of chunks) {
      let from = 0;
      for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, from)) {
        line.add(chunk.subarray(from, end));
        yield line.close(null);
        from = end + 1;
      }
      line.add(chunk.subarray(from));
    }
  } catch (error) {
    if (!(error instanceof CutShort)) throw error;
    yield line.close(error.rejection);
    return;
  }
  if (line.bytes > 0) yield line.close(null);
}

/** The line that is being read. */
class OpenLine {
  bytes = 0;
  readonly #limit: number;
  #number = 1;
  #offset = 0;
  #parts: Buffer[] = [];
  #kept = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(part: Buffer): void {
    this.bytes += part.length;
    const room = this.#limit - this.#kept;
    if (part.length === 0 || room === 0) return;
    this.#parts.push(part.subarray(0, room));
    this.#kept += Math.min(part.length, room);
  }

  /** Takes the line, and opens the next one behind its LF. */
  close(fault: Rejection | null): Line {
    const [only] = this.#parts;
    const all = only !== undefined && this.#parts.length === 1 ? only : Buffer.concat(this.#parts);
    const raw = all.at(-1) === CARRIAGE_RETURN && this.bytes === all.length ? all.subarray(0, -1) : all;
    const bytes = this.bytes - (all.length - raw.length);
    const line = { number: this.#number, offset: this.#offset, bytes, raw, fault };
    this.#number++;
    this.#offset += this.bytes + 1;
    this.#parts = [];
    this.#kept = this.bytes = 0;
    return line;
  }
}

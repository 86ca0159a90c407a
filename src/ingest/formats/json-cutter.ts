import type { Rejection } from '../entry.ts';
import { KeptBytes } from '../kept-bytes.ts';
import { BYTE_ORDER_MARK, type Piece, tooLarge } from '../piece.ts';

const NEWLINE = 0x0a;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/** How many brackets are open around a record. */
const AT_THE_TOP = 0;
const IN_A_LIST = 1;
/** `{ "response": { "docs": [` */
const IN_AN_ANSWER = 3;
/** What follows the list in an answer holds no records, but for another such list. */
const NOWHERE = -1;

const BRACKETS = cutShort('Brackets do not match: from here on no record can be told from another.');
const UNCLOSED_RECORD = cutShort('The record is not closed: the file may have been cut.');
const UNCLOSED_LIST = cutShort('The list of records is not closed: the file may have been cut.');

/** Names of members are remembered up to here, enough to know `response` and `docs`. */
const NAME_LENGTH = 16;

/**
 * Finds where records begin and end in a stream of JSON by brackets and quotes alone; whether what stands between is JSON is for whoever
 * parses the record. The bytes may come in chunks cut anywhere.
 */
export class JsonCutter {
  /** Set once brackets do not match: from there on no record can be told from another. */
  broken = false;
  readonly #limit: number;
  /** Of the current chunk, and within it. */
  #start = 0;
  #at = 0;
  #line = 1;
  /** The bytes that close what is open. */
  readonly #closers: number[] = [];
  #recordDepth = AT_THE_TOP;
  #record: OpenRecord | null = null;
  #inString = false;
  #escaped = false;
  /** The last string at the top of a possible answer: a member's name where a bracket follows. */
  #string = '';
  #inResponse = false;
  /** Whether the open record is the beginning of a byte order mark by now. */
  #isMark = false;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** The records that end in `chunk`. */
  *add(chunk: Buffer): Generator<Piece> {
    for (this.#at = 0; this.#at < chunk.length; this.#at++) {
      const byte = chunk[this.#at] ?? 0;
      if (byte === NEWLINE) this.#line++;
      if (this.#record !== null && this.#isBare() && endsBareValue(byte)) yield this.#close(this.#record, chunk, this.#at);
      this.#step(byte);
      if (this.broken) {
        this.#record ??= this.#newRecord();
        yield this.#close(this.#record, chunk, this.#at + 1, BRACKETS);
        return;
      }
      if (this.#record !== null && closes(byte) && this.#isBare()) yield this.#close(this.#record, chunk, this.#at + 1);
    }
    this.#record?.keep(chunk, this.#start, chunk.length);
    this.#start += chunk.length;
  }

  /** What the input ended in the middle of, if anything; `fault` where the input itself was cut short. */
  end(fault: Rejection | null): Piece | null {
    this.#at = 0;
    if (this.#record !== null) return this.#record.piece(fault ?? (this.#isBare() ? null : UNCLOSED_RECORD));
    if (fault === null && this.#closers.length === 0) return null;
    return this.#newRecord().piece(fault ?? UNCLOSED_LIST);
  }

  #step(byte: number): void {
    if (this.#inString) this.#stepInString(byte);
    else if (byte === OPEN_LIST || byte === OPEN_OBJECT) this.#open(byte);
    else if (closes(byte)) this.#shut(byte);
    else if (!endsBareValue(byte)) {
      this.#begin();
      this.#passOverMark(byte);
      if (byte === QUOTE) {
        this.#inString = true;
        this.#string = '';
      }
    }
  }

  /** A mark is no record, wherever one might begin at the top: files may have been put together. */
  #passOverMark(byte: number): void {
    if (this.#record === null || this.#closers.length > AT_THE_TOP) return;
    const at = this.#start + this.#at - this.#record.offset;
    this.#isMark = (at === 0 || this.#isMark) && byte === BYTE_ORDER_MARK[at];
    if (this.#isMark && at === BYTE_ORDER_MARK.length - 1) this.#record = null;
  }

  #stepInString(byte: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (byte === BACKSLASH) this.#escaped = true;
    else if (byte === QUOTE) this.#inString = false;
    else if (this.#recordDepth <= AT_THE_TOP && this.#string.length < NAME_LENGTH) this.#string += String.fromCharCode(byte);
  }

  #open(byte: number): void {
    const depth = this.#closers.push(byte === OPEN_LIST ? CLOSE_LIST : CLOSE_OBJECT);
    if (this.#record === null && this.#recordDepth === AT_THE_TOP && byte === OPEN_LIST) this.#recordDepth = IN_A_LIST;
    else this.#begin(depth - 1);
    if (this.#recordDepth > AT_THE_TOP) return;
    if (depth === 2) this.#inResponse = byte === OPEN_OBJECT && this.#string === 'response';
    if (depth === IN_AN_ANSWER && byte === OPEN_LIST && this.#inResponse && this.#string === 'docs') {
      this.#record = null;
      this.#recordDepth = IN_AN_ANSWER;
    }
  }

  #shut(byte: number): void {
    if (this.#closers.pop() !== byte) this.broken = true;
    const depth = this.#closers.length;
    if (depth === 0 && this.#record === null) this.#recordDepth = AT_THE_TOP;
    else if (depth < this.#recordDepth) this.#recordDepth = NOWHERE;
  }

  /** A record begins here, where one may. */
  #begin(depth = this.#closers.length): void {
    if (this.#record === null && depth === this.#recordDepth) this.#record = this.#newRecord();
  }

  #newRecord(): OpenRecord {
    return new OpenRecord(this.#start + this.#at, this.#line, this.#limit);
  }

  /** Every bracket and string of the record is closed: it is whole, unless it is a number or a word that goes on. */
  #isBare(): boolean {
    return !this.#inString && this.#closers.length === this.#recordDepth;
  }

  #close(record: OpenRecord, chunk: Buffer, end: number, fault: Rejection | null = null): Piece {
    this.#record = null;
    record.keep(chunk, this.#start, end);
    return record.piece(fault);
  }
}

/** The record that is being read. */
class OpenRecord {
  readonly offset: number;
  readonly #line: number;
  readonly #limit: number;
  readonly #kept: KeptBytes;

  constructor(offset: number, line: number, limit: number) {
    this.offset = offset;
    this.#line = line;
    this.#limit = limit;
    this.#kept = new KeptBytes(limit);
  }

  /** Takes its bytes out of a chunk that begins at `start` of the input and holds them up to `end`. */
  keep(chunk: Buffer, start: number, end: number): void {
    this.#kept.add(chunk.subarray(Math.max(this.offset - start, 0), end));
  }

  piece(fault: Rejection | null): Piece {
    const kept = this.#kept.upTo();
    const large = kept.bytes > this.#limit ? tooLarge(this.#limit) : null;
    return { line: this.#line, offset: this.offset, ...kept, fault: fault ?? large };
  }
}

function closes(byte: number): boolean {
  return byte === CLOSE_LIST || byte === CLOSE_OBJECT;
}

/** White space, a comma or a closing bracket. */
function endsBareValue(byte: number): boolean {
  return byte === 0x20 || byte === NEWLINE || byte === 0x0d || byte === 0x09 || byte === COMMA || closes(byte);
}

function cutShort(reason: string): Rejection {
  return { code: 'CUT_SHORT', reason };
}

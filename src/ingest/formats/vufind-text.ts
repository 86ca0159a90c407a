import type { Rejection } from '../entry.ts';
import { KeptBytes, keptWhole, type Mark } from '../kept-bytes.ts';
import { type LinePart, splitLines, WHOLE_BYTES } from '../lines.ts';
import { type Piece, tooLarge } from '../piece.ts';
import { fieldName } from './vufind-page.ts';

/** Stands above the table of fields of every page. */
const HEADING = 'Bibliographic Details';
const VERSION = '_version_';
const FORM_FEED = 0x0c;

/** What a line is known by: field names and the heading are shorter. */
const LOOK_AT = Math.min(80, WHOLE_BYTES);

/**
 * Record pages of VuFind as text, one after another. A new page begins at a form feed; with the lines above a second "Bibliographic
 * Details", from the first blank line after the last field; and, for pages without such lines, where after a blank line the field comes
 * again that the table began with (or `_version_` even without a blank line).
 */
export async function* cutVufindText(chunks: AsyncIterable<Buffer>, limit: number): AsyncGenerator<Piece> {
  const page = new OpenPage(limit);
  for await (const part of splitLines(chunks)) {
    const done = page.add(part);
    if (done !== null) yield done;
    if (part.fault !== null) yield page.take(part.fault) ?? blankPiece(part, part.fault);
  }
  const last = page.take(null);
  if (last !== null) yield last;
}

/** The page that is being read. */
class OpenPage {
  readonly #limit: number;
  #lines: Stretch;
  #firstField: string | null = null;
  /** Set by the first blank line after the last one that begins a field: where the page may have ended, and the lines since then. */
  #blank: { readonly end: Mark | null; readonly since: Stretch } | null = null;

  constructor(limit: number) {
    this.#limit = limit;
    this.#lines = new Stretch(limit);
  }

  /** Takes up a line or a part of it; gives the page before it where the line shows that a new one has begun. */
  add(part: LinePart): Piece | null {
    const text = part.isFirst ? part.raw.toString('latin1', 0, LOOK_AT).replace(/^\f/, '') : '';
    const name = fieldName(text);
    const done = part.isFirst ? this.#endedBy(part, text, name) : null;
    this.#lines.add(part);
    this.#blank?.since.add(part);
    if (name !== null) {
      this.#firstField ??= name;
      this.#blank = null;
    } else if (isBlank(part)) {
      this.#blank ??= { end: this.#lines.end, since: new Stretch(this.#limit) };
    }
    return done;
  }

  /** All of the page, or null where it is blank. */
  take(fault: Rejection | null): Piece | null {
    const page = this.#lines.piece(this.#lines.end, fault);
    this.#begin(new Stretch(this.#limit));
    return page;
  }

  #begin(lines: Stretch): void {
    this.#lines = lines;
    this.#firstField = this.#blank = null;
  }

  #endedBy(line: LinePart, text: string, name: string | null): Piece | null {
    if (line.raw[0] === FORM_FEED) return this.take(null);
    if (this.#firstField === null) return null;
    const again = name === this.#firstField && (name === VERSION || this.#blank !== null);
    if (!again && text.trim() !== HEADING) return null;
    if (this.#blank === null) return this.take(null);
    const page = this.#lines.piece(this.#blank.end, null);
    this.#begin(this.#blank.since);
    return page;
  }
}

/** Lines one after another, without the blank ones above and below them. */
class Stretch {
  /** Behind the last line that is not blank. */
  end: Mark | null = null;
  readonly #limit: number;
  readonly #kept: KeptBytes;
  #first: LinePart | null = null;

  constructor(limit: number) {
    this.#limit = limit;
    this.#kept = new KeptBytes(limit);
  }

  add(part: LinePart): void {
    const blank = isBlank(part);
    if (blank && this.#first === null) return;
    this.#first ??= part;
    this.#kept.add(part.raw);
    if (!blank) this.end = this.#kept.mark();
    this.#kept.add(part.end);
  }

  piece(end: Mark | null, fault: Rejection | null): Piece | null {
    if (this.#first === null || end === null) return null;
    const { number, offset } = this.#first;
    const kept = this.#kept.upTo(end);
    return { line: number, offset, ...kept, fault: fault ?? (kept.bytes > this.#limit ? tooLarge(this.#limit) : null) };
  }
}

/** Stands for a line in the middle of which the input stopped, where nothing but blanks was read of it. */
function blankPiece({ number, offset, raw }: LinePart, fault: Rejection): Piece {
  return { line: number, offset, ...keptWhole(raw), fault };
}

/** A line that is too long to come whole in any case is not blank, or it would depend on the chunks. */
function isBlank({ raw, isFirst, isLast }: LinePart): boolean {
  if (!isFirst || !isLast || raw.length >= WHOLE_BYTES) return false;
  return raw.every((byte) => byte === 0x20 || byte === 0x09 || byte === FORM_FEED);
}

import { splitLines, type Line } from '../lines.ts';
import { type Piece, tooLarge } from '../piece.ts';
import { fieldName } from './vufind-page.ts';

/** Stands above the table of fields of every page. */
const HEADING = 'Bibliographic Details';
const VERSION = '_version_';
const FORM_FEED = 0x0c;

/** What a line is known by: field names and the heading are shorter. */
const LOOK_AT = 80;

/**
 * Record pages of VuFind as text, one after another. A new page begins at a form feed; with the lines above a second "Bibliographic
 * Details", from the first blank line after the last field; and, for pages without such lines, where after a blank line the field comes
 * again that the table began with (or `_version_` even without a blank line).
 */
export async function* cutVufindText(chunks: AsyncIterable<Buffer>, limit: number): AsyncGenerator<Piece> {
  const page = new OpenPage(limit);
  for await (const line of splitLines(chunks, limit)) {
    const done = page.add(line);
    if (done !== null) yield done;
    if (line.fault !== null) yield page.take(page.lines.length) ?? { ...line, line: line.number };
  }
  const last = page.take(page.lines.length);
  if (last !== null) yield last;
}

/** The page that is being read. */
class OpenPage {
  lines: Line[] = [];
  readonly #limit: number;
  #kept = 0;
  #firstField: string | null = null;
  /** The first blank line after the last one that begins a field. */
  #blankAt: number | null = null;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Takes up a line; gives the page before it where the line shows that a new one has begun. */
  add(line: Line): Piece | null {
    const text = line.raw.toString('latin1', 0, LOOK_AT);
    const name = fieldName(text);
    const from = this.#newPageFrom(line, text, name);
    const done = from === null ? null : this.take(from);
    this.#kept += line.bytes;
    this.lines.push(this.#kept > this.#limit ? { ...line, raw: line.raw.subarray(0, 0) } : line);
    if (name !== null) {
      this.#firstField ??= name;
      this.#blankAt = null;
    } else if (isBlank(line)) this.#blankAt ??= this.lines.length - 1;
    return done;
  }

  /** The first `count` lines as a page, or null where they are blank. The other lines stay. */
  take(count: number): Piece | null {
    const page = this.lines.slice(0, count);
    this.lines = this.lines.slice(count);
    this.#kept = this.lines.reduce((sum, { bytes }) => sum + bytes, 0);
    this.#firstField = this.#blankAt = null;
    const filled = page.filter((line) => !isBlank(line));
    const [first, last] = [filled[0], filled.at(-1)];
    if (first === undefined || last === undefined) return null;
    const bytes = last.offset + last.bytes - first.offset;
    const raw = Buffer.concat(
      page.slice(page.indexOf(first), page.indexOf(last) + 1).flatMap((line, index, all) => [line.raw, endOf(line, all[index + 1])]),
    );
    const fault = page.at(-1)?.fault ?? null;
    return { line: first.number, offset: first.offset, bytes, raw, fault: fault ?? (bytes > this.#limit ? tooLarge(this.#limit) : null) };
  }

  #newPageFrom(line: Line, text: string, name: string | null): number | null {
    const here = this.lines.length;
    if (line.raw[0] === FORM_FEED) return here;
    if (this.#firstField === null) return null;
    const afterBlank = this.#blankAt === null ? here : this.#blankAt + 1;
    if (text.trim() === HEADING) return afterBlank;
    return name === this.#firstField && (name === VERSION || afterBlank < here || this.#blankAt === here - 1) ? afterBlank : null;
  }
}

/** What ended a line, which is not part of it. */
function endOf(line: Line, next: Line | undefined): Buffer {
  if (next === undefined) return Buffer.alloc(0);
  return Buffer.from(next.offset - line.offset - line.bytes === 2 ? '\r\n' : '\n');
}

function isBlank({ raw, bytes }: Line): boolean {
  return bytes === 0 || (raw.length > 0 && raw.every((byte) => byte === 0x20 || byte === 0x09 || byte === FORM_FEED));
}

import type { Rejected } from './entry.ts';

/** The load that keeps entries. */
export interface About {
  /** Its id. */
  readonly load: string;
  readonly source: string;
}

/** So much is written at a time, or an entry. A multiple of 3, which base64 takes together. */
const SLICE = 3 * 16 * 1024;

const LF = Buffer.from('\n');

/**
 * The lines of entries, to be written each at once: what a system appends at once, no other load writes into. The first of them ends a
 * line that is open.
 */
export function* writesOf(entries: readonly Rejected[], about: About, isLineOpen: boolean): Generator<Buffer> {
  let lines: Buffer[] = isLineOpen ? [LF] : [];
  let length = 0;
  for (const entry of entries) {
    const line = lineOf(entry, about);
    if (lines.length > 0 && length + line.length > SLICE) {
      yield Buffer.concat(lines);
      lines = [];
      length = 0;
    }
    if (line.length > SLICE) yield line;
    else {
      lines.push(line);
      length += line.length;
    }
  }
  if (lines.length > 0) yield Buffer.concat(lines);
}

/** The line of an entry, whose base64 is no string at any time: it may be of 20 MB. */
function lineOf({ file, format, line, offset, bytes, sha256, raw, rejection }: Rejected, about: About): Buffer {
  const { code, reason: message } = rejection;
  const cut = raw.length < bytes ? { truncated: true } : {};
  const head = JSON.stringify({ file, line, offset, bytes, sha256, code, message, ...about, format, ...cut });
  const [before, after] = [`${head.slice(0, -1)},"raw":"`, '"}\n'];
  const length = Buffer.byteLength(before);
  const text = Buffer.allocUnsafe(length + Math.ceil(raw.length / 3) * 4 + after.length);
  let at = text.write(before);
  for (let from = 0; from < raw.length; from += SLICE) at += text.write(raw.toString('base64', from, from + SLICE), at, 'latin1');
  text.write(after, at);
  return text;
}

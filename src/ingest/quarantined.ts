import { createReadStream } from 'node:fs';
import { z } from 'zod';
import { BibliographError } from '../errors.ts';
import { FORMATS, type Format } from './formats/name.ts';
import { keptWhole } from './kept-bytes.ts';
import { type Line, wholeLines } from './lines.ts';

/** An entry of a quarantine file: a record that could not be used. */
export interface Quarantined {
  /** Its line in the quarantine file, from 1. */
  readonly number: number;
  /** The input that held the record, and where: as of a `Place`. */
  readonly file: string;
  readonly line: number;
  readonly offset: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly format: Format;
  readonly code: string;
  /** One sentence for whoever mends the record. */
  readonly message: string;
  /** The id of the load that met it. */
  readonly load: string;
  readonly source: string;
  /** Its bytes, or the first of them where `isTruncated`. */
  readonly raw: Buffer;
  readonly isTruncated: boolean;
  /** The record as someone has mended it; null where nobody has. */
  readonly mended: string | null;
}

/** Larger than any entry: of a file that is none, no more is held. */
const MAX_ENTRY_BYTES = 128 * 1024 * 1024;

/**
 * Reads a quarantine file entry by entry, of any length in the memory of one. Throws INPUT naming the line where one is damaged, behind all that
 * came before, and CONFIGURATION where there is no such file.
 */
export async function* readQuarantine(path: string): AsyncGenerator<Quarantined> {
  for await (const line of wholeLines(chunksOf(path), MAX_ENTRY_BYTES)) {
    if (isBlank(line.raw)) continue;
    const entry = entryOf(line);
    if (typeof entry === 'string') throw damaged(path, line.number, entry);
    yield entry;
  }
}

/**
 * The record of an entry, ready to be mended in an editor: JSON in a line; a page of text behind a form feed. Null where there is nothing of it.
 */
export function recordText(entry: Quarantined): Buffer | null {
  if (isEmpty(entry)) return null;
  const { format, mended, raw } = entry;
  const record = mended === null ? raw : Buffer.from(mended);
  if (format === 'vufind-text') return Buffer.concat([PAGE, record, LINE]);
  // Between the values of JSON a space is as good as a new line, and within one it is not worse.
  return Buffer.concat([Buffer.from(record.map((byte) => (byte === 0x0a || byte === 0x0d ? 0x20 : byte))), LINE]);
}

const PAGE = Buffer.from('\f\n');
const LINE = Buffer.from('\n');

/** Whether there is nothing of a record, as where a list that was not closed is what is wrong. */
export function isEmpty({ raw, mended }: Quarantined): boolean {
  return mended === null ? isBlank(raw) : mended.trim() === '';
}

/** The file's bytes, or those from one place to another, both included. Throws CONFIGURATION where it cannot be read. */
export async function* chunksOf(path: string, start = 0, end = Infinity): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of createReadStream(path, { start, end }) as AsyncIterable<Buffer>) yield chunk;
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    const why = code === 'ENOENT' ? 'there is no such file ("bibliograph quarantine list" shows them)' : code;
    throw new BibliographError('CONFIGURATION', `${path} cannot be read: ${why}.`, { cause });
  }
}

/** Whether a file that begins so is a quarantine file: its first line has all that an entry has, and no record has. */
export function isQuarantine(head: string): boolean {
  const [line = ''] = head.trimStart().split('\n', 1);
  return line.startsWith('{') && Object.keys(ENTRY.shape).every((key) => OPTIONAL.has(key) || line.includes(`"${key}":`));
}

const OPTIONAL: ReadonlySet<string> = new Set(['truncated', 'mended']);

const place = z.number().int().min(0);
const ENTRY = z.object({
  file: z.string(),
  line: place,
  offset: place,
  bytes: place,
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'is no SHA-256'),
  format: z.enum(FORMATS, `is one of ${FORMATS.join(', ')}`),
  code: z.string(),
  message: z.string(),
  load: z.string(),
  source: z.string().min(1),
  raw: z.string(),
  truncated: z.boolean().default(false),
  mended: z.string().nullable().default(null),
});

/** The entry that a line holds, or what is wrong with it. */
function entryOf(line: Line): Quarantined | string {
  if (line.bytes > line.raw.length) return 'it is longer than an entry can be';
  const [text, base64] = withoutRaw(line.raw);
  const document = parsed(text);
  if (document === undefined) return 'it is not JSON, or it ends in the middle';
  const { data, error } = ENTRY.safeParse(document);
  if (data === undefined) return error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
  const { truncated, ...entry } = data;
  const raw = base64 === null ? Buffer.from(data.raw, 'base64') : decoded(base64);
  if (truncated ? raw.length >= entry.bytes : raw.length !== entry.bytes || keptWhole(raw).sha256 !== entry.sha256) {
    return 'its raw bytes are not those of the record ("mended" is the place for what shall be read instead)';
  }
  return { ...entry, number: line.number, raw, isTruncated: truncated };
}

/** What stands before the value of `raw`. Nowhere else, since in a string quotes are escaped. */
const RAW = Buffer.from('"raw"');
const [QUOTE, BACKSLASH] = [0x22, 0x5c];

/** A line with an empty string for `raw`, and the base64 that was there: to be decoded without ever being a string of 20 MB. */
function withoutRaw(line: Buffer): [text: Buffer, base64: Buffer | null] {
  for (let at = line.indexOf(RAW); at >= 0; at = line.indexOf(RAW, at + 1)) {
    const before = /^\s*:\s*"/.exec(line.toString('latin1', at + RAW.length, at + RAW.length + 16))?.[0];
    if (before === undefined || line[at - 1] === BACKSLASH) continue;
    const from = at + RAW.length + before.length;
    const to = line.indexOf(QUOTE, from);
    const base64 = line.subarray(from, to);
    if (to < 0 || base64.includes(BACKSLASH)) break;
    return [Buffer.concat([line.subarray(0, from), line.subarray(to)]), base64];
  }
  return [line, null];
}

/** A multiple of 4, which base64 takes together. */
const SLICE = 4 * 16 * 1024;

/** Decodes base64 into the place where it stands: there is always room for it, and nothing else has to be held. */
function decoded(base64: Buffer): Buffer {
  let length = 0;
  for (let from = 0; from < base64.length; from += SLICE) {
    length += base64.write(base64.toString('latin1', from, from + SLICE), length, 'base64');
  }
  return base64.subarray(0, length);
}

function parsed(text: Buffer): unknown {
  try {
    return JSON.parse(text.toString('utf8').replace(/^\u{FEFF}/u, ''));
  } catch {
    return undefined;
  }
}

function damaged(path: string, line: number, why: string): BibliographError {
  return new BibliographError(
    'INPUT',
    `${path}:${line} is damaged: ${why}. Mend the line, or take it out: then its record is read again only where its whole input is loaded again.`,
  );
}

function isBlank(raw: Buffer): boolean {
  return raw.length < 1024 && raw.toString('latin1').trim() === '';
}

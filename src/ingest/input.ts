import { createReadStream } from 'node:fs';
import { access, constants, readdir, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { BibliographError } from '../errors.ts';
import { bytesOf, decompressed, peek, type Peeked } from './byte-stream.ts';
import type { Entry } from './entry.ts';
import { cut, parsePiece } from './formats/format.ts';
import { type Format, FORMATS } from './formats/name.ts';
import { CutShort, type Piece } from './piece.ts';
import { isQuarantine } from './quarantined.ts';
import { HEAD_BYTES, recognise } from './recognise.ts';
import { readVufindRecord } from './vufind-record.ts';

/** A file or standard input, found to be there and to be in a format that can be read. */
export interface Input {
  /** The path as given, or the folder's with the file's; `-` is standard input. */
  readonly name: string;
  readonly format: Format;
  /** In bytes as stored, compressed or not; null where nobody knows, as of a pipe. */
  readonly size: number | null;
  /** How much of `size` its reading has taken by now, for a progress bar; nothing while it has only been opened. */
  bytesRead(): number;
  /** The content, decompressed. Standard input and pipes can be read once. */
  chunks(): AsyncIterable<Buffer>;
  /** The records, where they were cut out before. */
  readonly pieces?: () => AsyncIterable<Piece>;
}

export interface ReadOptions {
  /** Instead of the format that was recognised. */
  readonly format?: Format;
  /** A larger record is rejected rather than held in memory. In bytes. */
  readonly maxRecordBytes?: number;
  /** Years of publication after the next one are mistakes. */
  readonly currentYear?: number;
}

export interface OpenOptions {
  /** The process's own unless given. */
  readonly stdin?: Readable;
  /** Spares recognising it. */
  readonly format?: Format | undefined;
  /** Told of the files and links of a folder that are not taken up, hidden ones apart. */
  readonly onPassedOver?: (folder: string, files: readonly string[]) => void;
}

/** A larger record is rejected where nobody says otherwise. */
export const MAX_RECORD_BYTES = 16 * 1024 * 1024;

/** Files of a folder that are taken up; files named one by one may have any name. */
const KNOWN_FILE = /\.(?:json|ndjson|jsonl|txt)(?:\.gz)?$/i;

/**
 * Finds the inputs that `paths` name: files, folders (their files `*.json`, `*.ndjson`, `*.jsonl`, `*.txt` and each of these with
 * `.gz`, in the order of their names, folders within them too, and what links in them lead to, but nothing hidden) and `-` for standard
 * input.
 *
 * Nothing is read but the beginnings, so that whatever is missing, unreadable, empty or of no known format is told before anything is loaded:
 * all of it in one error of code CONFIGURATION.
 */
export async function openInputs(paths: readonly string[], options: OpenOptions = {}): Promise<Input[]> {
  const { stdin = process.stdin, format, onPassedOver } = options;
  const inputs: Input[] = [];
  const faults: string[] = [];
  const attempt = async <Value>(name: string, work: () => Promise<Value>): Promise<Value | null> => {
    try {
      return await work();
    } catch (error) {
      faults.push(error instanceof BibliographError ? error.message : `${name} cannot be read: ${whyUnreadable(error)}.`);
      return null;
    }
  };
  for (const path of paths) {
    const files = path === '-' ? [path] : await attempt(path, () => filesOf(path, onPassedOver));
    for (const file of files ?? []) {
      const input = await attempt(file, () => (file === '-' ? openStream('-', stdin, format) : openFile(file, format)));
      if (input !== null) inputs.push(input);
    }
  }
  if (faults.length > 0) throw new BibliographError('CONFIGURATION', faults.join('\n'));
  return inputs;
}

/** Throws CONFIGURATION where a file that is to be written, and may not be there yet, is one of the inputs that `paths` name. */
export async function refuseAsInput(file: string, paths: readonly string[]): Promise<void> {
  const written = await realPathOf(resolve(file));
  for (const path of paths) {
    if (path === '-') continue;
    const real = await realPathOf(resolve(path));
    // What is no folder, or cannot be looked through, is told when it is opened.
    const { linked } = await heldBy(real).catch(() => ({ linked: [] }));
    if (real !== written && ![real, ...linked].some((each) => each === written || isTakenUp(relative(each, written)))) continue;
    const where = real === written ? 'is itself to be read' : `lies in ${path}, which is loaded with all it holds`;
    throw new BibliographError(
      'CONFIGURATION',
      `${file} is to keep the records that cannot be used, but ${where}: name another file with --quarantine.`,
    );
  }
}

/** A record of an input, found but not yet read. */
export interface Found extends Piece {
  /** The input's name. */
  readonly file: string;
  readonly format: Format;
}

/** Finds the records of an input one by one, in order, without reading them. Waits for its consumer, and holds one record at a time. */
export async function* findRecords(input: Input, options: ReadOptions = {}): AsyncGenerator<Found> {
  const format = options.format ?? input.format;
  const pieces = input.pieces?.() ?? cut(format, input.chunks(), options.maxRecordBytes ?? MAX_RECORD_BYTES);
  for await (const piece of pieces) {
    yield { ...piece, file: input.name, format };
  }
}

/** Reads a record that was found. */
export function readRecord(found: Found, { currentYear = thisYear() }: ReadOptions = {}): Entry {
  const { file, format, line, offset, bytes, raw, sha256 } = found;
  const place = { file, format, line, offset, bytes, raw, sha256 };
  const parsed = parsePiece(format, found);
  return { ...place, ...('rejection' in parsed ? parsed : readVufindRecord(parsed.document, currentYear)) };
}

/** Reads the records of an input one by one, in order; each is an entry, read or rejected, and no record ends the reading. */
export async function* readRecords(input: Input, options: ReadOptions = {}): AsyncGenerator<Entry> {
  for await (const found of findRecords(input, options)) yield readRecord(found, options);
}

/** Years of publication are judged by it. */
export function thisYear(): number {
  return new Date().getUTCFullYear();
}

async function filesOf(path: string, onPassedOver: OpenOptions['onPassedOver']): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const { files, others } = await heldBy(path);
  if (files.length === 0)
    throw new BibliographError(
      'CONFIGURATION',
      `${path} holds no file named *.json, *.ndjson, *.jsonl or *.txt (or one of these with .gz).`,
    );
  if (others.length > 0) onPassedOver?.(path, others.sort());
  return files.sort();
}

/** What a folder holds and its links lead to, but for what is hidden. */
interface Held {
  readonly files: string[];
  /** Files that are not taken up, and links that lead nowhere. */
  readonly others: string[];
  /** Where the links lead that are followed: real paths of files that are taken up and of folders. */
  readonly linked: string[];
}

/** Looks through a folder, once through each real folder within: links may go round in circles. A folder's own place comes before links to it. */
async function heldBy(folder: string): Promise<Held> {
  const held: Held = { files: [], others: [], linked: [] };
  const seen = new Set<string>();
  const links: string[] = [];
  const walk = async (path: string, real: string): Promise<void> => {
    if (seen.has(real)) return;
    seen.add(real);
    const entries = await readdir(path, { withFileTypes: true });
    for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
      const within = join(path, entry.name);
      if (isHidden(entry.name)) continue;
      if (entry.isDirectory()) await walk(within, join(real, entry.name));
      else if (entry.isSymbolicLink()) links.push(within);
      else if (entry.isFile()) (KNOWN_FILE.test(entry.name) ? held.files : held.others).push(within);
    }
  };
  await walk(folder, await realpath(folder));
  // Links behind links come at the end of the list that is gone through.
  for (const link of links) {
    const isKnown = KNOWN_FILE.test(link);
    const found = await stat(link).catch((error: unknown) => {
      if (isKnown) throw error;
      return null;
    });
    if (found?.isDirectory() === true) {
      const real = await realpath(link);
      held.linked.push(real);
      await walk(link, real);
    } else if (!isKnown) held.others.push(link);
    else if (found?.isFile() === true) {
      held.files.push(link);
      held.linked.push(await realpath(link));
    }
  }
  return held;
}

/** Whether a folder's file is, by its path within the folder. What is hidden is not, nor is what lies elsewhere. */
function isTakenUp(path: string): boolean {
  return KNOWN_FILE.test(path) && !isHidden(path);
}

function isHidden(path: string): boolean {
  return path.split(sep).some((name) => name.startsWith('.'));
}

/** Where a path leads to, of which the last parts may not be there yet. */
async function realPathOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const folder = dirname(path);
    return folder === path ? path : join(await realPathOf(folder), basename(path));
  }
}

async function openFile(path: string, format: Format | undefined): Promise<Input> {
  await access(path, constants.R_OK);
  const found = await stat(path);
  // A pipe, as of a shell's <(...), can be read once.
  if (!found.isFile()) return openStream(path, createReadStream(path), format);
  let read = 0;
  const open = (onRead: (bytes: number) => void) => decompressedFrom(bytesOf(createReadStream(path), onRead));
  const peeked = await peek(
    open(() => undefined),
    HEAD_BYTES,
  );
  await peeked.chunks[Symbol.asyncIterator]().return?.();
  const known = formatOf(path, peeked, format);
  return {
    name: path,
    format: known,
    size: found.size,
    bytesRead: () => read,
    chunks() {
      read = 0;
      return open((bytes) => (read += bytes));
    },
  };
}

async function openStream(name: string, stream: Readable, format: Format | undefined): Promise<Input> {
  let read = 0;
  const peeked = await peek(decompressedFrom(bytesOf(stream, (bytes) => (read += bytes))), HEAD_BYTES);
  // Its beginning can be had once: it counts from when it is asked for.
  let isBegun = false;
  return {
    name,
    format: formatOf(name === '-' ? 'Standard input' : name, peeked, format),
    size: null,
    bytesRead: () => (isBegun ? read : 0),
    chunks() {
      isBegun = true;
      return peeked.chunks;
    },
  };
}

async function* decompressedFrom(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield* await decompressed(chunks);
}

/** An input that stopped before its first byte of content is not empty: reading it says what happened. */
function formatOf(name: string, { head, cutShort }: Peeked, stated: Format | undefined): Format {
  if (head.toString('latin1').trim() === '') {
    if (cutShort) return stated ?? 'ndjson';
    throw new BibliographError('CONFIGURATION', `${name} is empty.`);
  }
  if (isQuarantine(head.toString())) {
    const how = '"bibliograph quarantine replay FILE" reads again what it holds';
    throw new BibliographError('CONFIGURATION', `${name} is a quarantine file, and cannot be loaded itself: ${how}.`);
  }
  if (stated !== undefined) return stated;
  const format = recognise(head);
  if (format === null) {
    throw new BibliographError(
      'CONFIGURATION',
      `${name} is in no format that can be recognised; --format says which (${FORMATS.join(', ')}).`,
    );
  }
  return format;
}

function whyUnreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return 'there is no such file or folder';
  if (code === 'EACCES') return 'permission is denied';
  return error instanceof CutShort || error instanceof Error ? error.message : String(error);
}

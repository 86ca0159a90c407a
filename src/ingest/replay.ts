import { rm } from 'node:fs/promises';
import { BibliographError } from '../errors.ts';
import { isRejected, type Rejected } from './entry.ts';
import { cut } from './formats/format.ts';
import type { Format } from './formats/name.ts';
import { type Input, MAX_RECORD_BYTES, openInputs, readRecord } from './input.ts';
import { keptWhole } from './kept-bytes.ts';
import { splitLines } from './lines.ts';
import type { Piece } from './piece.ts';
import { chunksOf, isEmpty, type Quarantined, readQuarantine } from './quarantined.ts';
import { rewrite, versionOf } from './rewrite.ts';

/** What a quarantine file holds, read again. */
export interface Replay {
  /** How many records can be used now. */
  readonly usable: number;
  /** How many still cannot. */
  readonly remaining: number;
  /** The records that can be used, as inputs of their sources. */
  readonly inputs: ReadonlyMap<string, readonly Input[]>;
  /** How many that can be used now each load had met, by its id; of those that stay with their source. */
  readonly mended: ReadonlyMap<string, number>;
  /**
   * Takes out of the file what can be used, when it is loaded; the file goes where nothing remains. Throws INPUT where it is no longer the file
   * that was read, and leaves it alone.
   */
  finish(): Promise<void>;
}

export interface ReplayOptions {
  /** Instead of the source of each record. */
  readonly source?: string;
  /** A file of all the records as they should have been, in their order: as `recordsText` gives them, but mended. */
  readonly mended?: string;
  /** Told of each record that still cannot be used, with its line in the quarantine file. */
  readonly onRemaining?: (entry: Rejected) => void;
}

/** Reads a quarantine file again, to the end, before anything is loaded. Throws as `readQuarantine` does. */
export async function openReplay(path: string, { source, mended, onRemaining }: ReplayOptions): Promise<Replay> {
  const before = await versionOf(path);
  const remaining = new Set<number>();
  const formats = new Map<string, Set<Format>>();
  const sourceOf = (entry: Quarantined) => source ?? entry.source;
  const ofLoads = new Map<string, number>();
  let count = 0;
  for await (const { entry, piece } of recordsOf(path, mended)) {
    count += 1;
    const read = readRecord({ ...piece, file: path, format: entry.format });
    if (isRejected(read)) {
      remaining.add(entry.number);
      onRemaining?.(read);
      continue;
    }
    formats.set(sourceOf(entry), (formats.get(sourceOf(entry)) ?? new Set<Format>()).add(entry.format));
    if (sourceOf(entry) === entry.source) ofLoads.set(entry.load, (ofLoads.get(entry.load) ?? 0) + 1);
  }
  const inputOf = (name: string, format: Format): Input => ({
    name: path,
    format,
    size: null,
    bytesRead: () => 0,
    chunks: () => chunksOf(path),
    async *pieces() {
      for await (const { entry, piece } of recordsOf(path, mended)) {
        if (sourceOf(entry) === name && entry.format === format && !remaining.has(entry.number)) yield piece;
      }
    },
  });
  return {
    mended: ofLoads,
    usable: count - remaining.size,
    remaining: remaining.size,
    inputs: new Map([...formats].map(([name, of]) => [name, [...of].map((format) => inputOf(name, format))])),
    async finish() {
      if (remaining.size === count) return;
      const isDone = remaining.size > 0 ? await rewrite(path, before, linesOf(path, remaining)) : await removed(path, before);
      if (isDone) return;
      throw new BibliographError('INPUT', `${path} has changed meanwhile and is left as it is; what it held that can be used is loaded.`);
    },
  };
}

interface Again {
  readonly entry: Quarantined;
  /** The record to be read instead. Its line is the entry's. */
  readonly piece: Piece;
}

async function* recordsOf(path: string, mended: string | undefined): AsyncGenerator<Again> {
  if (mended !== undefined) yield* recordsMended(path, mended);
  else for await (const entry of readQuarantine(path)) yield { entry, piece: pieceOf(entry) };
}

function pieceOf({ number, offset, bytes, raw, sha256, isTruncated, mended }: Quarantined): Piece {
  if (mended !== null) return { line: number, offset, ...keptWhole(Buffer.from(mended)), fault: null };
  const reason = `Only the first ${raw.length} of its ${bytes} bytes were kept: it can be used when it is mended.`;
  return { line: number, offset, bytes, raw, sha256, fault: isTruncated ? { code: 'TOO_LARGE', reason } : null };
}

/** Each entry with the record that stands for it in a file of mended ones. */
async function* recordsMended(path: string, mended: string): AsyncGenerator<Again> {
  let format: Format | null = null;
  let pieces: AsyncIterator<Piece> | null = null;
  const unequal = () => {
    const how = 'one for each, in their order, as "bibliograph quarantine list --raw" gives them';
    return new BibliographError('INPUT', `${mended} has to hold as many records as ${path}: ${how}.`);
  };
  try {
    for await (const entry of readQuarantine(path)) {
      if (isEmpty(entry)) {
        yield { entry, piece: pieceOf(entry) };
        continue;
      }
      format ??= cutOf(entry);
      if (format !== cutOf(entry)) {
        throw new BibliographError('INPUT', `${path} holds records of several formats: write them as "mended" into its entries.`);
      }
      pieces ??= cut(format, await contentOf(mended, format), MAX_RECORD_BYTES)[Symbol.asyncIterator]();
      const next = await pieces.next();
      if (next.done === true) throw unequal();
      yield { entry, piece: { ...next.value, line: entry.number } };
    }
    if (pieces !== null && (await pieces.next()).done !== true) throw unequal();
  } finally {
    await pieces?.return?.();
  }
}

/** How a file of mended records is cut: those that are JSON stand a line each. */
function cutOf({ format }: Quarantined): Format {
  return format === 'vufind-text' ? format : 'ndjson';
}

async function contentOf(path: string, format: Format): Promise<AsyncIterable<Buffer>> {
  const [input, ...others] = await openInputs([path], { format });
  if (input === undefined || others.length > 0 || input.size === null) {
    throw new BibliographError('CONFIGURATION', 'The mended records are to be in one file, which is read twice.');
  }
  return input.chunks();
}

/** Some lines of a file, each ended. */
async function* linesOf(path: string, numbers: ReadonlySet<number>): AsyncGenerator<Buffer> {
  for await (const { number, raw, isLast } of splitLines(chunksOf(path))) {
    if (!numbers.has(number)) continue;
    yield raw;
    if (isLast) yield LF;
  }
}

const LF = Buffer.from('\n');

/** Removes a file, but for one of another version. */
async function removed(path: string, version: string): Promise<boolean> {
  if ((await versionOf(path)) !== version) return false;
  await rm(path);
  return true;
}

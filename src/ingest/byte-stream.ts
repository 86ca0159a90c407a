import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { constants, createGunzip, type Gunzip } from 'node:zlib';
import { CutShort } from './piece.ts';

/** A stream whose beginning has been looked at. */
export interface Peeked {
  /** At least as many bytes as were asked for, or all there are. */
  readonly head: Buffer;
  /** The stream stopped within its head. */
  readonly cutShort: boolean;
  /** Everything, the head included. To be read once. */
  readonly chunks: AsyncIterable<Buffer>;
}

const GZIP_MAGIC = [0x1f, 0x8b];

/** Reads the first `size` bytes, then gives them back with all the others. A stream that stops in the middle does so behind its head. */
export async function peek(chunks: AsyncIterable<Buffer>, size: number): Promise<Peeked> {
  const iterator = chunks[Symbol.asyncIterator]();
  const read: Buffer[] = [];
  let length = 0;
  let cutShort = false;
  let rest: () => AsyncGenerator<Buffer> = async function* () {
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
  };
  while (length < size) {
    try {
      const next = await iterator.next();
      if (next.done === true) break;
      read.push(next.value);
      length += next.value.length;
    } catch (error) {
      cutShort = true;
      rest = () => failing(error);
      break;
    }
  }
  const all = async function* () {
    try {
      yield* read;
      yield* rest();
    } finally {
      await iterator.return?.();
    }
  };
  return { head: Buffer.concat(read), cutShort, chunks: all() };
}

/** The bytes as they are, or decompressed where they are gzip, which is told by the content. */
export async function decompressed(chunks: AsyncIterable<Buffer>): Promise<AsyncIterable<Buffer>> {
  const peeked = await peek(chunks, GZIP_MAGIC.length);
  const isGzip = GZIP_MAGIC.every((byte, index) => peeked.head[index] === byte);
  return isGzip ? gunzip(peeked.chunks) : peeked.chunks;
}

/** The chunks of a file or of standard input, counted by `onRead`. A failure to read on is a `CutShort`. */
export async function* bytesOf(stream: Readable, onRead: (bytes: number) => void): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of stream as AsyncIterable<Buffer | string>) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
      onRead(bytes.length);
      yield bytes;
    }
  } catch (error) {
    throw new CutShort(`The input could not be read any further (${codeOf(error)}).`, error);
  }
}

/** So much is decompressed at a time: at gzip's greatest ratio of about 1,000 this is what memory must hold. */
const SLICE = 16 * 1024;

/**
 * Decompresses gzip, members one after another included, with zero bytes behind any of them (RFC 1952 has no padding, but tapes and block
 * devices do; `gzip` and Python pass over it). All that can be had from a file that was cut comes before the `CutShort` that says so,
 * where Node's own pipe would drop the last part; from a damaged one, all but the slice with the damage.
 */
async function* gunzip(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const out: Buffer[] = [];
  let unzip: Gunzip | null = openGunzip(out);
  try {
    for await (const chunk of chunks) {
      for (let from = 0; from < chunk.length;) {
        if (unzip === null) {
          from = endOfZeros(chunk, from);
          if (from === chunk.length) break;
          if (chunk[from] !== GZIP_MAGIC[0]) throw new CutShort('Something that is no gzip follows the gzip.', null);
          unzip = openGunzip(out);
        }
        const slice = chunk.subarray(from, from + SLICE);
        const taken = await write(unzip, slice);
        from += taken;
        if (taken < slice.length) {
          await finished(unzip.end());
          unzip = null;
        }
        yield* out.splice(0);
      }
    }
    if (unzip !== null) await finished(unzip.end());
    yield* out.splice(0);
  } catch (error) {
    yield* out.splice(0);
    if (error instanceof CutShort) throw error;
    const reason =
      codeOf(error) === 'Z_BUF_ERROR' ? 'The gzip ends in the middle: the file was cut.' : `The gzip is damaged (${codeOf(error)}).`;
    throw new CutShort(reason, error);
  } finally {
    unzip?.destroy();
  }
}

function openGunzip(out: Buffer[]): Gunzip {
  return createGunzip({ flush: constants.Z_SYNC_FLUSH })
    .on('data', (chunk: Buffer) => out.push(chunk))
    .on('error', () => undefined);
}

/** Decompresses bytes and gives how many it took: Node's gunzip ends before a zero byte that follows a member, and takes nothing more. */
async function write(unzip: Gunzip, bytes: Buffer): Promise<number> {
  const before = unzip.bytesWritten;
  // At a fault the bytes are never called done. Nothing stays behind at what lives as long as the input: there are millions of writes.
  await new Promise<void>((resolve, reject) => {
    unzip.once('error', reject);
    unzip.write(bytes, () => {
      unzip.off('error', reject);
      resolve();
    });
  });
  return unzip.bytesWritten - before;
}

function endOfZeros(chunk: Buffer, from: number): number {
  let end = from;
  while (chunk[end] === 0) end++;
  return end;
}

async function* failing(error: unknown): AsyncGenerator<Buffer> {
  await Promise.resolve();
  throw error;
  yield Buffer.alloc(0);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

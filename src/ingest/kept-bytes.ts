import { createHash, hash, type Hash } from 'node:crypto';

/** Bytes that were read as one: how many, the first of them, and the SHA-256 of all. */
export interface Kept {
  readonly bytes: number;
  readonly raw: Buffer;
  /** Of all `bytes`, in hex, though `raw` may hold fewer. */
  readonly sha256: string;
}

/** A place between the bytes of a `KeptBytes` where they may turn out to have ended. */
export interface Mark {
  readonly bytes: number;
  readonly hash: Hash | null;
}

/**
 * Collects bytes that come in parts. Of more than `limit` the first are kept and the rest only counted and hashed, so that memory stays
 * flat whatever comes in.
 */
export class KeptBytes {
  readonly #limit: number;
  #parts: Buffer[] = [];
  #bytes = 0;
  /** Only where there are more bytes than are kept: hashing all at once is faster. */
  #hash: Hash | null = null;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(part: Buffer): void {
    if (part.length === 0) return;
    const room = this.#limit - this.#bytes;
    if (part.length > room && this.#hash === null) {
      this.#hash = createHash('sha256');
      for (const kept of this.#parts) this.#hash.update(kept);
    }
    this.#hash?.update(part);
    this.#bytes += part.length;
    if (room > 0) this.#parts.push(part.subarray(0, room));
  }

  mark(): Mark {
    return { bytes: this.#bytes, hash: this.#hash?.copy() ?? null };
  }

  /** What came up to a mark that was made here, or all. */
  upTo({ bytes, hash: open }: Mark = this.mark()): Kept {
    const [only] = this.#parts;
    const all = only !== undefined && this.#parts.length === 1 ? only : Buffer.concat(this.#parts);
    this.#parts = [all];
    if (open === null) return keptWhole(all.subarray(0, bytes));
    return { bytes, raw: all, sha256: open.copy().digest('hex') };
  }
}

/** Bytes that are at hand from the first to the last. */
export function keptWhole(raw: Buffer): Kept {
  return { bytes: raw.length, raw, sha256: hash('sha256', raw) };
}

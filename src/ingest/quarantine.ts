import { type FileHandle, mkdir, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { BibliographError } from '../errors.ts';
import type { Rejected } from './entry.ts';

/** The file that keeps what cannot be used, while a load writes it: JSONL, an entry a line. */
export interface Quarantine {
  /** How long the file is. */
  readonly bytes: number;
  /** Adds entries, and returns how long the file is once they are safe on the disk. Throws CONFIGURATION where they cannot be kept. */
  append(entries: readonly Rejected[], about: { readonly load: string; readonly source: string }): Promise<number>;
  /** Takes back what was added behind the first `bytes`. */
  truncate(bytes: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a quarantine file behind its first `resumeAt` bytes, what follows being taken away; behind all that it holds where that is null. No
 * file is made while there is nothing to keep; none at all where `path` is null.
 */
export async function openQuarantine(path: string | null, resumeAt: number | null): Promise<Quarantine> {
  return path === null ? NONE : QuarantineFile.at(path, resumeAt);
}

const NONE: Quarantine = { bytes: 0, append: () => Promise.resolve(0), truncate: () => Promise.resolve(), close: () => Promise.resolve() };

class QuarantineFile implements Quarantine {
  bytes = 0;
  readonly #path: string;
  #file: FileHandle | null = null;

  static async at(path: string, resumeAt: number | null): Promise<QuarantineFile> {
    const quarantine = new QuarantineFile(path);
    await quarantine.#keeping(async () => {
      const found = await stat(path).catch((error: unknown) => {
        if (isMissing(error)) return null;
        throw error;
      });
      if (found === null) return;
      const file = (quarantine.#file = await open(path, 'a'));
      const { size } = found;
      quarantine.bytes = Math.min(resumeAt ?? size, size);
      if (quarantine.bytes < size) await file.truncate(quarantine.bytes);
    });
    return quarantine;
  }

  private constructor(path: string) {
    this.#path = path;
  }

  async append(entries: readonly Rejected[], about: { readonly load: string; readonly source: string }): Promise<number> {
    if (entries.length === 0) return this.bytes;
    await this.#keeping(async () => {
      this.#file ??= await this.#create();
      // One at a time: a record may be large, and in base64 larger.
      for (const entry of entries) {
        const line = Buffer.from(`${JSON.stringify(lineOf(entry, about))}\n`);
        await this.#file.appendFile(line);
        this.bytes += line.length;
      }
      await this.#file.datasync();
    });
    return this.bytes;
  }

  async truncate(bytes: number): Promise<void> {
    await this.#keeping(async () => this.#file?.truncate(bytes));
    this.bytes = bytes;
  }

  async close(): Promise<void> {
    await this.#file?.close();
    this.#file = null;
  }

  async #create(): Promise<FileHandle> {
    await mkdir(dirname(this.#path), { recursive: true });
    return open(this.#path, 'a', 0o600);
  }

  async #keeping(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (cause) {
      const why = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
      const cure = 'Make room or name another file with --quarantine, and give the same command again: it goes on where it stopped.';
      throw new BibliographError('CONFIGURATION', `${this.#path}, which keeps unusable records, cannot be written (${why}). ${cure}`, {
        cause,
      });
    }
  }
}

function lineOf(
  { file, format, line, offset, bytes, sha256, raw, rejection }: Rejected,
  about: { readonly load: string; readonly source: string },
) {
  const { code, reason: message } = rejection;
  const cut = raw.length < bytes ? { truncated: true } : {};
  return { file, line, offset, bytes, sha256, code, message, ...about, format, ...cut, raw: raw.toString('base64') };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

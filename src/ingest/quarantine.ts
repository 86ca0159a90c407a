import { access, constants, type FileHandle, mkdir, open, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { BibliographError } from '../errors.ts';
import type { Rejected } from './entry.ts';

/** The file that keeps what cannot be used, while a load writes it: JSONL, an entry a line. */
export interface Quarantine {
  /** How long the file is. */
  readonly bytes: number;
  /** Adds entries, and returns how long the file is once they are safe on the disk. Throws CONFIGURATION where they cannot be kept. */
  append(entries: readonly Rejected[], about: About): Promise<number>;
  /** Takes back what was added behind the first `bytes`. */
  truncate(bytes: number): Promise<void>;
  close(): Promise<void>;
}

interface About {
  /** Its id. */
  readonly load: string;
  readonly source: string;
}

/**
 * Opens a quarantine file behind its first `resumeAt` bytes, what follows being taken away; behind all that it holds where that is null. No
 * file is made while there is nothing to keep; none at all where `path` is null. Throws CONFIGURATION where it could not be written.
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
    await quarantine.#keeping(() => quarantine.#resume(resumeAt));
    return quarantine;
  }

  private constructor(path: string) {
    this.#path = path;
  }

  async append(entries: readonly Rejected[], about: About): Promise<number> {
    if (entries.length === 0) return this.bytes;
    await this.#keeping(async () => {
      let file = (this.#file ??= await create(this.#path));
      await this.#write(file, textsOf(entries, about));
      // A replay puts a shorter file in the place of this one, and what is written into the old one is gone with it.
      while (!(await isAt(this.#path, file))) {
        await this.close();
        file = this.#file = await create(this.#path);
        this.bytes = (await file.stat()).size;
        await this.#write(file, textsOf(entries, about));
      }
    });
    return this.bytes;
  }

  async truncate(bytes: number): Promise<void> {
    if (bytes >= this.bytes) return;
    await this.#keeping(async () => this.#file?.truncate(bytes));
    this.bytes = bytes;
  }

  async close(): Promise<void> {
    await this.#file?.close();
    this.#file = null;
  }

  async #write(file: FileHandle, texts: Iterable<string>): Promise<void> {
    const before = this.bytes;
    try {
      for (const text of joined(texts)) {
        const written = Buffer.from(text);
        await file.appendFile(written);
        this.bytes += written.length;
      }
      await file.datasync();
    } catch (error) {
      // Half an entry would stand in the way of those after it. Where this fails too, the next run of the load does it.
      await file.truncate(before).catch(() => undefined);
      this.bytes = before;
      throw error;
    }
  }

  async #resume(resumeAt: number | null): Promise<void> {
    const size = await sizeOf(this.#path);
    if (size === null) return refuseUnwritable(dirname(resolve(this.#path)));
    const file = (this.#file = await open(this.#path, 'a'));
    this.bytes = Math.min(resumeAt ?? size, size);
    if (this.bytes < size) await file.truncate(this.bytes);
  }

  async #keeping(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (cause) {
      await this.close().catch(() => undefined);
      throw unwritable(this.#path, cause);
    }
  }
}

/** Says that what must be kept cannot be, why, and what to do. */
export function unwritable(path: string, cause: unknown): BibliographError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
  const cure =
    code === 'ENOSPC' || code === 'EDQUOT' ? 'Make room there, or name' : 'See that the folder is there and may be written, or name';
  return new BibliographError(
    'CONFIGURATION',
    `${path}, which keeps records that cannot be used, cannot be written: ${REASONS[code] ?? code}. ` +
      `${cure} another file with --quarantine, and give the same command again.`,
    { cause },
  );
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota is used up',
  EACCES: 'this user may not',
  EPERM: 'this user may not',
  EROFS: 'the disk is read-only',
  EISDIR: 'it is a folder',
  ENOENT: 'its folder cannot be made',
  ENOTDIR: 'what should be its folder is a file',
};

/** So much is made ready to be written at a time: strings that are soon gone. A multiple of 3, which base64 takes together. */
const SLICE = 3 * 16 * 1024;

/** The lines of entries, in pieces: a record may be large, and in base64 larger. */
function* textsOf(entries: readonly Rejected[], about: About): Generator<string> {
  for (const { file, format, line, offset, bytes, sha256, raw, rejection } of entries) {
    const { code, reason: message } = rejection;
    const cut = raw.length < bytes ? { truncated: true } : {};
    const head = JSON.stringify({ file, line, offset, bytes, sha256, code, message, ...about, format, ...cut });
    yield `${head.slice(0, -1)},"raw":"`;
    for (let from = 0; from < raw.length; from += SLICE) yield raw.toString('base64', from, from + SLICE);
    yield '"}\n';
  }
}

function* joined(texts: Iterable<string>): Generator<string> {
  let text = '';
  for (const more of texts) {
    text += more;
    if (text.length < SLICE) continue;
    yield text;
    text = '';
  }
  if (text !== '') yield text;
}

async function create(path: string): Promise<FileHandle> {
  const folder = dirname(resolve(path));
  await makeFolder(folder);
  const file = await open(path, 'a', 0o600);
  await syncFolder(folder);
  return file;
}

/** Folder after folder: Node's own way never ends where a system answers that one cannot be there at all, as in /proc. */
async function makeFolder(folder: string): Promise<void> {
  if ((await sizeOf(folder)) !== null) return;
  await makeFolder(dirname(folder));
  await mkdir(folder).catch((error: unknown) => {
    // Somebody else may have been quicker.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  });
}

/** Whether a path leads to an open file. */
async function isAt(path: string, file: FileHandle): Promise<boolean> {
  const [found, opened] = await Promise.all([stat(path).catch(() => null), file.stat()]);
  return found !== null && found.ino === opened.ino && found.dev === opened.dev;
}

/** Makes names in a folder as safe on the disk as what they name. */
export async function syncFolder(folder: string): Promise<void> {
  const opened = await open(folder, 'r').catch(() => null);
  // Not every system can do it.
  await opened?.sync().catch(() => undefined);
  await opened?.close();
}

/** Throws now what making a file in a folder that may not be there yet would throw after hours. */
async function refuseUnwritable(folder: string): Promise<void> {
  const isThere = (await sizeOf(folder)) !== null;
  if (!isThere) return refuseUnwritable(dirname(folder));
  if (!(await stat(folder)).isDirectory()) throw Object.assign(new Error(folder), { code: 'ENOTDIR' });
  await access(folder, constants.W_OK);
}

/** Null where there is nothing. */
async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

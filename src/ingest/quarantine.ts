import { access, constants, type FileHandle, mkdir, open, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { BibliographError, isFileError } from '../errors.ts';
import type { Rejected } from './entry.ts';
import { type About, writesOf } from './quarantine-lines.ts';
import { syncFolder } from './rewrite.ts';
import { takeBack } from './take-back.ts';
import { unwritable } from './unwritable.ts';

/** The file that keeps what cannot be used, while a load writes it: JSONL, an entry a line. Other loads may write it as well. */
export interface Quarantine {
  /** How long the file is, with all that others have written by the time of the last change. */
  readonly bytes: number;
  /** Adds entries, and returns how long the file is once they are safe on the disk. Throws CONFIGURATION where they cannot be kept. */
  append(entries: readonly Rejected[], about: About): Promise<number>;
  /** Takes back what was last added, which may be nothing. */
  takeBack(): Promise<void>;
  close(): Promise<void>;
}

/** Where a load is gone on with. */
export interface Resumed {
  readonly load: string;
  /** How long the file was when the load last remembered it. What the load has written behind that is written again. */
  readonly bytes: number;
}

/**
 * Opens a quarantine file behind all that it holds, but takes back first what a load that is gone on with had not remembered. No file is made
 * while there is nothing to keep; none at all where `path` is null. Throws CONFIGURATION where it could not be written.
 */
export async function openQuarantine(path: string | null, resumed: Resumed | null): Promise<Quarantine> {
  return path === null ? NONE : QuarantineFile.at(path, resumed);
}

/** Throws CONFIGURATION where a quarantine file could not be written, and makes nothing. */
export async function refuseUnwritable(path: string): Promise<void> {
  await (await openQuarantine(path, null)).close();
}

const NONE: Quarantine = { bytes: 0, append: () => Promise.resolve(0), takeBack: () => Promise.resolve(), close: () => Promise.resolve() };

class QuarantineFile implements Quarantine {
  bytes = 0;
  readonly #path: string;
  #file: FileHandle | null = null;
  /** What was last added, and may be taken back. */
  #added: Resumed | null = null;

  static async at(path: string, resumed: Resumed | null): Promise<QuarantineFile> {
    const quarantine = new QuarantineFile(path);
    await quarantine.#keeping(() => quarantine.#resume(resumed));
    return quarantine;
  }

  private constructor(path: string) {
    this.#path = path;
  }

  async append(entries: readonly Rejected[], about: About): Promise<number> {
    this.#added = null;
    if (entries.length === 0) return this.bytes;
    await this.#keeping(async () => {
      // A replay puts a shorter file in the place of this one, as another load may, and what is written into the old one may be gone with
      // it: it is rather kept twice.
      for (let isKept = false; !isKept;) {
        const file = await this.#opened();
        isKept = (await this.#write(file, entries, about)) && (await isAt(this.#path, file));
      }
    });
    return this.bytes;
  }

  async takeBack(): Promise<void> {
    const [file, added] = [this.#file, this.#added];
    this.#added = null;
    if (file === null || added === null) return;
    await this.#keeping(async () => {
      // In another file it stands elsewhere, and is rather kept twice.
      if (await isAt(this.#path, file)) await this.#takeBack(added);
    });
  }

  async close(): Promise<void> {
    await this.#file?.close();
    this.#file = null;
  }

  /** The file that is there now. */
  async #opened(): Promise<FileHandle> {
    if (this.#file !== null && !(await isAt(this.#path, this.#file))) await this.close();
    return (this.#file ??= await create(this.#path));
  }

  /** False where another load has cut the file short meanwhile, not having seen what was behind its own. */
  async #write(file: FileHandle, entries: readonly Rejected[], about: About): Promise<boolean> {
    const from = (await file.stat()).size;
    let written = 0;
    try {
      for (const bytes of writesOf(entries, about, await isLineOpen(file, from))) {
        for (let at = 0; at < bytes.length;) {
          const { bytesWritten } = await file.write(bytes, at);
          at += bytesWritten;
          written += bytesWritten;
        }
      }
      await file.datasync();
      const found = await file.stat();
      this.bytes = found.size;
      this.#added = { load: about.load, bytes: from };
      return !found.isFile() || found.size >= from + written;
    } catch (error) {
      // Half an entry would stand in the way of those after it. Where this fails too, the next run of the load does it.
      await this.#takeHalfBack(file, { load: about.load, bytes: from }, written).catch(() => undefined);
      throw error;
    }
  }

  async #takeHalfBack(file: FileHandle, added: Resumed, written: number): Promise<void> {
    const isAlone = (await file.stat()).size === added.bytes + written;
    // On a full disk there is no room for a copy, and none is needed where no other load has written meanwhile.
    if (isAlone) await file.truncate(added.bytes);
    else await this.#takeBack(added);
  }

  async #takeBack({ load, bytes }: Resumed): Promise<void> {
    const found = await stat(this.#path);
    // What is no file, as a terminal, takes nothing back.
    if (found.isFile() && found.size > bytes) await takeBack(this.#path, load, bytes);
    this.bytes = (await sizeOf(this.#path)) ?? 0;
  }

  async #resume(resumed: Resumed | null): Promise<void> {
    if ((await sizeOf(this.#path)) === null) return refuseUnwritableFolder(dirname(resolve(this.#path)));
    if (resumed !== null) await this.#takeBack(resumed);
    this.#file = await open(this.#path, 'a+');
    this.bytes = (await this.#file.stat()).size;
  }

  async #keeping(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (cause) {
      await this.close().catch(() => undefined);
      throw cause instanceof BibliographError ? cause : unwritable(this.#path, cause);
    }
  }
}

const NEWLINE = 0x0a;

/** Whether the last line of a file is not ended, as an editor may leave it, or a process that was killed. */
async function isLineOpen(file: FileHandle, size: number): Promise<boolean> {
  if (size === 0) return false;
  const { buffer, bytesRead } = await file.read(Buffer.alloc(1), 0, 1, size - 1);
  return bytesRead === 1 && buffer[0] !== NEWLINE;
}

async function create(path: string): Promise<FileHandle> {
  const folder = dirname(resolve(path));
  await makeFolder(folder);
  const file = await open(path, 'a+', 0o600);
  await syncFolder(folder);
  return file;
}

/** Folder after folder: Node's own way never ends where a system answers that one cannot be there at all, as in /proc. */
async function makeFolder(folder: string): Promise<void> {
  if ((await sizeOf(folder)) !== null) return;
  await makeFolder(dirname(folder));
  await mkdir(folder).catch((error: unknown) => {
    // Somebody else may have been quicker.
    if (!isFileError(error, 'EEXIST')) throw error;
  });
}

/** Whether a path leads to an open file. */
async function isAt(path: string, file: FileHandle): Promise<boolean> {
  const [found, opened] = await Promise.all([stat(path).catch(() => null), file.stat()]);
  return found !== null && found.ino === opened.ino && found.dev === opened.dev;
}

/** Throws now what making a file in a folder that may not be there yet would throw after hours. */
async function refuseUnwritableFolder(folder: string): Promise<void> {
  const isThere = (await sizeOf(folder)) !== null;
  if (!isThere) return refuseUnwritableFolder(dirname(folder));
  if (!(await stat(folder)).isDirectory()) throw Object.assign(new Error(folder), { code: 'ENOTDIR' });
  await access(folder, constants.W_OK);
}

/** Null where there is nothing. */
async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (isFileError(error, 'ENOENT')) return null;
    throw error;
  }
}

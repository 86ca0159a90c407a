import { truncate } from 'node:fs/promises';
import { splitLines } from './lines.ts';
import { chunksOf } from './quarantined.ts';
import { rewrite, versionOf } from './rewrite.ts';

/** Another load that writes all the time may be quicker than a copy is made. */
const TRIES = 10;

/**
 * Takes the entries of a load out of a quarantine file that stand behind its first `from` bytes. Entries of other loads stay, and those that
 * somebody has mended. Where it cannot be known which were meant, as when the file was changed before that place, all of them stay: what is
 * kept twice is only read twice.
 */
export async function takeBack(path: string, load: string, from: number): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const version = await versionOf(path);
    const { numbers, first, isAll } = await entriesOf(path, load, from);
    if (numbers.size === 0) return;
    if (!isAll) {
      if (await rewrite(path, version, without(path, from, numbers))) return;
    } else if ((await versionOf(path)) === version) {
      await truncate(path, first);
      return;
    }
  }
}

interface Own {
  /** The lines behind the place, from 1, that are to be taken back. */
  readonly numbers: ReadonlySet<number>;
  /** Where the first of them begins. */
  readonly first: number;
  /** Whether nothing else stands behind that. */
  readonly isAll: boolean;
}

const MENDED = Buffer.from('"mended":');
const LOAD = Buffer.from('"load"');
const [NEWLINE, BRACE] = [0x0a, 0x7d];

/** Finds lines by what cannot stand within a string, where quotes are escaped: entries may be large, and are not read. */
async function entriesOf(path: string, load: string, from: number): Promise<Own> {
  const own = Buffer.from(`"load":${JSON.stringify(load)}`);
  const numbers = new Set<number>();
  let first = from;
  let isAll = true;
  if (!(await isBetweenLines(path, from))) return { numbers, first, isAll };
  let line = { offset: 0, isOwn: false, isMended: false, isEntry: false };
  let before: Buffer = Buffer.alloc(0);
  for await (const { number, offset, raw, isFirst, isLast } of splitLines(chunksOf(path, from))) {
    if (isFirst) line = { offset, isOwn: false, isMended: false, isEntry: false };
    const seen = isFirst ? raw : Buffer.concat([before, raw]);
    line.isOwn ||= seen.includes(own);
    line.isMended ||= seen.includes(MENDED);
    line.isEntry ||= seen.includes(LOAD);
    before = seen.subarray(-own.length - MENDED.length);
    if (!isLast) continue;
    // Half an entry that a process has left which was killed is of use to nobody.
    const isHalf = !line.isEntry && seen.length > 0 && seen.at(-1) !== BRACE;
    if ((line.isOwn && !line.isMended) || isHalf) {
      if (numbers.size === 0) first = from + line.offset;
      numbers.add(number);
    } else if (numbers.size > 0) isAll = false;
  }
  return { numbers, first, isAll };
}

/** Whether a line ends before a place, or there at the latest: no file whose last line was not ended is gone on with otherwise. */
async function isBetweenLines(path: string, at: number): Promise<boolean> {
  if (at === 0) return true;
  for await (const chunk of chunksOf(path, at - 1, at)) return chunk.includes(NEWLINE);
  return false;
}

async function* without(path: string, from: number, numbers: ReadonlySet<number>): AsyncGenerator<Buffer> {
  if (from > 0) yield* chunksOf(path, 0, from - 1);
  for await (const { number, raw, end } of splitLines(chunksOf(path, from))) {
    if (numbers.has(number)) continue;
    yield raw;
    yield end;
  }
}

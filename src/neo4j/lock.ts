import { randomUUID } from 'node:crypto';
import { link, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { BibliographError, isFileError } from '../errors.ts';
import { readJson, writeDurably } from './durable-file.ts';
import { isAlive, PROCESS_IDENTITY, self } from '../process-id.ts';

export interface LockOptions {
  /** What the holder does, in a few words, for whoever waits. */
  readonly purpose: string;
  /** Milliseconds to wait for the holder before the LOCKED error. */
  readonly limit: number;
  readonly signal?: AbortSignal | undefined;
  /** Told of the wait when there is one, and of its end. */
  readonly onProgress: (step: string, done: number, total: number | null) => void;
}

const TICKET = PROCESS_IDENTITY.extend({ purpose: z.string(), released: z.boolean() });
type Ticket = z.infer<typeof TICKET>;

const POLL_MS = 40;
/** Old tickets to leave lying. One is enough; more cost nothing. */
const KEEP = 8;

/**
 * Runs `action` while no other process, and nobody else in this one, holds the lock of this folder.
 *
 * The lock is the ticket with the highest number in the folder. A released ticket stays there, marked; so does that of a process that was
 * killed. Whoever finds either takes the next number with link(2), which only one can. Numbers never come back and nobody removes the
 * highest ticket, so a lock that was left behind is taken over without the usual race between two who both clear it away.
 */
export async function withLock<T>(folder: string, options: LockOptions, action: () => Promise<T>): Promise<T> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const ticket = await take(folder, options);
  try {
    return await action();
  } finally {
    await writeTicket(ticket, { ...(await self()), purpose: options.purpose, released: true });
  }
}

async function take(folder: string, options: LockOptions): Promise<string> {
  const deadline = Date.now() + options.limit;
  let wait: string | null = null;
  try {
    for (;;) {
      options.signal?.throwIfAborted();
      const last = await highest(folder);
      const holder = last === 0 ? null : await readJson(join(folder, String(last)), TICKET);
      if (holder === null || holder.released || !(await isAlive(holder))) {
        const taken = await claim(folder, last + 1, options.purpose);
        if (taken !== null) return taken;
        continue;
      }
      if (Date.now() > deadline) throw busy(holder, options.limit);
      wait ??= `Waiting for process ${holder.pid} (${holder.purpose})`;
      options.onProgress(wait, 0, null);
      await sleep(POLL_MS + Math.random() * POLL_MS);
    }
  } finally {
    if (wait !== null) options.onProgress(wait, 1, 1);
  }
}

function busy(holder: Ticket, limit: number): BibliographError {
  const since = `for ${Math.round(limit / 60_000)} minutes`;
  return new BibliographError(
    'LOCKED',
    `Process ${holder.pid} has been ${holder.purpose} ${since}: wait for it or end it, then try again.`,
  );
}

/** The path of the ticket, or null when somebody else was quicker. */
async function claim(folder: string, number: number, purpose: string): Promise<string | null> {
  const path = join(folder, String(number));
  const draft = join(folder, `${randomUUID()}.draft`);
  await writeTicket(draft, { ...(await self()), purpose, released: false });
  try {
    await link(draft, path);
  } catch (error) {
    if (isFileError(error, 'EEXIST')) return null;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
  // Between looking and taking, others may have gone through higher numbers and tidied this one away.
  if ((await highest(folder)) !== number) {
    await rm(path, { force: true });
    return null;
  }
  await tidy(folder, number);
  return path;
}

async function highest(folder: string): Promise<number> {
  return Math.max(0, ...(await numbers(folder)));
}

async function numbers(folder: string): Promise<number[]> {
  return (await readdir(folder)).filter((name) => /^\d+$/.test(name)).map(Number);
}

async function tidy(folder: string, current: number): Promise<void> {
  const old = (await numbers(folder)).filter((number) => number < current - KEEP);
  await Promise.all(old.map((number) => rm(join(folder, String(number)), { force: true })));
}

async function writeTicket(path: string, ticket: Ticket): Promise<void> {
  await writeDurably(path, JSON.stringify(ticket));
}

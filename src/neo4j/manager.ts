import { mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { BibliographError } from '../errors.ts';
import { explainFileError } from './advice.ts';
import { type Finding, examine } from './examine.ts';
import { type User, addLease, removeLease, users } from './leases.ts';
import { withLock } from './lock.ts';
import { type Endpoint, Server, type ServerOptions } from './server.ts';
import { type Neo4jStatus, readStatus } from './status.ts';
import { supervise, type SupervisionEvent } from './supervise.ts';

export type { Endpoint, Finding, Neo4jStatus, SupervisionEvent, User };

/** A command's use of the managed Neo4j. */
export interface Lease extends Endpoint {
  /** Gives it back. The last to leave stops a Neo4j that nobody pinned, and waits until it has stopped. Again does nothing. */
  release(): Promise<void>;
  /** Restarts it on the same port whenever its process dies, until the signal aborts or somebody stops it on purpose. For long-running commands. */
  supervise(signal: AbortSignal, onEvent: (event: SupervisionEvent) => void): void;
}

export interface Neo4jManager {
  /** A Neo4j that answers: installed if need be, started or shared. An abort ends the wait, and the Neo4j too if nobody else uses it. */
  acquire(command: string, signal?: AbortSignal): Promise<Lease>;
  /** Starts it and lets it run until `stop`. */
  pin(signal?: AbortSignal): Promise<Endpoint>;
  /** Stops it and takes back the pin; false when none was running. Throws LOCKED while commands use it, unless forced. */
  stop(options?: { force?: boolean }): Promise<boolean>;
  status(): Promise<Neo4jStatus>;
  /** What would stand in the way of a start, all at once. Changes nothing. */
  examine(): Promise<Finding[]>;
}

export interface ManagerOptions extends Omit<ServerOptions, 'onProgress'> {
  /** How far a step has come; `total` is null when nobody knows. A step has ended when `done` equals `total`. */
  readonly onProgress?: (step: string, done: number, total: number | null) => void;
}

/** Above the longest that a holder may take: an installation over a slow line, and a start. */
const LOCK_LIMIT_MS = 30 * 60_000;

/** The managed Neo4j of one home. Nothing is touched before its first method is called. */
export function manageNeo4j(given: ManagerOptions): Neo4jManager {
  const onProgress = given.onProgress ?? (() => undefined);

  async function withServer<T>(
    purpose: string,
    signal: AbortSignal | undefined,
    action: (server: Server, leases: string) => Promise<T>,
  ): Promise<T> {
    try {
      await mkdir(given.home, { recursive: true, mode: 0o700 });
      const home = await realpath(given.home);
      return await withLock(join(home, 'lock'), { purpose, limit: LOCK_LIMIT_MS, signal, onProgress }, () =>
        action(new Server({ ...given, home, onProgress }), join(home, 'leases')),
      );
    } catch (error) {
      throw explainFileError(error, given.home);
    }
  }

  async function explained<T>(answer: Promise<T>): Promise<T> {
    try {
      return await answer;
    } catch (error) {
      throw explainFileError(error, given.home);
    }
  }

  /** Ends what `start` started when it does not come to anything and nobody else wants it. */
  async function start(server: Server, leases: string, signal: AbortSignal | undefined): Promise<Endpoint> {
    const others = await users(leases, true);
    try {
      return await server.start({ samePort: others.length > 0, signal });
    } catch (error) {
      if (others.length === 0 && !(await server.isPinned())) await server.stop();
      throw error;
    }
  }

  async function leave(lease: string): Promise<void> {
    await removeLease(lease);
    await withServer('stopping Neo4j', undefined, async (server, leases) => {
      if ((await users(leases, true)).length > 0 || (await server.isPinned())) return;
      await server.stop();
    });
  }

  return {
    acquire: (command, signal) =>
      withServer('starting Neo4j', signal, async (server, leases) => {
        const endpoint = await start(server, leases, signal);
        const lease = await addLease(leases, command);
        let leaving: Promise<void> | undefined;
        return {
          ...endpoint,
          release: () => (leaving ??= leave(lease)),
          supervise: (until, onEvent) =>
            void supervise({
              until,
              onEvent,
              state: () => server.state(),
              restart: (onStart) => withServer('restarting Neo4j', until, (found) => found.revive(until, onStart)),
            }),
        };
      }),
    pin: (signal) =>
      withServer('starting Neo4j', signal, async (server, leases) => {
        const endpoint = await start(server, leases, signal);
        await server.setPinned(true);
        return endpoint;
      }),
    stop: ({ force = false } = {}) =>
      withServer('stopping Neo4j', undefined, async (server, leases) => {
        const others = await users(leases, true);
        if (others.length > 0 && !force) throw inUse(others);
        await server.setPinned(false);
        return server.stop();
      }),
    status: () => explained(readStatus(given)),
    examine: () => explained(examine(given)),
  };
}

function inUse(others: readonly User[]): BibliographError {
  const names = others.map(({ command, pid }) => `${command} (process ${pid})`).join(', ');
  return new BibliographError('LOCKED', `Neo4j is in use by ${names}: end that first, or stop Neo4j all the same with --force.`, {
    details: { users: others },
  });
}

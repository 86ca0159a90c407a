import { setTimeout as sleep } from 'node:timers/promises';
import { BibliographError } from '../errors.ts';
import { INITIAL_PASSWORD, USERNAME, password, passwordFile } from './credentials.ts';
import { installProgram } from './install.ts';
import { type JavaPrograms, findJava } from './java.ts';
import { findRunning, launch } from './launch.ts';
import { type LogPosition, explainEnd, logPosition } from './output.ts';
import { freePort, isFree } from './port.ts';
import { isAlive, type ProcessIdentity } from '../process-id.ts';
import { endProcess } from './process.ts';
import { type Program, installedProgram } from './program.ts';
import { readRecord, writeRecord } from './record.ts';
import { portInSettings, writeSettings } from './settings.ts';
import { requireSpace } from './space.ts';
import { keepStore, prepareStore } from './store.ts';

/** Where it answers, and to whom. */
export interface Endpoint {
  readonly uri: string;
  readonly username: string;
  readonly password: string;
}

/** What a server answers to a try at logging in. `ready` means that a query on the default database was answered. */
export type ProbeAnswer = 'ready' | 'password-expired' | 'unauthorized' | 'unreachable';
export type Probe = (uri: string, credentials: { username: string; password: string }) => Promise<ProbeAnswer>;
/** Replaces the password that every new Neo4j has. */
export type SetFirstPassword = (uri: string, password: string) => Promise<void>;

export interface ServerOptions {
  readonly home: string;
  readonly cache: string;
  readonly neo4jHome: string | null;
  readonly javaHome: string | null;
  readonly heap: string;
  readonly pageCache: string;
  readonly probe: Probe;
  readonly setFirstPassword: SetFirstPassword;
  readonly onProgress: (step: string, done: number, total: number | null) => void;
  /** Where to look for Java, and the Maven to run: by default what this machine has. */
  readonly javas?: JavaPrograms;
  readonly maven?: string;
}

const START_LIMIT_MS = 5 * 60_000;
const STOP_GRACE_MS = 30_000;
const POLL_MS = 100;
const PORT_PATIENCE_MS = 60_000;
const REPORT_MS = 1000;
const LAUNCHES = 3;
/** Bytes: an empty store takes 3 MB; one that cannot write its log takes no data. */
const SPACE = 100 * 1024 * 1024;

/** The Neo4j of a home. All but `state` run under the home's lock. */
export class Server {
  readonly #options: ServerOptions;

  constructor(options: ServerOptions) {
    this.#options = options;
  }

  /** Takes over the one that runs, or starts one; either way it answers. With `samePort`, others count on the port of the last start. */
  async start({ samePort, signal }: { samePort: boolean; signal: AbortSignal | undefined }): Promise<Endpoint> {
    for (let attempt = 1; ; attempt++) {
      const running = (await this.#running()) ?? (await this.#launch(samePort, signal));
      const end = await this.#untilReady(running, signal);
      if (end === null) return this.#endpoint();
      // It ended before it answered. One that was already stopping when we came leaves nothing to explain.
      if (running.position === null) continue;
      const fault = await explainEnd(this.#options.home, running.position);
      await this.#forget();
      const another = fault.name === 'port-taken' || (fault.name === 'in-use' && (await findRunning(this.#options.home)) !== null);
      if (!another || attempt === LAUNCHES) throw fault.error;
    }
  }

  /** Whether it runs, has died, or was stopped on purpose. */
  async state(): Promise<'alive' | 'dead' | 'stopped'> {
    const { process } = await readRecord(this.#options.home);
    if (process === null) return 'stopped';
    return (await isAlive(process)) ? 'alive' : 'dead';
  }

  /** Starts one that has died, on its port; nothing when it lives or was stopped on purpose. */
  async revive(signal: AbortSignal, onStart: () => void): Promise<boolean> {
    if ((await this.state()) !== 'dead') return false;
    onStart();
    await this.start({ samePort: true, signal });
    return true;
  }

  /** Whether there was one to stop. */
  async stop(): Promise<boolean> {
    const running = await this.#running();
    if (running !== null) {
      const step = 'Stopping Neo4j';
      this.#options.onProgress(step, 0, null);
      try {
        await endProcess(running.process, STOP_GRACE_MS);
      } finally {
        this.#options.onProgress(step, 1, 1);
      }
    }
    await this.#forget();
    return running !== null;
  }

  async isPinned(): Promise<boolean> {
    return (await readRecord(this.#options.home)).pinned;
  }

  async setPinned(pinned: boolean): Promise<void> {
    const { home } = this.#options;
    await writeRecord(home, { ...(await readRecord(home)), pinned });
  }

  /** The one that is written down, or was started by somebody who was killed before writing it down. */
  async #running(): Promise<Running | null> {
    const { home } = this.#options;
    const record = await readRecord(home);
    if (record.process !== null && (await isAlive(record.process))) return { process: record.process, position: null };
    const found = await findRunning(home);
    if (found === null) return null;
    await writeRecord(home, { ...record, process: found, port: (await portInSettings(home)) ?? record.port });
    return { process: found, position: null };
  }

  async #launch(samePort: boolean, signal: AbortSignal | undefined): Promise<Running> {
    const { home, javaHome, javas } = this.#options;
    const program = await this.#program(signal);
    const java = await findJava(program.version, javaHome, javas);
    await requireSpace(home, SPACE, 'Neo4j');
    await prepareStore(home, program.version);
    await password(home);
    const port = await this.#port(samePort);
    await writeSettings(home, port, this.#options, program);
    const record = { ...(await readRecord(home)), port, version: program.version };
    await writeRecord(home, { ...record, process: null });
    signal?.throwIfAborted();
    const position = await logPosition(home);
    const process = await launch(home, program, java, this.#options);
    if (process === null) throw (await explainEnd(home, position)).error;
    await writeRecord(home, { ...record, process });
    return { process, position };
  }

  async #program(signal: AbortSignal | undefined): Promise<Program> {
    const { neo4jHome } = this.#options;
    return neo4jHome === null ? installProgram({ ...this.#options, signal }) : installedProgram(neo4jHome);
  }

  async #port(same: boolean): Promise<number> {
    const { port, process: former } = await readRecord(this.#options.home);
    // What was killed keeps its port until the system has taken down all of it, which it may be busy with for a while.
    for (let waited = 0; port !== null && waited < PORT_PATIENCE_MS && isThere(former?.pid) && !(await isFree(port)); waited += POLL_MS)
      await sleep(POLL_MS);
    if (port !== null && (await isFree(port))) return port;
    if (port !== null && same) {
      const message = `Another program has taken port ${port}, which running commands expect Neo4j at: stop that program, or those commands.`;
      throw new BibliographError('UNAVAILABLE', message);
    }
    return freePort();
  }

  /** Null once it answers, or the word that its process has ended. */
  async #untilReady({ process, position }: Running, signal: AbortSignal | undefined): Promise<'ended' | null> {
    const { probe, onProgress } = this.#options;
    const { uri, username, password } = await this.#endpoint();
    if (position === null && (await probe(uri, { username, password })) === 'ready') {
      await this.#keep();
      return null;
    }
    const step = 'Starting Neo4j';
    const started = Date.now();
    let reported = 0;
    try {
      for (;;) {
        signal?.throwIfAborted();
        const answer = await probe(uri, { username, password });
        // Asked after the probe: whatever answered there was not ours if ours is gone.
        if (!(await isAlive(process))) return 'ended';
        if (answer === 'ready') {
          await this.#keep();
          return null;
        }
        if (answer === 'unauthorized') await this.#setFirstPassword(uri, password);
        const elapsed = Date.now() - started;
        if (elapsed > START_LIMIT_MS) throw this.#late();
        if (elapsed - reported >= REPORT_MS || reported === 0) onProgress(step, (reported = elapsed), null);
        await sleep(POLL_MS);
      }
    } finally {
      onProgress(step, 1, 1);
    }
  }

  /** Also after a start that was interrupted before the password was set. */
  async #setFirstPassword(uri: string, password: string): Promise<void> {
    const initial = await this.#options.probe(uri, { username: USERNAME, password: INITIAL_PASSWORD });
    if (initial === 'password-expired') return this.#options.setFirstPassword(uri, password);
    if (initial !== 'unauthorized') return;
    // Once more, as another may have set it in between.
    if ((await this.#options.probe(uri, { username: USERNAME, password })) !== 'unauthorized') return;
    const file = passwordFile(this.#options.home);
    throw new BibliographError(
      'CONFIGURATION',
      `Neo4j does not accept the password in ${file}: put back the file that belongs to the data beside it.`,
    );
  }

  async #keep(): Promise<void> {
    const { version } = await readRecord(this.#options.home);
    if (version !== null) await keepStore(this.#options.home, version);
  }

  /** Writes down that none should be running. */
  async #forget(): Promise<void> {
    const { home } = this.#options;
    await writeRecord(home, { ...(await readRecord(home)), process: null });
  }

  async #endpoint(): Promise<Endpoint> {
    const { port } = await readRecord(this.#options.home);
    if (port === null) throw new Error('A running Neo4j without a port.');
    return { uri: `bolt://127.0.0.1:${port}`, username: USERNAME, password: await password(this.#options.home) };
  }

  #late(): BibliographError {
    const limit = `Neo4j did not answer within ${START_LIMIT_MS / 60_000} minutes`;
    const cure = `look into ${this.#options.home}/logs/neo4j.log, run \`bibliograph db stop --force\` and try again`;
    return new BibliographError('UNAVAILABLE', `${limit}: ${cure}.`);
  }
}

interface Running {
  readonly process: ProcessIdentity;
  /** Where its logs ended when we started it; null when we did not. */
  readonly position: LogPosition | null;
}

/** Whether anything is left of a process, be it dead. */
function isThere(pid: number | undefined): boolean {
  if (pid === undefined) return false;
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

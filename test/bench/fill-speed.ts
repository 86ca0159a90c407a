/**
 * How fast an empty graph is filled, beside a plain loader that is written with the driver alone: `npx tsx test/bench/fill-speed.ts
 * [--records N] [--seed S] [--ordinary] [FILE]`, with generated records or those of FILE. Each way has a process and a new Neo4j of its own,
 * with the settings of the environment (BIBLIOGRAPH_NEO4J_HEAP, BIBLIOGRAPH_NEO4J_PAGECACHE). They take turns: all the others stand still
 * meanwhile, so that whatever else the machine does falls on all alike, and each way's clock runs in its turns alone. `--ordinary` loads
 * without filling as well. All read the same file, and must come to the same graph; indexes are set aside and made again by the first two.
 * Loads of ours are given a second time, and find all unchanged. SIGUSR2 holds everything until the next. Prints a Markdown table.
 */
import { type ChildProcess, execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs, promisify } from 'node:util';
import type { News, Way } from './fill-arm.ts';

/** Short enough that ours, which says every 15 s that it is alive, is not taken for dead. */
const TURN_MS = 10_000;
const NEWS_EVERY = 50_000;
const COLUMNS = [
  ...['', 'records/s', 'of each tenth', 'without ties and indexes', 'at the end, s', 'all over without, times'],
  ...['memory by tenths, MB', 'a second run, s', 'first over second, times'],
];

/** How far a way had come when its clock, in ms, stood at `at`. */
interface Mark {
  readonly at: number;
  readonly records: number;
  readonly memory: number;
}

/** A way of filling, whose processes run in its turns alone. */
class Arm {
  readonly name: Way;
  readonly ended: Promise<unknown>;
  content = '';
  readonly #child: ChildProcess;
  readonly #marks: Mark[] = [];
  #neo4j = 0;
  #clock = 0;
  /** When the present turn began. */
  #since: number | null = null;
  #filled = 0;
  #compared = 0;
  #again: number | null = null;
  readonly #done = new AbortController();

  constructor(name: Way, file: string, home: string) {
    this.name = name;
    this.#child = fork(join(import.meta.dirname, 'fill-arm.ts'), [name, file, home], { execArgv: process.execArgv });
    this.ended = once(this.#child, 'exit');
    this.#child.on('message', (news) => this.#hear(news as News));
  }

  get isDone(): boolean {
    return this.#done.signal.aborted;
  }

  async started(): Promise<void> {
    while (this.#neo4j === 0) await Promise.race([once(this.#child, 'message'), this.ended.then(() => this.#fail())]);
    this.#child.send('go');
    this.#signal('SIGSTOP');
  }

  /** Lets it run for a while, or until it is done. */
  async turn(): Promise<void> {
    this.#since = performance.now();
    this.#signal('SIGCONT');
    const turn = sleep(TURN_MS, undefined, { signal: this.#done.signal }).catch(() => undefined);
    await Promise.race([turn, this.ended.then(() => this.#fail())]);
    this.#signal('SIGSTOP');
    this.#clock = this.#now();
    this.#since = null;
  }

  async end(): Promise<void> {
    this.#signal('SIGCONT');
    if (this.#child.connected) this.#child.disconnect();
    await this.ended;
  }

  row(): string {
    const last = this.#marks.at(-1) ?? this.#fail();
    const pace = (records: number, ms: number) => Math.round((records * 1000) / Math.max(ms, 1));
    const reached = (records: number) => this.#marks.find((one) => one.records >= records) ?? last;
    const tenth = Math.max(Math.floor(last.records / 10), 1);
    const numbers = Array.from({ length: 10 }, (_, n) => n);
    const startOf = (n: number) => (n === 0 ? 0 : reached(n * tenth).at);
    const tenths = numbers.map((n) => pace(tenth, reached((n + 1) * tenth).at - startOf(n)));
    const memory = numbers.map((n) => reached((n + 1) * tenth).memory);
    return `| ${[
      ...[this.name, pace(last.records, this.#filled), tenths.join(' '), pace(last.records, last.at), seconds(this.#filled - last.at)],
      ...[(this.#filled / last.at).toFixed(2), memory.join(' ')],
      ...(this.#again === null ? ['', ''] : [seconds(this.#again), (this.#filled / this.#again).toFixed(1)]),
    ].join(' | ')} |`;
  }

  #hear(news: News): void {
    if (news.kind === 'started') this.#neo4j = news.neo4j;
    else if (news.kind === 'written') this.#mark(news);
    else if (news.kind === 'filled') this.#filled = this.#now();
    else if (news.kind === 'compared') {
      this.content = news.content;
      this.#compared = this.#now();
      if (this.name === 'plain driver') this.#done.abort();
    } else {
      this.#again = this.#now() - this.#compared;
      this.#done.abort();
    }
  }

  #mark({ records, memory }: Omit<Mark, 'at'>): void {
    const before = this.#marks.at(-1)?.records ?? 0;
    const at = this.#now();
    this.#marks.push({ at, records, memory });
    if (Math.floor(records / NEWS_EVERY) > Math.floor(before / NEWS_EVERY))
      process.stderr.write(`${this.name}: ${records} records in ${Math.round(at / 1000)} s, ${memory} MB\n`);
  }

  #now(): number {
    return this.#clock + (this.#since === null ? 0 : performance.now() - this.#since);
  }

  #signal(signal: 'SIGSTOP' | 'SIGCONT'): void {
    for (const pid of [this.#child.pid, this.#neo4j]) {
      try {
        if (pid !== undefined && pid > 0) process.kill(pid, signal);
      } catch {
        // It has ended, which is told elsewhere.
      }
    }
  }

  #fail(): never {
    throw new Error(`"${this.name}" ended early.`);
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { records: { type: 'string', default: '20000' }, seed: { type: 'string', default: '1' }, ordinary: { type: 'boolean' } },
});
const hold = { isOn: false };
process.on('SIGUSR2', () => (hold.isOn = !hold.isOn));
const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interruption.abort());
const folder = await mkdtemp(join(tmpdir(), 'bibliograph-fill-speed-'));
const arms: Arm[] = [];
try {
  const file = positionals[0] ?? (await generate(join(folder, 'records.ndjson'), values.records, values.seed));
  const ways: readonly Way[] = ['filled', 'plain driver', ...(values.ordinary === true ? (['ordinary load'] as const) : [])];
  for (const way of ways) {
    const arm = new Arm(way, file, await mkdtemp(join(folder, 'home-')));
    arms.push(arm);
    await arm.started();
  }
  while (arms.some((arm) => !arm.isDone)) {
    for (const arm of arms.filter(({ isDone }) => !isDone)) {
      interruption.signal.throwIfAborted();
      while (hold.isOn) await sleep(1_000);
      await arm.turn();
    }
  }
  process.stdout.write(`| ${COLUMNS.join(' | ')} |\n|${COLUMNS.map(() => '---|').join('')}\n`);
  for (const arm of arms) process.stdout.write(`${arm.row()}\n`);
  const isSame = new Set(arms.map(({ content }) => content)).size === 1;
  process.stdout.write(isSame ? '\nAll came to the same graph.\n' : '\nThey came to DIFFERENT graphs.\n');
  process.exitCode = isSame ? 0 : 1;
} finally {
  await Promise.all(arms.map((arm) => arm.end()));
  await rm(folder, { recursive: true });
}

/** In a process of its own: its memory is not that of a load. */
async function generate(path: string, records: string, seed: string): Promise<string> {
  const command = join(import.meta.dirname, 'generate.ts');
  const args = ['--records', records, '--seed', seed, '--output', path];
  await promisify(execFile)(process.execPath, [...process.execArgv, command, ...args]);
  return path;
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}

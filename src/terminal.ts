import { MultiBar, Presets } from 'cli-progress';

/** Where a command talks to whoever started it. */
export interface Terminal {
  /** Whether a person looks on: bars and prose for them, JSON lines for everything else. */
  readonly interactive: boolean;
  /** Aborts when the command is asked to end: Ctrl-C, or a service manager's SIGTERM. */
  readonly interruption: AbortSignal;
  /** What the command was asked for: standard output. */
  say(text: string): void;
  /** What went wrong or needs attention: standard error. */
  warn(text: string): void;
  /** What happened meanwhile: standard error, as a JSON line where no person looks on. */
  note(text: string): void;
  /** How far a task has come. `total` is in the unit of `update`; unknown totals are null. */
  progress(task: string, total: number | null): Progress;
  /** How to go on, for a command that is ended at once and can say nothing more itself. `words` are asked for then. */
  ifEndedAtOnce(words: () => string): void;
}

/** The terminal as whoever ends the process knows it. */
export interface OwnTerminal extends Terminal {
  /** Says that the command ends at once, and how to go on. Returns when it is written. */
  endAtOnce(): void;
}

export interface Progress {
  /** `done` of the total; `note` is a few words such as a rate, which `facts` say to programs. */
  update(done: number, note?: string, facts?: Readonly<Record<string, number | null>>): void;
  /** A line that stays, for what needs attention on the way: standard error. */
  warn(text: string): void;
  end(note?: string): void;
  /** Ends it where it stands. */
  stop(note?: string): void;
}

const REPORT_EVERY_MS = 1000;
/** Bars hide the cursor, and are not asked again. */
const SHOW_CURSOR = '\n\u001b[?25h';

/** The terminal of this process. */
export function openTerminal(interruption: AbortSignal): OwnTerminal {
  const { stdout: out, stderr: err } = process;
  const interactive = err.isTTY;
  let toGoOn = () => '';
  // Whoever read it has gone, as `head` does: no reason to end.
  for (const stream of [out, err]) stream.on('error', ignoreClosed);
  return {
    interactive,
    interruption,
    say: (text) => void out.write(`${text}\n`),
    warn: (text) => void err.write(`${text}\n`),
    note: (text) => void err.write(interactive ? `${text}\n` : `${JSON.stringify({ time: new Date().toISOString(), msg: text })}\n`),
    progress: (task, total) => (interactive ? bar(err, task, total) : lines(err, task, total)),
    ifEndedAtOnce: (words) => void (toGoOn = words),
    endAtOnce() {
      const words = toGoOn();
      err.write(`${interactive ? SHOW_CURSOR : ''}Ended at once${words === '' ? '.' : `: ${words}`}\n`);
    },
  };
}

function ignoreClosed(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}

function bar(stream: NodeJS.WriteStream, task: string, total: number | null): Progress {
  const format = total === null ? `${task}  {note}` : `${task}  {bar}  {percentage}%  {note}`;
  const bars = new MultiBar({ stream, format, hideCursor: true, clearOnComplete: false }, Presets.shades_classic);
  const one = bars.create(total ?? 1, 0, { note: '' });
  return {
    update: (done, note) => one.update(total === null ? 0 : done, note === undefined ? {} : { note }),
    warn: (text) => bars.log(`${text}\n`),
    end(note) {
      one.update(total ?? 1, note === undefined ? {} : { note });
      bars.stop();
    },
    stop(note) {
      if (note !== undefined) one.update({ note });
      bars.stop();
    },
  };
}

/** What is done is said where it is a part of something; else it has no unit, and `facts` say what there is to say. */
export function lines(stream: Pick<NodeJS.WritableStream, 'write'>, task: string, total: number | null): Progress {
  let last = 0;
  let isEnded = false;
  const write = (event: object) => void stream.write(`${JSON.stringify({ time: new Date().toISOString(), task, ...event })}\n`);
  const end = (note?: string) => {
    if (!isEnded) write({ ended: true, note });
    isEnded = true;
  };
  return {
    update(done, note, facts) {
      if (Date.now() - last < REPORT_EVERY_MS) return;
      last = Date.now();
      write({ ...(total === null ? {} : { done, total }), note, ...facts });
    },
    warn: (text) => void stream.write(`${text}\n`),
    end,
    stop: end,
  };
}

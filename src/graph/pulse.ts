import { isAnswer, unreachable } from './driver-error.ts';

/** Milliseconds that work takes before somebody looks whether the database still answers, and between such looks. */
const LOOK_EVERY_MS = 1_000;
/** Milliseconds that the answer to such a look is good for. */
const GOOD_FOR_MS = 250;

export interface PulseOptions {
  /** Asks the database for as little as can be. */
  readonly ask: () => Promise<unknown>;
  /** Milliseconds within which a living database answers that, however busy it is. */
  readonly limit: number;
  /** Told whenever it has not. */
  readonly onSilence: () => void;
}

/**
 * Whether the database answers at all. A slow query and a dead database look the same to whoever waits, but the one may take its time and
 * the other has to be told soon.
 */
export class Pulse {
  readonly #options: PulseOptions;
  #isSilent = false;
  /** One for all who want one while it lasts, and a moment longer. */
  #look: Promise<boolean> | null = null;

  constructor(options: PulseOptions) {
    this.#options = options;
  }

  /** Does `work`, looking now and then while it takes long. A database known to be silent is not given work before it answers: UNAVAILABLE. */
  async during<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#isSilent && !(await this.#isFelt())) throw unreachable(null);
    const timer = setInterval(() => void this.#isFelt(), LOOK_EVERY_MS);
    try {
      return await work();
    } finally {
      clearInterval(timer);
    }
  }

  #isFelt(): Promise<boolean> {
    return (this.#look ??= this.#lookOnce().finally(() => setTimeout(() => (this.#look = null), GOOD_FOR_MS).unref()));
  }

  async #lookOnce(): Promise<boolean> {
    const { ask, limit, onSilence } = this.#options;
    const answered = await inTime(ask(), limit);
    this.#isSilent = !answered;
    if (!answered) onSilence();
    return answered;
  }
}

/** Whether the database has answered, be it with an error. */
async function inTime(answer: Promise<unknown>, limit: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    // What has arrived while this process was busy itself is heard first.
    timer = setTimeout(() => setImmediate(() => resolve(false)), limit);
  });
  try {
    return await Promise.race([answer.then(() => true, isAnswer), late]);
  } finally {
    clearTimeout(timer);
  }
}

import { isAnswer, unreachable } from './driver-error.ts';

/** Milliseconds that work takes before somebody looks whether the database still answers, and between such looks. */
const LOOK_EVERY_MS = 1_000;
/** Milliseconds that the outcome of such a look is good for. */
const GOOD_FOR_MS = 250;

export interface PulseOptions {
  /** Asks the database for as little as can be. */
  readonly ask: () => Promise<unknown>;
  /** Milliseconds within which a living database answers that or anything else, however busy it is. */
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
  /** When it last answered anything, on the clock of `performance`. */
  #heardAt = -Infinity;
  /** One look for all who want one while it lasts, and a moment longer. */
  #look: Promise<boolean> | null = null;

  constructor(options: PulseOptions) {
    this.#options = options;
  }

  /** Does `work`, looking now and then while it takes long. A database known to be silent is not given work before it answers: UNAVAILABLE. */
  async during<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#isSilent && !(await this.#isFelt())) throw unreachable(null);
    const timer = setInterval(() => void this.#isFelt(), LOOK_EVERY_MS);
    try {
      return await this.#heard(work());
    } finally {
      clearInterval(timer);
    }
  }

  /** The same answer, heard. */
  async #heard<Result>(answer: Promise<Result>): Promise<Result> {
    try {
      const result = await answer;
      this.#heardAt = performance.now();
      return result;
    } catch (error) {
      if (isAnswer(error)) this.#heardAt = performance.now();
      throw error;
    }
  }

  #isFelt(): Promise<boolean> {
    return (this.#look ??= this.#lookOnce().finally(() => setTimeout(() => (this.#look = null), GOOD_FOR_MS).unref()));
  }

  async #lookOnce(): Promise<boolean> {
    const { ask, onSilence } = this.#options;
    const answer = this.#heard(ask()).catch(() => undefined);
    await Promise.race([answer, this.#silence()]);
    // One that cannot be reached anew may still answer others.
    this.#isSilent = this.#quietTime() >= this.#options.limit;
    if (this.#isSilent) onSilence();
    return !this.#isSilent;
  }

  #quietTime(): number {
    return performance.now() - this.#heardAt;
  }

  /** Resolves when nothing has been heard for the limit, from now on. */
  async #silence(): Promise<void> {
    const start = performance.now();
    const left = () => this.#options.limit - Math.min(this.#quietTime(), performance.now() - start);
    while (left() > 0) {
      // What has arrived while this process was busy itself is heard first.
      await new Promise((resolve) => setTimeout(() => setImmediate(resolve), left()).unref());
    }
  }
}

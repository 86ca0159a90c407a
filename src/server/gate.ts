import { BibliographError } from '../errors.ts';
import { nextSlice } from '../event-loop.ts';

export interface GateOptions {
  /** How many pass at once. */
  readonly maxConcurrent: number;
  /** How many wait. */
  readonly maxQueued: number;
  /** From this price on a request is dear. */
  readonly dear: number;
  /** How many dear ones pass at once. */
  readonly maxDear: number;
  /** Milliseconds that one waits at most. */
  readonly maxWait: number;
}

interface Waiting {
  readonly price: number;
  readonly pass: (end: () => void) => void;
  readonly sendAway: (reason: unknown) => void;
}

/** Seconds after which somebody who was sent away may ask again. */
const RETRY_AFTER_S = 2;

/**
 * Lets so many requests pass at once, and of those that cost much only a few, so that a flood of them leaves room for others. The others
 * wait for a short time, the cheapest first; where too many wait, the dearest is sent away.
 */
export class Gate {
  readonly #options: GateOptions;
  /** By price, then by arrival. */
  readonly #waiting: Waiting[] = [];
  #running = 0;
  #dearRunning = 0;

  constructor(options: GateOptions) {
    this.#options = options;
  }

  get running(): number {
    return this.#running;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  /**
   * Resolves when it is the turn of a request of this price, with what ends its turn. Rejects with UNAVAILABLE where too many wait or it has
   * waited too long, and with the signal's reason.
   */
  async enter(price: number, signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    return this.#mayPass(price) ? this.#begin(price) : this.#wait(price, signal);
  }

  #mayPass(price: number): boolean {
    const { maxConcurrent, maxDear, dear } = this.#options;
    return this.#running < maxConcurrent && (price < dear || this.#dearRunning < maxDear);
  }

  #begin(price: number): () => void {
    const dear = price >= this.#options.dear ? 1 : 0;
    this.#running += 1;
    this.#dearRunning += dear;
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      this.#running -= 1;
      this.#dearRunning -= dear;
      this.#letPass();
    };
  }

  #letPass(): void {
    for (let next = this.#next(); next !== undefined; next = this.#next()) {
      this.#leave(next);
      next.pass(this.#begin(next.price));
    }
  }

  #next(): Waiting | undefined {
    return this.#waiting.find(({ price }) => this.#mayPass(price));
  }

  #leave(one: Waiting): void {
    const at = this.#waiting.indexOf(one);
    if (at >= 0) this.#waiting.splice(at, 1);
  }

  #wait(price: number, signal: AbortSignal): Promise<() => void> {
    return new Promise((resolve, reject) => {
      const gone = () => one.sendAway(signal.reason);
      const timer = setTimeout(() => void nextSlice().then(() => one.sendAway(tooBusy())), this.#options.maxWait);
      const settled = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', gone);
        this.#leave(one);
      };
      const one: Waiting = {
        price,
        pass(end) {
          settled();
          resolve(end);
        },
        sendAway(reason) {
          settled();
          reject(reason instanceof Error ? reason : tooBusy());
        },
      };
      signal.addEventListener('abort', gone);
      const behind = this.#waiting.findIndex((other) => other.price > price);
      this.#waiting.splice(behind < 0 ? this.#waiting.length : behind, 0, one);
      if (this.#waiting.length > this.#options.maxQueued) this.#waiting.at(-1)?.sendAway(tooBusy());
    });
  }
}

function tooBusy(): BibliographError {
  return new BibliographError('UNAVAILABLE', 'Too much is asked of this server just now: try again in a moment.', {
    details: { rule: 'queue', retryAfter: RETRY_AFTER_S },
  });
}

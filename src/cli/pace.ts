import { counted } from './counted.ts';

/** How fast a load goes. */
export class Pace {
  readonly #size: number | null;
  readonly #start = performance.now();
  #last: number | null = null;

  constructor(size: number | null) {
    this.#size = size;
  }

  /** Times are in milliseconds; what remains is reckoned from the bytes, and null where nobody knows how many there are. */
  facts(bytes: number, read: number, passedOver: number) {
    const now = performance.now();
    const elapsedMs = Math.round(now - this.#start);
    // Before the first there was more to do than to read it.
    const batchMs = this.#last === null ? null : Math.round(now - this.#last);
    this.#last = now;
    return {
      bytes,
      records: read,
      recordsPerSecond: Math.round(((read - passedOver) * 1000) / Math.max(elapsedMs, 1)),
      elapsedMs,
      remainingMs: this.#size === null || bytes === 0 ? null : Math.round((elapsedMs * (this.#size - bytes)) / bytes),
      batchMs,
    };
  }
}

/** It in words, for a progress bar. */
export function noteOf({ records, recordsPerSecond, elapsedMs, remainingMs, batchMs }: ReturnType<Pace['facts']>): string {
  const left = remainingMs === null ? '' : `, about ${duration(remainingMs)} left`;
  const last = batchMs === null ? '' : `, last batch ${(batchMs / 1000).toFixed(1)} s`;
  return `${counted(records, 'record')}, ${recordsPerSecond}/s, ${duration(elapsedMs)}${left}${last}`;
}

function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}

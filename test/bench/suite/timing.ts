/** Somebody who is asked the same as the others, in turn. */
export interface Contender {
  /** Asks the question of a round, and gives the milliseconds until the answer. */
  ask(round: number): Promise<number>;
  /** Milliseconds of a processor that it has used so far; null where nobody can tell. */
  cpu(): Promise<number | null>;
}

export interface Timing {
  /** How often it was asked. */
  readonly count: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** One after another, over one connection. */
  readonly perSecond: number;
  /** Milliseconds of a processor for a request, the database's not counted. */
  readonly cpu: number | null;
}

export interface Patience {
  readonly rounds: number;
  /** Rounds end after so many seconds, but never before there are LEAST. */
  readonly seconds: number;
}

const LEAST = 5;

/**
 * Asks all contenders in rounds, each round in another order, so that what one leaves in the caches of the database is for all alike.
 * Unmeasured rounds go before: plans are made and code is compiled then.
 */
export async function timed(contenders: readonly Contender[], { rounds, seconds }: Patience): Promise<Timing[]> {
  await inRounds(contenders, rounds, seconds / 2);
  const before = await processorTimes(contenders);
  const times = await inRounds(contenders, rounds, seconds);
  const after = await processorTimes(contenders);
  return times.map((measured, index) => {
    const [start, end] = [before[index] ?? null, after[index] ?? null];
    return timingOf(measured, start === null || end === null ? null : (end - start) / measured.length);
  });
}

export function timingOf(measured: readonly number[], cpu: number | null): Timing {
  const sorted = measured.toSorted((one, other) => one - other);
  const quantile = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
  const all = sorted.reduce((sum, ms) => sum + ms, 0);
  return { count: sorted.length, p50: quantile(0.5), p99: quantile(0.99), perSecond: (1_000 * sorted.length) / all, cpu };
}

async function inRounds(contenders: readonly Contender[], rounds: number, seconds: number): Promise<number[][]> {
  const times = contenders.map((): number[] => []);
  const deadline = performance.now() + seconds * 1_000;
  for (let round = 0; round < rounds && (round < LEAST || performance.now() < deadline); round++) {
    for (const index of orderOf(round, contenders.length)) {
      const ms = await contenders[index]?.ask(round);
      if (ms !== undefined) times[index]?.push(ms);
    }
  }
  return times;
}

/** Everybody is first as often as the others, and behind each of them as often. */
function orderOf(round: number, count: number): number[] {
  const turned = Array.from({ length: count }, (_, place) => (place + round) % count);
  return Math.floor(round / count) % 2 === 0 ? turned : turned.reverse();
}

function processorTimes(contenders: readonly Contender[]): Promise<(number | null)[]> {
  return Promise.all(contenders.map((each) => each.cpu()));
}

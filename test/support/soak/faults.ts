import { setTimeout as sleep } from 'node:timers/promises';
import type { Fault, FaultyProxy } from '../faulty-proxy.ts';
import type { Random } from '../random.ts';

export interface FaultsOptions {
  readonly proxy: FaultyProxy;
  readonly random: Random;
  /** Ends the database as nothing else can; somebody starts it again. */
  readonly kill: () => Promise<void>;
  /** Milliseconds between two kills. */
  readonly killEvery: number;
  readonly until: AbortSignal;
  readonly onFault: (what: string) => void;
}

const CALM_MS = 8_000;
const FAULT_MS = 5_000;

/** Has the network and the database fail by chance, with calm in between, until the signal; all is well when it returns. */
export async function faults({ proxy, random, kill, killEvery, until, onFault }: FaultsOptions): Promise<void> {
  let next = Date.now() + killEvery / 2;
  try {
    while (!until.aborted) {
      await sleep(CALM_MS / 2 + random.below(CALM_MS), undefined, { signal: until });
      if (Date.now() >= next) {
        onFault('killed');
        await kill();
        next = Date.now() + killEvery;
        continue;
      }
      const fault = someFault(random);
      onFault(typeof fault === 'string' ? fault : (Object.keys(fault)[0] ?? ''));
      await proxy.become(fault);
      await sleep(1_000 + random.below(FAULT_MS), undefined, { signal: until });
      await proxy.become('none');
    }
  } catch (error) {
    if (!until.aborted) throw error;
  }
  await proxy.become('none');
}

function someFault(random: Random): Fault {
  return random.oneOf<Fault>(['refuse', 'black hole', { cutAfter: 500 + random.below(50_000) }, { delay: 50 + random.below(700) }]);
}

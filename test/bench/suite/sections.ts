import type { Bench, Result } from './bench.ts';
import { runWorkload } from './run-workload.ts';
import { boltFloor } from './sections/bolt-floor.ts';
import { deepPage } from './sections/deep-page.ts';
import { loading } from './sections/loading.ts';
import { mixedLoad } from './sections/mixed-load.ts';
import { randomSelections } from './sections/random-selections.ts';
import { WORKLOADS } from './workloads.ts';

/** A part of the benchmark that can be run by itself. */
export interface Section {
  readonly name: string;
  run(bench: Bench): Promise<Result>;
}

export const SECTIONS: readonly Section[] = [
  { name: 'bolt', run: boltFloor },
  ...WORKLOADS.map((workload): Section => ({ name: workload.name, run: (bench) => runWorkload(bench, workload) })),
  { name: 'W10', run: deepPage },
  { name: 'W12', run: mixedLoad },
  { name: 'W13', run: randomSelections },
  { name: 'W14-W16', run: loading },
];

import type { Bench, Result } from './bench.ts';
import { runWorkload } from './run-workload.ts';
import { WORKLOADS } from './workloads.ts';

/** A part of the benchmark that can be run by itself. */
export interface Section {
  readonly name: string;
  run(bench: Bench): Promise<Result>;
}

export const SECTIONS: readonly Section[] = WORKLOADS.map((workload) => ({
  name: workload.name,
  run: (bench) => runWorkload(bench, workload),
}));

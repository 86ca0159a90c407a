import type { ProfilingReader } from '../../support/profiling.ts';
import type { Arm } from './arms.ts';
import type { BenchedGraph } from './benched-graph.ts';
import type { Timing, Patience } from './timing.ts';

/** What sections of the benchmark work with. */
export interface Bench {
  readonly graph: BenchedGraph;
  readonly byHand: Arm;
  readonly ours: Arm;
  /** Null where it is left out. */
  readonly neo4jGraphql: Arm | null;
  /** Profiles what ours reads, in this process. */
  readonly profiling: ProfilingReader;
  readonly patience: Patience;
}

/** What one contender came to. */
export interface Figures extends Omit<Timing, 'count'> {
  readonly who: string;
  /** On average of all questions; null where nobody has counted. */
  readonly queries: number | null;
  readonly dbHits: number | null;
}

/** A figure that has a target. */
export interface Verdict {
  readonly what: string;
  readonly value: number;
  /** The most, or with `isLeast` the least, that it should be; null where the target is for larger graphs. */
  readonly target: number | null;
  readonly isLeast?: boolean;
}

/** What one workload came to. */
export interface Result {
  readonly name: string;
  readonly what: string;
  readonly figures: readonly Figures[];
  readonly verdicts: readonly Verdict[];
  /** What has to be known beside the figures. */
  readonly notes: readonly string[];
  /** Why there are no figures: where answers were not the same, or what else went wrong. */
  readonly fault?: string;
}

export function withoutFigures(name: string, fault: string): Result {
  return { name, what: '', figures: [], verdicts: [], notes: [], fault };
}

export function isMet({ value, target, isLeast = false }: Verdict): boolean | null {
  if (target === null) return null;
  return isLeast ? value >= target : value <= target;
}

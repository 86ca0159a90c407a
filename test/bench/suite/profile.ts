/** What a question cost in the database. */
export interface Cost {
  /** Bolt queries. */
  readonly queries: number;
  readonly dbHits: number;
}

/** Asks an arm to profile what it runs for a question, and to say what that cost in a header of the same name. */
export const COST_HEADER = 'x-cost';

interface Operator {
  readonly dbHits: number;
  readonly children: readonly Operator[];
}

/** The hits of a plan as PROFILE gives it. */
export function hitsOf({ dbHits, children }: Operator): number {
  return children.reduce((sum, child) => sum + hitsOf(child), dbHits);
}

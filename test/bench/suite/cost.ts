import { execute } from '../../support/api.ts';
import type { ProfilingReader } from '../../support/profiling.ts';

/** What a question costs in the database. */
export interface Cost {
  /** Bolt queries. */
  readonly queries: number;
  readonly dbHits: number;
}

/** What each of these operations costs ours. The server does not profile itself: what it reads is read here once more. */
export async function ownCosts(profiling: ProfilingReader, asked: readonly { document: string; variables: object }[]): Promise<Cost[]> {
  const costs: Cost[] = [];
  for (const { document, variables } of asked) {
    const before = profiling.hits;
    const { queries, errors } = await execute(profiling, document, { ...variables });
    if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join(' '));
    costs.push({ queries: queries.length, dbHits: profiling.hits - before });
  }
  return costs;
}

export function average(costs: readonly Cost[]): Cost {
  const mean = (of: (cost: Cost) => number) => costs.reduce((sum, cost) => sum + of(cost), 0) / costs.length;
  return { queries: mean(({ queries }) => queries), dbHits: mean(({ dbHits }) => dbHits) };
}

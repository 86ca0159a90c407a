import neo4j from 'neo4j-driver';
import type { Reader } from '../../src/graph/graph.ts';

/** A reader whose every read is profiled: `hits` is how many database hits all reads cost so far, the steadiest measure there is. */
export interface ProfilingReader extends Reader {
  hits: number;
  close(): Promise<void>;
}

export function profilingReader({ uri, username, password }: { uri: string; username: string; password: string }): ProfilingReader {
  // Statements are planned for the graph as it is, not for what it held when they, or its indexes, were looked at last.
  let ready: Promise<unknown> | null = null;
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password), { disableLosslessIntegers: true });
  const graph: ProfilingReader = {
    hits: 0,
    async read<Row>({ text }: { text: string }, params: object) {
      await (ready ??= driver.executeQuery('CALL db.prepareForReplanning(60)'));
      const { records, summary } = await driver.executeQuery(`PROFILE ${text}`, params, { routing: 'READ' });
      if (summary.profile !== false) graph.hits += hitsOf(summary.profile);
      return records.map((record) => record.get('row') as Row);
    },
    close: () => driver.close(),
  };
  return graph;
}

interface Profile {
  readonly dbHits: number;
  readonly children: readonly Profile[];
}

/** The hits of a plan as PROFILE gives it. */
export function hitsOf({ dbHits, children }: Profile): number {
  return children.reduce((sum, child) => sum + hitsOf(child), dbHits);
}

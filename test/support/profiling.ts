import neo4j from 'neo4j-driver';
import type { Reader } from '../../src/graph/graph.ts';

/** A reader whose every read is profiled: `hits` is how many database hits all reads cost so far, the steadiest measure there is. */
export interface ProfilingReader extends Reader {
  hits: number;
  close(): Promise<void>;
}

export function profilingReader({ uri, username, password }: { uri: string; username: string; password: string }): ProfilingReader {
  // Planned for the graph as it is, not for one that had so much less in it that other plans were better.
  const planned = new Set<string>();
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password), { disableLosslessIntegers: true });
  const graph: ProfilingReader = {
    hits: 0,
    async read<Row>({ text }: { text: string }, params: object) {
      const plan = planned.has(text) ? '' : 'CYPHER replan=force ';
      planned.add(text);
      const { records, summary } = await driver.executeQuery(`${plan}PROFILE ${text}`, params, { routing: 'READ' });
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

function hitsOf({ dbHits, children }: Profile): number {
  return children.reduce((sum, child) => sum + hitsOf(child), dbHits);
}

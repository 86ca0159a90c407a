import neo4j from 'neo4j-driver';
import type { Bench, Result } from '../bench.ts';
import { figuresOf } from '../run-workload.ts';
import { timed } from '../timing.ts';

/** The least that a query costs whoever asks the database: all else has HTTP around it. */
export async function boltFloor({ graph: { endpoint }, patience }: Bench): Promise<Result> {
  const driver = neo4j.driver(endpoint.uri, neo4j.auth.basic(endpoint.username, endpoint.password));
  try {
    const ask = async () => {
      const start = performance.now();
      const session = driver.session({ database: 'neo4j', defaultAccessMode: neo4j.session.READ });
      await session.run('RETURN 1');
      await session.close();
      return performance.now() - start;
    };
    const [timing] = await timed([{ ask, cpu: () => Promise.resolve(null) }], patience);
    const figures = [figuresOf('the driver', { queries: 1, dbHits: 0 }, timing)];
    return { name: 'bolt', what: '`RETURN 1` over Bolt', figures, verdicts: [], notes: [] };
  } finally {
    await driver.close();
  }
}

import { inject } from 'vitest';
import type { Endpoint } from '../../src/neo4j/manager.ts';

/** The Neo4j of this worker, which no other test file uses at the same time. */
export function testNeo4j(): Endpoint {
  const worker = Number(process.env.VITEST_POOL_ID);
  const endpoint = inject('neo4j')[worker - 1];
  if (endpoint === undefined) throw new Error(`There is no Neo4j for worker ${worker}.`);
  return endpoint;
}

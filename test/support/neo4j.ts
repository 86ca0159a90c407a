import { inject } from 'vitest';
import type { Endpoint } from '../../src/neo4j/manager.ts';

/** The Neo4j of this worker, which no other test file uses at the same time. */
export function testNeo4j(): Endpoint {
  const worker = Number(process.env.VITEST_POOL_ID);
  const endpoint = inject('neo4j')[worker - 1];
  if (endpoint === undefined) throw new Error(`There is no Neo4j for worker ${worker}.`);
  return endpoint;
}

/** The settings of a command that works on it, by its own address or by another that leads there. */
export function settingsOf(home: string, address?: string): Record<string, string> {
  const { uri, username, password } = testNeo4j();
  const server = { NEO4J_URI: address ?? uri, NEO4J_USERNAME: username, NEO4J_PASSWORD: password, NEO4J_PASSWORD_FILE: '' };
  return { BIBLIOGRAPH_HOME: home, ...server };
}

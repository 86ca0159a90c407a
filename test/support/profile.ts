import { afterAll } from 'vitest';
import { testNeo4j } from './neo4j.ts';
import { type ProfilingReader, profilingReader } from './profiling.ts';

/** Profiled reads of the Neo4j of this run. Closed after the tests of the file that opened it. */
export function profiled(): ProfilingReader {
  const graph = profilingReader(testNeo4j());
  afterAll(() => graph.close());
  return graph;
}

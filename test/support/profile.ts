import { afterAll, inject } from 'vitest';
import { type ProfilingReader, profilingReader } from './profiling.ts';

/** Profiled reads of the Neo4j of this run. Closed after the tests of the file that opened it. */
export function profiled(): ProfilingReader {
  const graph = profilingReader(inject('neo4j'));
  afterAll(() => graph.close());
  return graph;
}

import type { Config } from './config.ts';
import { probe, setFirstPassword } from './graph/probe.ts';
import { type Neo4jManager, manageNeo4j } from './neo4j/manager.ts';

/** The local Neo4j that these settings describe, for when no other one is named. */
export function managedNeo4j(config: Config, onProgress?: (step: string, done: number, total: number | null) => void): Neo4jManager {
  const { home, cache, neo4jHome, javaHome, heap, pageCache } = config;
  return manageNeo4j({
    ...{ home, cache, neo4jHome, javaHome, heap, pageCache, probe, setFirstPassword },
    ...(onProgress === undefined ? {} : { onProgress }),
  });
}

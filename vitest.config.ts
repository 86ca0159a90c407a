import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

// Tests of `model`, `ingest` and `bench` need nothing. All others need a Neo4j: each worker has one of its own, started once for the run, on
// which its files take turns.
const PURE = [
  'test/architecture.test.ts',
  'test/config.test.ts',
  'test/model/**/*.test.ts',
  'test/ingest/**/*.test.ts',
  'test/web/pure/**/*.test.ts',
  'test/bench/**/*.test.ts',
];
const SLOW = { testTimeout: 120_000, hookTimeout: 120_000, expect: { poll: { timeout: 10_000 } } };

// Vite would take graphql's modules where Node takes its CommonJS, and a schema of the one cannot be asked with the other.
const GRAPHQL = { find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') };

export default defineConfig({
  test: {
    // Tests that say so run side by side, each with a Neo4j of its own.
    maxConcurrency: 2,
    // Each worker has a Neo4j, which plans and compiles everything anew: more of them cost more than they gain.
    maxWorkers: 2,
    reporters: ['default', './test/support/tally.ts'],
    projects: [
      // Files of a worker share what is imported.
      { test: { name: 'pure', include: PURE, testTimeout: 30_000, isolate: false } },
      {
        resolve: { alias: [GRAPHQL] },
        test: {
          name: 'neo4j',
          include: ['test/**/*.test.ts'],
          exclude: [...PURE, 'test/bench/**'],
          globalSetup: 'test/support/global-setup.ts',
          setupFiles: 'test/support/no-leaks.ts',
          ...SLOW,
        },
      },
    ],
  },
});

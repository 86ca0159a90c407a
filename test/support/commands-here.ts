import { afterEach, beforeEach, vi } from 'vitest';
import type { Graph } from '../../src/graph/graph.ts';
import { emptyGraph } from './graph.ts';
import { temporaryFolder } from './managed-neo4j.ts';
import { settingsOf } from './neo4j.ts';

interface Here {
  readonly graph: Graph;
  /** The home of the commands, gone after the test. */
  readonly folder: string;
}

/** Lets every test of a block run commands in this process, on a graph that is empty at its beginning. */
export function commandsHere(): Here {
  const here = {} as { graph: Graph; folder: string };
  beforeEach(async () => {
    here.graph = await emptyGraph();
    const folder = await temporaryFolder();
    here.folder = folder.path;
    for (const [name, value] of Object.entries(settingsOf(folder.path))) vi.stubEnv(name, value);
    return () => folder[Symbol.asyncDispose]();
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    process.exitCode = undefined;
  });
  return here;
}

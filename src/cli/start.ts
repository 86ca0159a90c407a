import { Command } from 'commander';
import { fileURLToPath } from 'node:url';
import { ANSWER_PATIENCE, ANSWER_SILENCE, openApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { awaitsExamples } from '../graph/write/load.ts';
import { openInputs } from '../ingest/input.ts';
import type { Terminal } from '../terminal.ts';
import { loadShown } from './load.ts';
import { hostOption, portOption, type ServeArguments, serveApp } from './serve.ts';

/** The folders of `seeds/` that a newcomer starts with; the others are cases for tests. */
const SOURCE = 'seeds';
const SEEDS = ['vufind-text', 'ndjson'];

export function startCommand(terminal: Terminal): Command {
  return new Command('start')
    .description('start everything: a local Neo4j, the example records if the graph is empty, and the server')
    .addOption(portOption())
    .addOption(hostOption())
    .action(async (options: ServeArguments) => {
      const config = readConfig(options);
      const { readServedFiles } = await import('../serving.ts');
      const files = await readServedFiles(config);
      const app = await openApp(config, terminal, { command: 'start', patience: ANSWER_PATIENCE, silence: ANSWER_SILENCE });
      try {
        // The examples are for the local Neo4j alone: another's graph is never filled unasked.
        if (app.lease !== null && (await awaitsExamples(app.graph, SOURCE))) {
          const folders = SEEDS.map((folder) => fileURLToPath(new URL(`../../seeds/${folder}`, import.meta.url)));
          await loadShown(app.graph, await openInputs(folders), terminal, { source: SOURCE });
        }
        await serveApp(app, files, terminal);
      } finally {
        await app.close();
      }
    });
}

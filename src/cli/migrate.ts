import { Command } from 'commander';
import { LOAD_PATIENCE, openApp } from '../app.ts';
import { readConfig } from '../config.ts';
import type { Terminal } from '../terminal.ts';

export function migrateCommand(terminal: Terminal): Command {
  return new Command('migrate')
    .description("bring the graph's own schema up to date; load and serve do it too")
    .option('--adopt', 'use a database that holds other data as well')
    .action(async ({ adopt }: { adopt?: boolean }) => {
      const app = await openApp(readConfig(), terminal, { command: 'migrate', patience: LOAD_PATIENCE, adopt: adopt ?? false });
      await app.close();
      const { from, to } = app.migration;
      terminal.say(from === to ? `The graph's schema is up to date (${to}).` : `The graph's schema went from ${from} to ${to}.`);
    });
}

#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { constants } from 'node:os';
import { db } from './cli/db.ts';
import { doctor } from './cli/doctor.ts';
import { ExitCode, exitCodeOf } from './cli/exit-code.ts';
import { load } from './cli/load.ts';
import { loads } from './cli/loads.ts';
import { migrate } from './cli/migrate.ts';
import { serve } from './cli/serve.ts';
import { start } from './cli/start.ts';
import { stats } from './cli/stats.ts';
import { BibliographError } from './errors.ts';
import { openTerminal, type Terminal } from './terminal.ts';
import { VERSION } from './version.ts';

const EXIT_CODES = `
Exit codes:
  0    done
  1    wrong usage or configuration
  2    done, but some records could not be used
  4    locked: another command is at work
  5    the database cannot be reached
  130  interrupted (143 by SIGTERM); what was reported as loaded is kept`;

function program(terminal: Terminal): Command {
  const root = new Command('bibliograph')
    .description('A GraphQL knowledge-graph server for scholarly metadata, on Neo4j.')
    .version(VERSION)
    .addHelpText('after', EXIT_CODES)
    .exitOverride();
  for (const command of [start, load, serve, migrate, stats, loads, db, doctor]) root.addCommand(command(terminal));
  for (const command of root.commands) overrideExit(command);
  return root;
}

function overrideExit(command: Command): void {
  command.exitOverride();
  for (const part of command.commands) overrideExit(part);
}

/** Runs the command line and returns the exit code. */
async function run(argv: readonly string[]): Promise<number> {
  const interruption = new AbortController();
  let signalled: 'SIGINT' | 'SIGTERM' | null = null;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // Asked a second time: at once.
      if (signalled !== null) process.exit(128 + constants.signals[signal]);
      signalled = signal;
      interruption.abort();
    });
  }
  const terminal = openTerminal(interruption.signal);
  try {
    await program(terminal).parseAsync(argv);
    return Number(process.exitCode ?? ExitCode.done);
  } catch (error) {
    if (signalled !== null) return 128 + constants.signals[signalled as 'SIGINT' | 'SIGTERM'];
    if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.done : ExitCode.usage;
    if (error instanceof BibliographError) {
      terminal.warn(`bibliograph: ${error.message}`);
      return exitCodeOf(error);
    }
    terminal.warn(`bibliograph: an unexpected fault, please report it: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    return ExitCode.usage;
  }
}

process.exit(await run(process.argv));

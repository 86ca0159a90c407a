#!/usr/bin/env node
// Before all others.
import './production.ts';
import { Command, CommanderError } from 'commander';
import { constants } from 'node:os';
import { dbCommand } from './cli/db.ts';
import { doctorCommand } from './cli/doctor.ts';
import { ExitCode, exitCodeOf } from './cli/exit-code.ts';
import { forgetCommand } from './cli/forget.ts';
import { keyCommand } from './cli/key.ts';
import { loadCommand } from './cli/load.ts';
import { loadsCommand } from './cli/loads.ts';
import { migrateCommand } from './cli/migrate.ts';
import { quarantineCommand } from './cli/quarantine.ts';
import { recordCommand } from './cli/record.ts';
import { serveCommand } from './cli/serve.ts';
import { startCommand } from './cli/start.ts';
import { statsCommand } from './cli/stats.ts';
import { runsUnderNpm } from './config.ts';
import { BibliographError } from './errors.ts';
import { watchLauncher } from './launcher.ts';
import { openTerminal, type Terminal } from './terminal.ts';
import { VERSION } from './version.ts';

const EXIT_CODES = `
Exit codes:
  0    done
  1    wrong usage or configuration, or an input that cannot be read to its end
  2    done, but some records could not be used
  3    more records could not be used than allowed
  4    locked: another command is at work
  5    the database cannot be reached
  130  interrupted (143 by SIGTERM); what was reported as loaded is kept`;

const COMMANDS = [
  startCommand,
  loadCommand,
  serveCommand,
  migrateCommand,
  statsCommand,
  loadsCommand,
  recordCommand,
  forgetCommand,
  quarantineCommand,
  keyCommand,
  dbCommand,
  doctorCommand,
];

function program(terminal: Terminal): Command {
  const root = new Command('bibliograph')
    .description('A GraphQL knowledge-graph server for scholarly metadata, on Neo4j.')
    .version(VERSION)
    .addHelpText('after', EXIT_CODES)
    .exitOverride();
  for (const command of COMMANDS) root.addCommand(command(terminal));
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
  const terminal = openTerminal(interruption.signal);
  const signals: NodeJS.Signals[] = [];
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      if (signals.length > 0) {
        // Asked a second time: at once.
        terminal.endAtOnce();
        process.exit(128 + constants.signals[signal]);
      }
      signals.push(signal);
      interruption.abort(new BibliographError('UNAVAILABLE', 'Interrupted: nothing was left half done.'));
    });
  }
  if (runsUnderNpm())
    await watchLauncher(() => interruption.abort(new BibliographError('UNAVAILABLE', 'npm has ended, and this with it.')));
  try {
    await program(terminal).parseAsync(argv);
    return Number(process.exitCode ?? ExitCode.done);
  } catch (error) {
    const [signal] = signals;
    // A failure of another kind has ended it before the signal could.
    const isFailure = error instanceof BibliographError && error.code !== 'UNAVAILABLE';
    if (signal !== undefined && !isFailure) return 128 + constants.signals[signal];
    if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.done : ExitCode.usage;
    if (error instanceof BibliographError) {
      terminal.warn(`bibliograph: ${error.message}`);
      return exitCodeOf(error);
    }
    terminal.warn(
      `bibliograph: an unexpected fault, please report it: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    return ExitCode.usage;
  }
}

process.exit(await run(process.argv));

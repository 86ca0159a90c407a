import { Command, InvalidArgumentError, Option } from 'commander';
import { ANSWER_PATIENCE, ANSWER_SILENCE, type App, openApp } from '../app.ts';
import { type Overrides, readConfig } from '../config.ts';
import type { ServedFiles } from '../serving.ts';
import type { Terminal } from '../terminal.ts';

const EXAMPLES = `
Examples:
  bibliograph serve                            http://localhost:4000, for this machine alone
  bibliograph serve --port 8080 --host 0.0.0.0
  CORS_ORIGINS=https://example.org bibliograph serve
  LOG_LEVEL=silent bibliograph serve           without a line for every request

It answers until it is asked to end: Ctrl-C or SIGTERM. Requests under way then have eight seconds to finish.`;

/** What the command line may say of where the server is. */
export type ServeArguments = Overrides;

export function serveCommand(terminal: Terminal): Command {
  return new Command('serve')
    .description('serve the graph: the API, its playground and a home page')
    .addOption(portOption())
    .addOption(hostOption())
    .option('--adopt', 'use a database that holds other data as well')
    .addHelpText('after', EXAMPLES)
    .action(async ({ adopt = false, ...place }: ServeArguments & { adopt?: boolean }) => {
      const config = readConfig(place);
      const { readServedFiles } = await import('../serving.ts');
      const files = await readServedFiles(config);
      const app = await openApp(config, terminal, { command: 'serve', patience: ANSWER_PATIENCE, silence: ANSWER_SILENCE, adopt });
      try {
        await serveApp(app, files, terminal);
      } finally {
        await app.close();
      }
    });
}

// Functions, since an option belongs to one command.
export function portOption(): Option {
  return new Option('--port <number>', 'the port to listen on, 0 for any that is free (PORT, else 4000)').argParser(port);
}

export function hostOption(): Option {
  return new Option('--host <address>', 'the address to listen on, 0.0.0.0 for all of this machine (HOST, else 127.0.0.1)');
}

function port(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > 65535) throw new InvalidArgumentError('A port is a whole number from 0 to 65535.');
  return number;
}

/** Serves until the command is asked to end, and says what to open. */
export async function serveApp(app: App, files: ServedFiles, terminal: Terminal): Promise<void> {
  const { serve } = await import('../serving.ts');
  await serve(app, files, terminal.interruption, (url) => {
    terminal.say(`bibliograph is at ${url}: open it in a browser.`);
    terminal.say(`The playground and the API are at ${url}/graphql. Ctrl-C ends it.`);
  });
}

import { Command } from 'commander';
import { createInterface } from 'node:readline/promises';
import { LOAD_PATIENCE, openApp, progressOf } from '../app.ts';
import { readConfig } from '../config.ts';
import { BibliographError } from '../errors.ts';
import { articlesToForget, forgetSource } from '../graph/write/forget.ts';
import type { Progress, Terminal } from '../terminal.ts';
import { counted } from './counted.ts';
import { isInterruption } from './interruption.ts';

const EXAMPLES = `
Example:
  bibliograph forget library --yes

Its records go with everything that only they mention, and so do its loads: as if nothing had ever been loaded from it. To delete
single records, see "bibliograph load --deleted-ids".`;

export function forgetCommand(terminal: Terminal): Command {
  return new Command('forget')
    .description('take a source out of the graph, whole')
    .argument('<source>', 'the catalogue whose records are to go')
    .option('--yes', 'do not ask')
    .addHelpText('after', EXAMPLES)
    .action(async (source: string, { yes }: { yes?: boolean }) => {
      const app = await openApp(readConfig(), terminal, { command: 'forget', patience: LOAD_PATIENCE, queryTimeout: 0 });
      let taken = 0;
      let bar: Progress | null = null;
      try {
        const count = await articlesToForget(app.graph, source);
        if (yes !== true && !(await isAgreed(terminal, `Take "${source}" out of the graph, with ${counted(count, 'record')}?`))) {
          terminal.say('Nothing was changed.');
          return;
        }
        terminal.ifEndedAtOnce(() => GO_ON);
        const shown = (bar = terminal.progress(`Forgetting ${source}`, count));
        const done = await forgetSource(app.graph, source, {
          signal: terminal.interruption,
          onWaiting: () => terminal.note('A load is filling the graph: waiting until it has ended.'),
          onStep: progressOf(terminal),
          onProgress(so) {
            taken = so;
            shown.update(so, counted(so, 'record'));
          },
        });
        shown.end(counted(done, 'record'));
        terminal.say(`${source} is forgotten: ${counted(done, 'record was', 'records were')} taken out.`);
      } catch (error) {
        bar?.stop();
        if (isInterruption(error, terminal)) {
          const so = taken === 0 ? 'nothing was taken out' : `${counted(taken, 'record was', 'records were')} taken out`;
          terminal.say(`Interrupted: ${so}; ${GO_ON}`);
        }
        throw error;
      } finally {
        await app.close();
      }
    });
}

const GO_ON = 'give the same command again to take out what is left.';

/** Asks whoever looks on. Where nobody does, nobody can agree: throws CONFIGURATION. */
async function isAgreed({ interactive, interruption }: Terminal, question: string): Promise<boolean> {
  if (!interactive || !process.stdin.isTTY) throw new BibliographError('CONFIGURATION', `${question} Say --yes to do it.`);
  const asking = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await asking.question(`${question} [y/N] `, { signal: interruption })).trim());
  } finally {
    asking.close();
  }
}

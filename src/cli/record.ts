import { Command } from 'commander';
import { LOAD_PATIENCE, openApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { BibliographError } from '../errors.ts';
import { type LoadMark, recordHistory } from '../graph/record-history.ts';
import { articleId } from '../graph/write/rows.ts';
import { collapse } from '../model/text.ts';
import type { Terminal } from '../terminal.ts';
import { table } from './stats.ts';

const EXAMPLES = `
Example:
  bibliograph record library 0123456789

What a load did besides, "bibliograph loads ID" says; what could not be used, "bibliograph quarantine list".`;

export function recordCommand(terminal: Terminal): Command {
  return new Command('record')
    .description('say what happened to a record: first seen, last changed, deleted, and by which loads')
    .argument('<source>', 'the catalogue that it comes from')
    .argument('<id>', 'its id there')
    .option('--json', 'as one line of JSON')
    .addHelpText('after', EXAMPLES)
    .action(async (source: string, id: string, { json }: { json?: boolean }) => {
      const app = await openApp(readConfig(), terminal, { command: 'record', patience: LOAD_PATIENCE });
      try {
        const history = await recordHistory(app.graph, source, articleId(source, collapse(id)));
        if (history === null) {
          throw new BibliographError('BAD_USER_INPUT', `No load of "${source}" has brought a record ${id} that could be used.`);
        }
        if (json === true) terminal.say(JSON.stringify(history));
        else {
          const { title, article, lastIndexed, firstSeen, lastChanged, deleted } = history;
          terminal.say(
            table([
              ['record', `${id} of ${source}`],
              ['title', title ?? '-'],
              ['article', article],
              ['datestamp', lastIndexed ?? '-'],
              ['first seen', told(firstSeen)],
              ['last changed', told(lastChanged)],
              ['deleted', told(deleted)],
            ]),
          );
        }
      } finally {
        await app.close();
      }
    });
}

function told(mark: LoadMark | null): string {
  return mark === null ? '-' : `${mark.at ?? 'at an unknown time'}, by load ${mark.load}`;
}

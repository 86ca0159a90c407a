import { Command } from 'commander';
import { LOAD_PATIENCE, openApp, progressOf } from '../app.ts';
import { readConfig } from '../config.ts';
import { BibliographError } from '../errors.ts';
import { fillingOf, fillingReason } from '../graph/filling.ts';
import { fingerprint } from '../graph/fingerprint.ts';
import { statistics } from '../graph/statistics.ts';
import type { Terminal } from '../terminal.ts';

export function statsCommand(terminal: Terminal): Command {
  return new Command('stats')
    .description('count what is in the graph')
    .option('--json', 'as one line of JSON')
    .option('--fingerprint', 'a hash of all content instead: the same for the same records, however they were loaded')
    .action(async ({ json, fingerprint: isHash }: { json?: boolean; fingerprint?: boolean }) => {
      const app = await openApp(readConfig(), terminal, { command: 'stats', patience: LOAD_PATIENCE, queryTimeout: 0 });
      try {
        const filling = await fillingOf(app.graph);
        if (filling !== null) throw new BibliographError('UNAVAILABLE', fillingReason(filling));
        if (isHash === true) {
          const bar = progressOf(terminal);
          const hash = await fingerprint(app.graph, (done, total) => bar('Reading the graph', done, total));
          const { nodes, relationships, sha256 } = hash;
          terminal.say(json === true ? JSON.stringify(hash) : `${sha256}  ${nodes} nodes, ${relationships} relationships`);
          return;
        }
        const counts = await statistics(app.graph);
        terminal.say(json === true ? JSON.stringify(counts) : described(counts));
      } finally {
        await app.close();
      }
    });
}

function described({ firstYear, lastYear, tieCount, ...counts }: Awaited<ReturnType<typeof statistics>>): string {
  const rows = Object.entries(counts).map(([name, count]) => [`${name.replace('Count', '')}s`, String(count)]);
  const years = firstYear === null || lastYear === null ? 'none' : `${firstYear} to ${lastYear}`;
  return table([...rows, ['co-author ties', String(tieCount)], ['years', years]]);
}

/** Rows of a name and a value, the values in one column. */
export function table(rows: readonly (readonly string[])[]): string {
  const width = Math.max(...rows.map(([name = '']) => name.length));
  return rows.map(([name = '', value = '']) => `${name.padEnd(width)}  ${value}`).join('\n');
}

import { Command, InvalidArgumentError, Option } from 'commander';
import { LOAD_PATIENCE, openApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { BibliographError } from '../errors.ts';
import type { Graph } from '../graph/graph.ts';
import { ROOT } from '../graph/list.ts';
import { type Load, loadsById, loadsOf } from '../graph/load-ledger.ts';
import type { Terminal } from '../terminal.ts';
import { table } from './stats.ts';

const SHOWN = 20;

export function loadsCommand(terminal: Terminal): Command {
  return new Command('loads')
    .description('show the ledger: what every load read and did, latest first, or one load in full')
    .argument('[id]', 'a load')
    .addOption(new Option('--last <number>', 'how many loads').default(SHOWN).argParser(wholeNumber))
    .option('--json', 'as JSON, a load a line')
    .action(async (id: string | undefined, { last, json }: { last: number; json?: boolean }) => {
      const app = await openApp(readConfig(), terminal, { command: 'loads', patience: LOAD_PATIENCE });
      try {
        const loads = id === undefined ? await latest(app.graph, last) : [await one(app.graph, id)];
        if (json === true) loads.forEach((load) => terminal.say(JSON.stringify(load)));
        else if (id !== undefined) loads.forEach((load) => terminal.say(inFull(load)));
        else terminal.say(loads.length === 0 ? 'Nothing was loaded yet: bibliograph load --help says how.' : loads.map(inShort).join('\n'));
      } finally {
        await app.close();
      }
    });
}

async function latest(graph: Graph, limit: number): Promise<Load[]> {
  const [slice] = await loadsOf(graph, [ROOT], { limit, backward: false, from: null });
  return slice?.items.map(({ item }) => item) ?? [];
}

async function one(graph: Graph, id: string): Promise<Load> {
  const [load] = await loadsById(graph, [id]);
  if (load === null || load === undefined) {
    throw new BibliographError('BAD_USER_INPUT', `There is no load ${id}: "bibliograph loads" lists them.`);
  }
  return load;
}

function inShort({ id, startedAt, source, state, readCount, createdCount, updatedCount, quarantinedCount }: Load): string {
  const counts = `${readCount} read, ${createdCount} created, ${updatedCount} updated, ${quarantinedCount} quarantined`;
  return `${id}  ${startedAt}  ${state.toLowerCase()}  ${source.name}: ${counts}`;
}

function inFull({ source, ...load }: Load): string {
  const rows = Object.entries(load).map(([name, value]) => [name.replace('Count', ''), value === null ? '-' : String(value)]);
  return table([['source', source.name], ...rows]);
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('It is a whole number from 1.');
  return number;
}

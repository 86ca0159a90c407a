import { Command, InvalidArgumentError, Option } from 'commander';
import { LOAD_PATIENCE, openApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { BibliographError } from '../errors.ts';
import type { Graph } from '../graph/graph.ts';
import { ROOT } from '../graph/list.ts';
import { checkpointOf, type Load, type LoadCheckpoint, loadsById, loadsOf, type LoadStanding, standingsOf } from '../graph/load-ledger.ts';
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
        if (id === undefined) tellAll(await latest(app.graph, last), terminal, json === true);
        else terminal.say(await told(app.graph, await one(app.graph, id), json === true));
      } finally {
        await app.close();
      }
    });
}

async function latest(graph: Graph, limit: number): Promise<LoadStanding[]> {
  const [slice] = await loadsOf(graph, [ROOT], { limit, backward: false, from: null });
  return standingsOf(graph, slice?.items.map(({ item }) => item) ?? []);
}

async function one(graph: Graph, id: string): Promise<LoadStanding> {
  const [load] = await loadsById(graph, [id]);
  if (load === null || load === undefined) {
    throw new BibliographError('BAD_USER_INPUT', `There is no load ${id}: "bibliograph loads" lists them.`);
  }
  const [standing] = await standingsOf(graph, [load]);
  return standing ?? { load, isLeft: false };
}

function tellAll(standings: readonly LoadStanding[], terminal: Terminal, isJson: boolean): void {
  if (isJson) standings.forEach(({ load }) => terminal.say(JSON.stringify(load)));
  else
    terminal.say(standings.length === 0 ? 'Nothing was loaded yet: bibliograph load --help says how.' : standings.map(inShort).join('\n'));
}

/** All counts, so that what was read can be seen to be the sum of what became of it. */
function inShort({ load, isLeft }: LoadStanding): string {
  const { id, startedAt, source, state, readCount, createdCount, updatedCount, unchangedCount, supersededCount } = load;
  const outcomes = `${createdCount} created, ${updatedCount} updated, ${unchangedCount} unchanged, ${supersededCount} superseded`;
  const counts = `${readCount} read, ${outcomes}, ${load.quarantinedCount} quarantined${mended(load)}, ${load.deletedCount} deleted`;
  return `${id}  ${startedAt}  ${state.toLowerCase()}  ${source.name}: ${counts}${isLeft ? `; ${LEFT}` : ''}`;
}

function mended({ mendedCount }: Load): string {
  return mendedCount > 0 ? ` (${mendedCount} mended since)` : '';
}

const LEFT = 'its process is gone: give the same command again to go on';

async function told(graph: Graph, { load, isLeft }: LoadStanding, isJson: boolean): Promise<string> {
  const found = await checkpointOf(graph, load);
  if (isJson) return JSON.stringify({ ...load, checkpoint: found?.checkpoint ?? null });
  const { source, ...rest } = load;
  const rows = Object.entries(rest).map(([name, value]) => [name.replace('Count', ''), value === null ? '-' : String(value)]);
  const toGoOn = isLeft ? LEFT : found?.goesOn === true ? 'give the same command again to go on' : null;
  return table([
    ['source', source.name],
    ...rows,
    ...(found === null ? [] : placeRows(found.checkpoint, load)),
    ...(toGoOn === null ? [] : [['to go on', toGoOn]]),
  ]);
}

/** Where the last record that was read begins, and what else there is to know the input by. */
function placeRows(
  { position, sha256, file, line, offset, quarantineFile }: LoadCheckpoint,
  { quarantinedCount, mendedCount }: Load,
): string[][] {
  const isRead = position > 0;
  return [
    ['file', (isRead ? file : null) ?? '-'],
    ['line', isRead && line !== null ? String(line) : '-'],
    ['byte', isRead && offset !== null ? String(offset) : '-'],
    ['sha256 of what was read', sha256 ?? '-'],
    ['quarantine file', (quarantinedCount > mendedCount ? quarantineFile : null) ?? '-'],
  ];
}

function wholeNumber(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('It is a whole number from 1.');
  return number;
}

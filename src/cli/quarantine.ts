import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Command, Option } from 'commander';
import { LOAD_PATIENCE, openApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { BibliographError, isFileError } from '../errors.ts';
import { countMended } from '../graph/write/load.ts';
import { chunksOf, type Quarantined, readQuarantine, recordText } from '../ingest/quarantined.ts';
import { openReplay, type Replay } from '../ingest/replay.ts';
import { collapse } from '../model/text.ts';
import type { Terminal } from '../terminal.ts';
import { counted } from './counted.ts';
import { ExitCode } from './exit-code.ts';
import { loadShown, sourceName } from './load.ts';

const ABOUT = `
A load keeps what it cannot use in <BIBLIOGRAPH_HOME>/quarantine/<load>.jsonl, or where --quarantine says: a line of JSON for each record,
with its place in the input, what is wrong with it, and its bytes in base64 as "raw".

To mend records, give their entries the text that should be read instead, as "mended" beside "raw", and replay the file. Or list the records
themselves with --raw, mend them in an editor, and replay the file with --mended.

Examples:
  bibliograph quarantine list                              all that could not be used, and why
  bibliograph quarantine list --raw FILE > records.ndjson
  bibliograph quarantine replay FILE --mended records.ndjson
  bibliograph quarantine replay FILE                       after "mended" was written into its entries`;

interface ListArguments {
  readonly json?: boolean;
  readonly raw?: boolean;
}

interface ReplayArguments {
  readonly source?: string;
  readonly mended?: string;
}

export function quarantineCommand(terminal: Terminal): Command {
  const command = new Command('quarantine')
    .description('look at records that could not be used, and read them again')
    .addHelpText('after', ABOUT);
  command
    .command('list')
    .description('say what could not be used, and why')
    .argument('[file...]', 'quarantine files; all of BIBLIOGRAPH_HOME otherwise')
    .option('--json', 'the entries as they are, a line of JSON each')
    .option('--raw', 'the records themselves: JSON a line each, pages of text behind a form feed each')
    .action(async (given: string[], { json, raw }: ListArguments) => {
      const files = given.length > 0 ? given : await quarantineFiles(join(readConfig().home, 'quarantine'));
      for (const file of files) {
        if (json === true) await pour(linesOf(file));
        else if (raw === true) await pour(recordsOf(file));
        else await list(file, terminal);
      }
      if (files.length === 0 && json !== true && raw !== true)
        terminal.say('No record is in quarantine: all that was loaded could be used.');
    });
  command
    .command('replay')
    .description('read again what a quarantine file holds, load what can be used, and keep the rest in the file')
    .argument('<file>', 'a quarantine file')
    .addOption(new Option('--source <name>', 'load the records as of this source instead of their own').argParser(sourceName))
    .option('--mended <file>', 'the records mended, all of them in their order, as "list --raw" gives them')
    .addHelpText('after', ABOUT)
    .action(async (file: string, options: ReplayArguments) => replay(file, options, terminal));
  return command;
}

async function replay(file: string, options: ReplayArguments, terminal: Terminal): Promise<void> {
  const again = await openReplay(file, {
    ...options,
    onRemaining: ({ line, rejection }) => terminal.warn(`${file}:${line}: ${rejection.code}: ${plain(rejection.reason)}`),
  });
  terminal.interruption.throwIfAborted();
  if (again.usable > 0) await loadAgain(again, terminal);
  else await again.finish();
  if (again.remaining > 0) process.exitCode = ExitCode.quarantined;
  const rest = again.remaining > 0 ? `${counted(again.remaining, 'remains', 'remain')} in ${file}` : 'none remain, and the file is gone';
  terminal.say(
    again.usable + again.remaining === 0 ? `${file} holds no records.` : `${counted(again.usable, 'record')} replayed; ${rest}.`,
  );
}

async function loadAgain(again: Replay, terminal: Terminal): Promise<void> {
  const app = await openApp(readConfig(), terminal, { command: 'quarantine replay', patience: LOAD_PATIENCE, queryTimeout: 0 });
  try {
    let last = '';
    for (const [source, of] of again.inputs) {
      const { quarantined, load } = await loadShown(app.graph, of, terminal, { source, isAside: true });
      last = load;
      // What is still to come has not been loaded: the file stays as it is.
      terminal.interruption.throwIfAborted();
      if (quarantined > 0) throw new BibliographError('INPUT', 'Records that could be used no longer can: replay the file again.');
    }
    await again.finish();
    await countMended(app.graph, last, again.mended);
  } finally {
    await app.close();
  }
}

async function quarantineFiles(folder: string): Promise<string[]> {
  try {
    const names = await readdir(folder);
    return names
      .filter((name) => name.endsWith('.jsonl'))
      .sort()
      .map((name) => join(folder, name));
  } catch (cause) {
    if (isFileError(cause, 'ENOENT')) return [];
    throw new BibliographError('CONFIGURATION', `${folder} cannot be read: it should be the folder of quarantine files.`, { cause });
  }
}

async function list(file: string, terminal: Terminal): Promise<void> {
  let count = 0;
  for await (const entry of readQuarantine(file)) {
    if (count === 0) terminal.say(`${file}:`);
    count += 1;
    terminal.say(described(entry));
  }
  terminal.say(count === 0 ? `${file} holds no records.` : `${counted(count, 'record')} of ${file} could not be used.`);
}

const SHOWN_BYTES = 400;
const SHOWN_LENGTH = 100;

function described({ number, file, line, code, message, raw, mended }: Quarantined): string {
  const start = Array.from(plain(raw.toString('utf8', 0, SHOWN_BYTES)))
    .slice(0, SHOWN_LENGTH)
    .join('');
  const lines = [`  ${plain(file)}:${line}: ${code}: ${plain(message)}`, `      ${start === '' ? '(nothing)' : start}`];
  if (mended !== null) lines.push(`      mended, to be replayed (line ${number})`);
  return lines.join('\n');
}

/** Text of a record as a terminal may be given it: without what would steer it. */
function plain(text: string): string {
  return collapse(text.replace(/\p{Cc}/gu, ' '));
}

const NEWLINE = 0x0a;

async function* linesOf(file: string): AsyncGenerator<Buffer> {
  let last = NEWLINE;
  for await (const chunk of chunksOf(file)) {
    last = chunk.at(-1) ?? last;
    yield chunk;
  }
  if (last !== NEWLINE) yield Buffer.from('\n');
}

async function* recordsOf(file: string): AsyncGenerator<Buffer> {
  for await (const entry of readQuarantine(file)) {
    const text = recordText(entry);
    if (text !== null) yield text;
  }
}

/** Writes bytes to standard output as they are, no faster than they are taken, and until nobody takes them any more. */
async function pour(chunks: AsyncIterable<Buffer>): Promise<void> {
  const { stdout } = process;
  for await (const chunk of chunks) {
    if (!stdout.writable) return;
    if (stdout.write(chunk)) continue;
    // Where the reader has gone there is an error instead, which the terminal looks after.
    await once(stdout, 'drain').catch(() => undefined);
  }
}

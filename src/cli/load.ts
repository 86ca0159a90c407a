import { Command, InvalidArgumentError, Option } from 'commander';
import { access, constants } from 'node:fs/promises';
import { join } from 'node:path';
import { LOAD_PATIENCE, openApp, progressOf } from '../app.ts';
import { readConfig } from '../config.ts';
import { BibliographError } from '../errors.ts';
import type { Graph } from '../graph/graph.ts';
import type { LoadTotals } from '../graph/write/load.ts';
import { type Format, FORMATS } from '../ingest/formats/name.ts';
import { readIds } from '../ingest/id-list.ts';
import { type Input, openInputs, refuseAsInput } from '../ingest/input.ts';
import { type Limit, parseLimit } from '../ingest/limit.ts';
import { loadInputs } from '../ingest/load.ts';
import type { LoadOptions } from '../ingest/load-options.ts';
import { predictLoad } from '../ingest/predict.ts';
import { refuseUnwritable } from '../ingest/quarantine.ts';
import type { Terminal } from '../terminal.ts';
import { ExitCode } from './exit-code.ts';
import { keepHeapSmall } from './small-heap.ts';

const EXAMPLES = `
Examples:
  bibliograph load --source library records.ndjson.gz
  bibliograph load --source library dumps/                       every file of a folder
  curl 'https://example.org/solr/biblio/select?q=*:*&rows=1000' | bibliograph load --source library -
  bibliograph load --source library --format vufind-text page.txt
  bibliograph load --source library --dry-run records.ndjson     what it would do, exactly
  bibliograph load --source library --delete-missing all.ndjson  a dump of all: what it lacks is deleted
  bibliograph load --source library --deleted-ids gone.txt       an id a line

A source names the catalogue that records come from: a record's id is unique within it. Loading the same again changes nothing;
a record that changed replaces what it said before, unless its datestamp is older. A load that was interrupted, however that
happened, is gone on with by the same command. Records that cannot be used are kept: see "bibliograph quarantine --help".`;

interface LoadArguments {
  readonly source: string;
  readonly format?: Format;
  readonly adopt?: boolean;
  readonly dryRun?: boolean;
  readonly maxBad?: Limit;
  readonly quarantine?: string;
  readonly deletedIds?: string;
  readonly deleteMissing?: boolean;
  readonly maxMissing: Limit;
  readonly force?: boolean;
}

export function loadCommand(terminal: Terminal): Command {
  return new Command('load')
    .description('load bibliographic records into the graph')
    .argument('[file...]', 'files, folders, or - for standard input; gzipped or not')
    .addOption(new Option('--source <name>', 'the catalogue that the records come from').makeOptionMandatory().argParser(sourceName))
    .addOption(new Option('--format <format>', 'what the records are in; recognised from the content otherwise').choices([...FORMATS]))
    .option('--dry-run', 'write nothing: say what would be done, as from the beginning of the input')
    .addOption(new Option('--max-bad <number>', 'end where more records cannot be used, as 100 or 2%').argParser(limit))
    .option('--quarantine <file>', 'where to keep records that cannot be used; a file of the load in BIBLIOGRAPH_HOME otherwise')
    .option('--deleted-ids <file>', 'delete these records afterwards: ids as the source knows them, one a line')
    .option('--delete-missing', 'the input lists all that the source has: delete what it lacks')
    .addOption(new Option('--max-missing <number>', 'refuse to delete more, as 100 or 2%').argParser(limit).default(MAX_MISSING, '10%'))
    .option('--force', 'delete what is missing whatever its number, and though records could not be used')
    .option('--adopt', 'use a database that holds other data as well')
    .addHelpText('after', EXAMPLES)
    .action(async (files: string[], options: LoadArguments) => load(terminal, files, options));
}

const MAX_MISSING: Limit = { share: 0.1 };

async function load(terminal: Terminal, files: readonly string[], options: LoadArguments): Promise<void> {
  const { source, deletedIds, deleteMissing = false, maxMissing, force = false, quarantine, maxBad, dryRun = false } = options;
  if (files.length === 0 && (deletedIds === undefined || deleteMissing)) {
    throw new BibliographError('CONFIGURATION', 'Nothing to load: name files or folders, or - for standard input.');
  }
  keepHeapSmall();
  const config = readConfig();
  if (deletedIds !== undefined) await refuseUnreadable(deletedIds);
  const quarantineOf = (id: string) => quarantine ?? join(config.home, 'quarantine', `${id}.jsonl`);
  await refuseAsInput(quarantineOf('load'), deletedIds === undefined ? files : [...files, deletedIds]);
  await refuseUnwritable(quarantineOf('load'));
  const inputs = await unlessAborted(openInputs(files, process.stdin, options.format), terminal.interruption);
  const app = await openApp(config, terminal, { command: 'load', patience: LOAD_PATIENCE, queryTimeout: 0, adopt: options.adopt ?? false });
  try {
    const shown = await loadShown(app.graph, inputs, terminal, {
      source,
      quarantine: quarantineOf,
      ...(maxBad === undefined ? {} : { maxBad }),
      ...(deletedIds === undefined && !deleteMissing
        ? {}
        : {
            deletions: {
              ids: deletedIds === undefined ? none() : readIds(deletedIds),
              missing: deleteMissing,
              maxMissing,
              isForced: force,
            },
          }),
      isDryRun: dryRun,
    });
    if (shown.quarantined > 0) process.exitCode = ExitCode.quarantined;
    terminal.interruption.throwIfAborted();
  } finally {
    await app.close();
  }
}

/** Loads inputs, or predicts it, and tells the terminal how far it is, what could not be used, and what was done. */
export async function loadShown(
  graph: Graph,
  inputs: readonly Input[],
  terminal: Terminal,
  { isDryRun = false, ...options }: LoadOptions & { readonly isDryRun?: boolean },
): Promise<LoadTotals> {
  const { source } = options;
  const size = inputs.reduce<number | null>((sum, input) => (sum === null || input.size === null ? null : sum + input.size), 0);
  const bar = terminal.progress(isDryRun ? `Reading for ${source}` : `Loading ${source}`, size);
  const pace = new Pace(size);
  const watched: LoadOptions = {
    ...options,
    signal: terminal.interruption,
    onGoingOn: ({ position, isChanged }) => {
      terminal.note(
        isChanged
          ? `An earlier load of ${source} was interrupted, but the input is not what it was then: beginning again.`
          : `Going on behind the ${position} records that were read before.`,
      );
    },
    onWaiting: () => terminal.note('Another load is filling the graph: waiting until it has ended.'),
    onStep: progressOf(terminal),
    onRejected: ({ file, line, rejection }) => bar.warn(`${file}:${line}: ${rejection.code}: ${rejection.reason}`),
    onWarned: ({ file, line, warnings }) => {
      for (const { field, value, reason } of warnings) bar.warn(`${file}:${line}: left out ${field} "${value}": ${reason}`);
    },
    onBatch: ({ read, passedOver }) => {
      const bytes = inputs.reduce((sum, input) => sum + input.bytesRead(), 0);
      const facts = pace.facts(bytes, read, passedOver);
      bar.update(bytes, noteOf(facts), facts);
    },
  };
  if (isDryRun) {
    const totals = await predictLoad(graph, inputs, watched);
    bar.end(`${totals.read} records`);
    terminal.say(`Nothing was written. ${summary(totals, source)}`);
    return totals;
  }
  const report = await loadInputs(graph, inputs, watched);
  bar.end(`${report.read} records`);
  const sentences = [summary(report, source)];
  if (report.quarantined > 0 && options.quarantine !== undefined)
    sentences.push(`What could not be used is kept in ${options.quarantine(report.load)}.`);
  if (report.interrupted) sentences.push('Interrupted: what was read is kept; give the same command again to go on.');
  if (report.isHalfFilled) sentences.push('Until then the graph cannot be asked: it was being filled.');
  terminal.say(sentences.join(' '));
  return report;
}

/** How fast a load goes. */
class Pace {
  readonly #size: number | null;
  readonly #start = performance.now();
  #last = this.#start;

  constructor(size: number | null) {
    this.#size = size;
  }

  /** Times are in milliseconds; what remains is reckoned from the bytes, and null where nobody knows how many there are. */
  facts(bytes: number, read: number, passedOver: number) {
    const now = performance.now();
    const [elapsedMs, batchMs] = [Math.round(now - this.#start), Math.round(now - this.#last)];
    this.#last = now;
    return {
      records: read,
      recordsPerSecond: Math.round(((read - passedOver) * 1000) / Math.max(elapsedMs, 1)),
      elapsedMs,
      remainingMs: this.#size === null || bytes === 0 ? null : Math.round((elapsedMs * (this.#size - bytes)) / bytes),
      batchMs,
    };
  }
}

function noteOf({ records, recordsPerSecond, elapsedMs, remainingMs, batchMs }: ReturnType<Pace['facts']>): string {
  const left = remainingMs === null ? '' : `, about ${duration(remainingMs)} left`;
  return `${records} records, ${recordsPerSecond}/s, ${duration(elapsedMs)}${left}, last batch ${(batchMs / 1000).toFixed(1)} s`;
}

function duration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}

function summary({ read, warnings, quarantined, deleted, ...outcomes }: LoadTotals, source: string): string {
  const { created, updated, unchanged, superseded } = outcomes;
  const counts = { created, updated, unchanged, superseded, quarantined };
  const said = Object.entries(counts).map(([what, count]) => `${count} ${what}`);
  const sentences = [`${read} records read from ${source}: ${said.join(', ')}.`];
  if (deleted > 0) sentences.push(`${deleted} records were deleted.`);
  if (warnings > 0) sentences.push(`${warnings} parts of records were left out.`);
  return sentences.join(' ');
}

async function refuseUnreadable(path: string): Promise<void> {
  await access(path, constants.R_OK).catch((cause: unknown) => {
    throw new BibliographError('CONFIGURATION', `${path} cannot be read: --deleted-ids names a file with an id a line.`, { cause });
  });
}

async function* none(): AsyncGenerator<string> {
  // There are none.
}

function limit(text: string): Limit {
  const parsed = parseLimit(text);
  if (parsed === null) throw new InvalidArgumentError('It is a number of records as 100, or a share of them as 2%.');
  return parsed;
}

const MAX_SOURCE_LENGTH = 200;

function sourceName(text: string): string {
  const name = text.trim();
  if (name === '' || name.length > MAX_SOURCE_LENGTH)
    throw new InvalidArgumentError(`It is a name of 1 to ${MAX_SOURCE_LENGTH} characters.`);
  return name;
}

/** The answer, unless the signal aborts before it is there: an input may keep silent for ever. */
async function unlessAborted<Value>(answer: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const aborted = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(reasonOf(signal)), { once: true }));
  return Promise.race([answer, aborted]);
}

function reasonOf(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new Error('Interrupted.');
}

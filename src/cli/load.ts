import { Command, InvalidArgumentError, Option } from 'commander';
import { existsSync } from 'node:fs';
import { access, constants, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { LOAD_PATIENCE, openApp, progressOf } from '../app.ts';
import { readConfig } from '../config.ts';
import { BibliographError, isCode } from '../errors.ts';
import { fillingOf } from '../graph/filling.ts';
import type { Graph } from '../graph/graph.ts';
import { loadsById } from '../graph/load-ledger.ts';
import type { LoadOutcome, LoadTotals } from '../graph/write/load.ts';
import { type Format, FORMATS } from '../ingest/formats/name.ts';
import { readIds } from '../ingest/id-list.ts';
import { type Input, openInputs, refuseAsInput } from '../ingest/input.ts';
import { badOf, type Limit, parseLimit } from '../ingest/limit.ts';
import { loadInputs } from '../ingest/load.ts';
import type { LoadOptions, LoadReport } from '../ingest/load-options.ts';
import { predictLoad } from '../ingest/predict.ts';
import { refuseUnwritable } from '../ingest/quarantine.ts';
import type { Terminal } from '../terminal.ts';
import { counted } from './counted.ts';
import { ExitCode } from './exit-code.ts';
import { isInterruption, orSay } from './interruption.ts';
import { NamedIds } from './named-ids.ts';
import { noteOf, Pace } from './pace.ts';
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
    .option('--dry-run', 'write nothing: say what would be done')
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

const MAX_MISSING: Limit = { percent: 10 };

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
  terminal.ifEndedAtOnce(() => NOTHING_READ);
  const { inputs, app } = await orSay(terminal, `Interrupted: ${NOTHING_READ}`, async () => ({
    inputs: await unlessAborted(
      openInputs(files, { format: options.format, onPassedOver: (folder, others) => terminal.note(passedOver(folder, others)) }),
      terminal.interruption,
    ),
    app: await openApp(config, terminal, { command: 'load', patience: LOAD_PATIENCE, queryTimeout: 0, adopt: options.adopt ?? false }),
  }));
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
    if (badOf(shown) > 0) process.exitCode = ExitCode.quarantined;
    // Asked to end when all was done, it has done all.
    if (shown.interrupted) terminal.interruption.throwIfAborted();
  } finally {
    await app.close();
  }
}

const NOTHING_READ = 'nothing was read; give the same command again.';
const NOTHING_WRITTEN = 'nothing was written; give the same command again.';
const GO_ON = 'what was loaded is kept; give the same command again to go on.';
const HALF_FILLED = 'Until then the graph cannot be asked: it was being filled.';

/** Loads inputs, or predicts it, and tells the terminal how far it is, what could not be used, and what was done. A prediction is of no load: ''. */
export async function loadShown(
  graph: Graph,
  inputs: readonly Input[],
  terminal: Terminal,
  { isDryRun = false, ...options }: LoadOptions & { readonly isDryRun?: boolean },
): Promise<LoadOutcome & Pick<LoadReport, 'load' | 'interrupted'>> {
  const { source, quarantine } = options;
  refuseUnprintable(source);
  const size = inputs.reduce<number | null>((sum, input) => (sum === null || input.size === null ? null : sum + input.size), 0);
  const bar = terminal.progress(isDryRun ? `Reading for ${source}` : `Loading ${source}`, size);
  const pace = new Pace(size);
  const named = options.deletions === undefined ? null : new NamedIds(graph, source, options.deletions.ids);
  const own: { load: string | null } = { load: null };
  const watched: LoadOptions = {
    ...options,
    ...(isDryRun || named === null || options.deletions === undefined ? {} : { deletions: { ...options.deletions, ids: named.ids() } }),
    ...(quarantine === undefined ? {} : { quarantine: (id) => quarantine((own.load = id)) }),
    signal: terminal.interruption,
    onGoingOn: ({ position, isChanged }) => {
      terminal.note(
        isChanged
          ? `An earlier load of ${source} was interrupted, but the input is not what it was then: beginning again.`
          : `Going on behind the ${counted(position, 'record that was', 'records that were')} read before.`,
      );
    },
    onWaiting: () => terminal.note('Another load is filling the graph: waiting until it has ended.'),
    onStep: progressOf(terminal),
    onRejected: ({ file, line, rejection }) => bar.warn(`${file}:${line}: ${rejection.code}: ${rejection.reason}`),
    onWarned: ({ file, line, warnings }) => {
      for (const { field, value, reason } of warnings) bar.warn(`${file}:${line}: left out ${field} "${value}": ${reason}`);
    },
    onBatch: ({ load: id, read, passedOver }) => {
      own.load = id;
      const bytes = inputs.reduce((sum, input) => sum + input.bytesRead(), 0);
      const facts = pace.facts(bytes, read, passedOver);
      bar.update(bytes, noteOf(facts), facts);
    },
  };
  if (isDryRun) {
    terminal.ifEndedAtOnce(() => NOTHING_WRITTEN);
    const totals = await orSay(terminal, `Interrupted: ${NOTHING_WRITTEN}`, () =>
      predictLoad(graph, inputs, watched).catch((error: unknown) => {
        bar.stop();
        throw error;
      }),
    );
    bar.end(counted(totals.read, 'record'));
    terminal.say(`Nothing was written. ${summary(totals, source)}`);
    return { ...totals, load: '', interrupted: false };
  }
  const ended = new AbortController();
  const filling = watchFilling(graph, terminal.interruption, ended.signal);
  terminal.ifEndedAtOnce(() => {
    if (own.load === null) return NOTHING_READ;
    return filling.isSeen ? `${GO_ON} ${HALF_FILLED}` : GO_ON;
  });
  // The file is gone where all of it was replayed, and was never there where an earlier run of the load kept it elsewhere.
  const kept = (outcome: LoadOutcome, id: string) => {
    const { mended } = outcome;
    const sentences = mended > 0 ? [`${counted(mended, 'of these was', 'of these were')} mended since.`] : [];
    const file = quarantine?.(id);
    return badOf(outcome) > 0 && file !== undefined && existsSync(file)
      ? [...sentences, `What could not be used is kept in ${file}.`]
      : sentences;
  };
  try {
    const report = await loadInputs(graph, inputs, watched);
    if (report.interrupted) bar.stop(counted(report.read, 'record'));
    else bar.end(counted(report.read, 'record'));
    const sentences = [summary(report, source), ...(named?.unknown() ?? []), ...kept(report, report.load)];
    if (report.interrupted) sentences.push(`Interrupted: ${GO_ON}`);
    if (report.isHalfFilled) sentences.push(HALF_FILLED);
    terminal.say(sentences.join(' '));
    return report;
  } catch (error) {
    bar.stop();
    if (isInterruption(error, terminal)) terminal.warn(`Interrupted: ${NOTHING_READ}`);
    else if (own.load !== null) {
      const totals = await doneSoFar(graph, own.load, error);
      if (totals !== null) terminal.say(['Not finished:', summary(totals, source), ...kept(totals, own.load)].join(' '));
    }
    throw error;
  } finally {
    ended.abort();
    terminal.ifEndedAtOnce(() => '');
  }
}

/** Looks, once the command is asked to end, whether the graph is being filled: whoever then does not wait for its end leaves it so. */
function watchFilling(graph: Graph, interruption: AbortSignal, until: AbortSignal): { readonly isSeen: boolean } {
  const filling = { isSeen: false };
  const look = async () => {
    filling.isSeen = (await fillingOf(graph).catch(() => null)) !== null;
  };
  interruption.addEventListener('abort', () => void look(), { once: true, signal: until });
  return filling;
}

/** What a load did that has failed; null where the database is gone, or another process has the load. */
async function doneSoFar(graph: Graph, id: string, error: unknown): Promise<LoadOutcome | null> {
  if (isCode(error, 'UNAVAILABLE') || isCode(error, 'LOCKED') || isCode(error, 'TIMEOUT')) return null;
  // Why it has failed is what matters.
  const [load] = await loadsById(graph, [id]).catch(() => []);
  if (load === undefined || load === null) return null;
  const { readCount, createdCount, updatedCount, unchangedCount, supersededCount, deletedCount, quarantinedCount, warningCount } = load;
  return {
    ...{ read: readCount, created: createdCount, updated: updatedCount, unchanged: unchangedCount, superseded: supersededCount },
    ...{ deleted: deletedCount, quarantined: quarantinedCount, mended: load.mendedCount, warnings: warningCount },
  };
}

function summary(totals: LoadTotals, source: string): string {
  const { read, created, updated, unchanged, superseded, quarantined, deleted, warnings } = totals;
  const counts = { created, updated, unchanged, superseded, quarantined };
  const said = Object.entries(counts).map(([what, count]) => `${count} ${what}`);
  const sentences = [`${counted(read, 'record')} read from ${source}: ${said.join(', ')}.`];
  if (deleted > 0) sentences.push(`${counted(deleted, 'record was', 'records were')} deleted.`);
  if (warnings > 0) sentences.push(`${counted(warnings, 'part of a record was', 'parts of records were')} left out.`);
  return sentences.join(' ');
}

const NAMED = 3;

function passedOver(folder: string, files: readonly string[]): string {
  const named = files.slice(0, NAMED).map((file) => relative(folder, file));
  const more = files.length > NAMED ? ` and ${files.length - NAMED} more` : '';
  const what = counted(files.length, 'file is', 'files are');
  return `${what} not read of ${folder}, being named otherwise than records are (*.json, *.ndjson, *.jsonl, *.txt, or .gz of these): ${named.join(', ')}${more}.`;
}

async function refuseUnreadable(path: string): Promise<void> {
  await access(path, constants.R_OK).catch((cause: unknown) => {
    throw new BibliographError('CONFIGURATION', `${path} cannot be read: --deleted-ids names a file with an id a line.`, { cause });
  });
  if ((await stat(path)).isDirectory())
    throw new BibliographError('CONFIGURATION', `${path} is a folder: --deleted-ids names a file with an id a line.`);
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
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}]/u;

/** Reads the name of a source from an argument. */
export function sourceName(text: string): string {
  const name = text.trim();
  if (name === '' || name.length > MAX_SOURCE_LENGTH)
    throw new InvalidArgumentError(`It is a name of 1 to ${MAX_SOURCE_LENGTH} characters.`);
  refuseUnprintable(name);
  return name;
}

/** Throws CONFIGURATION for a name that would break the lines it is printed in. Not as a wrong argument, which would be printed itself. */
function refuseUnprintable(source: string): void {
  if (!UNPRINTABLE.test(source)) return;
  throw new BibliographError(
    'CONFIGURATION',
    'The name of a source holds a line break or another control character: give it another name.',
  );
}

/** The answer, unless the signal aborts before it is there: an input may keep silent for ever. */
async function unlessAborted<Value>(answer: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const aborted = new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(reasonOf(signal)), { once: true }));
  return Promise.race([answer, aborted]);
}

function reasonOf(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new Error('Interrupted.');
}

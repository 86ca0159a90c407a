import { Command, InvalidArgumentError, Option } from 'commander';
import { LOAD_PATIENCE, openApp } from '../app.ts';
import { readConfig } from '../config.ts';
import { type Format, FORMATS } from '../ingest/formats/format.ts';
import { type Input, openInputs } from '../ingest/input.ts';
import { loadInputs, type LoadReport } from '../ingest/load.ts';
import type { Graph } from '../graph/graph.ts';
import type { Terminal } from '../terminal.ts';
import { ExitCode } from './exit-code.ts';

const EXAMPLES = `
Examples:
  bibliograph load --source library records.ndjson.gz
  bibliograph load --source library dumps/                       every file of a folder
  curl 'https://example.org/solr/biblio/select?q=*:*&rows=1000' | bibliograph load --source library -
  bibliograph load --source library --format vufind-text page.txt

A source names the catalogue that records come from: a record's id is unique within it. Loading the same again changes nothing;
a record that changed replaces what it said before.`;

interface LoadArguments {
  readonly source: string;
  readonly format?: Format;
  readonly adopt?: boolean;
}

export function loadCommand(terminal: Terminal): Command {
  return new Command('load')
    .description('load bibliographic records into the graph')
    .argument('<file...>', 'files, folders, or - for standard input; gzipped or not')
    .addOption(new Option('--source <name>', 'the catalogue that the records come from').makeOptionMandatory().argParser(sourceName))
    .addOption(new Option('--format <format>', 'what the records are in; recognised from the content otherwise').choices([...FORMATS]))
    .option('--adopt', 'use a database that holds other data as well')
    .addHelpText('after', EXAMPLES)
    .action(async (files: string[], { source, format, adopt }: LoadArguments) => {
      const config = readConfig();
      const inputs = await unlessAborted(openInputs(files, process.stdin, format), terminal.interruption);
      const app = await openApp(config, terminal, { command: 'load', patience: LOAD_PATIENCE, queryTimeout: 0, adopt: adopt ?? false });
      try {
        const report = await loadShown(app.graph, inputs, terminal, source);
        if (report.quarantined > 0) process.exitCode = ExitCode.quarantined;
        terminal.interruption.throwIfAborted();
      } finally {
        await app.close();
      }
    });
}

/** Loads inputs and tells the terminal how far it is, what could not be used, and what was done. */
export async function loadShown(graph: Graph, inputs: readonly Input[], terminal: Terminal, source: string): Promise<LoadReport> {
  const size = inputs.reduce<number | null>((sum, input) => (sum === null || input.size === null ? null : sum + input.size), 0);
  const bar = terminal.progress(`Loading ${source}`, size);
  const start = performance.now();
  const report = await loadInputs(graph, inputs, {
    source,
    signal: terminal.interruption,
    onRejected: ({ file, line, rejection }) => bar.warn(`${file}:${line}: ${rejection.code}: ${rejection.reason}`),
    onWarned: ({ file, line, warnings }) => {
      for (const { field, value, reason } of warnings) bar.warn(`${file}:${line}: left out ${field} "${value}": ${reason}`);
    },
    onBatch: ({ read }) => {
      const bytes = inputs.reduce((sum, input) => sum + input.bytesRead(), 0);
      bar.update(bytes, `${read} records, ${Math.round((read * 1000) / (performance.now() - start))}/s`);
    },
  });
  bar.end(`${report.read} records`);
  terminal.say(summary(report, source));
  return report;
}

function summary(report: LoadReport, source: string): string {
  const { read, created, updated, unchanged, superseded, quarantined, warnings } = report;
  const counts = { created, updated, unchanged, superseded, quarantined };
  const said = Object.entries(counts).map(([what, count]) => `${count} ${what}`);
  const sentences = [`${read} records read from ${source}: ${said.join(', ')}.`];
  if (warnings > 0) sentences.push(`${warnings} parts of records were left out.`);
  if (report.interrupted) sentences.push('Interrupted: what was read is kept; give the same command again to go on.');
  return sentences.join(' ');
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

import { Command, Option } from 'commander';
import { LOAD_PATIENCE, openApp } from '../app.ts';
import { readConfig } from '../config.ts';
import type { Entry, Rejected } from '../ingest/entry.ts';
import { type Format, FORMATS, type Input, openInputs, readRecords } from '../ingest/input.ts';
import { loadEntries, type LoadReport } from '../ingest/load.ts';
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

export function load(terminal: Terminal): Command {
  return new Command('load')
    .description('load bibliographic records into the graph')
    .argument('<file...>', 'files, folders, or - for standard input; gzipped or not')
    .requiredOption('--source <name>', 'the catalogue that the records come from')
    .addOption(new Option('--format <format>', 'what the records are in; recognised from the content otherwise').choices([...FORMATS]))
    .option('--adopt', 'use a database that holds other data as well')
    .addHelpText('after', EXAMPLES)
    .action(async (files: string[], { source, format, adopt }: LoadArguments) => {
      const config = readConfig();
      const inputs = await openInputs(files);
      const app = await openApp(config, terminal, { command: 'load', patience: LOAD_PATIENCE, queryTimeout: 0, adopt: adopt ?? false });
      try {
        const report = await loadInputs(app.graph, inputs, terminal, source, format);
        if (report.quarantined > 0) process.exitCode = ExitCode.quarantined;
        terminal.interruption.throwIfAborted();
      } finally {
        await app.close();
      }
    });
}

/** Loads inputs and tells the terminal how far it is, what could not be used, and what was done. */
export async function loadInputs(graph: Graph, inputs: readonly Input[], terminal: Terminal, source: string, format?: Format): Promise<LoadReport> {
  const total = inputs.reduce<number | null>((sum, { size }) => (sum === null || size === null ? null : sum + size), 0);
  const bar = terminal.progress(`Loading ${source}`, total);
  const start = performance.now();
  const rejected: Rejected[] = [];
  const report = await loadEntries(graph, readRecords(inputs, format === undefined ? {} : { format }) satisfies AsyncIterable<Entry>, {
    source,
    signal: terminal.interruption,
    onRejected: (entry) => rejected.push(entry),
    onBatch: ({ read }) => {
      const rate = Math.round(read / ((performance.now() - start) / 1000));
      bar.update(
        inputs.reduce((sum, { bytesRead }) => sum + bytesRead, 0),
        `${read} records, ${rate}/s`,
      );
    },
  });
  bar.end(`${report.read} records`);
  for (const { file, line, rejection } of rejected) terminal.warn(`${file}:${line}: ${rejection.code}: ${rejection.reason}`);
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

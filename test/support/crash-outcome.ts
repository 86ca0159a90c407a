import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { fingerprint } from '../../src/graph/fingerprint.ts';
import { type Graph, statement } from '../../src/graph/graph.ts';
import type { CrashInput } from './crash-input.ts';

/** What a load came to, as far as it must not matter how often it was interrupted: each part as text, by its name. */
export type Outcome = ReadonlyMap<string, string>;

const COUNTS = ['read', 'created', 'updated', 'unchanged', 'superseded', 'quarantined', 'deleted', 'warning'] as const;

const LOAD = z.looseObject({ state: z.string(), source: z.object({ name: z.string() }) });
const ENTRY = z.object({ file: z.string(), line: z.number(), raw: z.string() });

const SCHEMA = statement<Record<string, never>, string>(
  'test.schema',
  `SHOW INDEXES YIELD name, type, state WHERE type <> 'LOOKUP' RETURN name + ' ' + state AS row ORDER BY row`,
);

const MARKS = statement<Record<string, never>, string>(
  'test.marks',
  'MATCH (g:Graph) UNWIND keys(g) AS key RETURN key AS row ORDER BY row',
);

/**
 * Reads what a load of `source` came to. `ledger` is what `bibliograph loads --json` said; `quarantines` are the files that may hold what could
 * not be used.
 */
export async function outcomeOf(graph: Graph, source: string, ledger: string, quarantines: readonly string[]): Promise<Outcome> {
  const { sha256, nodes, relationships } = await fingerprint(graph);
  const loads = ledger.split('\n').flatMap((line) => (line === '' ? [] : [LOAD.parse(JSON.parse(line))]));
  const ours = loads.filter((load) => load.source.name === source);
  const counts = ours.map((load) => [load.state, ...COUNTS.map((name) => `${name} ${String(load[`${name}Count`])}`)].join(', '));
  const entries = await Promise.all(quarantines.map(entriesOf));
  return new Map([
    ['graph', `${sha256}, ${nodes} nodes, ${relationships} relationships`],
    ['ledger', counts.join('; ')],
    ['quarantine', entries.flat().join('\n')],
    ['indexes', (await graph.read(SCHEMA, {})).join('\n')],
    ['marker', (await graph.read(MARKS, {})).join(' ')],
  ]);
}

/** What is wrong with the outcome of a load that nothing interrupted, each in words. */
export function faultsOf(outcome: Outcome, { records, bad, deletions }: CrashInput): string[] {
  const ledger = outcome.get('ledger') ?? '';
  const count = (name: string) => Number(new RegExp(`\\b${name} (\\d+)`).exec(ledger)?.[1]);
  const sum = ['created', 'updated', 'unchanged', 'superseded', 'quarantined'].reduce((all, name) => all + count(name), 0);
  return [
    ...(ledger.startsWith('FINISHED') && !ledger.includes(';') ? [] : ['not one load that has finished']),
    ...(count('read') === records && sum === records
      ? []
      : [`of ${records} records, ${count('read')} were read, and ${sum} came to something`]),
    ...(count('deleted') === deletions.count ? [] : [`of ${deletions.count} records to delete, ${count('deleted')} were`]),
    ...(outcome.get('quarantine') === bad.join('\n') ? [] : ['the quarantine does not hold what cannot be used']),
  ];
}

/** Parts of an outcome that are not as in another, each in words. */
export function differencesOf(outcome: Outcome, expected: Outcome): string[] {
  return [...expected].flatMap(([part, text]) => {
    const found = outcome.get(part) ?? '';
    return found === text ? [] : [`${part}: ${described(found, text)}`];
  });
}

/** Files of a home's quarantine. */
export async function quarantinesOf(home: string): Promise<string[]> {
  const folder = join(home, 'quarantine');
  const names = await readdir(folder).catch(() => []);
  return names.sort().map((name) => join(folder, name));
}

async function entriesOf(path: string): Promise<string[]> {
  const text = await readFile(path, 'utf8').catch(() => '');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { file, line: number, raw } = ENTRY.parse(JSON.parse(line));
      return `${file}:${number} ${raw}`;
    });
}

function described(found: string, expected: string): string {
  const [is, was] = [found.split('\n'), expected.split('\n')];
  if (is.length === 1 && was.length === 1) return `${found || 'nothing'} instead of ${expected}`;
  const more = is.filter((line) => !was.includes(line)).map((line) => `+ ${line.slice(0, 120)}`);
  const fewer = was.filter((line) => !is.includes(line)).map((line) => `- ${line.slice(0, 120)}`);
  return [`${is.length} lines instead of ${was.length}`, ...more, ...fewer].join('\n      ');
}

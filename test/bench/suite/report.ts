import { execFile } from 'node:child_process';
import { arch, cpus, loadavg, release, totalmem, type } from 'node:os';
import { promisify } from 'node:util';
import { type Figures, isMet, type Result, type Verdict } from './bench.ts';
import type { BenchedGraph } from './benched-graph.ts';

/** Where and of what figures were taken. */
export interface Circumstances {
  readonly date: string;
  readonly commit: string;
  readonly machine: string;
  readonly software: string;
  readonly graph: string;
  readonly load: string;
}

export async function circumstancesOf(graph: BenchedGraph): Promise<Circumstances> {
  const git = async (...args: string[]) => (await promisify(execFile)('git', args)).stdout.trim();
  const [neo4j] = await graph.read<string>('CALL dbms.components() YIELD versions, edition RETURN versions[0] + " " + edition AS row');
  const model = cpus()[0]?.model ?? 'unknown processor';
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const { articles, authors, ties, memory } = graph;
  const changed = (await git('status', '--porcelain')) === '' ? '' : ', with changes';
  return {
    date: new Date().toISOString().slice(0, 16),
    commit: `${await git('rev-parse', '--short', 'HEAD')}${changed}`,
    machine: `${cpus().length} x ${model.trim()}, ${gigabytes} GB, ${type()} ${release()} ${arch()}`,
    software: `Node ${process.version}, Neo4j ${neo4j ?? ''}, heap ${memory.heap}, page cache ${memory.pageCache}`,
    graph: `${grouped(articles)} articles, ${grouped(authors)} authors, ${grouped(ties)} ties`,
    load: loadavg()
      .map((each) => each.toFixed(1))
      .join(' '),
  };
}

const FIGURES = ['workload', 'who', 'p50 ms', 'p99 ms', 'requests/s', 'CPU ms', 'Bolt queries', 'db hits', 'ours to it'];
const VERDICTS = ['figure', 'value', 'target', ''];

/** Tables in Markdown. */
export function report(circumstances: Circumstances, results: readonly Result[], growth: readonly Verdict[]): string {
  const { date, commit, machine, software, graph, load } = circumstances;
  const notes = results.flatMap((each) => each.notes);
  const faults = results.flatMap(({ name, fault }) => (fault === undefined ? [] : [`${name} has no figures. ${fault}`]));
  const figures = results.flatMap(figureRows);
  const verdicts = [...results.flatMap((each) => each.verdicts), ...growth].map(verdictRow);
  return [
    `${date}, commit ${commit}; ${machine}; ${software}; ${graph}; load average at the end ${load}.`,
    ...(figures.length === 0 ? [] : [table(FIGURES, figures)]),
    ...(verdicts.length === 0 ? [] : [table(VERDICTS, verdicts)]),
    ...(notes.length === 0 ? [] : [notes.map((note) => `- ${note}`).join('\n')]),
    ...faults,
  ].join('\n\n');
}

function figureRows({ name, what, figures }: Result): string[][] {
  const ours = figures.find(({ who }) => who === 'ours');
  return figures.map((each, index) => [
    ...[index === 0 ? `${name} ${what}` : '', each.who, ...milliseconds(each)],
    ...[each.queries, each.dbHits].map((count) => (count === null ? '' : grouped(Math.round(count * 10) / 10))),
    ours === undefined || each === ours ? '' : (ours.p50 / each.p50).toFixed(2),
  ]);
}

function milliseconds({ p50, p99, perSecond, cpu }: Figures): string[] {
  return [p50.toFixed(2), p99.toFixed(2), grouped(Math.round(perSecond)), cpu === null ? '' : cpu.toFixed(2)];
}

function verdictRow(verdict: Verdict): string[] {
  const { what, value, target, isLeast = false } = verdict;
  const met = isMet(verdict);
  const bound = target === null ? '' : `${isLeast ? '>=' : '<='} ${target}`;
  return [what, value.toFixed(2), bound, met === null ? '' : met ? 'met' : '**not met**'];
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${head.map((_, index) => (index < 2 ? '---' : '---:')).join('|')}|`, ...rows.map(line)].join('\n');
}

function grouped(count: number): string {
  return count.toLocaleString('en');
}

/**
 * How ours does beside what is written by hand on the bare driver and beside @neo4j/graphql, on the same graph, in one run, in turn:
 * `npm run bench -- [--size N] [--only W5,W7] [--rounds N] [--seconds N] [--without-others] [--json FILE] [--against FILE] [--home DIR]
 * [--fresh] [FILE...]`. With FILEs on the graph of their records, else on generated ones; graphs are kept in DIR, and used again.
 * `--against` tells what grew since a run on a smaller graph, by what `--json` wrote then. Prints Markdown; ends with exit code 1 where
 * answers differ, or something could not be measured. `docs/performance.md` says what is measured and how.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { profilingReader } from '../support/profiling.ts';
import { type Arm, startByHand, startNeo4jGraphql, startOurs } from './suite/arms.ts';
import { type Bench, type Result, withoutFigures } from './suite/bench.ts';
import { type BenchedGraph, benchHome, openBenchedGraph } from './suite/benched-graph.ts';
import { growthVerdicts } from './suite/growth.ts';
import { circumstancesOf, report } from './suite/report.ts';
import { SECTIONS } from './suite/sections.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    size: { type: 'string', default: '10000' },
    only: { type: 'string' },
    rounds: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '20' },
    'without-others': { type: 'boolean', default: false },
    json: { type: 'string' },
    against: { type: 'string' },
    home: { type: 'string', default: benchHome() },
    fresh: { type: 'boolean', default: false },
  },
});
const [size, rounds, seconds] = [Number(values.size), Number(values.rounds), Number(values.seconds)];
const only = values.only?.split(',');
const sections = SECTIONS.filter(({ name }) => only?.some((each) => each === name || name.split('-').includes(each)) ?? true);
if (!isCount(size) || !isCount(rounds) || !isCount(seconds) || sections.length === 0) {
  throw new Error(`Say what to measure: npm run bench -- --size 100000 --only ${SECTIONS.map(({ name }) => name).join(',')}`);
}

const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interruption.abort());
const closers: (() => Promise<void>)[] = [];
try {
  const graph = await openBenchedGraph(values.home, positionals.length > 0 ? { files: positionals } : { size }, values.fresh);
  closers.push(() => graph.close());
  const bench = await openBench(graph);
  const results: Result[] = [];
  for (const section of sections) {
    interruption.signal.throwIfAborted();
    process.stderr.write(`${section.name} ...\n`);
    results.push(await section.run(bench).catch((error: unknown) => withoutFigures(section.name, String(error))));
    // What has been measured is not lost with what comes after it.
    if (values.json !== undefined) await writeJson(values.json, { ...(await circumstancesOf(graph)), results });
  }
  const growth = values.against === undefined ? [] : growthVerdicts(results, await resultsIn(values.against));
  process.stdout.write(`${report(await circumstancesOf(graph), results, growth)}\n`);
  if (results.some(({ fault }) => fault !== undefined)) process.exitCode = 1;
} finally {
  for (const close of closers.reverse()) await close();
}

async function openBench(graph: BenchedGraph): Promise<Bench> {
  const started = async (arm: Promise<Arm>) => {
    const open = await arm;
    closers.push(() => open.close());
    return open;
  };
  const profiling = profilingReader(graph.endpoint);
  closers.push(() => profiling.close());
  return {
    graph,
    byHand: await started(startByHand(graph.env)),
    ours: await started(startOurs(graph.env)),
    neo4jGraphql: values['without-others'] ? null : await started(startNeo4jGraphql(graph.env)),
    profiling,
    patience: { rounds, seconds },
  };
}

async function writeJson(path: string, value: object): Promise<void> {
  await writeFile(path, `${JSON.stringify(value, null, 2)}\n`);
}

async function resultsIn(path: string): Promise<readonly Result[]> {
  return (JSON.parse(await readFile(path, 'utf8')) as { results: readonly Result[] }).results;
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value > 0;
}

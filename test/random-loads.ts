/**
 * Loads, changes, reorders, repeats, deletes and forgets records of two sources at random, and compares the counts of every load with what
 * the rules say, and now and then all of the graph with one that only the final state was loaded into:
 * `npx tsx test/random-loads.ts [--steps 1000] [--seed N] [--every 100]`. Ends with exit code 1 at the first difference.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { managedNeo4j } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { type Graph, openGraph } from '../src/graph/graph.ts';
import { migrate } from '../src/graph/migrate.ts';
import { forgetSource } from '../src/graph/write/forget.ts';
import { loadInputs } from '../src/ingest/load.ts';
import type { Deletions, LoadOptions } from '../src/ingest/load-options.ts';
import { contentOf } from './support/fingerprint.ts';
import { wipe } from './support/graph.ts';
import { Random } from './support/random.ts';
import { inputOf } from './support/records-input.ts';

const SOURCES = ['one', 'two'] as const;
const RECORDS = 80;

const { values } = parseArgs({
  options: { steps: { type: 'string', default: '1000' }, seed: { type: 'string' }, every: { type: 'string', default: '100' } },
});
const steps = Number(values.steps);
const every = Number(values.every);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const random = new Random(seed);

interface Document {
  readonly id: string;
  readonly last_indexed?: string;
}

/** What a source's records should be by now. */
class Expected {
  readonly live = new Map<string, Document>();
  /** The datestamp of what was deleted, or null where it had none. */
  readonly deleted = new Map<string, string | null>();

  load(documents: readonly Document[], isComplete: boolean) {
    const counts = { created: 0, updated: 0, unchanged: 0, superseded: 0 };
    for (const document of documents) {
      const outcome = this.#judge(document, isComplete);
      counts[outcome] += 1;
      if (outcome !== 'created' && outcome !== 'updated') continue;
      this.live.set(document.id, document);
      this.deleted.delete(document.id);
    }
    return counts;
  }

  delete(ids: readonly string[]): number {
    const there = [...new Set(ids)].filter((id) => this.live.has(id));
    for (const id of there) {
      this.deleted.set(id, this.live.get(id)?.last_indexed ?? null);
      this.live.delete(id);
    }
    return there.length;
  }

  #judge(document: Document, isComplete: boolean) {
    const { last_indexed: stamp } = document;
    const before = this.live.get(document.id);
    if (before === undefined) {
      const since = this.deleted.get(document.id);
      if (since === undefined || isComplete) return 'created';
      // Without a datestamp of its own, what was deleted is as old as its deletion: younger than any record here.
      return stamp !== undefined && since !== null && stamp > since ? 'created' : 'superseded';
    }
    if (JSON.stringify(before) === JSON.stringify(document)) return 'unchanged';
    return stamp !== undefined && before.last_indexed !== undefined && stamp < before.last_indexed ? 'superseded' : 'updated';
  }
}

const folder = await mkdtemp(join(tmpdir(), 'bibliograph-random-'));
await using grown = await openedGraph('grown');
await using fresh = await openedGraph('fresh');
const expected = new Map(SOURCES.map((source) => [source, new Expected()]));
say(`seed ${seed}, ${steps} steps`);
try {
  for (let step = 1; step <= steps; step += 1) {
    await act(step);
    if (step % every === 0 || step === steps) await compare(step);
  }
  say('Everything agrees.');
} catch (error) {
  say(`${String(error)} (seed ${seed})`);
  process.exitCode = 1;
}

async function act(step: number): Promise<void> {
  const source = random.oneOf(SOURCES);
  const state = expected.get(source) ?? new Expected();
  const choice = random.below(100);
  if (choice < 2) {
    const there = state.live.size + state.deleted.size > 0;
    if (there) same(step, 'forgotten', await forgetSource(grown.graph, source), state.live.size);
    state.live.clear();
    state.deleted.clear();
  } else if (choice < 15) {
    const ids = Array.from({ length: 1 + random.below(6) }, () => idOf(random.below(RECORDS)));
    await load(step, source, [], { ids, missing: false });
  } else if (choice < 25) {
    const kept = [...state.live.values()].filter(() => random.below(10) > 0);
    await load(step, source, shuffled([...kept, ...someDocuments(4)]), { ids: [], missing: true });
  } else if (choice < 40) {
    const known = [...state.live.values()];
    await load(step, source, shuffled([...random.some(known, 10), ...random.some(known, 3), ...someDocuments(3)]));
  } else await load(step, source, someDocuments(1 + random.below(10)));
}

async function load(
  step: number,
  source: (typeof SOURCES)[number],
  documents: readonly Document[],
  { ids, missing }: { ids: readonly string[]; missing: boolean } = { ids: [], missing: false },
): Promise<void> {
  const state = expected.get(source) ?? new Expected();
  const counts = state.load(documents, missing);
  let deleted = state.delete(ids);
  const seen = new Set(documents.map(({ id }) => id));
  if (missing) deleted += state.delete([...state.live.keys()].filter((id) => !seen.has(id)));
  const deletions: Deletions = { ids: eachOf(ids), missing, maxMissing: { percent: 100 }, isForced: true };
  const options: LoadOptions = { source, currentYear: 2026, ...(ids.length > 0 || missing ? { deletions } : {}) };
  const report = await loadInputs(grown.graph, [inputOf(documents)], options);
  for (const [name, count] of Object.entries({ ...counts, deleted, read: documents.length })) {
    same(step, `${name} of ${source}`, report[name as keyof typeof report], count);
  }
}

async function compare(step: number): Promise<void> {
  await wipe(fresh.graph);
  await migrate(fresh.graph, { adopt: false, maxTieAuthors: null });
  for (const [source, { live }] of expected) {
    await loadInputs(fresh.graph, [inputOf(shuffled([...live.values()]))], { source, currentYear: 2026 });
  }
  const [ours, theirs] = [await contentOf(grown.graph), await contentOf(fresh.graph)];
  const [extra, lost] = [without(ours, theirs), without(theirs, ours)];
  if (extra.length + lost.length > 0) {
    const shown = [...extra.slice(0, 5).map((row) => `+ ${row}`), ...lost.slice(0, 5).map((row) => `- ${row}`)];
    throw new Error(`Step ${step}: the graph is another than the final state makes:\n${shown.join('\n')}\n`);
  }
  say(`step ${step}: ${ours.length} nodes and relationships, all the same`);
}

function someDocuments(count: number): Document[] {
  return Array.from({ length: count }, () => someDocument(idOf(random.below(RECORDS))));
}

function someDocument(id: string): Document {
  const names = (count: number) => Array.from({ length: random.below(count + 1) }, () => `Author ${random.below(25)}`);
  const stamp = random.below(4) === 0 ? {} : { last_indexed: `20${10 + random.below(10)}-01-01T00:00:00Z` };
  return {
    id,
    ...stamp,
    ...{ title: `About ${random.below(5)}`, author: names(5), author2: names(1), author_corporate: names(1) },
    ...{ publishDate: random.oneOf(['', '2001', '2002']), publisher: random.some(['P', 'Q', 'R'], random.below(3)) },
    ...{ container_title: random.oneOf(['', 'V', 'W']), issn: random.some(['0028-0836', '1476-4687'], random.below(3)) },
    ...{ topic: random.some(['s', 't', 'u'], random.below(3)), language: random.some(['English', 'German'], random.below(2)) },
    ...{ collection: random.some(['c', 'd'], random.below(3)), institution: random.some(['i', 'j'], random.below(3)) },
    ...{ work_keys_str_mv: random.some(['AT k 1', 'AT k 2', 'AT k 3', 'AT k 4', 'AT k 5'], random.below(3)) },
    ...{ doi_str_mv: random.some(['10.1000/p', '10.1000/q', '10.1000/r'], random.below(4) === 0 ? 1 : 0), format: ['Article'] },
  };
}

function idOf(number: number): string {
  return `record ${number}`;
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  return random.some(items, items.length);
}

async function* eachOf(ids: readonly string[]): AsyncGenerator<string> {
  await Promise.resolve();
  yield* ids;
}

function without(rows: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return rows.filter((row) => !known.has(row));
}

function same(step: number, what: string, ours: unknown, theirs: unknown): void {
  if (ours !== theirs) throw new Error(`Step ${step}: ${what} is ${String(ours)}, and should be ${String(theirs)}`);
}

async function openedGraph(name: string): Promise<{ readonly graph: Graph } & AsyncDisposable> {
  const config = { ...readConfig(), neo4j: null, home: join(folder, name) };
  const lease = await managedNeo4j(config).acquire('random loads');
  const graph = openGraph({ ...lease, database: config.database, queryTimeout: 60_000, patience: 5_000 });
  await migrate(graph, { adopt: false, maxTieAuthors: null });
  return {
    graph,
    async [Symbol.asyncDispose]() {
      await graph.close();
      await lease.release();
      await rm(config.home, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

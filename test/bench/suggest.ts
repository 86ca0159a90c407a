/**
 * Fills an empty graph of its own with names and titles, and measures how long suggestions take:
 * `npx tsx test/bench/suggest.ts [--names N] [--titles N] [--prefixes N] [--seed N] [--home DIR]`, a million of each and 500 prefixes unless said
 * otherwise; with `--home` the graph is kept there, and filled only once. Times are of the graph's function, and of a whole query of the API without a server, one at a time.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { managedNeo4j } from '../../src/app.ts';
import { readConfig } from '../../src/config.ts';
import { type Graph, openGraph, statement } from '../../src/graph/graph.ts';
import { migrate } from '../../src/graph/migrate.ts';
import { SUGGESTED_LABELS, suggestionsOf } from '../../src/graph/suggest.ts';
import { USAGE } from '../../src/graph/write/figures.ts';
import { fold, sortKey } from '../../src/model/fold.ts';
import { mintId } from '../../src/model/id.ts';
import { nameTextOf } from '../../src/model/name-text.ts';
import { distinctWords } from '../../src/model/search-text.ts';
import { execute } from '../support/api.ts';
import { seedDocuments } from '../support/corpus.ts';
import { Random } from '../support/random.ts';
import { anyCulture, Names, personOf } from './names.ts';
import { zipfian } from './weighted.ts';

const BATCH = 10_000;
const WARM_UP = 200;

const { values } = parseArgs({
  options: {
    names: { type: 'string', default: '1000000' },
    titles: { type: 'string', default: '1000000' },
    prefixes: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    home: { type: 'string' },
  },
});
const random = new Random(Number(values.seed));

const folder = await mkdtemp(join(tmpdir(), 'bibliograph-bench-'));
const config = { ...readConfig(), neo4j: null, home: values.home ?? join(folder, 'home') };
const lease = await managedNeo4j(config).acquire('bench');
const graph = openGraph({ ...lease, database: config.database, queryTimeout: 600_000, patience: 5_000 });
const SUGGEST = `query ($text: String!, $kinds: [SuggestionKind!]) {
  suggest(text: $text, kinds: $kinds) { kind text highlighted articleCount node { id } }
}`;

/** Three letters, more of them, or the beginnings of two words. */
function prefixOf(text: string, kind: number): string {
  const words = fold(text)
    .split(' ')
    .filter((word) => word.length > 2);
  const some = random.some(words, kind === 2 ? 2 : 1);
  const length = (word: string) => (kind === 0 ? 3 : 3 + random.below(word.length - 2));
  return some.map((word) => word.slice(0, length(word))).join(' ');
}

async function measure(what: string, texts: readonly string[], ask: (text: string) => Promise<unknown>): Promise<void> {
  const times: { readonly text: string; readonly ms: number }[] = [];
  for (const text of texts) {
    const start = performance.now();
    await ask(text);
    times.push({ text, ms: performance.now() - start });
  }
  times.sort((one, other) => one.ms - other.ms);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
  const shown = [0.5, 0.95, 1].map(
    (share) => `${share === 1 ? 'max' : `p${share * 100}`} ${at(share)?.ms.toFixed(1)} ms (${at(share)?.text})`,
  );
  say(`${what}: ${shown.join(', ')}; load average ${loadavg()[0]?.toFixed(1)}`);
}

const FILLED = statement<Record<string, never>, object>('bench.filled', 'MATCH (a:Author) RETURN {id: a.id} AS row LIMIT 1');

async function fill(names: readonly string[], titles: readonly string[]): Promise<void> {
  const indexes = await withoutIndexes(graph);
  await timed(`${names.length} names and ${titles.length} titles written`, async () => {
    await writeNames(graph, names);
    await writeTitles(graph, titles);
  });
  await timed('Indexes made', async () => {
    for (const index of indexes) await graph.define(index);
    await graph.define('CALL db.awaitIndexes(3600)');
  });
}

const INDEXES = statement<Record<string, never>, { name: string; text: string }>(
  'bench.indexes',
  `SHOW INDEXES YIELD name, createStatement, owningConstraint, labelsOrTypes, type
   WHERE owningConstraint IS NULL AND type <> 'LOOKUP' AND any(label IN labelsOrTypes WHERE label IN ['Author', 'Article'])
   RETURN {name: name, text: createStatement} AS row`,
);

/** Takes the indexes of names and titles away, which are made sooner afterwards, and gives the statements that make them. */
async function withoutIndexes(from: Graph): Promise<string[]> {
  const indexes = await from.read(INDEXES, {});
  for (const { name } of indexes) await from.define(`DROP INDEX ${name}`);
  return indexes.map(({ text }) => text);
}

function namesOf(count: number): string[] {
  const makes = new Names(Number(values.seed));
  const found = new Set<string>();
  for (let ordinal = 0; found.size < count && ordinal < 10 * count; ordinal++) found.add(makes.of(personOf(ordinal, anyCulture(random))));
  return [...found];
}

async function titlesOf(count: number): Promise<string[]> {
  const frequency = new Map<string, number>();
  for (const { title } of await seedDocuments())
    for (const word of String(title).split(' ')) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const words = [...frequency].toSorted(([, one], [, other]) => other - one).map(([word]) => word);
  const rank = zipfian(words.length);
  return Array.from({ length: count }, () => Array.from({ length: 5 + random.below(8) }, () => words[rank.draw(random)]).join(' '));
}

const WRITE_NAMES = statement<{ rows: readonly object[] }, never>(
  'bench.names',
  `UNWIND $rows AS row
   CREATE (n:Author {id: row.id}) SET n = row, n.articleCount = toInteger(row.articleCount), n.usage = ${USAGE('row.articleCount')},
     n.mostArticlesKey = right('0000000' + toString(9999999 - toInteger(row.articleCount)), 7) + row.nameKey`,
);

// Articles by author fall off as Lotka found: those with n of them are about as many as 1 / n ^ 2.
async function writeNames(into: Graph, names: readonly string[]): Promise<void> {
  await write(into, WRITE_NAMES, names, (name) => {
    const id = mintId('Author', name);
    const articleCount = Math.min(3_000, Math.floor(1 / (1 - random.below(1e9) / 1e9)));
    return { id, name, kind: 'PERSON', nameKey: sortKey(name, id), articleCount, ...nameTextOf('Author', name) };
  });
}

const WRITE_TITLES = statement<{ rows: readonly object[] }, never>('bench.titles', 'UNWIND $rows AS row CREATE (a:Article) SET a = row');

async function writeTitles(into: Graph, titles: readonly string[]): Promise<void> {
  await write(into, WRITE_TITLES, [...titles.entries()], ([index, title]) => {
    const id = mintId('Article', 'bench', String(index));
    return { id, title, titleKey: sortKey(title, id), titleWords: distinctWords(title).join(' ') };
  });
}

async function write<Item>(into: Graph, put: typeof WRITE_NAMES, items: readonly Item[], row: (item: Item) => object): Promise<void> {
  for (let start = 0; start < items.length; start += BATCH) {
    const rows = items.slice(start, start + BATCH).map(row);
    await into.transaction('bench', (tx) => tx.write(put, { rows }));
  }
}

async function timed(what: string, work: () => Promise<void>): Promise<void> {
  const start = performance.now();
  await work();
  say(`${what} in ${((performance.now() - start) / 1000).toFixed(0)} s`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

try {
  await migrate(graph, { adopt: false, maxTieAuthors: null });
  const names = namesOf(Number(values.names));
  const titles = await titlesOf(Number(values.titles));
  if ((await graph.read(FILLED, {})).length === 0) await fill(names, titles);
  for (const [what, kinds, from] of [
    ['authors, by prefixes of their names', ['Author'], names],
    ['everything, by prefixes of names', SUGGESTED_LABELS, names],
    ['articles, by prefixes of titles', ['Article'], titles],
  ] as const) {
    const texts = Array.from({ length: Number(values.prefixes) }, (_, index) => prefixOf(random.oneOf(from), index % 3));
    for (const text of texts.slice(0, WARM_UP)) await suggestionsOf(graph, [text], kinds, 10);
    await measure(`${what}, in the graph`, texts, (text) => suggestionsOf(graph, [text], kinds, 10));
    const asEnum = kinds.map((kind) => kind.toUpperCase());
    await measure(`${what}, with the API around it`, texts, (text) => execute(graph, SUGGEST, { text, kinds: asEnum }));
  }
} finally {
  await graph.close();
  await lease.release();
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

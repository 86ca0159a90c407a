/**
 * Loads a dump of VuFind's Solr documents into an empty graph of its own and compares what the API says with what the oracle works out:
 * `npx tsx test/verify.ts FILE [--seed N]`, FILE being NDJSON, compressed or not. Then changes 500 records and compares again. Ends with
 * exit code 1 where anything differs.
 */
import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { createGunzip } from 'node:zlib';
import { managedNeo4j } from '../src/app.ts';
import { readConfig } from '../src/config.ts';
import { type Graph, openGraph } from '../src/graph/graph.ts';
import { migrate } from '../src/graph/migrate.ts';
import { openInputs } from '../src/ingest/input.ts';
import { loadInputs } from '../src/ingest/load.ts';
import type { LoadReport } from '../src/ingest/load-options.ts';
import { type Agreement, authorIds, compareAuthors } from './support/agreement.ts';
import { ask } from './support/api.ts';
import { changed } from './support/change.ts';
import { compareFacets } from './support/facet-agreement.ts';
import { compareListNetworks } from './support/list-network-agreement.ts';
import { compareGiven, compareNetworks } from './support/network-agreement.ts';
import { NetworkOracle } from './support/network-oracle.ts';
import { Oracle, type SolrFields } from './support/oracle.ts';
import { everyEdge, PAGE, PAGE_ARGS } from './support/paging.ts';
import { comparePaths } from './support/path-agreement.ts';
import { Random } from './support/random.ts';
import { compareSuggested } from './support/suggested-agreement.ts';
import { compareSuggestions } from './support/suggest-agreement.ts';
import { compareTitles } from './support/title-agreement.ts';

const SOURCE = 'verify';
const RANDOM_AUTHORS = 100;
const TOP_AUTHORS = 25;
const FILTERS = 50;
const SUGGESTED = 500;
const RANDOM_NETWORKS = 35;
const TOP_NETWORKS = 15;
const GIVEN_NETWORKS = 20;
const LIST_NETWORKS = 4;
const PATHS = 200;
const CO_AUTHORS_SUGGESTED = 100;
const CHANGED = 500;
const TWICE = 100;
const SHOWN = 20;

const { values, positionals } = parseArgs({ options: { seed: { type: 'string' } }, allowPositionals: true });
const [file] = positionals;
const seed = Number(values.seed ?? Date.now() % 1_000_000);
if (file === undefined || !Number.isInteger(seed)) throw new Error('Say which dump: npx tsx test/verify.ts FILE [--seed N]');

const rows: { readonly what: string; readonly compared: number; readonly different: number; readonly seconds: number }[] = [];
const folder = await mkdtemp(join(tmpdir(), 'bibliograph-verify-'));
const config = { ...readConfig(), neo4j: null, home: join(folder, 'home') };
const lease = await managedNeo4j(config).acquire('verify');
const graph = openGraph({ ...lease, database: config.database, queryTimeout: 60_000, patience: 5_000 });
try {
  await verify(file);
} finally {
  await graph.close();
  await lease.release();
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}
report();

async function verify(path: string): Promise<void> {
  say(`seed ${seed}`);
  const random = new Random(seed);
  await migrate(graph, { adopt: false, maxTieAuthors: config.maxTieAuthors });
  const documents = await documentsOf(path);
  const before = oracleOf(documents);
  const distinct = before.articles.length;
  await measure('records created by the first load', async () => {
    const { created, quarantined } = await load(graph, path);
    return sums({ created, quarantined }, { created: distinct, quarantined: 0 });
  });
  await compareAll(graph, before, random, 'first load');
  await compareSearches(before, documents, random);
  await compareWhoWritesWithWhom(before, random);

  const some = random.some(documents, CHANGED);
  const changes = some.map((document) => changed(document, documents, random));
  const after = oracleOf([...documents, ...changes]);
  await measure('records met by the load of changes', async () => {
    const { read, created, superseded } = await load(graph, await written('changes.ndjson', changes));
    return sums({ read, created, superseded }, { read: changes.length, created: 0, superseded: 0 });
  });
  const again = changes.slice(0, TWICE);
  for (const time of ['second', 'third']) {
    await measure(`records unchanged when loaded a ${time} time`, async () => {
      const { unchanged } = await load(graph, await written('again.ndjson', again));
      return sums({ unchanged }, { unchanged: again.length });
    });
  }
  const touched = new Set([...some, ...changes].flatMap((document) => [...oracleOf([document]).authors]));
  await compareAll(
    graph,
    after,
    random,
    'changes',
    random.some(
      [...touched].filter((name) => after.articlesOf(name).length > 0),
      RANDOM_AUTHORS,
    ),
  );
  await pageAll(graph, after);
}

function oracleOf(documents: readonly SolrFields[]): Oracle {
  return new Oracle(documents, { thisYear: new Date().getFullYear(), maxTieAuthors: config.maxTieAuthors ?? 100 });
}

async function compareAll(from: Graph, oracle: Oracle, random: Random, when: string, more: readonly string[] = []): Promise<void> {
  const expected = oracle.statistics();
  await measure(`statistics after ${when}`, async () => {
    const { statistics } = await ask(from, `{ statistics { ${Object.keys(expected).join(' ')} } }`);
    return sums(statistics, expected);
  });
  const ids = await authorIds(from);
  await measure(`names of all authors after ${when}`, () => Promise.resolve(sums(namesOf(ids.keys()), namesOf(oracle.authors))));
  const years = oracle.articles.flatMap(({ year }) => (year === null ? [] : [year]));
  const first = random.oneOf(years);
  const ranges = [null, { from: first, to: Math.max(first, random.oneOf(years)) }];
  const chosen = {
    [`${RANDOM_AUTHORS} random authors`]: random.some(oracle.authors, RANDOM_AUTHORS),
    [`the ${TOP_AUTHORS} authors of most papers`]: byArticles(oracle).slice(0, TOP_AUTHORS),
    ...(more.length === 0 ? {} : { [`${more.length} authors of changed records`]: more }),
  };
  for (const [who, names] of Object.entries(chosen)) {
    for (const range of ranges) {
      const which = range === null ? '' : `, ${range.from} to ${range.to}`;
      await measure(`co-authors of ${who}${which} after ${when}`, () => compareAuthors(from, oracle, names, ids, range));
    }
  }
}

async function compareSearches(oracle: Oracle, documents: readonly SolrFields[], random: Random): Promise<void> {
  await measure(`totals and facets of ${FILTERS} random filters`, () => compareFacets(graph, oracle, random, FILTERS));
  await measure('records among the first ten for their own title', () => compareTitles(graph, documents));
  const authors = oracle.authors.map((name) => ({ name, articleCount: oracle.articlesOf(name).length }));
  await measure(`${SUGGESTED} random authors suggested`, () => compareSuggestions(graph, authors, random, SUGGESTED));
}

async function compareWhoWritesWithWhom(oracle: Oracle, random: Random): Promise<void> {
  const ids = await authorIds(graph);
  const known = { oracle, ids, networks: new NetworkOracle(oracle, ids) };
  const most = byArticles(oracle).slice(0, TOP_NETWORKS);
  const names = random.some(oracle.authors, RANDOM_NETWORKS);
  await measure(`networks around ${RANDOM_NETWORKS} random authors`, () => compareNetworks(graph, known, names, random));
  await measure(`networks around the ${TOP_NETWORKS} authors of most papers`, () => compareNetworks(graph, known, most, random));
  await measure(`networks among ${GIVEN_NETWORKS} sets of given authors`, () => compareGiven(graph, known, GIVEN_NETWORKS, random));
  await measure(`networks of ${LIST_NETWORKS} lists of each kind`, () => compareListNetworks(graph, known, LIST_NETWORKS, random));
  await measure(`paths between ${PATHS} random pairs, of all years and of some`, () => comparePaths(graph, known, PATHS, random));
  const suggestedTo = [...most, ...random.some(oracle.authors, CO_AUTHORS_SUGGESTED)];
  await measure(`co-authors suggested to ${suggestedTo.length} authors`, () => compareSuggested(graph, known, suggestedTo));
}

function byArticles(oracle: Oracle): string[] {
  return oracle.authors.toSorted((one, other) => oracle.articlesOf(other).length - oracle.articlesOf(one).length);
}

function namesOf(names: Iterable<string>): Record<string, unknown> {
  return Object.fromEntries([...names].map((name) => [name, true]));
}

async function pageAll(from: Graph, oracle: Oracle): Promise<void> {
  const document = `query ($order: ArticleOrder, $search: String, ${PAGE_ARGS}) { articles(orderBy: $order, search: $search, ${PAGE}) {
    edges { node { year provenance { recordId } } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  } }`;
  interface Edge {
    readonly node: { readonly year: number | null; readonly provenance: { readonly recordId: string } };
  }
  const once = Object.fromEntries(oracle.articles.map(({ recordId }) => [recordId, 1]));
  for (const field of ['YEAR', 'TITLE']) {
    let order: readonly string[] | null = null;
    for (const size of [100, 7]) {
      for (const backward of [false, true]) {
        await measure(`articles by ${field}, pages of ${size}, ${backward ? 'backward' : 'forward'}`, async () => {
          const pick = ({ articles }: { articles: never }) => articles;
          const variables = { order: { field, direction: 'ASC' } };
          const edges = await everyEdge<Edge>(from, document, pick, { size, backward, variables });
          const found = edges.map(({ node }) => node.provenance.recordId);
          order ??= found;
          const times: Record<string, unknown> = {};
          for (const id of found) times[id] = Number(times[id] ?? 0) + 1;
          const agreement = sums(times, once);
          if (found.join('\n') !== order.join('\n')) agreement.differences.push('The order is not that of the first pass.');
          const years = edges.map(({ node }) => node.year ?? Infinity);
          if (field === 'YEAR' && years.some((year, index) => year < (years[index - 1] ?? 0)))
            agreement.differences.push('Years are out of order.');
          return agreement;
        });
      }
    }
  }
}

/** Whether every figure of `theirs` is the same in `ours`, and `ours` has no others. */
function sums(ours: Readonly<Record<string, unknown>>, theirs: Readonly<Record<string, unknown>>): Agreement {
  const names = [...new Set([...Object.keys(ours), ...Object.keys(theirs)])];
  const wrong = names.filter((name) => ours[name] !== theirs[name]);
  return { compared: names.length, differences: wrong.map((name) => `${name} is ${String(ours[name])}, expected ${String(theirs[name])}`) };
}

async function measure(what: string, compare: () => Promise<Agreement>): Promise<void> {
  const start = performance.now();
  const { compared, differences } = await compare();
  const seconds = (performance.now() - start) / 1000;
  rows.push({ what, compared, different: differences.length, seconds });
  say(`${differences.length === 0 ? 'same' : 'DIFFERENT'}  ${what}: ${compared} compared in ${seconds.toFixed(1)} s`);
  for (const difference of differences.slice(0, SHOWN)) say(`    ${difference}`);
  if (differences.length > SHOWN) say(`    and ${differences.length - SHOWN} more`);
}

function report(): void {
  const width = Math.max(...rows.map(({ what }) => what.length));
  say(`\n${'what'.padEnd(width)}  ${'compared'.padStart(9)}  ${'different'.padStart(9)}`);
  for (const { what, compared, different } of rows)
    say(`${what.padEnd(width)}  ${String(compared).padStart(9)}  ${String(different).padStart(9)}`);
  const different = rows.reduce((sum, row) => sum + row.different, 0);
  say(different === 0 ? '\nEverything agrees.' : `\n${different} figures differ (seed ${seed}).`);
  if (different > 0) process.exitCode = 1;
}

async function load(into: Graph, path: string): Promise<LoadReport> {
  return loadInputs(into, await openInputs([path]), { source: SOURCE });
}

async function written(name: string, documents: readonly SolrFields[]): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, documents.map((document) => `${JSON.stringify(document)}\n`).join(''));
  return path;
}

async function documentsOf(path: string): Promise<SolrFields[]> {
  const bytes = createReadStream(path);
  const documents: SolrFields[] = [];
  for await (const line of createInterface({ input: path.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes, crlfDelay: Infinity })) {
    if (line.trim() !== '') documents.push(JSON.parse(line) as SolrFields);
  }
  return documents;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

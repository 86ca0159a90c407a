/**
 * Asks fifty of the dearest queries that the limits allow at once, while others look whether the server lives and ask small things:
 * `npx tsx test/worst-queries.ts [--records N] [--rounds N] [--home DIR] [FILE]`, on generated records or those of FILE, with the command as it
 * was built, started as `npm start` starts it, and a Neo4j of its own, in DIR where it is to be kept: what is loaded there already is loaded in
 * no time. Prints how each kind was answered, how long `/health` and a normal query took meanwhile, and the memory of the process at its most;
 * ends with exit code 1 where one is out of its bounds.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs, promisify } from 'node:util';
import { Worker } from 'node:worker_threads';

const AT_ONCE = 50;
/** What says that a document of ours is wrong. */
const MISTAKES = new Set(['BAD_USER_INPUT', 'TOO_COMPLEX', 'GRAPHQL_VALIDATION_FAILED']);
const BOUNDS = { healthMs: 100, normalMs: 2_000, memoryMb: 1_024 };
const SIXTY_TWO = Array.from({ length: 62 }, (_, at) => at);
/** An author whom nobody knows is looked for 6,200 times. */
const FAILING = `{ authors(first: 100) { nodes { ${SIXTY_TWO.map((at) => `a${at}: coAuthorship(with: { name: "Nobody, At All" }) { workCount }`).join(' ')} } } }`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { records: { type: 'string', default: '20000' }, rounds: { type: 'string', default: '3' }, home: { type: 'string' } },
});
const folder = await mkdtemp(join(tmpdir(), 'bibliograph-worst-'));
const cli = join(import.meta.dirname, '..', 'dist', 'cli.js');
const env = { ...process.env, BIBLIOGRAPH_HOME: values.home ?? join(folder, 'home'), LOG_LEVEL: 'error', NEO4J_URI: '' };
const run = promisify(execFile);
let server: ChildProcess | null = null;
try {
  const file = positionals[0] ?? (await generated());
  await run(process.execPath, [cli, 'load', '--source', 'worst', file], { env });
  server = spawn(process.execPath, ['--v8-pool-size=1', cli, 'serve', '--port', '0'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await addressOf(server);
  const names = await busiest(url);
  for (const query of worst(names)) await ask(url, query);
  say(
    `| round | answered | sent away | others | slowest answer, ms | /health at most, ms | normal query at most, ms | memory at most, MB |`,
  );
  say('|---|---|---|---|---|---|---|---|');
  for (let round = 1; round <= Number(values.rounds); round += 1) await measure(round, url, worst(names), server.pid ?? 0);
} finally {
  if (server !== null && server.exitCode === null) {
    server.kill('SIGTERM');
    await once(server, 'exit');
  }
  await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
}

async function measure(round: number, url: string, documents: readonly string[], pid: number): Promise<void> {
  const watch = watcher(url);
  await watch.started;
  const asked = Array.from({ length: AT_ONCE }, (_, at) => ask(url, documents[at % documents.length] ?? ''));
  const answers = await Promise.all(asked);
  const { health, normal } = await watch.end();
  const count = (...codes: (string | null)[]) => answers.filter(({ code }) => codes.includes(code)).length;
  const [answered, sentAway] = [count(null), count('UNAVAILABLE')];
  const peak = await peakMemory(pid);
  const slowest = Math.round(Math.max(...answers.map(({ ms }) => ms)));
  const others = AT_ONCE - answered - sentAway;
  say(`| ${[round, answered, sentAway, others, slowest, Math.round(health), Math.round(normal), peak].join(' | ')} |`);
  for (const { code, price, ms, query } of new Map(answers.map((one) => [one.query, one])).values())
    process.stderr.write(`${String(price).padStart(7)} ${(code ?? 'answered').padEnd(12)} ${Math.round(ms)} ms  ${query.slice(0, 100)}\n`);
  if (others > 0 || health > BOUNDS.healthMs || normal > BOUNDS.normalMs || peak > BOUNDS.memoryMb) process.exitCode = 1;
}

/** Looks at `/health` and asks something small, again and again, from a thread of its own so that what is measured is the server. */
function watcher(url: string) {
  const worker = new Worker(
    `const { parentPort, workerData: url } = require('node:worker_threads');
     let going = true;
     const most = { health: 0, normal: 0 };
     parentPort.once('message', () => { going = false; });
     const timed = async (name, look) => {
       const start = performance.now();
       const { status } = await look();
       if (status !== 200) throw new Error(name + ' answered ' + status);
       most[name] = Math.max(most[name], performance.now() - start);
     };
     const health = () => fetch(url + '/health');
     const body = JSON.stringify({ query: '{ articles(first: 5) { nodes { title authors(first: 3) { nodes { name } } } } }' });
     const normal = async () => {
       const answer = await fetch(url + '/graphql', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
       if ((await answer.json()).errors !== undefined) throw new Error('a normal query was not answered');
       return answer;
     };
     const again = async (name, look, pause) => {
       for (; going; await new Promise((resolve) => setTimeout(resolve, pause))) await timed(name, look);
     };
     timed('health', health).then(async () => {
       most.health = 0;
       parentPort.postMessage('started');
       await Promise.all([again('health', health, 10), again('normal', normal, 50)]);
       parentPort.postMessage(most);
     });`,
    { eval: true, workerData: url },
  );
  const failed = once(worker, 'error').then(([error]) => Promise.reject(error as Error));
  const next = async () => (await Promise.race([once(worker, 'message'), failed]))[0] as unknown;
  return {
    started: next(),
    async end() {
      worker.postMessage('end');
      const most = (await next()) as { health: number; normal: number };
      await worker.terminate();
      return most;
    },
  };
}

interface Answered {
  readonly query: string;
  readonly code: string | null;
  readonly price: number;
  readonly ms: number;
}

async function ask(url: string, query: string): Promise<Answered> {
  const start = performance.now();
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  const { errors = [], extensions } = (await answer.json()) as {
    errors?: { message: string; extensions: { code: string } }[];
    extensions?: { cost: { price: number } };
  };
  // Fields that fail are dear too, and this one asks for nothing else.
  const [error] = query === FAILING ? [] : errors;
  if (error !== undefined && MISTAKES.has(error.extensions.code)) throw new Error(`${error.message}\n${query}`);
  return { query, code: error?.extensions.code ?? null, price: extensions?.cost.price ?? 0, ms: performance.now() - start };
}

/** The authors with the most co-authors. */
async function busiest(url: string): Promise<string[]> {
  const query = '{ authors(first: 60, orderBy: { field: CO_AUTHOR_COUNT, direction: DESC }) { nodes { name } } }';
  const body = JSON.stringify({ query });
  const answer = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
  const { data } = (await answer.json()) as { data: { authors: { nodes: { name: string }[] } } };
  return data.authors.nodes.map(({ name }) => name);
}

/** Of every kind the dearest that is allowed, or nearly. */
function worst(names: readonly string[]): string[] {
  const by = (at: number) => `{ name: ${JSON.stringify(names[at % names.length])} }`;
  const most = 'orderBy: { field: CO_AUTHOR_COUNT, direction: DESC }';
  const network = (authors: number, ties: number) =>
    `(maxAuthors: ${authors}, maxTies: ${ties}) { authors { author { id name } distance degree articleCount workCount } ties { authors { id } articleCount workCount strength firstYear lastYear } }`;
  const facets = ['languages', 'formats', 'institutions', 'collections', 'publishers', 'venues', 'topics', 'authors'].map(
    (kind) => `${kind}(first: 100) { value count selected }`,
  );
  const allFacets = `facets { years { year count } ${facets.join(' ')} }`;
  return [
    `{ authors(first: 100, ${most}) { nodes { coAuthors(first: 100) { nodes { id name kind articleCount } } } } }`,
    `{ authors(first: 100, ${most}) { nodes { articles(first: 100) { edges { node { id title year doi } } } } } }`,
    `{ author(by: ${by(0)}) { network${network(500, 9_900).replace('(', '(depth: 3, ')} } }`,
    `{ articles(search: "a") { totalCount ${allFacets} network${network(500, 9_000)} } }`,
    `{ articles(first: 22) { nodes { authors(first: 1) { nodes { articles { ${allFacets} } } } } } }`,
    `{ articles(first: 100) { nodes { related(first: 50) { article { title abstract } score reasons } } } }`,
    `{ authors(first: 80, ${most}) { nodes { suggestedCoAuthors(first: 50) { author { name } score } } } }`,
    `{ ${names
      .slice(0, 50)
      .map((_, at) => `p${at}: collaborationPath(from: ${by(at)}, to: ${by(at + 7)}) { length authors { name } }`)
      .join(' ')} }`,
    `{ ${names
      .slice(0, 50)
      .map((_, at) => `a${at}: articles(search: ${JSON.stringify(names[at])}, first: 100) { totalCount nodes { title abstract } }`)
      .join(' ')} }`,
    `{ a: __schema { ...S } b: __schema { ...S } } fragment S on __Schema { types { name description fields { name description args { name description type { ...T } } type { ...T } } inputFields { name type { ...T } } enumValues { name description } } } fragment T on __Type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }`,
    `{ authors(first: 100, ${most}) { nodes { ${SIXTY_TWO.map((at) => `a${at}: coAuthorship(with: ${by(at)}) { authors { id name } workCount strength firstYear lastYear }`).join(' ')} } } }`,
    FAILING,
  ];
}

async function generated(): Promise<string> {
  const path = join(folder, 'records.ndjson');
  const command = join(import.meta.dirname, 'bench', 'generate.ts');
  await run(process.execPath, ['--import', 'tsx', command, '--records', values.records, '--seed', '1', '--output', path]);
  return path;
}

async function addressOf({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error('The server says nothing.');
  for await (const line of createInterface({ input: stdout })) {
    const address = /bibliograph is at (\S+):/.exec(line)?.[1];
    if (address !== undefined) {
      stdout.resume();
      return address;
    }
  }
  throw new Error('The server ended.');
}

/** Megabytes, the most that the process ever had. */
async function peakMemory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Math.round(Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

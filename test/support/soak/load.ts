import { readdirSync, readFileSync } from 'node:fs';
import { Agent, request as httpRequest } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { schema } from '../../../src/api/schema.ts';
import { INVALID, REPETITIVE, TOO_MUCH } from '../attack-documents.ts';
import { answerTo, type FuzzAnswer, posted } from '../fuzz/answer.ts';
import { type FuzzCase, fuzzCase } from '../fuzz/request.ts';
import { faultsOf } from '../fuzz/run.ts';
import type { Stock } from '../fuzz/stock.ts';
import { Values } from '../fuzz/values.ts';
import type { Database } from '../leaks.ts';
import { Random } from '../random.ts';
import { connected } from '../raw-http.ts';

export interface LoadOptions {
  readonly port: number;
  readonly stock: Stock;
  readonly database: Database;
  readonly seed: number;
  /** Milliseconds within which everything is answered. */
  readonly limit: number;
  /** What the questions are answered that have one answer, by their names. */
  readonly right: ReadonlyMap<string, string>;
  readonly onFault: (what: string, fault: string) => void;
  readonly onAnswer: (what: string, answer: FuzzAnswer) => void;
}

export interface Asked {
  readonly query: string;
  readonly variables?: object;
}

/** Questions that have one answer as long as nothing is loaded: those of the playground, and networks and paths. */
export function steadyQuestions(): Map<string, Asked> {
  const folder = new URL('../../../schema/operations/', import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith('.graphql'));
  const ours = files.map((file) => [file, { query: readFileSync(new URL(file, folder), 'utf8') }] as const);
  return new Map<string, Asked>([...ours, ...Object.entries(MORE)]);
}

const TIES = 'authors { author { name } degree } ties { authors { name } strength }';
const MORE: Readonly<Record<string, Asked>> = {
  'a network around an author': {
    query: `{ author(by: { name: "Haddow, Barry" }) { network(depth: 2) { ${TIES} truncation { reasons } } } }`,
  },
  'a network of a list': { query: `{ articles(search: "neural") { totalCount network(maxAuthors: 50) { ${TIES} } } }` },
  'a network of some': { query: `{ collaborationNetwork(authors: [{ name: "Haddow, Barry" }, { name: "Sennrich, Rico" }]) { ${TIES} } }` },
  'a path': { query: '{ collaborationPath(from: { name: "Haddow, Barry" }, to: { name: "Bengio, Yoshua" }) { length authors { name } } }' },
  'a search': {
    query:
      '{ articles(search: "translation", first: 20) { totalCount nodes { title } facets { authors { value count } years { year count } } } }',
  },
};

type Client = (random: Random) => Promise<void>;

/** Clients of all kinds, each of which asks, disturbs or goes away once. */
export function clients(options: LoadOptions): { readonly client: () => Promise<void>; readonly close: () => void } {
  const { port, stock, database, seed, limit, right, onFault, onAnswer } = options;
  const agent = new Agent({ keepAlive: true, maxSockets: 100 });
  const questions = [...steadyQuestions()];
  let number = 0;

  const judged = async (what: string, asked: FuzzCase, isRight: (text: string) => boolean = () => true) => {
    try {
      const answer = await answerTo(asked, port, agent);
      onAnswer(what, answer);
      for (const fault of faultsOf(asked, answer, { database, limit })) onFault(what, `${fault}: ${answer.text.slice(0, 500)}`);
      if (answer.status === 200 && answer.codes.length === 0 && !isRight(answer.text))
        onFault(what, `another answer: ${answer.text.slice(0, 2_000)}`);
    } catch (error) {
      onFault(what, `no answer: ${String(error)}`);
    }
  };
  const caseOf = (asked: Asked): FuzzCase => ({
    seed,
    number,
    kind: 'nearly valid',
    headers: HEADERS,
    bytes: Buffer.from(JSON.stringify(asked)),
  });

  const KINDS: readonly (readonly [number, Client])[] = [
    [
      40,
      async (random) => {
        const [name, asked] = random.oneOf(questions);
        await judged(name, caseOf(asked), (text) => dataOf(text) === right.get(name));
      },
    ],
    [
      20,
      async (random) => {
        const search = new Values(random, stock).search();
        await judged('searches', caseOf({ query: SEARCH, variables: { search } }));
      },
    ],
    [10, async (random) => judged('attacks', caseOf({ query: random.oneOf([...TOO_MUCH, ...INVALID, ...REPETITIVE])[1] }))],
    [
      20,
      async () => {
        const asked = fuzzCase(seed, number, schema, stock);
        await judged(`fuzz: ${asked.kind}`, asked);
      },
    ],
    [7, async (random) => goneAway(caseOf(random.oneOf(questions)[1]), port, random)],
    [3, async (random) => slowly(port, random)],
  ];
  const drawn = KINDS.flatMap(([share, client]) => Array.from({ length: share }, () => client));
  return {
    async client() {
      number += 1;
      const random = new Random(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number, 0xc2b2ae35));
      await random.oneOf(drawn)(random);
    },
    close: () => agent.destroy(),
  };
}

/** The data of an answer as text; null where it was not answered. */
export async function askedOnce(asked: Asked, port: number): Promise<string | null> {
  const agent = new Agent();
  const { text } = await posted({ headers: HEADERS, bytes: Buffer.from(JSON.stringify(asked)) }, port, agent);
  agent.destroy();
  return dataOf(text);
}

const HEADERS = { 'Content-Type': 'application/json' };
const SEARCH = `query ($search: String!) {
  articles(search: $search, first: 10) { totalCount edges { score highlights { fragments } node { title } } facets { venues { value count } } }
  authors(search: $search, first: 5) { nodes { name } }
  suggest(text: $search) { text kind }
}`;

/** Without what an answer cost. */
function dataOf(text: string): string | null {
  const body = JSON.parse(text.slice(text.indexOf('\n\n') + 2)) as { data?: unknown; errors?: unknown };
  return body.errors === undefined ? JSON.stringify(body.data) : null;
}

/** Asks, and does not wait for the answer. */
async function goneAway({ headers, bytes }: FuzzCase, port: number, random: Random): Promise<void> {
  const asked = httpRequest({ port, host: '127.0.0.1', path: '/graphql', method: 'POST', headers });
  asked.on('error', () => undefined).on('response', (answer) => answer.on('error', () => undefined).resume());
  asked.end(bytes);
  await sleep(random.below(150));
  asked.destroy();
}

/** Sends a part of a request in pieces, and goes. */
async function slowly(port: number, random: Random): Promise<void> {
  const socket = await connected(port);
  socket.write('POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 90000\r\n');
  for (let piece = 1 + random.below(5); piece > 0; piece -= 1) {
    await sleep(random.below(200));
    socket.write(random.oneOf(['X-A: b\r\n', '\r\n{"query":"', 'x']));
  }
  socket.destroy();
}

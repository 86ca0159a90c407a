import { beforeAll, expect } from 'vitest';
import { fillingOf } from '../../src/graph/filling.ts';
import type { Graph, Reader } from '../../src/graph/graph.ts';
import { isReady } from '../../src/graph/readiness.ts';
import type { ServerOptions } from '../../src/server/server.ts';
import { expectBelow } from './figures.ts';
import { emptyGraph, loadSeeds } from './graph.ts';
import { leaksIn } from './leaks.ts';
import { testNeo4j } from './neo4j.ts';
import { faultOfLine } from './watched-log.ts';
import { type Line, read, type Reply, testServer } from './server.ts';

/** Milliseconds within which everything is answered. */
const LIMIT_MS = 1_000;
export const GRAPHQL = 'application/graphql-response+json';
export const JSON_POST = { 'Content-Type': 'application/json', Accept: GRAPHQL };

/** What came back of an attack. */
export interface Answer extends Reply {
  /** How many times the database was asked. */
  readonly queries: number;
  readonly codes: readonly string[];
  /** What was logged meanwhile. */
  readonly lines: readonly Line[];
}

/** A server that listens, in front of the graph of this run with the example records in it. */
export interface Attacked {
  readonly url: string;
  readonly port: number;
  readonly graph: Graph;
  /** Asks a document as clients do, and holds what `attack` holds. */
  ask(query: string, more?: { variables?: object; operationName?: string; extensions?: object }): Promise<Answer>;
  /** Sends a request, and holds what `attack` holds. */
  send(path: string, init: RequestInit): Promise<Answer>;
  /**
   * Holds of whatever is sent that its answer comes within a second and gives nothing away, no more than the log does, and that the next
   * normal query is answered right. What took longer is sent once more by `again`, which pays for all but the database's plans anew.
   */
  attack<Got extends { readonly text: string }>(
    send: () => Promise<Got>,
    again?: () => Promise<Got>,
  ): Promise<Got & Pick<Answer, 'queries' | 'lines'>>;
}

/** Opened before the tests of a file, and closed after them. `reader` may stand between the server and its graph. */
export function attacked(given: (graph: Graph) => Partial<ServerOptions> = () => ({})): Attacked {
  const opened: { url?: string; port?: number; graph?: Graph; server?: ReturnType<typeof testServer> } = {};
  let queries = 0;
  beforeAll(async () => {
    const graph = await emptyGraph();
    await loadSeeds(graph);
    const counted: Reader = {
      read(...asked) {
        queries += 1;
        return graph.read(...asked);
      },
    };
    const server = testServer({ graph: counted, isReady: () => isReady(counted), filling: () => fillingOf(counted), ...given(graph) });
    const listening = await server.listen();
    const { port } = new URL(listening.url);
    await normal(`http://127.0.0.1:${port}`);
    Object.assign(opened, { url: `http://127.0.0.1:${port}`, port: Number(port), graph, server });
    return () => listening.close();
  });

  const attack: Attacked['attack'] = async (send, again = send) => {
    const { log } = the(opened.server);
    const before = { queries, lines: log.length };
    const { got, ms } = await timed(send);
    const lines = log.slice(before.lines);
    const asked = queries - before.queries;
    const database = testNeo4j();
    expect(leaksIn(got.text, 'answer', { database })).toEqual([]);
    // A defect is logged, and only a defect.
    const faults = lines.map((line) => faultOfLine(line, database)).filter((fault) => fault !== null);
    expect(faults.length === 1 && got.text.includes('"INTERNAL"') ? [] : faults).toEqual([]);
    // A database plans what it is asked for the first time; an attack that costs much costs it again.
    expectBelow('answered in', ms < LIMIT_MS ? ms : (await timed(again)).ms, LIMIT_MS);
    expectBelow('the next normal question in', await normal(the(opened.url)), LIMIT_MS);
    return { ...got, queries: asked, lines };
  };
  const sent = (path: string, init: RequestInit) => async () => {
    const reply = await read(await fetch(the(opened.url) + path, init));
    const codes = (reply.body?.errors ?? []).map(({ extensions }: { extensions: { code: string } }) => extensions.code);
    return { ...reply, text: `${headText(reply)}${reply.text}`, codes };
  };
  return {
    get url() {
      return the(opened.url);
    },
    get port() {
      return the(opened.port);
    },
    get graph() {
      return the(opened.graph);
    },
    ask(query, more = {}) {
      const asked = (document: string) =>
        sent('/graphql', { method: 'POST', headers: JSON_POST, body: JSON.stringify({ query: document, ...more }) });
      // The server remembers documents that it has parsed and validated: this is another.
      return attack(asked(query), asked(`${query} `));
    },
    send: (path, init) => attack(sent(path, init)),
    attack,
  };
}

/** Refused before it could cost anything. */
export function expectRejected(answer: Answer, code: string, status = 400): void {
  expect({ status: answer.status, type: answer.headers.get('content-type'), codes: [...new Set(answer.codes)] }).toEqual({
    status,
    type: expect.stringContaining(GRAPHQL),
    codes: [code],
  });
  expect(answer.body.data ?? null).toBeNull();
  expect(answer.queries).toBe(0);
}

const NORMAL = '{ article(by: { record: { source: "seeds", recordId: "oxford-uuid:116c5791-6f55-4fbd-819a-87aae9bc4b45" } }) { title } }';
const TITLE = 'Peer support workers in health: A qualitative metasynthesis of their experiences';

/** Holds that somebody else is answered as ever, and gives the milliseconds that it took. */
async function normal(url: string): Promise<number> {
  const init = { method: 'POST', headers: JSON_POST, body: JSON.stringify({ query: NORMAL }) };
  const { got, ms } = await timed(async () => (await fetch(`${url}/graphql`, init)).json());
  expect(got).toMatchObject({ data: { article: { title: TITLE } } });
  return ms;
}

async function timed<Got>(act: () => Promise<Got>): Promise<{ readonly got: Got; readonly ms: number }> {
  const start = performance.now();
  const got = await act();
  return { got, ms: performance.now() - start };
}

function headText({ status, headers }: Reply): string {
  return `${status}\n${[...headers].map(([name, value]) => `${name}: ${value}\n`).join('')}\n`;
}

function the<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error('It is opened before the tests of a file.');
  return value;
}

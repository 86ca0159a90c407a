import { type GraphQLSchema, parse } from 'graphql';
import neo4j from 'neo4j-driver';
import { schema } from '../../../../src/api/schema.ts';
import { openGraph } from '../../../../src/graph/graph.ts';
import type { Endpoint } from '../../../../src/neo4j/manager.ts';
import { priceOf } from '../../../../src/server/price.ts';
import { ask, execute } from '../../../support/api.ts';
import { type Question, randomQuestion } from '../../../support/fuzz/question.ts';
import { gatherStock, type Stock } from '../../../support/fuzz/stock.ts';
import { Random } from '../../../support/random.ts';
import type { Bench, Result } from '../bench.ts';

const COUNT = 1_000;
const SEEDS = { warmUp: 1, measured: 2 };
/** What costs more is left out: it says no more of plans. */
const MOST_PRICE = 5_000;
const QUERY_TIMEOUT_MS = 10_000;
const TARGET = 0.95;

/** Of the queries of random selections, after as many others, the share whose plans are there. */
export async function randomSelections({ graph: { endpoint } }: Bench): Promise<Result> {
  const { queries, planned, cached } = await plansOf(endpoint, COUNT);
  const value = 1 - planned / queries;
  return {
    name: 'W13',
    what: 'random selections',
    figures: [],
    verdicts: [{ what: 'W13: share of queries with a plan in the cache', value, target: TARGET, isLeast: true }],
    notes: [
      `W13: ${COUNT} random selections after ${COUNT} others made ${queries} queries, of which ${planned} were planned; ${cached} plans in all.`,
    ],
  };
}

export interface Plans {
  /** Of the measured selections. */
  readonly queries: number;
  /** How many of them had to be planned: whose text, or types and sizes of parameters, came for the first time. */
  readonly planned: number;
  /** Plans in the cache in the end. */
  readonly cached: number;
}

/**
 * Asks `count` random selections after `count` others. How many plans there are, Neo4j tells only by clearing its cache: so the others are
 * asked once by themselves, and once before those that are measured.
 */
export async function plansOf(endpoint: Endpoint, count: number): Promise<Plans> {
  const graph = openGraph({ ...endpoint, database: 'neo4j', queryTimeout: QUERY_TIMEOUT_MS, patience: 5_000 });
  const driver = neo4j.driver(endpoint.uri, neo4j.auth.basic(endpoint.username, endpoint.password));
  // "Query caches successfully cleared of 12 queries.", or "Query cache already empty."
  const clear = async () => {
    const { records } = await driver.executeQuery('CALL db.clearQueryCaches()', {}, { database: 'neo4j' });
    return Number(/\d+/.exec(String(records[0]?.get('value')))?.[0] ?? 0);
  };
  const run = async (questions: readonly Question[]) => {
    let queries = 0;
    for (const { query, variables } of questions) queries += (await execute(graph, query, { ...variables })).queries.length;
    return queries;
  };
  try {
    const stock = await gatherStock((query, variables) => ask(graph, query, { ...variables }));
    const [warmUp, measured] = [SEEDS.warmUp, SEEDS.measured].map((seed) => selections(seed, count, schema, stock));
    await clear();
    await run(warmUp ?? []);
    const before = await clear();
    await run(warmUp ?? []);
    const queries = await run(measured ?? []);
    const cached = await clear();
    return { queries, planned: cached - before, cached };
  } finally {
    await driver.close();
    await graph.close();
  }
}

function selections(seed: number, count: number, of: GraphQLSchema, stock: Stock): Question[] {
  const random = new Random(seed);
  const found: Question[] = [];
  while (found.length < count) {
    const question = randomQuestion(of, random, stock);
    const { query, variables, operationName } = question;
    const price = priceOf({ schema: of, document: parse(query), variableValues: variables, operationName });
    // Without names: documents of several operations are nothing that selects otherwise.
    if (operationName === undefined && price !== null && price.price <= MOST_PRICE) found.push(question);
  }
  return found;
}

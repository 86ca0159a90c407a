import { expect, test } from 'vitest';
import { schema } from '../../src/api/schema.ts';
import { fillingOf } from '../../src/graph/filling.ts';
import { isReady } from '../../src/graph/readiness.ts';
import { DEFAULT_LIMITS } from '../../src/limits.ts';
import { ask } from '../support/api.ts';
import { fuzz } from '../support/fuzz/run.ts';
import { gatherStock } from '../support/fuzz/stock.ts';
import { emptyGraph, loadSeeds } from '../support/graph.ts';
import { testNeo4j } from '../support/neo4j.ts';
import { testServer } from '../support/server.ts';
import { watchedLog } from '../support/watched-log.ts';

const SEED = 20_170_801;
const CASES = 300;

test(`whatever comes of chance is answered or refused, and gives nothing away (${CASES} cases, seed ${SEED})`, async () => {
  const graph = await emptyGraph();
  await loadSeeds(graph);
  const faults: string[] = [];
  const logger = watchedLog(testNeo4j(), (fault, line) => faults.push(`${fault}: ${JSON.stringify(line)}`));
  const listening = await testServer({ graph, isReady: () => isReady(graph), filling: () => fillingOf(graph), logger }).listen();
  const stock = await gatherStock((query, variables) => ask(graph, query, { ...variables }));
  const found = await fuzz({
    ...{ port: Number(new URL(listening.url).port), schema, stock, database: testNeo4j(), seed: SEED },
    ...{ cases: Array(CASES).keys(), atOnce: 8, limit: DEFAULT_LIMITS.requestTimeout + 1_000 },
  });
  await listening.close();
  const shown = found.failures.map(({ asked, answer, reasons }) => ({ case: asked.number, reasons, answer: answer?.text.slice(0, 500) }));
  expect(shown).toEqual([]);
  expect(faults).toEqual([]);
  // Chance gives some of each.
  for (const what of ['valid: 200', 'nearly valid: 400', 'keys: 200', 'body: 400', 'http: 404'])
    expect([...found.answers.keys()].join()).toContain(what);
});

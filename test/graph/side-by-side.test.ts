import { beforeAll, expect, test } from 'vitest';
import { fingerprint } from '../../src/graph/fingerprint.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { migrate } from '../../src/graph/migrate.ts';
import { generatedRecords } from '../bench/generated-records.ts';
import { emptyGraph, loadRecords, openTestGraph, wipe } from '../support/graph.ts';
import { Random } from '../support/random.ts';

const RECORDS = 60;
const SHARE = 0.6;
const SOURCES = ['north', 'east', 'south', 'west'];

let graph: Graph;
/** A connection for each source. */
let loaders: readonly Graph[];

beforeAll(async () => {
  graph = await emptyGraph();
  loaders = SOURCES.map(() => openTestGraph());
});

test('loaders of four sources at once come to what one after another comes to', async () => {
  const random = new Random(4);
  const records = [...generatedRecords({ records: RECORDS, seed: 4 })];
  // Any two of them have many records, people and works in common.
  const inputs = SOURCES.map(() => random.some(records, RECORDS * SHARE));
  // The smaller the batches, the oftener they meet.
  const load = async (from: Graph, index: number) =>
    loadRecords(from, inputs[index] ?? [], { source: SOURCES[index] ?? '', batchSize: 12 });
  const reports = await Promise.all(loaders.map(load));
  expect(reports.map(({ read, created }) => [read, created])).toEqual(SOURCES.map(() => [RECORDS * SHARE, RECORDS * SHARE]));
  const atOnce = await fingerprint(graph);

  await wipe(graph);
  await migrate(graph, { adopt: false, maxTieAuthors: null });
  for (const index of [3, 2, 1, 0]) await load(graph, index);
  expect(atOnce).toEqual(await fingerprint(graph));
});

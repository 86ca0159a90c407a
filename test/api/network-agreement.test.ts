import { beforeAll, expect, test } from 'vitest';
import type { Graph } from '../../src/graph/graph.ts';
import { loadedCircle } from '../support/circle.ts';
import { compareListNetworks } from '../support/list-network-agreement.ts';
import { compareGiven, compareNetworks, type Known } from '../support/network-agreement.ts';
import { NetworkOracle } from '../support/network-oracle.ts';
import { comparePaths } from '../support/path-agreement.ts';
import { Random } from '../support/random.ts';
import { compareSuggested } from '../support/suggested-agreement.ts';

const random = new Random(11);
let graph: Graph;
let known: Known;

beforeAll(async () => {
  const { graph: loaded, oracle, ids } = await loadedCircle();
  graph = loaded;
  known = { oracle, ids, networks: new NetworkOracle(oracle, ids) };
});

test('networks around authors are what the records say, whole and cut', async () => {
  const names = ['Circle, Ada', 'Circle, Bob', 'Many, Author 3', ...random.some(known.oracle.authors, 7)];
  const { compared, differences } = await compareNetworks(graph, known, names, random);
  expect(differences).toEqual([]);
  expect(compared).toBeGreaterThan(1_000);
});

test('networks among given authors are what the records say', async () => {
  const { compared, differences } = await compareGiven(graph, known, 20, random);
  expect(differences).toEqual([]);
  expect(compared).toBeGreaterThan(100);
});

test('networks of lists, their evidence and the ties of pairs in them are what the records say', async () => {
  const { compared, differences } = await compareListNetworks(graph, known, 2, random);
  expect(differences).toEqual([]);
  expect(compared).toBeGreaterThan(1_000);
});

test('paths, their choice among equally short ones and the articles of every step are what the records say', async () => {
  const { compared, differences } = await comparePaths(graph, known, 40, random);
  expect(differences).toEqual([]);
  expect(compared).toBeGreaterThan(200);
});

test('suggested co-authors, their score, order, contacts and topics are what the records say', async () => {
  const names = ['Circle, Ada', 'Circle, Bob', 'Circle, Cyn', 'Müller, Ana', ...random.some(known.oracle.authors, 40)];
  const { compared, differences } = await compareSuggested(graph, known, names);
  expect(differences).toEqual([]);
  expect(compared).toBeGreaterThan(500);
});

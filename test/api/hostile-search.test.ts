import { beforeAll, expect, test } from 'vitest';
import type { Graph } from '../../src/graph/graph.ts';
import { execute } from '../support/api.ts';
import { emptyGraph, loadSeeds } from '../support/graph.ts';
import { hostileText } from '../support/hostile.ts';
import { Random } from '../support/random.ts';

const SEED = 20_170_801;
const COUNT = 600;
/** Searches a request. */
const AT_ONCE = 8;
/** Of these, searches of a publisher's articles too. */
const NESTED = 2;

let graph: Graph;

beforeAll(async () => {
  graph = await emptyGraph();
  await loadSeeds(graph);
});

test(`whatever is typed is answered or refused (${COUNT} strings, seed ${SEED})`, async () => {
  const random = new Random(SEED);
  const names = Array.from({ length: AT_ONCE }, (_, index) => `s${index}`);
  const document = `query (${names.map((name) => `$${name}: String`).join(', ')}) {
    ${names
      .slice(0, NESTED)
      .map((name) => `${name}: publishers(first: 1) { nodes { articles(search: $${name}, first: 1) { totalCount nodes { id } } } }`)
      .join('\n')}
    ${names.map((name) => `r${name}: articles(search: $${name}, first: 1) { totalCount nodes { id } }`).join('\n')}
  }`;
  for (let asked = 0; asked < COUNT; asked += AT_ONCE) {
    const typed = Object.fromEntries(names.map((name) => [name, hostileText(random)]));
    const { errors } = await execute(graph, document, typed);
    const bad = errors.filter(({ code }) => code !== 'BAD_USER_INPUT');
    expect(bad, JSON.stringify(bad.map(({ path, message }) => [message, typed[path.replace(/^r|\..*$/g, '')]]))).toEqual([]);
  }
});

import { beforeAll, expect, test, vi } from 'vitest';
import { idOfType } from '../../src/api/look-up.ts';
import { type CollaborationPath, collaborationPaths } from '../../src/graph/collaboration-path.ts';
import { wayBetween } from '../../src/graph/collaboration-path-layers.ts';
import type { Graph, Reader } from '../../src/graph/graph.ts';
import { authorIds } from '../support/agreement.ts';
import { ask, execute } from '../support/api.ts';
import { CIRCLE, seedDocuments } from '../support/corpus.ts';
import { emptyGraph, loadRecords, THIS_YEAR } from '../support/graph.ts';
import { Oracle, type SolrFields } from '../support/oracle.ts';
import { profiled } from '../support/profile.ts';
import { Random } from '../support/random.ts';

/** Three layers between two ends; everybody of a layer has written with everybody of the next, so that size ** 3 paths are equally short. */
function layered(name: string, size: number): SolrFields[] {
  const layer = (number: number) =>
    number % 4 === 0
      ? [end(name, number)]
      : Array.from({ length: size }, (_, index) => `${name}, ${String(number)} ${String.fromCharCode(97 + index)}`);
  return [1, 2, 3, 4].map((number) => ({
    id: `${name} ${number}`,
    title: `${name} ${number}`,
    author: [...layer(number - 1), ...layer(number)],
    publishDate: [String(2000 + number)],
  }));
}

function end(name: string, number: number): string {
  return `${name}, ${number === 0 ? 'First' : 'Last'}`;
}

const RECORDS = [
  ...layered('Compared', 10),
  ...layered('Walked', 11),
  { id: 'strong', title: 'Strong', author: ['Walked, 2 k', 'Walked, 1 f'], publishDate: ['2002'] },
  { id: 'strong-too', title: 'Strong too', author: ['Compared, 2 j', 'Compared, 3 e'], publishDate: ['2010'] },
  { id: 'alone', title: 'Alone', author: ['Alone, Al'] },
];

let graph: Graph;
let oracle: Oracle;
let ids: ReadonlyMap<string, string>;

beforeAll(async () => {
  const documents = [...(await seedDocuments()), ...CIRCLE, ...RECORDS];
  graph = await emptyGraph();
  await loadRecords(graph, documents);
  oracle = new Oracle(documents, { thisYear: THIS_YEAR, maxTieAuthors: 100 });
  ids = await authorIds(graph);
});

const PATH = `query ($from: String!, $to: String!, $maxHops: Int! = 6, $years: YearRange) {
  collaborationPath(from: {name: $from}, to: {name: $to}, maxHops: $maxHops, years: $years) {
    length authors { name }
    steps { authors { name } articleCount workCount firstYear lastYear articles(first: 100) { totalCount nodes { year provenance { recordId } } } }
  }
}`;

interface PathAnswer {
  readonly length: number;
  readonly authors: readonly { readonly name: string }[];
  readonly steps: readonly {
    readonly authors: readonly { readonly name: string }[];
    readonly articleCount: number;
    readonly articles: {
      readonly totalCount: number;
      readonly nodes: readonly { readonly year: number | null; readonly provenance: { readonly recordId: string } }[];
    };
  }[];
}

async function path(from: string, to: string, more: object = {}): Promise<PathAnswer | null> {
  return (await ask(graph, PATH, { from, to, ...more })).collaborationPath;
}

function names(found: PathAnswer | null): string[] | null {
  return found?.authors.map(({ name }) => name) ?? null;
}

const [SOME, ADA, FAY] = ['Bojar, Ondřej', 'Circle, Ada', 'Circle, Fay'] as const;

test('from an author to itself there is no step', async () => {
  for (const years of [null, { from: 1500, to: 1501 }]) {
    expect(await path(ADA, ADA, { years })).toEqual({ length: 0, authors: [{ name: ADA }], steps: [] });
  }
});

test('there is no path to somebody who is tied to nobody, in other years, or further away than maxHops', async () => {
  expect(await path(ADA, 'Alone, Al')).toBeNull();
  expect(await path(ADA, 'Alone, Al', { years: { from: 1990 } })).toBeNull();
  expect(names(await path(ADA, FAY, { years: { from: 2005, to: 2005 } }))).toEqual([ADA, FAY]);
  expect(await path(ADA, FAY, { years: { from: 2006 } })).toBeNull();
  const [first, last] = [end('Compared', 0), end('Compared', 4)];
  for (const years of [null, { to: 2004 }]) {
    expect(await path(first, last, { maxHops: 3, years })).toBeNull();
    expect((await path(first, last, { maxHops: 4, years }))?.length).toBe(4);
  }
});

test('of equally short paths the strongest is taken, then the first by name, whichever way it was found', async () => {
  expect(names(await path(end('Compared', 0), end('Compared', 4)))).toEqual([
    'Compared, First',
    'Compared, 1 a',
    'Compared, 2 j',
    'Compared, 3 e',
    'Compared, Last',
  ]);
  expect(names(await path(end('Compared', 0), end('Compared', 4), { years: { to: 2009 } }))).toEqual([
    'Compared, First',
    'Compared, 1 a',
    'Compared, 2 a',
    'Compared, 3 a',
    'Compared, Last',
  ]);
  expect(names(await path(end('Walked', 4), end('Walked', 0)))).toEqual([
    'Walked, Last',
    'Walked, 3 a',
    'Walked, 2 k',
    'Walked, 1 f',
    'Walked, First',
  ]);
});

test('the database and the search by distances find the same paths', async () => {
  const random = new Random(3);
  const linked = oracle.authors.filter((name) => oracle.coAuthors(name).length > 1);
  const pairs = Array.from({ length: 30 }, () => ({ a: idOf(random.oneOf(linked)), b: idOf(random.oneOf(linked)) }));
  pairs.push({ a: idOf(end('Compared', 0)), b: idOf(end('Compared', 4)) }, { a: idOf(ADA), b: idOf(ADA) });
  const found = await collaborationPaths(graph, pairs, { maxHops: 8, years: null });
  expect(new Set(found.map((each) => each?.ties.length)).size).toBeGreaterThan(4);
  for (const [index, pair] of pairs.entries()) {
    expect(await wayBetween(graph, pair, 8, null), JSON.stringify(pair)).toEqual(wayOf(found[index] ?? null));
    // All years are all that there are, but for what has none.
    const everyYear = await wayBetween(graph, pair, 8, { from: null, to: 9999 });
    if (everyYear !== null) expect(everyYear.ties.length).toBeGreaterThanOrEqual(found[index]?.ties.length ?? Infinity);
  }
});

test('each step is tied by exactly the articles that it shows, written by both, of the years asked for', async () => {
  const random = new Random(4);
  const linked = oracle.authors.filter((name) => oracle.coAuthors(name).length > 1);
  let steps = 0;
  for (const years of [null, { from: 2015 }, { from: 2012, to: 2020 }]) {
    for (let count = 0; count < 12; count += 1) {
      const found = await path(SOME, random.oneOf(linked), { years });
      for (const [place, step] of (found?.steps ?? []).entries()) {
        steps += 1;
        const pair = (names(found) ?? []).slice(place, place + 2);
        expect(step.authors.map(({ name }) => name)).toEqual(pair);
        const expected = oracle.tie(pair[0] ?? '', pair[1] ?? '', years ?? {});
        expect(step).toMatchObject({ articleCount: expected?.articleCount, articles: { totalCount: expected?.articleCount } });
        expect(step.articles.nodes.map(({ provenance }) => provenance.recordId).sort()).toEqual([...(expected?.recordIds ?? [])].sort());
      }
    }
  }
  expect(steps).toBeGreaterThan(30);
});

test('a path costs one query besides the look-ups; of some years, two a step and one', async () => {
  const queries = async (from: string, to: string, years: object | null = null) =>
    (
      await execute(
        graph,
        `query ($from: ID!, $to: ID!, $years: YearRange) { collaborationPath(from: {id: $from}, to: {id: $to}, years: $years) { length authors { name } steps { authors { name } strength } } }`,
        {
          from: ids.get(from),
          to: ids.get(to),
          years,
        },
      )
    ).queries;
  expect(await queries(end('Compared', 0), end('Compared', 4))).toEqual(['author.byId', 'path.stored 6']);
  expect(await queries(ADA, ADA)).toEqual(['author.byId', 'author.byId']);
  expect(await queries(ADA, 'Alone, Al')).toEqual(['author.byId', 'path.stored 6']);
  expect((await queries(end('Walked', 0), end('Walked', 4))).length).toBeLessThanOrEqual(2 + 2 * 4 + 1);
  expect((await queries(end('Walked', 0), end('Walked', 4), { from: 2000 })).length).toBeLessThanOrEqual(1 + 2 * 4 + 1);
});

test('paths of several pairs are looked for in one query', async () => {
  const { queries } = await execute(
    graph,
    `{ ${['Circle, Bob', FAY, 'Circle, Cyn'].map((name, index) => `p${index}: collaborationPath(from: {name: "${ADA}"}, to: {name: "${name}"}) { length authors { id } }`).join(' ')} }`,
  );
  expect(queries).toEqual(['author.byName', 'path.stored 6']);
});

test('neither many equally short paths nor none at all make the database go through every path', async () => {
  const reader = profiled();
  const cost = async (a: string, b: string) => {
    const before = reader.hits;
    await collaborationPaths(reader, [{ a: idOf(a), b: idOf(b) }], { maxHops: 10, years: null });
    return reader.hits - before;
  };
  expect(await cost(end('Compared', 0), end('Compared', 4))).toBeLessThan(10_000);
  expect(await cost(end('Walked', 0), end('Walked', 4))).toBeLessThan(10_000);
  expect(await cost(SOME, end('Walked', 4))).toBeLessThan(10_000);
});

test.each([
  ['maxHops below 1', { maxHops: 0 }],
  ['maxHops above 10', { maxHops: 11 }],
  ['years that end before they begin', { years: { from: 2, to: 1 } }],
  ['an author who is not there', { to: 'Nobody, Nora' }],
])('%s is refused', async (_, more) => {
  const { data, errors } = await execute(graph, PATH, { from: ADA, to: FAY, ...more });
  expect(errors).toMatchObject([{ code: 'BAD_USER_INPUT', path: 'collaborationPath' }]);
  expect(data).toEqual({ collaborationPath: null });
});

test('a search that goes too far, or on for too long, is given up with TIMEOUT', async () => {
  const strangers = (count: number): Reader => ({
    read: <Row>() => Promise.resolve([[Array.from({ length: count }, (_, index) => `stranger ${index}`)]] as Row[]),
  });
  const search = (reader: Reader) => wayBetween(reader, { a: 'a', b: 'b' }, 10, null);
  await expect(search(strangers(50_001))).rejects.toMatchObject({ code: 'TIMEOUT' });
  const clock = vi.spyOn(Date, 'now').mockReturnValueOnce(0);
  try {
    await expect(search(strangers(1))).rejects.toMatchObject({ code: 'TIMEOUT' });
  } finally {
    clock.mockRestore();
  }
});

test('however the graph was loaded, the paths in it are the same', async () => {
  const records = [...CIRCLE, ...RECORDS];
  const authors = ['Compared', 'Walked'].map((name) => oracle.authors.filter((author) => author.startsWith(name)));
  const random = new Random(5);
  const pairs = authors.flatMap((near) => Array.from({ length: 20 }, () => [random.oneOf(near), random.oneOf(near)] as const));
  const all = async () => {
    const ways: (string[] | null)[] = [];
    for (const [from, to] of pairs) ways.push(names(await path(from, to, { maxHops: 10 })));
    return ways;
  };
  const before = await all();
  expect(before.filter((way) => (way?.length ?? 0) > 2).length).toBeGreaterThan(10);
  graph = await emptyGraph();
  await loadRecords(graph, records.toReversed());
  expect(await all()).toEqual(before);
});

/** The id of an author within the graph. */
function idOf(name: string): string {
  return idOfType('Author', ids.get(name) ?? '');
}

function wayOf(found: CollaborationPath | null) {
  return found === null ? null : { ids: found.authors.map(({ id }) => id), ties: found.ties };
}

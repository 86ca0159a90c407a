import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { SharedReads } from '../../src/api/shared-reads.ts';
import { BibliographError } from '../../src/errors.ts';
import { type Reader, statement } from '../../src/graph/graph.ts';
import { ask, execute, someAsker } from '../support/api.ts';
import { loadedCircle } from '../support/circle.ts';

let graph: Reader;
let names: string[];
beforeAll(async () => {
  ({ graph } = await loadedCircle());
  const { authors } = await ask(graph, '{ authors(first: 30) { nodes { name } } }');
  names = authors.nodes.map(({ name }: { name: string }) => name);
});

const ECHO = statement<{ keys: readonly string[] }, string>('test.echo', 'UNWIND $keys AS key RETURN key AS row');

/** Reads keys from the database and gives each with a mark, telling `onKeys` what was asked for. */
function echo(onKeys: (keys: readonly string[]) => void) {
  return async (given: Reader, keys: readonly string[], mark: string) => {
    onKeys(keys);
    return (await given.read(ECHO, { keys })).map((key) => key + mark);
  };
}

test('requests that ask the same together share one query, in which each key is asked for once', async () => {
  const asked: (readonly string[])[] = [];
  const read = echo((keys) => asked.push(keys));
  const reads = new SharedReads(graph);
  const told: string[] = [];
  const asker = (name: string) => ({
    ...someAsker(),
    onQuery: (query: string, _: number, rows: number | null) => told.push(`${name} ${query} ${rows}`),
  });
  const found = await Promise.all([
    reads.ask(asker('one'), read, ['a', 'b'], ['!']),
    reads.ask(asker('two'), read, ['b', 'c'], ['!']),
    reads.ask(asker('three'), read, ['a'], ['?']),
  ]);
  expect(found).toEqual([['a!', 'b!'], ['b!', 'c!'], ['a?']]);
  expect(asked).toEqual([['a', 'b', 'c'], ['a']]);
  expect(told.sort()).toEqual(['one test.echo 3', 'three test.echo 1', 'two test.echo 3']);
});

test('nothing is kept: whoever asks later reads again', async () => {
  let reads = 0;
  const read = echo(() => (reads += 1));
  const shared = new SharedReads(graph);
  expect(await shared.ask(someAsker(), read, ['a'], [''])).toEqual(['a']);
  expect(await shared.ask(someAsker(), read, ['a'], [''])).toEqual(['a']);
  expect(reads).toBe(2);
});

test('a hundred keys are asked for at once at most', async () => {
  const sizes: number[] = [];
  const read = echo((keys) => sizes.push(keys.length));
  const shared = new SharedReads(graph);
  const lists = Array.from({ length: 5 }, (_, of) => Array.from({ length: 30 }, (__, at) => `${of} ${at}`));
  expect(await Promise.all(lists.map((keys) => shared.ask(someAsker(), read, keys, [''])))).toEqual(lists);
  expect(sizes).toEqual([90, 60]);
});

test('one who leaves does not take the query from the others; when all have left it ends', async () => {
  const [first, second] = [new AbortController(), new AbortController()];
  const left = new BibliographError('TIMEOUT', 'Its time is up.');
  const ends: AbortSignal[] = [];
  const slow: Reader = {
    read: async (_, __, signal) => {
      if (signal !== undefined) ends.push(signal);
      await sleep(100);
      return [];
    },
  };
  const shared = new SharedReads(slow);
  const read = async (given: Reader, keys: readonly string[]) => {
    await given.read(ECHO, { keys });
    return keys;
  };
  const asked = [first, second].map(({ signal }) => shared.ask(someAsker(signal), read, ['a'], []));
  await sleep(20);
  first.abort(left);
  await expect(asked[0]).rejects.toBe(left);
  expect(ends.map(({ aborted }) => aborted)).toEqual([false]);
  expect(await asked[1]).toEqual(['a']);
  const third = new AbortController();
  const alone = shared.ask(someAsker(third.signal), read, ['a'], []);
  await sleep(20);
  third.abort(left);
  await expect(alone).rejects.toBe(left);
  expect(ends.at(-1)?.aborted).toBe(true);
});

test('where a shared query takes too long, each asks once more for itself', async () => {
  const tooLong = new BibliographError('TIMEOUT', 'The database took too long.');
  const asked: (readonly string[])[] = [];
  const read = async (given: Reader, keys: readonly string[]) => {
    asked.push(keys);
    if (keys.includes('large')) throw tooLong;
    return given.read(ECHO, { keys });
  };
  const shared = new SharedReads(graph);
  const [small, large] = [shared.ask(someAsker(), read, ['small'], []), shared.ask(someAsker(), read, ['large'], [])];
  await expect(large).rejects.toBe(tooLong);
  expect(await small).toEqual(['small']);
  expect(asked).toHaveLength(3);
});

test('any other failure is told to all, and nobody asks again', async () => {
  let reads = 0;
  const lost = new BibliographError('UNAVAILABLE', 'The database cannot be reached.');
  const read = async () => {
    reads += 1;
    return Promise.reject(lost);
  };
  const shared = new SharedReads(graph);
  const all = await Promise.allSettled(['a', 'b'].map((key) => shared.ask(someAsker(), read, [key], [])));
  expect(all.map((each) => each.status === 'rejected' && each.reason)).toEqual([lost, lost]);
  expect(reads).toBe(1);
});

test('thirty requests at once are answered as each would be alone, with far fewer queries', async () => {
  const document =
    'query ($name: String!) { author(by: { name: $name }) { name coAuthors(first: 5) { nodes { name articleCount } } articles(first: 3) { nodes { title } } } }';
  const alone = [];
  for (const name of names) alone.push((await execute(graph, document, { name })).data);
  let queries = 0;
  const counted: Reader = {
    read: async (...args) => {
      queries += 1;
      return graph.read(...args);
    },
  };
  const reads = new SharedReads(counted);
  const together = await Promise.all(names.map((name) => execute(counted, document, { name }, reads)));
  expect(together.map(({ data }) => data as unknown)).toEqual(alone);
  expect(together.every((answer) => answer.queries.length === 3)).toBe(true);
  expect(queries).toBeLessThan(30);
});

test('whoever asks when all who asked before are gone shares nothing with them', async () => {
  const shared = new SharedReads(graph);
  const read = echo(() => undefined);
  const gone = new AbortController();
  const first = shared.ask(someAsker(gone.signal), read, ['a'], ['!']).catch((error: unknown) => error);
  const reason = new Error('Its client has gone.');
  gone.abort(reason);
  expect(await first).toBe(reason);
  expect(await shared.ask(someAsker(), read, ['a'], ['!'])).toEqual(['a!']);
});

test('a filter with a mistake behind what is looked up leaves nothing behind that could fail unheard', async () => {
  const lost: Reader = { read: () => Promise.reject(new BibliographError('UNAVAILABLE', 'The database cannot be reached.')) };
  const { errors } = await execute(
    lost,
    '{ articles(where: { topics: { anyOf: [{ name: "Nursing" }], noneOf: [{ id: "bad" }] } }) { totalCount } }',
  );
  expect(errors).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
  await sleep(50);
});

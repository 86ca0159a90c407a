import { beforeAll, expect, test } from 'vitest';
import { type Graph, statement } from '../../src/graph/graph.ts';
import { ask, execute } from '../support/api.ts';
import { loadedCircle } from '../support/circle.ts';
import { loadRecords } from '../support/graph.ts';
import type { Oracle } from '../support/oracle.ts';
import { Random } from '../support/random.ts';

let graph: Graph;
let oracle: Oracle;
beforeAll(async () => {
  ({ graph, oracle } = await loadedCircle());
});

const SUGGESTED = `query ($name: String!, $first: Int! = 50) {
  author(by: { name: $name }) { suggestedCoAuthors(first: $first) { score author { name } via(first: 50) { name } sharedTopics { kind name } } }
}`;

/** Everybody two steps away, with what the contacts of both say, and who these are. */
function expectedFor(name: string): Map<string, { score: number; via: string[] }> {
  const contacts = oracle.coAuthors(name).map((tie) => tie.name);
  const found = new Map<string, { score: number; via: string[] }>();
  for (const contact of contacts) {
    const theirs = oracle.coAuthors(contact).map((tie) => tie.name);
    for (const other of theirs) {
      if (other === name || contacts.includes(other)) continue;
      const { score = 0, via = [] } = found.get(other) ?? {};
      found.set(other, { score: score + 1 / Math.log(theirs.length), via: [...via, contact] });
    }
  }
  return found;
}

test('suggested are those whom the contacts of both suggest most, with their reasons', async () => {
  const random = new Random(8);
  const names = ['Circle, Eve', ...random.some(oracle.authors, 25)];
  let seen = 0;
  for (const name of names) {
    const { author } = await ask(graph, SUGGESTED, { name });
    const expected = expectedFor(name);
    const scores = [...expected.values()].map(({ score }) => score).sort((one, other) => other - one);
    expect(author.suggestedCoAuthors).toHaveLength(Math.min(50, expected.size));
    for (const [index, { author: other, score, via }] of author.suggestedCoAuthors.entries()) {
      seen += 1;
      expect(score).toBeCloseTo(scores[index] ?? NaN, 8);
      expect(score).toBeCloseTo(expected.get(other.name)?.score ?? NaN, 8);
      expect(via.map((each: { name: string }) => each.name).sort()).toEqual([...(expected.get(other.name)?.via ?? [])].sort());
      const counts = via.map((each: { name: string }) => oracle.coAuthors(each.name).length);
      expect(counts).toEqual(counts.toSorted((one: number, another: number) => one - another));
    }
  }
  expect(seen).toBeGreaterThan(100);
});

test('shared topics are those that both wrote about, what both did most often first', async () => {
  const topics = { one: ['Ties', 'Graphs'], two: ['Ties'], three: ['Maps', 'Ties', 'Graphs'] };
  const paper = (id: string, author: string[], topic: string[]) => ({ id: `topics:${id}`, title: `About ${id}`, author, topic });
  await loadRecords(
    graph,
    [
      paper('1', ['Topic, A', 'Topic, B'], topics.one),
      paper('2', ['Topic, A'], topics.two),
      paper('3', ['Topic, B', 'Topic, C'], topics.three),
      paper('4', ['Topic, C'], topics.two),
    ],
    { source: 'topics' },
  );
  const { author } = await ask(graph, SUGGESTED, { name: 'Topic, A' });
  expect(author.suggestedCoAuthors).toEqual([
    {
      score: expect.closeTo(1 / Math.log(2), 8) as number,
      author: { name: 'Topic, C' },
      via: [{ name: 'Topic, B' }],
      sharedTopics: [
        { kind: 'TOPIC', name: 'Ties' },
        { kind: 'TOPIC', name: 'Graphs' },
      ],
    },
  ]);
});

test('somebody who has written with more than a thousand others suggests nobody', async () => {
  const suggested = async () => (await ask(graph, SUGGESTED, { name: 'Topic, A' })).author.suggestedCoAuthors.length;
  const count = statement<{ coAuthorCount: number }, never>(
    'test.count',
    "MATCH (a:Author {name: 'Topic, B'}) SET a.coAuthorCount = $coAuthorCount",
  );
  const found = [];
  for (const coAuthorCount of [1_000, 1_001, 2]) {
    await graph.transaction('count', (tx) => tx.write(count, { coAuthorCount }));
    found.push(await suggested());
  }
  expect(found).toEqual([1, 0, 1]);
});

test('suggestions to a page of authors cost as many queries as those to one', async () => {
  const document = `query ($first: Int!) { authors(first: $first, orderBy: { field: CO_AUTHOR_COUNT, direction: DESC }) {
    nodes { suggestedCoAuthors(first: 5) { author { name } via(first: 3) { name } sharedTopics(first: 3) { name } } }
  } }`;
  const one = await execute(graph, document, { first: 1 });
  const many = await execute(graph, document, { first: 20 });
  expect(one.errors).toEqual([]);
  expect(many.queries).toHaveLength(one.queries.length);
  expect(many.queries.length).toBeLessThanOrEqual(4);
});

test.each([0, 51])('%i suggestions are refused', async (first) => {
  const { errors } = await execute(graph, SUGGESTED, { name: 'Plato', first });
  expect(errors).toMatchObject([{ code: 'BAD_USER_INPUT', message: `first is from 1 to 50, not ${first}.` }]);
});

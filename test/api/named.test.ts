import { beforeAll, describe, expect, test } from 'vitest';
import { globalIdOf } from '../../src/api/builder.ts';
import type { Graph } from '../../src/graph/graph.ts';
import { fold } from '../../src/model/fold.ts';
import { ask, execute } from '../support/api.ts';
import { emptyGraph, loadRecords, loadSeeds } from '../support/graph.ts';

let graph: Graph;

beforeAll(async () => {
  graph = await emptyGraph();
  await loadSeeds(graph);
  await loadRecords(graph, [
    {
      id: '1',
      title: 'One',
      publisher: ['Éditions Nord'],
      topic: ['Rome'],
      geographic: ['Rome'],
      container_title: 'Nature',
      issn: ['0028-0836'],
    },
    { id: '2', title: 'Two', publisher: ['EDITIONS NORD'], container_title: 'Nature (London)', issn: ['0028-0836', '1476-4687'] },
    {
      id: '3',
      title: 'Three',
      publisher: ['EDITIONS NORD', 'Süd-Verlag'],
      era: ['1900s'],
      genre: ['Essay'],
      institution: ['Here'],
      collection: ['C'],
    },
    { id: '4', title: 'Four', institution: ['There', 'Here'], collection: ['C'] },
  ]);
});

describe('a look-up by name', () => {
  test('wants the exact name first', async () => {
    const { a, b } = await ask(
      graph,
      '{ a: publisher(by: {name: "Éditions Nord"}) { name articleCount } b: publisher(by: {name: "EDITIONS  NORD"}) { name articleCount } }',
    );
    expect(a).toEqual({ name: 'Éditions Nord', articleCount: 1 });
    expect(b).toEqual({ name: 'EDITIONS NORD', articleCount: 2 });
  });

  test('then any case and accents', async () => {
    expect(await ask(graph, '{ publisher(by: {name: "SUD verlag"}) { name } }')).toEqual({ publisher: { name: 'Süd-Verlag' } });
  });

  test('gives null for nobody', async () => {
    expect(
      await ask(
        graph,
        '{ publisher(by: {name: "Nobody"}) { name } topic(by: {name: "…"}) { name } venue(by: {issn: "1932-6203"}) { name } }',
      ),
    ).toEqual({
      publisher: null,
      topic: null,
      venue: null,
    });
  });

  test('is AMBIGUOUS for several, and says which', async () => {
    const { data, errors } = await execute(graph, '{ publisher(by: {name: "editions nord"}) { name } topic(by: {name: "Rome"}) { name } }');
    expect(data).toEqual({ publisher: null, topic: null });
    const [publisher, topic] = errors.toSorted((one, other) => one.path.localeCompare(other.path));
    expect(publisher).toMatchObject({ code: 'AMBIGUOUS', path: 'publisher' });
    expect(topic).toMatchObject({ code: 'AMBIGUOUS', path: 'topic' });
    const { candidates } = publisher?.details as { candidates: { id: string; name: string; articleCount: number }[] };
    expect(candidates.map(({ name, articleCount }) => [name, articleCount])).toEqual([
      ['EDITIONS NORD', 2],
      ['Éditions Nord', 1],
    ]);
    expect(await ask(graph, 'query ($id: ID!) { publisher(by: {id: $id}) { name } }', { id: candidates[1]?.id })).toEqual({
      publisher: { name: 'Éditions Nord' },
    });
  });

  test('by an ISSN: the venue that carries it, in any form; several are AMBIGUOUS', async () => {
    expect(await ask(graph, '{ venue(by: {issn: "14764687"}) { name issns } }')).toEqual({
      venue: { name: 'Nature (London)', issns: ['0028-0836', '1476-4687'] },
    });
    expect((await execute(graph, '{ venue(by: {issn: "0028-0836"}) { name } }')).errors).toMatchObject([{ code: 'AMBIGUOUS' }]);
    expect((await execute(graph, '{ venue(by: {issn: "0028-0837"}) { name } }')).errors).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
  });

  test('by an id of another type is BAD_USER_INPUT', async () => {
    const document = `{ institution(by: {id: "${globalIdOf('Topic', 'x')}"}) { name } }`;
    expect((await execute(graph, document)).errors).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
  });
});

test('topics of the four kinds keep apart, and a collection names the institutions that hold it', async () => {
  const { topics, collection } = await ask(
    graph,
    '{ topics { nodes { name kind articleCount } } collection(by: {name: "C"}) { articleCount institutions { name articleCount } } }',
  );
  expect(topics.nodes).toEqual([
    { name: '1900s', kind: 'ERA', articleCount: 1 },
    { name: 'Essay', kind: 'GENRE', articleCount: 1 },
    ...topics.nodes.slice(2),
  ]);
  expect(
    topics.nodes
      .slice(2)
      .map(({ name, kind }: { name: string; kind: string }) => `${name} ${kind}`)
      .sort(),
  ).toEqual(['Rome PLACE', 'Rome TOPIC']);
  expect(collection).toEqual({
    articleCount: 2,
    institutions: [
      { name: 'Here', articleCount: 2 },
      { name: 'There', articleCount: 1 },
    ],
  });
});

interface Item {
  readonly id: string;
  readonly name: string;
  readonly articleCount: number;
}

describe.each(['publishers', 'venues', 'institutions', 'collections', 'topics'])('the list of %s', (list) => {
  const document = `query ($orderBy: NamedOrder, $first: Int, $after: String, $last: Int, $before: String) {
    ${list}(orderBy: $orderBy, first: $first, after: $after, last: $last, before: $before) {
      totalCount nodes { id name articleCount } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }`;

  async function all(orderBy: unknown, backward: boolean): Promise<Item[]> {
    const found: Item[][] = [];
    let at: string | null = null;
    for (;;) {
      const answer: Record<string, { totalCount: number; nodes: Item[]; pageInfo: Record<string, string | null> }> = await ask(
        graph,
        document,
        backward ? { orderBy, last: 3, before: at } : { orderBy, first: 3, after: at },
      );
      const { nodes, pageInfo, totalCount } = answer[list] ?? expect.fail('no list');
      found.push(nodes);
      if (!pageInfo[backward ? 'hasPreviousPage' : 'hasNextPage']) {
        const items = (backward ? found.reverse() : found).flat();
        expect(items).toHaveLength(totalCount);
        return items;
      }
      at = pageInfo[backward ? 'startCursor' : 'endCursor'] ?? null;
    }
  }

  test.each([
    [{ field: 'NAME', direction: 'ASC' }],
    [{ field: 'NAME', direction: 'DESC' }],
    [{ field: 'ARTICLE_COUNT', direction: 'ASC' }],
    [{ field: 'ARTICLE_COUNT', direction: 'DESC' }],
  ])('by %j has everything once, in order, forward and backward', async (orderBy) => {
    const items = await all(orderBy, false);
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
    expect(await all(orderBy, true)).toEqual(items);
    const keys = items.map(({ name, articleCount }) => (orderBy.field === 'NAME' ? fold(name) : String(articleCount).padStart(9, '0')));
    expect(orderBy.direction === 'ASC' ? keys : keys.reverse()).toEqual(keys.toSorted());
  });

  test('goes by name from A on where no order is given', async () => {
    expect(await all(null, false)).toEqual(await all({ field: 'NAME', direction: 'ASC' }, false));
  });
});

test('every set lists its articles, and says how many there are', async () => {
  const set = '{ name articleCount articles(first: 100) { totalCount nodes { title } } }';
  const { article } = await ask(
    graph,
    `{ article(by: {record: {source: "test", recordId: "3"}}) { publishers ${set} topics ${set} institutions ${set} collections ${set} }
     }`,
  );
  const sets = Object.values(article as Record<string, (Item & { articles: { totalCount: number; nodes: unknown[] } })[]>).flat();
  expect(sets.length).toBe(6);
  for (const { articleCount, articles } of sets) {
    expect(articles.totalCount).toBe(articleCount);
    expect(articles.nodes).toHaveLength(articleCount);
  }
});

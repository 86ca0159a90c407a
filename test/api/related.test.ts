import { beforeAll, expect, test } from 'vitest';
import type { Graph } from '../../src/graph/graph.ts';
import { ask, execute } from '../support/api.ts';
import { emptyGraph, loadRecords } from '../support/graph.ts';
import { profiled } from '../support/profile.ts';

let graph: Graph;

const crowd = Array.from({ length: 250 }, (_, index) => `Crowd, C. ${index}`);

const RECORDS = [
  {
    id: 'subject',
    title: 'Parsing whales',
    author: ['Rare, R', 'Hub, H'],
    topic: ['Whales'],
    container_title: 'Sea',
    doi_str_mv: '10.1/s',
  },
  {
    id: 'version',
    title: 'Parsing whales',
    author: ['Rare, R', 'Hub, H'],
    topic: ['Whales'],
    container_title: 'Sea',
    doi_str_mv: '10.1/s',
  },
  { id: 'everything', title: 'Whales parsing', author: ['Rare, R', 'Hub, H'], topic: ['Whales'], container_title: 'Sea' },
  { id: 'rare-author', title: 'Bread', author: ['Rare, R'] },
  { id: 'topic', title: 'Cheese', author: ['Else, E'], topic: ['Whales'] },
  { id: 'text', title: 'How whales are parsed', author: ['Else, F'] },
  { id: 'text-and-venue', title: 'Parsing a whale', author: ['Else, G'], container_title: 'Sea' },
  { id: 'text-again', title: 'Parsing a whale', author: ['Else, G'], container_title: 'Sea' },
  { id: 'venue', title: 'Bricks', author: ['Else, H'], container_title: 'Sea' },
  { id: 'nothing', title: 'Stones', author: ['Else, I'] },
  { id: 'signs', title: '???', author: [] },
  { id: 'crowd-1', title: 'Crowd work', author: [...crowd, 'Hub, H'] },
  { id: 'crowd-2', title: 'Crowds that work', author: crowd },
  ...Array.from({ length: 320 }, (_, index) => ({ id: `hub-${index}`, title: `Introduction ${index % 7}`, author: ['Hub, H'] })),
];

beforeAll(async () => {
  graph = await emptyGraph();
  await loadRecords(graph, RECORDS);
});

const RELATED = `related { article { provenance { recordId } } score reasons }`;

interface Related {
  readonly id: string;
  readonly score: number;
  readonly reasons: readonly string[];
}

async function related(recordId: string): Promise<Related[]> {
  const { article } = await ask(graph, `query ($by: ArticleBy!) { article(by: $by) { ${RELATED} } }`, {
    by: { record: { source: 'test', recordId } },
  });
  const found: { article: { provenance: { recordId: string } }; score: number; reasons: string[] }[] = article.related;
  return found.map(({ article: of, score, reasons }) => ({ id: of.provenance.recordId, score, reasons }));
}

test('articles are related for the reasons that they are, and the more they share the more closely', async () => {
  const found = await related('subject');
  expect(Object.fromEntries(found.map(({ id, reasons }) => [id, reasons.join(' ')]))).toEqual({
    everything: 'SHARED_AUTHORS SHARED_TOPICS SIMILAR_TEXT SAME_VENUE',
    'rare-author': 'SHARED_AUTHORS',
    topic: 'SHARED_TOPICS',
    text: 'SIMILAR_TEXT',
    [found.some(({ id }) => id === 'text-again') ? 'text-again' : 'text-and-venue']: 'SIMILAR_TEXT SAME_VENUE',
  });
  const scores = found.map(({ score }) => score);
  expect(found[0]?.id).toBe('everything');
  expect(scores).toEqual(scores.toSorted((one, other) => other - one));
  expect(scores.every((score) => score > 0 && score <= 1)).toBe(true);
});

test('neither the article nor a version of it is related to it, and of another work one version is', async () => {
  const ids = (await related('subject')).map(({ id }) => id);
  expect(ids).not.toContain('subject');
  expect(ids).not.toContain('version');
  expect(ids.filter((id) => id.startsWith('text-'))).toHaveLength(1);
});

test('nothing is related where nothing is shared', async () => {
  expect(await related('signs')).toEqual([]);
  expect(await related('nothing')).toEqual([]);
});

test('as many as asked for are given, 1 to 50; the same each time', async () => {
  const first = (count: number) =>
    execute(graph, `{ article(by: {record: {source: "test", recordId: "crowd-1"}}) { title related(first: ${count}) { score } } }`);
  for (const count of [0, 51, -1]) {
    const { data, errors } = await first(count);
    expect(data.article).toEqual({ title: 'Crowd work', related: null });
    expect(errors).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
  }
  expect((await first(1)).data.article.related).toHaveLength(1);
  expect(await related('subject')).toEqual(await related('subject'));
});

test('the related articles of a page cost two queries', async () => {
  const { data, queries } = await execute(
    graph,
    `{ articles(first: 20, orderBy: {field: TITLE, direction: DESC}) { nodes { ${RELATED} } } }`,
  );
  expect(data.articles.nodes.filter((each: { related: unknown[] }) => each.related.length > 0).length).toBeGreaterThan(3);
  expect(queries).toEqual([expect.stringContaining('article.list'), 'article.related', 'article.byId']);
});

test('hubs are not walked: neither those who signed much nor the much signed', async () => {
  const cost = async (recordId: string) => {
    const reader = profiled();
    await ask(reader, `{ article(by: {record: {source: "test", recordId: "${recordId}"}}) { related { score } } }`);
    return reader.hits;
  };
  expect(await cost('hub-1')).toBeLessThan(1_000);
  expect(await cost('crowd-2')).toBeLessThan(4_000);
});

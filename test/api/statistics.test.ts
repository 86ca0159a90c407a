import { beforeAll, expect, test } from 'vitest';
import type { Graph } from '../../src/graph/graph.ts';
import { ask, execute } from '../support/api.ts';
import { emptyGraph, loadRecords } from '../support/graph.ts';

const EVERYTHING = `{ statistics { articleCount authorCount publisherCount venueCount institutionCount collectionCount topicCount workCount tieCount
  firstYear lastYear lastLoad { id source { name } } } }`;

let graph: Graph;

beforeAll(async () => {
  graph = await emptyGraph();
});

test('of nothing there is nothing', async () => {
  const { statistics } = await ask(graph, EVERYTHING);
  expect(statistics).toEqual({
    articleCount: 0,
    authorCount: 0,
    publisherCount: 0,
    venueCount: 0,
    institutionCount: 0,
    collectionCount: 0,
    topicCount: 0,
    workCount: 0,
    tieCount: 0,
    firstYear: null,
    lastYear: null,
    lastLoad: null,
  });
  expect(await ask(graph, '{ sources { name } loads { totalCount nodes { id } } articles { totalCount } }')).toEqual({
    sources: [],
    loads: { totalCount: 0, nodes: [] },
    articles: { totalCount: 0 },
  });
});

test('everything is counted once, in one query, and the ledger has the latest load first', async () => {
  const same = { author: ['A, A', 'B, B'], work_keys_str_mv: ['AT aa same'] };
  await loadRecords(
    graph,
    [
      { id: '1', title: 'Same', ...same, publishDate: ['1987'], publisher: ['P'], container_title: 'V', topic: ['T'] },
      { id: '2', title: 'Same', ...same, publishDate: ['2001'], publisher: ['P'], institution: ['I'], collection: ['C'] },
    ],
    { source: 'first' },
  );
  await loadRecords(graph, [{ id: '1', title: 'Other', author: ['C, C'] }], { source: 'second' });
  const { data, queries } = await execute(graph, EVERYTHING);
  expect(data.statistics).toMatchObject({
    articleCount: 3,
    authorCount: 3,
    publisherCount: 1,
    venueCount: 1,
    institutionCount: 1,
    collectionCount: 1,
    topicCount: 1,
    workCount: 2,
    tieCount: 1,
    firstYear: 1987,
    lastYear: 2001,
    lastLoad: { source: { name: 'second' } },
  });
  expect(queries).toHaveLength(2);

  const { loads, sources } = await ask(
    graph,
    `{ loads { totalCount nodes { state readCount createdCount updatedCount unchangedCount supersededCount deletedCount quarantinedCount warningCount
        startedAt finishedAt source { name } } } sources { name articleCount lastLoad { createdCount } } }`,
  );
  expect(loads.totalCount).toBe(2);
  expect(loads.nodes.map(({ source }: { source: { name: string } }) => source.name)).toEqual(['second', 'first']);
  expect(loads.nodes[1]).toMatchObject({
    state: 'FINISHED',
    readCount: 2,
    createdCount: 2,
    updatedCount: 0,
    unchangedCount: 0,
    supersededCount: 0,
    deletedCount: 0,
    quarantinedCount: 0,
  });
  expect(Date.parse(loads.nodes[1].finishedAt)).toBeGreaterThanOrEqual(Date.parse(loads.nodes[1].startedAt));
  expect(sources).toEqual([
    { name: 'first', articleCount: 2, lastLoad: { createdCount: 2 } },
    { name: 'second', articleCount: 1, lastLoad: { createdCount: 1 } },
  ]);
});

test('the ledger is paged like every list', async () => {
  const { loads } = await ask(graph, '{ loads(first: 1) { nodes { id } pageInfo { hasNextPage endCursor } } }');
  expect(loads.pageInfo.hasNextPage).toBe(true);
  const next = await ask(
    graph,
    'query ($after: String) { loads(first: 1, after: $after) { nodes { id } pageInfo { hasNextPage hasPreviousPage } } }',
    {
      after: loads.pageInfo.endCursor,
    },
  );
  expect(next.loads.nodes[0].id).not.toBe(loads.nodes[0].id);
  expect(next.loads.pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: true });
});

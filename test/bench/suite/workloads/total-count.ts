import type { Workload } from '../workload.ts';
import { FLOOR } from './floor.ts';

export const TOTAL_COUNT: Workload = {
  name: 'W11',
  what: 'totalCount alone',
  choose: () => Promise.resolve([{}]),
  ours: { document: '{ articles { totalCount } }', variables: () => ({}) },
  async byHand(read) {
    const [totalCount] = await read<number>('MATCH (a:Article) RETURN count(a) AS row');
    return { articles: { totalCount } };
  },
  neo4jGraphql: {
    document: '{ articlesConnection { aggregate { count { nodes } } } }',
    variables: () => ({}),
    data: ({ articlesConnection: { aggregate } }) => ({ articles: { totalCount: aggregate.count.nodes } }),
  },
  timedAgainst: FLOOR.name,
  targets: { byHand: { most: 1.25 }, neo4jGraphql: null },
};

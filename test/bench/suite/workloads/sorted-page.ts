import type { Workload } from '../workload.ts';

const ORDERS = [
  { field: 'YEAR', direction: 'DESC', key: 'yearDescKey' },
  { field: 'TITLE', direction: 'ASC', key: 'titleKey' },
  { field: 'YEAR', direction: 'ASC', key: 'yearAscKey' },
  { field: 'LAST_INDEXED', direction: 'DESC', key: 'indexedDescKey' },
] as const;

type Order = (typeof ORDERS)[number];

const SIZE = 20;

const byHand = ({ key, direction }: Order) => `MATCH (a:Article) USING INDEX a:Article(${key}) WHERE a.${key} IS NOT NULL
  WITH a ORDER BY a.${key} ${direction} LIMIT ${SIZE + 1}
  RETURN [a.id, a.title, a.subtitle, a.year, a.doi] AS row`;

type Row = [id: string, title: string, subtitle: string | null, year: number | null, doi: string | null];

export const SORTED_PAGE: Workload<Order> = {
  name: 'W2',
  what: 'sorted page of 20',
  choose: () => Promise.resolve([...ORDERS]),
  ours: {
    document: `query ($orderBy: ArticleOrder) {
      articles(first: ${SIZE}, orderBy: $orderBy) { nodes { id title subtitle year doi } pageInfo { hasNextPage } }
    }`,
    variables: ({ field, direction }) => ({ orderBy: { field, direction } }),
  },
  async byHand(read, order) {
    const rows = await read<Row>(byHand(order));
    const nodes = rows.slice(0, SIZE).map(([id, title, subtitle, year, doi]) => ({ id, title, subtitle, year, doi }));
    return { articles: { nodes, pageInfo: { hasNextPage: rows.length > SIZE } } };
  },
  neo4jGraphql: {
    document: `query ($sort: [ArticleSort!]) {
      articlesConnection(first: ${SIZE}, sort: $sort) { edges { node { id title subtitle year doi } } pageInfo { hasNextPage } }
    }`,
    variables: ({ key, direction }) => ({ sort: [{ [key]: direction }] }),
    data({ articlesConnection: { edges, pageInfo } }) {
      return { articles: { nodes: edges.map(({ node }: { node: object }) => node), pageInfo } };
    },
  },
  targets: { byHand: { most: 1.3 }, neo4jGraphql: { most: 0.05, from: 1_000_000 } },
};

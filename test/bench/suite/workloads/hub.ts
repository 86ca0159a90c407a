import { globalId, type Workload } from '../workload.ts';
import { hubs } from './anchors.ts';

const SIZE = 5;

const BY_HAND = `MATCH (v:Venue {id: $id})
  RETURN [v.id, v.name, COLLECT {
    MATCH (v)<-[:PUBLISHED_IN]-(a)
    WITH a ORDER BY a.yearDescKey DESC LIMIT ${SIZE + 1}
    RETURN [a.id, a.title, a.year]
  }] AS row`;

type Row = [id: string, name: string, articles: [id: string, title: string, year: number | null][]];

export const HUB: Workload<{ id: string }> = {
  name: 'W4',
  what: "first 5 of a venue's 1,000 articles",
  choose: (read) => hubs(read, 'Venue', 1_000),
  ours: {
    document: `query ($id: ID!) {
      venue(by: {id: $id}) { id name articles(first: ${SIZE}) { nodes { id title year } pageInfo { hasNextPage } } }
    }`,
    variables: ({ id }) => ({ id: globalId('Venue', id) }),
  },
  async byHand(read, asked) {
    const [row] = await read<Row>(BY_HAND, asked);
    if (row === undefined) return { venue: null };
    const [id, name, articles] = row;
    const nodes = articles.slice(0, SIZE).map(([article, title, year]) => ({ id: article, title, year }));
    return { venue: { id, name, articles: { nodes, pageInfo: { hasNextPage: articles.length > SIZE } } } };
  },
  neo4jGraphql: {
    document: `query ($id: ID!) {
      venues(where: {id: {eq: $id}}) {
        id name
        articlesConnection(first: ${SIZE}, sort: [{node: {yearDescKey: DESC}}]) { edges { node { id title year } } pageInfo { hasNextPage } }
      }
    }`,
    variables: (asked) => asked,
    data({ venues: [{ articlesConnection, ...venue }] }) {
      const { edges, pageInfo } = articlesConnection;
      return { venue: { ...venue, articles: { nodes: edges.map(({ node }: { node: object }) => node), pageInfo } } };
    },
  },
  targets: { byHand: { most: 1.3 }, neo4jGraphql: { most: 0.2 } },
};

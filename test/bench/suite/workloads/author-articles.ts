import { globalId, type Workload } from '../workload.ts';
import { authorsNear } from './anchors.ts';

const BY_HAND = `MATCH (p:Author {id: $id})
  RETURN [p.id, p.name, COLLECT {
    MATCH (p)-[:AUTHORED]->(a)
    WITH DISTINCT a ORDER BY a.yearDescKey DESC LIMIT 20
    RETURN [a.id, a.title, a.year, COLLECT {
      MATCH (a)<-[signed:AUTHORED]-(b)
      WITH signed, b ORDER BY signed.position LIMIT 20
      RETURN [b.id, b.name]
    }]
  }] AS row`;

type Row = [id: string, name: string, articles: [id: string, title: string, year: number | null, authors: [string, string][]][]];

export const AUTHOR_ARTICLES: Workload<{ id: string }> = {
  name: 'W3',
  what: 'author, 20 articles, their authors',
  choose: (read) => authorsNear(read, 'articleCount', 30),
  ours: {
    document: `query ($id: ID!) {
      author(by: {id: $id}) { id name articles(first: 20) { nodes { id title year authors(first: 20) { nodes { id name } } } } }
    }`,
    variables: ({ id }) => ({ id: globalId('Author', id) }),
  },
  async byHand(read, asked) {
    const [row] = await read<Row>(BY_HAND, asked);
    if (row === undefined) return { author: null };
    const [id, name, articles] = row;
    const nodes = articles.map(([article, title, year, authors]) => ({
      ...{ id: article, title, year },
      authors: { nodes: authors.map(([author, printed]) => ({ id: author, name: printed })) },
    }));
    return { author: { id, name, articles: { nodes } } };
  },
  neo4jGraphql: {
    document: `query ($id: ID!) {
      authors(where: {id: {eq: $id}}) {
        id name
        articles(limit: 20, sort: [{yearDescKey: DESC}]) {
          id title year
          authorsConnection(first: 20, sort: [{edge: {position: ASC}}]) { edges { node { id name } } }
        }
      }
    }`,
    variables: (asked) => asked,
    data({ authors: [{ articles, ...author }] }) {
      type Article = { authorsConnection: { edges: { node: object }[] } };
      const nodes = articles.map(({ authorsConnection, ...article }: Article) => ({
        ...article,
        authors: { nodes: authorsConnection.edges.map(({ node }) => node) },
      }));
      return { author: { ...author, articles: { nodes } } };
    },
  },
  targets: { byHand: { most: 1.35 }, neo4jGraphql: { most: 0.75 } },
};

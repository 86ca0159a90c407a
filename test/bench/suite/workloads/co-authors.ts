import { globalId, type Workload } from '../workload.ts';
import { authorsNear } from './anchors.ts';

const BY_HAND = `MATCH (p:Author {id: $id})
  RETURN [p.id, p.name, COLLECT {
    MATCH (p)-[tie:COAUTHORED]-(b)
    WITH tie, b ORDER BY tie.works DESC, b.nameKey LIMIT 20
    RETURN [tie.articles, tie.works, tie.strength, b.id, b.name]
  }] AS row`;

type Row = [id: string, name: string, ties: [articles: number, works: number, strength: number, id: string, name: string][]];
type Edge = { properties: { articles: number; works: number; strength: number }; node: object };

export const CO_AUTHORS: Workload<{ id: string }> = {
  name: 'W5',
  what: 'top 20 of 300 co-authors',
  choose: (read) => authorsNear(read, 'coAuthorCount', 300),
  ours: {
    document: `query ($id: ID!) {
      author(by: {id: $id}) { id name coAuthors(first: 20) { edges { articleCount workCount strength node { id name } } } }
    }`,
    variables: ({ id }) => ({ id: globalId('Author', id) }),
  },
  async byHand(read, asked) {
    const [row] = await read<Row>(BY_HAND, asked);
    if (row === undefined) return { author: null };
    const [id, name, ties] = row;
    const edges = ties.map(([articleCount, workCount, strength, other, printed]) => ({
      ...{ articleCount, workCount, strength },
      node: { id: other, name: printed },
    }));
    return { author: { id, name, coAuthors: { edges } } };
  },
  neo4jGraphql: {
    document: `query ($id: ID!) {
      authors(where: {id: {eq: $id}}) {
        id name
        coAuthorsConnection(first: 20, sort: [{edge: {works: DESC}}, {node: {nameKey: ASC}}]) {
          edges { properties { articles works strength } node { id name } }
        }
      }
    }`,
    variables: (asked) => asked,
    data({ authors: [{ coAuthorsConnection, ...author }] }) {
      const edges = (coAuthorsConnection.edges as Edge[]).map(({ properties: { articles, works, strength }, node }) => ({
        ...{ articleCount: articles, workCount: works, strength },
        node,
      }));
      return { author: { ...author, coAuthors: { edges } } };
    },
  },
  targets: { byHand: { most: 1.25 }, neo4jGraphql: { most: 0.1 } },
};

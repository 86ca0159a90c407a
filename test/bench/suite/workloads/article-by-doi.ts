import type { Workload } from '../workload.ts';

/** Of so many authors each. */
const AUTHORS = 4;

const CHOSEN = `MATCH (a:Article) WHERE a.doi IS NOT NULL AND a.authorCount = ${AUTHORS}
  WITH a ORDER BY a.id LIMIT 100
  WHERE COUNT { MATCH (other:Article {doi: a.doi}) } = 1
  WITH a LIMIT 10
  RETURN {doi: a.doi} AS row`;

const BY_HAND = `MATCH (a:Article {doi: $doi})
  WITH a ORDER BY coalesce(a.lastIndexed, '') DESC, a.id LIMIT 1
  RETURN [a.id, a.title, a.year, a.doi, COLLECT {
    MATCH (a)<-[signed:AUTHORED]-(b)
    WITH signed, b ORDER BY signed.position LIMIT 20
    RETURN [signed.position, signed.rawName, b.id, b.name]
  }] AS row`;

type Row = [id: string, title: string, year: number | null, doi: string, authors: [number, string, string, string][]];

export const ARTICLE_BY_DOI: Workload<{ doi: string }> = {
  name: 'W1',
  what: 'article by DOI with authors',
  choose: (read) => read(CHOSEN),
  ours: {
    document: `query ($doi: DOI!) {
      article(by: {doi: $doi}) { id title year doi authors(first: 20) { edges { position rawName node { id name } } } }
    }`,
    variables: (asked) => asked,
  },
  async byHand(read, asked) {
    const [row] = await read<Row>(BY_HAND, asked);
    if (row === undefined) return { article: null };
    const [id, title, year, doi, authors] = row;
    const edges = authors.map(([position, rawName, author, name]) => ({ position, rawName, node: { id: author, name } }));
    return { article: { id, title, year, doi, authors: { edges } } };
  },
  neo4jGraphql: {
    document: `query ($doi: String!) {
      articles(where: {doi: {eq: $doi}}) {
        id title year doi
        authorsConnection(first: 20, sort: [{edge: {position: ASC}}]) { edges { properties { position rawName } node { id name } } }
      }
    }`,
    variables: (asked) => asked,
    data({ articles: [article] }) {
      const { authorsConnection, ...rest } = article;
      const edges = authorsConnection.edges.map(({ properties, node }: { properties: object; node: object }) => ({ ...properties, node }));
      return { article: { ...rest, authors: { edges } } };
    },
  },
  targets: { byHand: { most: 1.3 }, neo4jGraphql: { most: 0.75 } },
};

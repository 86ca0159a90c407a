import { globalId, type Workload } from '../workload.ts';

const MAX_HOPS = 6;

// Some pairs of each length: how far two are apart says most of what it costs.
const CHOSEN = `MATCH (n:Author {kind: 'PERSON', coAuthorCount: 10})
  WITH n ORDER BY n.id LIMIT 200
  WITH collect(n) AS authors
  UNWIND range(0, size(authors) - 2, 2) AS place
  WITH authors[place] AS a, authors[place + 1] AS b
  MATCH path = shortestPath((a)-[:COAUTHORED*..${MAX_HOPS}]-(b))
  WITH length(path) AS length, collect({from: a.id, to: b.id})[..4] AS pairs
  WHERE length >= 3
  UNWIND pairs AS pair
  RETURN pair AS row`;

// The strongest of the shortest, then the first by name: shortestPath would give any.
const BY_HAND = `MATCH (a:Author {id: $from}), (b:Author {id: $to})
  MATCH path = allShortestPaths((a)-[:COAUTHORED*..${MAX_HOPS}]-(b))
  WITH path, reduce(sum = 0.0, tie IN relationships(path) | sum + tie.strength) AS strength, [each IN nodes(path) | each.nameKey] AS names
  ORDER BY round(strength, 9) DESC, names LIMIT 1
  RETURN [[each IN nodes(path) | [each.id, each.name]], [tie IN relationships(path) | [tie.works, tie.strength]]] AS row`;

type Row = [authors: [id: string, name: string][], ties: [works: number, strength: number][]];

export const PATH: Workload<{ from: string; to: string }> = {
  name: 'W6',
  what: 'shortest path up to 6',
  choose: (read) => read(CHOSEN),
  ours: {
    document: `query ($from: ID!, $to: ID!) {
      collaborationPath(from: {id: $from}, to: {id: $to}, maxHops: ${MAX_HOPS}) { length authors { id name } steps { workCount strength } }
    }`,
    variables: ({ from, to }) => ({ from: globalId('Author', from), to: globalId('Author', to) }),
  },
  async byHand(read, asked) {
    const [row] = await read<Row>(BY_HAND, asked);
    if (row === undefined) return { collaborationPath: null };
    const [authors, ties] = row;
    return {
      collaborationPath: {
        length: ties.length,
        authors: authors.map(([id, name]) => ({ id, name })),
        steps: ties.map(([workCount, strength]) => ({ workCount, strength })),
      },
    };
  },
  neo4jGraphql: null,
  cannot: 'a path has no length known beforehand',
  targets: { byHand: { most: 1.15 }, neo4jGraphql: null },
};

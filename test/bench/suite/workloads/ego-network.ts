import { globalId, type Workload } from '../workload.ts';
import { authorsNear } from './anchors.ts';

const MAX_AUTHORS = 100;

// Two rings, the second cut to those most strongly tied to the first, and the ties among all: in one query.
const BY_HAND = `MATCH (centre:Author {id: $id})
  CALL (centre) {
    MATCH (centre)-[tie:COAUTHORED]-(b)
    WITH b, round(tie.strength, 9) AS strength ORDER BY strength DESC, b.nameKey
    RETURN collect(b) AS all1
  }
  WITH centre, all1[..${MAX_AUTHORS - 1}] AS ring1, size(all1) > ${MAX_AUTHORS - 1} AS full
  WITH centre, ring1, [centre] + ring1 AS inside, CASE WHEN full THEN 0 ELSE ${MAX_AUTHORS - 1} - size(ring1) END AS room
  CALL (ring1, inside, room) {
    UNWIND CASE WHEN room > 0 THEN ring1 ELSE [] END AS m
    MATCH (m)-[tie:COAUTHORED]-(b)
    WHERE NOT b IN inside
    WITH b, round(sum(tie.strength), 9) AS strength ORDER BY strength DESC, b.nameKey
    RETURN collect(b) AS all2
  }
  WITH inside, all2[..room] AS ring2, size(inside) - 1 AS near
  WITH inside + ring2 AS members, near
  CALL (members) {
    UNWIND range(0, size(members) - 1) AS place
    WITH place, members[place] AS m
    MATCH (m)-[tie:COAUTHORED]->(b) WHERE b IN members
    RETURN collect([m.id, b.id, tie.works, tie.strength]) AS ties
  }
  RETURN [near, [m IN members | [m.id, m.name]], ties] AS row`;

type Row = [near: number, members: [id: string, name: string][], ties: [from: string, to: string, works: number, strength: number][]];

interface Network {
  readonly authors: readonly { readonly distance: number; readonly author: { readonly id: string; readonly name: string } }[];
  readonly ties: readonly { readonly authors: readonly { readonly id: string }[]; readonly workCount: number; readonly strength: number }[];
}

export const EGO_NETWORK: Workload<{ id: string }> = {
  name: 'W7',
  what: 'network to 2 steps, 100 authors',
  choose: (read) => authorsNear(read, 'coAuthorCount', 30),
  ours: {
    document: `query ($id: ID!) {
      author(by: {id: $id}) {
        network(depth: 2, maxAuthors: ${MAX_AUTHORS}) { authors { distance author { id name } } ties { authors { id } workCount strength } }
      }
    }`,
    variables: ({ id }) => ({ id: globalId('Author', id) }),
  },
  async byHand(read, asked) {
    const [row] = await read<Row>(BY_HAND, asked);
    if (row === undefined) return { author: null };
    const [near, members, ties] = row;
    const distanceOf = (place: number) => (place === 0 ? 0 : place <= near ? 1 : 2);
    return {
      author: {
        network: {
          authors: members.map(([id, name], place) => ({ distance: distanceOf(place), author: { id, name } })),
          ties: ties.map(([from, to, workCount, strength]) => ({ authors: [{ id: from }, { id: to }], workCount, strength })),
        },
      },
    };
  },
  neo4jGraphql: null,
  cannot: 'no expansion hop by hop with a limit, and no ties among what was found',
  // The order of ties is not asked of those who write by hand.
  comparable({ author }) {
    const { authors, ties } = author.network as Network;
    const named = ties.map(({ authors: both, ...tie }) => ({
      ...tie,
      ids: both
        .map(({ id }) => id)
        .sort()
        .join(' '),
    }));
    return { authors, ties: named.toSorted((one, other) => (one.ids < other.ids ? -1 : 1)) };
  },
  targets: { byHand: { most: 1.4 }, neo4jGraphql: null },
};

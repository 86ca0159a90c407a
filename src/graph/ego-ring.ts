import type { YearRange } from '../model/year-range.ts';
import { foremost } from './foremost.ts';
import { inOrderOf, type Reader } from './graph.ts';
import type { MembersOptions } from './network-members.ts';
import { type Query, query, rowsOf, shape } from './shape.ts';
import { IN_YEARS, yearParams } from './tie.ts';

/** What the next ring around a centre is looked for by. */
export interface AskedRing {
  /** The ids of all who are in already. */
  readonly inside: readonly string[];
  /** The ids of those of them who were reached last: everybody else's co-authors are in. */
  readonly last: readonly string[];
  /** For how many more there is room. */
  readonly room: number;
}

/** A ring: everybody outside who is tied to the last ring. */
export interface Ring {
  /** The ids of those for whom there was room: by the summed strength of their ties to the last ring, then by name. */
  readonly ids: readonly string[];
  /** How many there are, with or without room. */
  readonly total: number;
}

/** The next ring for each of `asked`, in their order: one query. Only ties of enough works lead on, counted over the years where there are any. */
export async function ringsOf(graph: Reader, asked: readonly AskedRing[], { years, minWorks }: MembersOptions): Promise<Ring[]> {
  const rings = asked.map((ring, index) => ({ ...ring, id: String(index) }));
  const rows = await rowsOf(graph, queryFor(years, minWorks), { rings, minWorks, ...(years === null ? {} : yearParams(years)) });
  const ids = rings.map(({ id }) => id);
  return inOrderOf(ids, rows, ({ id }) => id, { ids: [], total: 0 });
}

type RingQuery = Query<{ rings: readonly object[]; minWorks: number }, Ring & { id: string }>;

function queryFor(years: YearRange | null, minWorks: number): RingQuery {
  if (years === null) return minWorks > 1 ? STORED_OF_WORKS : STORED;
  return minWorks > 1 ? OF_YEARS_OF_WORKS : OF_YEARS;
}

// Without it the planner may scan the whole index for a handful of ids.
const SEEK = 'USING INDEX SEEK m:Author(id)';

// Each finds the outsiders `b` with the `strength` of their ties to the last ring.
const storedTies = (where: string) =>
  `UNWIND ring.last AS id
   MATCH (m:Author {id: id})-[tie:COAUTHORED]-(b)
   ${SEEK}
   WHERE NOT b IN inside ${where}
   WITH b, sum(tie.strength) AS strength`;

// An article is walked once, however many of the last ring have signed it.
const tiesOfYears = (where: string) =>
  `UNWIND ring.last AS id
   MATCH (m:Author {id: id})-[:AUTHORED {ties: true}]->(x)
   ${SEEK}
   WHERE ${IN_YEARS}
   WITH x, x.authorCount AS authorCount, collect(DISTINCT m) AS signers
   MATCH (x)-[:EXPRESSES]->(w)
   WITH w, authorCount, signers, COLLECT { MATCH (x)<-[:AUTHORED {ties: true}]-(b) WHERE NOT b IN inside RETURN DISTINCT b } AS others
   UNWIND others AS b
   UNWIND signers AS m
   WITH b, m, w, min(authorCount) AS authors
   WITH b, m, count(w) AS works, sum(1.0 / (authors - 1)) AS strength
   ${where}
   WITH b, sum(strength) AS strength`;

// Strengths are sums: what differs by the order of summing alone is equal.
function ringQuery(name: string, ties: string): RingQuery {
  return query(
    name,
    `UNWIND $rings AS ring
     CALL (ring) {
       UNWIND ring.inside AS id
       MATCH (m:Author {id: id})
       ${SEEK}
       RETURN collect(m) AS inside
     }
     CALL (ring, inside) {
       ${ties}
       ${foremost('round(strength, 9)', '{node: b}', 'ring.room')}
       RETURN kept, total
     }`,
    shape({ id: 'ring.id', ids: '[each IN kept | each.node.id]', total: 'total' }),
  );
}

const STORED = ringQuery('network.ring', storedTies(''));
const STORED_OF_WORKS = ringQuery('network.ring minWorks', storedTies('AND tie.works >= $minWorks'));
const OF_YEARS = ringQuery('network.ring years', tiesOfYears(''));
const OF_YEARS_OF_WORKS = ringQuery('network.ring years minWorks', tiesOfYears('WHERE works >= $minWorks'));

import { BibliographError } from '../errors.ts';
import { type Link, shortestWay, type Stop, type Ties, type Way } from '../model/shortest-path.ts';
import type { Tie } from '../model/tie.ts';
import type { YearRange } from '../model/year-range.ts';
import type { Reader } from './graph.ts';
import { inParts, PART } from './parts.ts';
import { type Query, query, rowsOf, shape } from './shape.ts';
import { IN_YEARS, type Pair, TIE, TIE_OF_ARTICLES, yearParams } from './tie.ts';

/** The search is given up when it has reached more authors, or taken longer. */
const MOST_REACHED = 50_000;
const MOST_MS = 10_000;

/**
 * A shortest way between the two of `pair`, searched for from both ends, a distance a query; with `years`, over ties of their articles
 * alone. Throws TIMEOUT where that is too much.
 */
export async function wayBetween(graph: Reader, { a, b }: Pair, maxHops: number, years: YearRange | null): Promise<Way<Tie> | null> {
  return shortestWay(tiesIn(graph, years), a, b, maxHops);
}

function tiesIn(graph: Reader, years: YearRange | null): Ties<Tie> {
  const [neighbours, between] = years === null ? [NEIGHBOURS, BETWEEN] : [NEIGHBOURS_OF_YEARS, BETWEEN_OF_YEARS];
  const range = years === null ? {} : yearParams(years);
  const deadline = Date.now() + MOST_MS;
  let reached = 0;
  return {
    async neighboursOf(ids) {
      const rows = await rowsOf(graph, neighbours, { ids, limit: MOST_REACHED - reached + 1, ...range });
      const found = rows.flatMap((row) => row.ids);
      reached += found.length;
      if (reached > MOST_REACHED || Date.now() > deadline) tooFar();
      return found;
    },
    async between(ids, others) {
      if (Date.now() > deadline) tooFar();
      if (ids.length <= others.length) return rowsOf(graph, between, { ids, others, ...range });
      return (await rowsOf(graph, between, { ids: others, others: ids, ...range })).map(turned);
    },
  };
}

function tooFar(): never {
  throw new BibliographError(
    'TIMEOUT',
    'These two are too far apart for this search: it has gone through very many authors. Ask for fewer maxHops, or for other years.',
  );
}

function turned({ from, to, tie }: Link<Tie>): Link<Tie> {
  return { from: to, to: from, tie };
}

// Without it the planner may scan the whole index for a handful of ids.
const SEEK = 'USING INDEX SEEK a:Author(id)';

type Neighbours = Query<{ ids: readonly string[]; limit: number }, { ids: string[] }>;

const IDS = `WITH collect(b.id) AS ids
   ${inParts([], ['ids'])}`;

const NEIGHBOURS: Neighbours = query(
  'path.neighbours',
  `UNWIND $ids AS id
   MATCH (a:Author {id: id})-[:COAUTHORED]-(b)
   ${SEEK}
   WITH DISTINCT b LIMIT toInteger($limit)
   ${IDS}`,
  shape({ ids: 'ids' }),
  PART,
);

// An article is walked once, however many of those asked about have signed it.
const NEIGHBOURS_OF_YEARS: Neighbours = query(
  'path.neighbours years',
  `UNWIND $ids AS id
   MATCH (a:Author {id: id})-[:AUTHORED {ties: true}]->(x)
   ${SEEK}
   WHERE ${IN_YEARS}
   WITH DISTINCT x
   MATCH (x)<-[:AUTHORED {ties: true}]-(b)
   WITH DISTINCT b LIMIT toInteger($limit)
   ${IDS}`,
  shape({ ids: 'ids' }),
  PART,
);

type Between = Query<{ ids: readonly string[]; others: readonly string[] }, Link<Tie>>;

const STOP = (author: string) => shape<Stop>({ id: `${author}.id`, key: `${author}.nameKey` });
const LINK = shape<Link<Tie>>({ from: STOP('a'), to: STOP('b'), tie: TIE('tie') });

const BETWEEN: Between = query(
  'path.between',
  `UNWIND $ids AS id
   MATCH (a:Author {id: id})-[tie:COAUTHORED]-(b)
   ${SEEK}
   WHERE b.id IN $others`,
  LINK,
);

const BETWEEN_OF_YEARS: Between = query(
  'path.between years',
  `UNWIND $ids AS id
   MATCH (a:Author {id: id})
   ${SEEK}
   CALL (a) {
     MATCH (a)-[:AUTHORED {ties: true}]->(x)
     WHERE ${IN_YEARS}
     WITH DISTINCT x
     MATCH (x)-[:EXPRESSES]->(w)
     WITH x, w
     MATCH (x)<-[:AUTHORED {ties: true}]-(b)
     WHERE b.id IN $others
     WITH DISTINCT b, x, w
     ${TIE_OF_ARTICLES}
     RETURN b, tie
   }`,
  LINK,
);

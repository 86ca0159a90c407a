import type { Reader } from './graph.ts';
import { statement } from './graph.ts';

/** How much there is in the graph. */
export interface Statistics {
  readonly articleCount: number;
  readonly authorCount: number;
  readonly publisherCount: number;
  readonly venueCount: number;
  readonly institutionCount: number;
  readonly collectionCount: number;
  readonly topicCount: number;
  readonly workCount: number;
  readonly tieCount: number;
  /** Null where no article has a year. */
  readonly firstYear: number | null;
  readonly lastYear: number | null;
}

const LABELS = ['article', 'author', 'publisher', 'venue', 'institution', 'collection', 'topic', 'work'] as const;

const labelOf = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

// Counts of a whole label or type are kept by Neo4j; the years are the ends of their index.
const STATISTICS = statement<Record<string, never>, Statistics>(
  'statistics',
  `${LABELS.map((name) => `CALL () { MATCH (n:${labelOf(name)}) RETURN count(n) AS ${name}Count }`).join('\n   ')}
   CALL () { MATCH ()-[r:COAUTHORED]->() RETURN count(r) AS tieCount }
   CALL () {
     MATCH (a:Article) USING INDEX a:Article(yearAscKey) WHERE a.yearAscKey < '~'
     WITH a ORDER BY a.yearAscKey LIMIT 1
     RETURN head(collect(a.year)) AS firstYear
   }
   CALL () {
     MATCH (a:Article) USING INDEX a:Article(yearAscKey) WHERE a.yearAscKey < '~'
     WITH a ORDER BY a.yearAscKey DESC LIMIT 1
     RETURN head(collect(a.year)) AS lastYear
   }
   RETURN {${[...LABELS, 'tie'].map((name) => `${name}Count: ${name}Count`).join(', ')}, firstYear: firstYear, lastYear: lastYear} AS row`,
);

export async function statistics(graph: Reader): Promise<Statistics> {
  const [row] = await graph.read(STATISTICS, {});
  if (row === undefined) throw new Error('A statement without a MATCH of its own gave no row.');
  return row;
}

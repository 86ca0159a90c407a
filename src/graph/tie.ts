import type { Tie } from '../model/tie.ts';
import type { YearRange } from '../model/year-range.ts';
import { inOrderOf, type Reader } from './graph.ts';
import { query, rowsOf, shape, shapeOf } from './shape.ts';

/** Two authors, by their ids. */
export interface Pair {
  readonly a: string;
  readonly b: string;
}

/** The fields of a Tie, from a stored tie or from what TIE_OF_ARTICLES makes. */
export const tieFields = (its: (property: string) => string) => ({
  articleCount: its('articles'),
  workCount: its('works'),
  strength: its('strength'),
  firstYear: its('firstYear'),
  lastYear: its('lastYear'),
});

export const TIE = (tie: string) => shapeOf<Tie>(tie, tieFields);

/** Whether the article `x` is of the years $fromYear to $toYear. */
export const IN_YEARS = 'x.year >= $fromYear AND x.year <= $toYear';

/** The parameters of IN_YEARS. An open end is further than any year. */
export function yearParams({ from, to }: YearRange): { fromYear: number; toYear: number } {
  return { fromYear: from ?? -Infinity, toYear: to ?? Infinity };
}

/**
 * The part of a statement that sums up articles `x` of works `w`, each once for each `b`, to the tie with `b`: `tie`, a map with the
 * properties of a stored tie. Over the works, 1 / (n - 1) is summed, n the authors of the record with the fewest among those of the work given here
 * (M. E. J. Newman, Scientific collaboration networks II, 2001).
 */
export const TIE_OF_ARTICLES = `WITH b, w, count(x) AS articles, min(x.authorCount) AS authors, min(x.year) AS firstYear, max(x.year) AS lastYear
   WITH b, sum(articles) AS articles, count(w) AS works, sum(1.0 / (authors - 1)) AS strength,
        min(firstYear) AS firstYear, max(lastYear) AS lastYear
   WITH b, {articles: articles, works: works, strength: round(strength, 12), firstYear: firstYear, lastYear: lastYear} AS tie`;

interface PairRow {
  readonly id: string;
  readonly tie: Tie;
}

const PAIR_ROW = shape<PairRow>({ id: 'pair.id', tie: TIE('tie') });

const STORED = query<{ pairs: readonly object[] }, PairRow>(
  'tie.between',
  `UNWIND $pairs AS pair
   MATCH (a:Author {id: pair.a}), (b:Author {id: pair.b})
   MATCH (a)-[tie:COAUTHORED]-(b)`,
  PAIR_ROW,
);

const OF_YEARS = query<{ pairs: readonly object[]; fromYear: number; toYear: number }, PairRow>(
  'tie.between years',
  `UNWIND $pairs AS pair
   CALL (pair) {
     MATCH (a:Author {id: pair.a}), (b:Author {id: pair.b})
     MATCH (a)-[:COAUTHORED]-(b)
     WITH a, b
     MATCH (a)-[:AUTHORED {ties: true}]->(x)<-[:AUTHORED {ties: true}]-(b)
     WHERE ${IN_YEARS}
     WITH DISTINCT b, x
     MATCH (x)-[:EXPRESSES]->(w)
     ${TIE_OF_ARTICLES}
     RETURN tie
   }`,
  PAIR_ROW,
);

/**
 * The tie of each of `pairs`, in their order; null where the two did not write together, and for an author with itself. With `years`,
 * of the articles of those years alone.
 */
export async function tiesBetween(graph: Reader, pairs: readonly Pair[], years: YearRange | null): Promise<(Tie | null)[]> {
  const parents = pairs.map(({ a, b }) => ({ id: pairId({ a, b }), a, b }));
  const rows =
    years === null
      ? await rowsOf(graph, STORED, { pairs: parents })
      : await rowsOf(graph, OF_YEARS, { pairs: parents, ...yearParams(years) });
  const ids = parents.map(({ id }) => id);
  return inOrderOf(ids, rows, ({ id }) => id, null).map((row) => row?.tie ?? null);
}

/** Tells pairs apart. */
export function pairId({ a, b }: Pair): string {
  return `${a} ${b}`;
}

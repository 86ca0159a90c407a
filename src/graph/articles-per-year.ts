import { FACETS, type Facet } from './facet.ts';
import { inOrderOf, type Reader, type Statement, statement } from './graph.ts';

/** Whatever articles are gathered by, the catalogue's sources apart. */
export type ArticleSetKind = Exclude<Facet, 'source'>;

export interface YearCount {
  readonly year: number;
  readonly articleCount: number;
}

/**
 * How many articles each of `ids`, all of one kind, has in each year, in the order of `ids`: from its first year to its last, zeros
 * included. Articles without a year are in none. One query.
 */
export async function articlesPerYearOf(graph: Reader, ids: readonly string[], kind: ArticleSetKind): Promise<YearCount[][]> {
  const rows = await graph.read(STATEMENTS[kind], { ids });
  return inOrderOf(ids, rows, ({ id }) => id, null).map((row) => withoutGaps(row?.years ?? []));
}

type YearsStatement = Statement<{ ids: readonly string[] }, { id: string; years: YearCount[] }>;

// An author may have signed an article twice; nothing else is twice on one.
const STATEMENTS = {
  author: perYear('author', 'WITH DISTINCT x'),
  publisher: perYear('publisher'),
  venue: perYear('venue'),
  institution: perYear('institution'),
  collection: perYear('collection'),
  topic: perYear('topic'),
  language: perYear('language'),
  format: perYear('format'),
} satisfies Record<ArticleSetKind, YearsStatement>;

function perYear(kind: ArticleSetKind, once = ''): YearsStatement {
  const { label, path } = FACETS[kind];
  return statement(
    `articlesPerYear ${kind}`,
    `UNWIND $ids AS id
     CALL (id) {
       MATCH (x)${path}(:${label} {id: id})
       ${once}
       WITH x.year AS year, count(*) AS articles WHERE year IS NOT NULL
       ORDER BY year
       RETURN collect({year: year, articleCount: articles}) AS years
     }
     RETURN {id: id, years: years} AS row`,
  );
}

function withoutGaps(years: readonly YearCount[]): YearCount[] {
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return [];
  const counts = new Map(years.map(({ year, articleCount }) => [year, articleCount]));
  return Array.from({ length: last.year - first.year + 1 }, (_, index) => {
    const year = first.year + index;
    return { year, articleCount: counts.get(year) ?? 0 };
  });
}

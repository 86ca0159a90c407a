import { FACETS, type Facet } from './facet.ts';
import { inOrderOf, type Reader } from './graph.ts';
import { collected, type Query, query, rowsOf, shape } from './shape.ts';

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
  const rows = await rowsOf(graph, QUERIES[kind], { ids });
  return inOrderOf(ids, rows, ({ id }) => id, null).map((row) => withoutGaps(row?.years ?? []));
}

type YearsQuery = Query<{ ids: readonly string[] }, { id: string; years: YearCount[] }>;

const YEARS = collected(shape<YearCount>({ year: 'year', articleCount: 'articles' }));

// An author may have signed an article twice; nothing else is twice on one.
const QUERIES = {
  author: perYear('author', 'WITH DISTINCT x'),
  publisher: perYear('publisher'),
  venue: perYear('venue'),
  institution: perYear('institution'),
  collection: perYear('collection'),
  topic: perYear('topic'),
  language: perYear('language'),
  format: perYear('format'),
} satisfies Record<ArticleSetKind, YearsQuery>;

function perYear(kind: ArticleSetKind, once = ''): YearsQuery {
  const { label, path } = FACETS[kind];
  return query(
    `articlesPerYear ${kind}`,
    `UNWIND $ids AS id
     CALL (id) {
       MATCH (x)${path}(:${label} {id: id})
       ${once}
       WITH x.year AS year, count(*) AS articles WHERE year IS NOT NULL
       ORDER BY year
       RETURN ${YEARS.text} AS years
     }`,
    shape({ id: 'id', years: YEARS.as('years') }),
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

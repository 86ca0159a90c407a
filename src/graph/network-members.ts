import type { PlacedTie } from '../model/network.ts';
import type { Tie } from '../model/tie.ts';
import { tiesOf, type TyingArticle } from '../model/tying-article.ts';
import { type Author, AUTHOR } from './author.ts';
import type { Reader } from './graph.ts';
import type { Members, OfYears } from './network.ts';
import { inParts, PART, partsOf } from './parts.ts';
import { collected, eachOf, type Query, query, rowsOf, shape, shapeOf } from './shape.ts';
import { IN_YEARS, tieFields, yearParams } from './tie.ts';
import { TYING_ARTICLE } from './tying-article.ts';

export interface MembersOptions extends OfYears {
  /** Only ties of at least so many works. */
  readonly minWorks: number;
}

/**
 * The authors of each of `groups`, lists of different ids, with the ties among them, in the order of `groups`: one query. Whoever is gone
 * is left out. With `years`, ties and counts are of the articles of those years alone.
 */
export async function membersOf(
  graph: Reader,
  groups: readonly (readonly string[])[],
  { years, minWorks }: MembersOptions,
): Promise<Members[]> {
  const asked = groups.map((members, index) => ({ id: String(index), members }));
  const ids = asked.map(({ id }) => id);
  if (years === null) {
    const rows = await rowsOf(graph, minWorks > 1 ? STORED_OF_WORKS : STORED, { groups: asked, minWorks });
    return partsOf(ids, rows).map(stored);
  }
  const rows = await rowsOf(graph, OF_YEARS, { groups: asked, ...yearParams(years) });
  return partsOf(ids, rows).map((parts) => ofYears(parts, minWorks));
}

// The index is named because the planner may scan it whole for a handful of ids.
const MEMBERS = `CALL (group) {
     UNWIND group.members AS id
     MATCH (m:Author {id: id}) USING INDEX SEEK m:Author(id)
     RETURN collect(m) AS members
   }`;

const AUTHORS = eachOf('m', 'members', AUTHOR);

/** What is next of the authors and of the ties of a group. */
interface StoredRow {
  readonly id: string;
  readonly authors: readonly Author[];
  readonly ties: readonly StoredTie[];
}

/** A tie by the place of one author and the id of the other. */
interface StoredTie extends Tie {
  readonly place: number;
  readonly other: string;
}

const TIES = collected(shapeOf<StoredTie>('tie', (its) => ({ place: 'place', other: 'b.id', ...tieFields(its) })));

interface Group {
  readonly id: string;
  readonly members: readonly string[];
}

const STORED = storedQuery('network.members', '');
const STORED_OF_WORKS = storedQuery('network.members minWorks', 'AND tie.works >= $minWorks');

// A tie is stored from the lower id to the higher: each is walked once.
function storedQuery(name: string, where: string): Query<{ groups: readonly Group[]; minWorks: number }, StoredRow> {
  return query(
    name,
    `UNWIND $groups AS group
     ${MEMBERS}
     CALL (members) {
       UNWIND range(0, size(members) - 1) AS place
       WITH place, members[place] AS m
       MATCH (m)-[tie:COAUTHORED]->(b)
       WHERE b IN members ${where}
       RETURN ${TIES.text} AS ties
     }
     ${inParts(['group'], ['members', 'ties'])}`,
    shape({ id: 'group.id', authors: AUTHORS, ties: TIES.as('ties') }),
    PART,
  );
}

function stored(parts: readonly StoredRow[]): Members {
  const authors = parts.flatMap((part) => part.authors);
  const places = new Map(authors.map((author, place) => [author.id, place]));
  return {
    authors: authors.map((author) => ({ author, distance: null, articleCount: author.articleCount, workCount: author.workCount })),
    ties: parts.flatMap(({ ties }) => ties).map((tie) => placed(tie, places.get(tie.other) ?? 0)),
  };
}

function placed({ place, articleCount, workCount, strength, firstYear, lastYear }: StoredTie, other: number): PlacedTie {
  return { a: Math.min(place, other), b: Math.max(place, other), articleCount, workCount, strength, firstYear, lastYear };
}

/** What is next of the authors and of the works of a group. */
interface YearsRow {
  readonly id: string;
  readonly authors: readonly Author[];
  /** Of each author, in their order. */
  readonly counts: readonly (readonly [articles: number, works: number])[];
  readonly works: readonly (readonly TyingArticle[])[];
}

const ARTICLES = collected(TYING_ARTICLE('x', 'places'));
const WORKS = collected(ARTICLES.as('articles'));

const OF_YEARS = query<{ groups: readonly Group[]; fromYear: number; toYear: number }, YearsRow>(
  'network.members years',
  `UNWIND $groups AS group
   ${MEMBERS}
   CALL (members) {
     UNWIND members AS m
     CALL (m) {
       MATCH (m)-[:AUTHORED]->(x)
       WHERE ${IN_YEARS}
       WITH DISTINCT x
       MATCH (x)-[:EXPRESSES]->(w)
       RETURN count(x) AS articles, count(DISTINCT w) AS works
     }
     RETURN collect([articles, works]) AS counts
   }
   CALL (members) {
     UNWIND range(0, size(members) - 1) AS place
     WITH place, members[place] AS m
     MATCH (m)-[:AUTHORED {ties: true}]->(x)
     WHERE ${IN_YEARS}
     WITH x, collect(DISTINCT place) AS places
     WHERE size(places) > 1
     MATCH (x)-[:EXPRESSES]->(w)
     WITH w, ${ARTICLES.text} AS articles
     RETURN ${WORKS.text} AS works
   }
   ${inParts(['group'], ['members', 'counts', 'works'])}`,
  shape({ id: 'group.id', authors: AUTHORS, counts: 'counts', works: WORKS.as('works') }),
  PART,
);

function ofYears(parts: readonly YearsRow[], minWorks: number): Members {
  const counts = parts.flatMap((part) => part.counts);
  const authors = parts.flatMap((part) => part.authors);
  return {
    authors: authors.map((author, place) => {
      const [articleCount, workCount] = counts[place] ?? [0, 0];
      return { author, distance: null, articleCount, workCount };
    }),
    ties: tiesOf(parts.flatMap(({ works }) => works)).filter(({ workCount }) => workCount >= minWorks),
  };
}

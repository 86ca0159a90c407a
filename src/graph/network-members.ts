import type { PlacedTie } from '../model/network.ts';
import { tiesOf } from '../model/tying-article.ts';
import { type Author, AUTHOR } from './author.ts';
import { inOrderOf, type Reader, type Statement, statement } from './graph.ts';
import type { Members, OfYears } from './network.ts';
import { IN_YEARS, yearParams } from './tie.ts';
import { TYING_ROW, type TyingRow, tyingArticles } from './tying-article.ts';

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
  const found =
    years === null
      ? (await graph.read(minWorks > 1 ? STORED_OF_WORKS : STORED, { groups: asked, minWorks })).map(stored)
      : (await graph.read(OF_YEARS, { groups: asked, ...yearParams(years) })).map((row) => ofYears(row, minWorks));
  const ids = asked.map(({ id }) => id);
  return inOrderOf(ids, found, ({ id }) => id, NOBODY);
}

const NOBODY: Members = { authors: [], ties: [] };

// The index is named because the planner may scan it whole for a handful of ids.
const MEMBERS = `CALL (group) {
     UNWIND group.members AS id
     MATCH (m:Author {id: id}) USING INDEX SEEK m:Author(id)
     RETURN collect(m) AS members
   }`;

const AUTHORS = `[m IN members | ${AUTHOR('m')}]`;

interface StoredRow {
  readonly id: string;
  readonly authors: readonly Author[];
  /** The place of one author, the id of the other, and the figures. */
  readonly ties: readonly (readonly [
    place: number,
    other: string,
    articles: number,
    works: number,
    strength: number,
    firstYear: number | null,
    lastYear: number | null,
  ])[];
}

interface Group {
  readonly id: string;
  readonly members: readonly string[];
}

const STORED = storedStatement('network.members', '');
const STORED_OF_WORKS = storedStatement('network.members minWorks', 'AND tie.works >= $minWorks');

// A tie is stored from the lower id to the higher: each is walked once.
function storedStatement(name: string, where: string): Statement<{ groups: readonly Group[]; minWorks: number }, StoredRow> {
  return statement(
    name,
    `UNWIND $groups AS group
     ${MEMBERS}
     CALL (members) {
       UNWIND range(0, size(members) - 1) AS place
       WITH place, members[place] AS m
       MATCH (m)-[tie:COAUTHORED]->(b)
       WHERE b IN members ${where}
       RETURN collect([place, b.id, tie.articles, tie.works, tie.strength, tie.firstYear, tie.lastYear]) AS ties
     }
     RETURN {id: group.id, authors: ${AUTHORS}, ties: ties} AS row`,
  );
}

function stored({ id, authors, ties }: StoredRow): Members & { id: string } {
  const places = new Map(authors.map((author, place) => [author.id, place]));
  return {
    id,
    authors: authors.map((author) => ({ author, distance: null, articleCount: author.articleCount, workCount: author.workCount })),
    ties: ties.map(([place, other, articleCount, workCount, strength, firstYear, lastYear]) => ({
      ...inOrder(place, places.get(other) ?? 0),
      ...{ articleCount, workCount, strength, firstYear, lastYear },
    })),
  };
}

function inOrder(one: number, other: number): Pick<PlacedTie, 'a' | 'b'> {
  return { a: Math.min(one, other), b: Math.max(one, other) };
}

interface YearsRow {
  readonly id: string;
  readonly authors: readonly Author[];
  /** Of each author, in their order. */
  readonly counts: readonly (readonly [articles: number, works: number])[];
  readonly works: readonly (readonly TyingRow[])[];
}

const OF_YEARS: Statement<{ groups: readonly Group[]; fromYear: number; toYear: number }, YearsRow> = statement(
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
     WITH w, collect(${TYING_ROW('x', 'places')}) AS articles
     RETURN collect(articles) AS works
   }
   RETURN {id: group.id, authors: ${AUTHORS}, counts: counts, works: works} AS row`,
);

function ofYears({ id, authors, counts, works }: YearsRow, minWorks: number): Members & { id: string } {
  return {
    id,
    authors: authors.map((author, place) => {
      const [articleCount, workCount] = counts[place] ?? [0, 0];
      return { author, distance: null, articleCount, workCount };
    }),
    ties: tiesOf(tyingArticles(works)).filter(({ workCount }) => workCount >= minWorks),
  };
}

import { type Author, AUTHOR } from './author.ts';
import { inOrderOf, type Reader } from './graph.ts';
import { collected, eachOf, query, rowsOf, shape } from './shape.ts';
import { type Pair, pairId } from './tie.ts';
import { TOPIC, type Topic } from './topic.ts';

/** Somebody with whom an author may want to write. */
export interface SuggestedCoAuthor {
  readonly author: Author;
  /** After Adamic and Adar. */
  readonly score: number;
  /** The ids of those with whom both have written, those of the fewest co-authors first: 50 at most. */
  readonly via: readonly string[];
}

/** At most so many are given, of suggestions, contacts and topics alike. */
export const MOST_SUGGESTED = 50;
/** Contacts who have written with more say next to nothing, and lead to too many. */
export const MOST_CONTACTS_OF_CONTACT = 1_000;
/** Of an author's contacts as many are gone by, those of the fewest co-authors. */
export const MOST_CONTACTS = 1_000;

const SUGGESTIONS = collected(shape<SuggestedCoAuthor>({ author: AUTHOR('c'), score: 'score', via: '[z IN via | z.id]' }));

// Every tie of the contacts is walked once: whether it leads to somebody known already is looked up in a list.
const SUGGESTED = query<{ ids: readonly string[] }, { id: string; suggested: SuggestedCoAuthor[] }>(
  'author.suggested',
  `UNWIND $ids AS id
   MATCH (a:Author {id: id})
   CALL (a) {
     MATCH (a)-[:COAUTHORED]-(z)
     RETURN collect(z) AS known
   }
   CALL (known) {
     UNWIND known AS z
     WITH z WHERE z.coAuthorCount > 1 AND z.coAuthorCount <= ${MOST_CONTACTS_OF_CONTACT}
     WITH z ORDER BY z.coAuthorCount, z.nameKey LIMIT ${MOST_CONTACTS}
     RETURN collect(z) AS contacts
   }
   CALL (a, known, contacts) {
     UNWIND contacts AS z
     WITH a, known, z, 1.0 / log(z.coAuthorCount) AS says
     MATCH (z)-[:COAUTHORED]-(c)
     WHERE c <> a AND NOT c IN known
     WITH c, sum(says) AS score, collect(z) AS via
     WITH c, round(score, 9) AS score, via[..${MOST_SUGGESTED}] AS via
     WITH c, score, via ORDER BY score DESC, c.nameKey LIMIT ${MOST_SUGGESTED}
     RETURN ${SUGGESTIONS.text} AS suggested
   }`,
  shape({ id: 'id', suggested: SUGGESTIONS.as('suggested') }),
  MOST_SUGGESTED,
);

/** With whom each of `ids` might write, in their order: the highest score first, then by name. One query, whatever their number. */
export async function suggestedCoAuthorsOf(graph: Reader, ids: readonly string[]): Promise<SuggestedCoAuthor[][]> {
  return inOrderOf(ids, await rowsOf(graph, SUGGESTED, { ids }), ({ id }) => id, null).map((row) => row?.suggested ?? []);
}

// Pairs are grouped by their first author, so that the articles of a hub are gone through once, not for everybody suggested to it.
const SHARED_TOPICS = query<{ groups: readonly object[] }, Pair & { topics: Topic[] }>(
  'author.sharedTopics',
  `UNWIND $groups AS group
   CALL (group) {
     UNWIND [group.a] + group.others AS id
     MATCH (:Author {id: id})-[:AUTHORED]->(x)
     WITH DISTINCT id, x
     MATCH (x)-[:ABOUT]->(t)
     WITH id, t, count(x) AS articles
     WITH t, max(CASE id WHEN group.a THEN articles END) AS byFirst, collect({b: id, articles: articles}) AS others
     WHERE byFirst IS NOT NULL
     UNWIND others AS other
     WITH t, other.b AS b, CASE WHEN other.articles < byFirst THEN other.articles ELSE byFirst END AS articles
     WHERE b <> group.a
     WITH b, t ORDER BY articles DESC, t.nameKey
     WITH b, collect(t)[..${MOST_SUGGESTED}] AS topics
     RETURN b, topics
   }`,
  shape({ a: 'group.a', b: 'b', topics: eachOf('t', 'topics', TOPIC) }),
  MOST_SUGGESTED,
);

/** The topics that both of each of `pairs` have written about, in the order of `pairs`: what both did most often first, then by name. */
export async function sharedTopicsOf(graph: Reader, pairs: readonly Pair[]): Promise<Topic[][]> {
  const others = new Map<string, string[]>();
  for (const { a, b } of pairs) others.set(a, [...(others.get(a) ?? []), b]);
  const groups = [...others].map(([a, those]) => ({ a, others: those }));
  const rows = await rowsOf(graph, SHARED_TOPICS, { groups });
  return inOrderOf(pairs.map(pairId), rows, pairId, null).map((row) => row?.topics ?? []);
}

import { collected, query, shape } from './shape.ts';

/** An article to which others are to be found, with the queries of the full-text index that weigh each stem of its title by itself. */
export interface Asked {
  readonly id: string;
  readonly stems: readonly { readonly stem: string; readonly weigh: string }[];
}

/** An article that may be related, with what it shares. */
interface Candidate {
  readonly id: string;
  readonly work: string | null;
  readonly authors: readonly number[];
  readonly topics: readonly number[];
  /** What the subject's telling stems that are in its title weigh. */
  readonly text: number;
  readonly sameVenue: boolean;
}

/** What was found for an article; `wholeText` is what all of its telling stems weigh. */
export interface Found {
  readonly id: string;
  readonly wholeText: number;
  readonly candidates: readonly Candidate[];
}

/** Names and topics that more articles have are not gone by to find others: they say too little, and are too many. */
const MOST_ARTICLES_OF_AUTHOR = 300;
const MOST_ARTICLES_OF_TOPIC = 1_000;
/** As many are gone by, those with the fewest articles. */
const MOST_AUTHORS = 20;
const MOST_TOPICS = 5;
/** As many are compared in full: those found by authors and topics that promise most, and those with the most similar titles. */
const MOST_SHARING = 200;
const MOST_SIMILAR = 100;
/** Stems that say less than this part of what the most telling one does are left out. */
const LEAST_TELLING = 0.3;
const MOST_TELLING = 10;

// The index scores a word in one article the higher the rarer it is. A title of one telling word, "Introduction", does not tell all of an
// article: a text weighs at least about what a word does that nobody else uses.
const TELLING = `CALL (subject) {
     UNWIND subject.stems AS asked
     CALL (subject, asked) {
       CALL db.index.fulltext.queryNodes('article_search', asked.weigh) YIELD node, score
       WITH score WHERE node.id = subject.id
       RETURN max(score) AS weight
     }
     WITH asked.stem AS stem, weight WHERE weight > 0
     WITH stem, weight ORDER BY weight DESC, stem LIMIT ${MOST_TELLING}
     WITH collect({stem: stem, weight: weight}) AS stems, max(weight) AS most
     RETURN [each IN stems WHERE each.weight >= ${LEAST_TELLING} * most] AS telling
   }
   CALL () { MATCH (every:Article) RETURN 0.6 * log(1 + count(every)) AS leastText }`;

// Of articles that match alike at the limit, which ones are found would be chance: then none of them is.
const SIMILAR = `CALL (a, telling) {
     UNWIND CASE WHEN size(telling) = 0 THEN [] ELSE [1] END AS go
     WITH a, reduce(query = '', each IN telling | query + ' searchTitle:' + each.stem) AS query
     CALL (query) {
       CALL db.index.fulltext.queryNodes('article_search', query, {limit: ${MOST_SIMILAR + 1}}) YIELD node, score
       WITH collect({node: node, score: score}) AS found
       RETURN found, CASE WHEN size(found) > ${MOST_SIMILAR} THEN found[-1].score ELSE 0.0 END AS bound
     }
     UNWIND [each IN found WHERE each.score > bound | each.node] AS c
     RETURN collect(c) AS similar
   }`;

const SHARING = `CALL (a) {
     CALL (a) {
       MATCH (a)<-[:AUTHORED]-(n) WHERE n.articleCount > 1 AND n.articleCount <= ${MOST_ARTICLES_OF_AUTHOR}
       WITH DISTINCT n ORDER BY n.articleCount, n.id LIMIT ${MOST_AUTHORS}
       WITH n, 0.30 / log(1 + n.articleCount) AS says
       MATCH (n)-[:AUTHORED]->(c)
       WITH DISTINCT n, c, says
       RETURN c, says
       UNION ALL
       MATCH (a)-[:ABOUT]->(n) WHERE n.articleCount > 1 AND n.articleCount <= ${MOST_ARTICLES_OF_TOPIC}
       WITH n ORDER BY n.articleCount, n.id LIMIT ${MOST_TOPICS}
       WITH n, 0.25 / log(1 + n.articleCount) AS says
       MATCH (n)<-[:ABOUT]-(c)
       RETURN c, says
     }
     WITH c, sum(says) AS says
     WITH c, says ORDER BY says DESC, c.id LIMIT ${MOST_SHARING}
     RETURN collect(c) AS sharing
   }`;

const CANDIDATES = collected(
  shape<Candidate>({
    id: 'c.id',
    work: 'head([n IN near WHERE n:Work | n.id])',
    authors: '[n IN near WHERE n IN authors | n.articleCount]',
    topics: '[n IN near WHERE n IN topics | n.articleCount]',
    text: "reduce(sum = 0.0, each IN telling | CASE WHEN title CONTAINS ' ' + each.stem + ' ' THEN sum + each.weight ELSE sum END)",
    sameVenue: 'any(n IN near WHERE n IN venues)',
  }),
);

// One walk over what a candidate is tied to costs less than a look for each of the things that it may share.
const COMPARED = `CALL (a, sharing, similar, telling) {
     MATCH (a)-[:EXPRESSES]->(own)
     CALL (a) { MATCH (a)<-[:AUTHORED]-(n) WITH DISTINCT n RETURN collect(n) AS authors }
     CALL (a) { MATCH (a)-[:ABOUT]->(n) RETURN collect(n) AS topics }
     CALL (a) { MATCH (a)-[:PUBLISHED_IN]->(n) RETURN collect(n) AS venues }
     UNWIND sharing + similar AS c
     WITH DISTINCT c, own, authors, topics, venues, telling
     CALL (c, authors, topics, venues) {
       MATCH (c)-[r:EXPRESSES|AUTHORED|ABOUT|PUBLISHED_IN]-(n)
       WHERE type(r) = 'EXPRESSES' OR n IN authors OR n IN topics OR n IN venues
       RETURN collect(DISTINCT n) AS near
     }
     WITH c, near, authors, topics, venues, telling, ' ' + c.searchTitle + ' ' AS title WHERE NOT own IN near
     RETURN ${CANDIDATES.text} AS candidates
   }`;

/** What may be related to each of `subjects`, none of its own work, in no order: for each a row. */
export const RELATED = query<{ subjects: readonly Asked[] }, Found>(
  'article.related',
  `UNWIND $subjects AS subject
   MATCH (a:Article {id: subject.id})
   ${TELLING}
   ${SIMILAR}
   ${SHARING}
   ${COMPARED}
   WITH subject, candidates, leastText, reduce(sum = 0.0, each IN telling | sum + each.weight) AS allText`,
  shape({
    id: 'subject.id',
    wholeText: 'CASE WHEN allText > leastText THEN allText ELSE leastText END',
    candidates: CANDIDATES.as('candidates'),
  }),
  MOST_SHARING + MOST_SIMILAR,
);

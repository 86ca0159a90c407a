import { tiesOf, type TyingArticle } from '../model/tying-article.ts';
import { type ArticleFilter, conditionsOf } from './article-filter.ts';
import { SEARCH_SOURCE, searched } from './article-search.ts';
import type { ArticleScope } from './article-source.ts';
import { FACETS } from './facet.ts';
import { inOrderOf, type Reader } from './graph.ts';
import { type Parent, whereAll } from './list.ts';
import type { ListedTie } from './list-network.ts';
import { collected, type Query, query, rowsOf, shape } from './shape.ts';
import type { Pair } from './tie.ts';
import { TYING_ARTICLE } from './tying-article.ts';

/** Two authors, by their ids, and the parent of a list. */
export interface PairInList extends Pair {
  readonly parent: Parent;
}

/**
 * The tie of each of `pairs`, counted over the articles of its list alone, in their order: one query; null where the two wrote none of them
 * together. What is read grows with what the two have signed, not with the list.
 */
export async function listTiesBetween(
  graph: Reader,
  pairs: readonly PairInList[],
  scope: ArticleScope,
  filter: ArticleFilter,
): Promise<(ListedTie | null)[]> {
  const { search } = filter;
  const { name, where, params } = conditionsOf(filter);
  const asked = pairs.map((pair, index) => {
    const [query = {}] = search === null ? [] : searched([{ id: pair.a }], search, true);
    return { ...pair, id: String(index), parent: { ...query, ...pair.parent } };
  });
  const found =
    search === null
      ? `${BY_BOTH} ${whereAll([...WITHIN[scope], ...where])}`
      : `${SEARCH_SOURCE} ${whereAll([...TIES_BOTH, ...WITHIN[scope], ...where])}`;
  const tie = tieQuery([scope, search === null ? '' : 'search', name].filter((part) => part !== '').join(' '), found);
  const rows = await rowsOf(graph, tie, { ...params, pairs: asked });
  const ids = asked.map(({ id }) => id);
  return inOrderOf(ids, rows, ({ id }) => id, null).map((row, index) => tieFrom(row?.works ?? [], pairs[index]));
}

interface Row {
  readonly id: string;
  readonly works: readonly (readonly TyingArticle[])[];
}

function tieFrom(works: Row['works'], pair: Pair | undefined): ListedTie | null {
  const [tie] = tiesOf(works);
  return tie === undefined || pair === undefined ? null : { ...tie, a: pair.a, b: pair.b };
}

const BY_BOTH = `MATCH (:Author {id: pair.a})-[:AUTHORED {ties: true}]->(a)<-[:AUTHORED {ties: true}]-(:Author {id: pair.b})
       WHERE pair.a <> pair.b
       WITH DISTINCT a`;

const TIES_BOTH = [
  'pair.a <> pair.b',
  'EXISTS { (a)<-[:AUTHORED {ties: true}]-(p) WHERE p.id = pair.a }',
  'EXISTS { (a)<-[:AUTHORED {ties: true}]-(p) WHERE p.id = pair.b }',
];

/** What tells of each scope whether an article is of its parent. */
const WITHIN: Readonly<Record<ArticleScope, readonly string[]>> = {
  all: [],
  author: [`EXISTS { (a)${FACETS.author.path}(p) WHERE p.id = parent.id }`],
  publisher: [`EXISTS { (a)${FACETS.publisher.path}(p) WHERE p.id = parent.id }`],
  venue: [`EXISTS { (a)${FACETS.venue.path}(p) WHERE p.id = parent.id }`],
  institution: [`EXISTS { (a)${FACETS.institution.path}(p) WHERE p.id = parent.id }`],
  collection: [`EXISTS { (a)${FACETS.collection.path}(p) WHERE p.id = parent.id }`],
  topic: [`EXISTS { (a)${FACETS.topic.path}(p) WHERE p.id = parent.id }`],
  language: [`EXISTS { (a)${FACETS.language.path}(p) WHERE p.id = parent.id }`],
  format: [`EXISTS { (a)${FACETS.format.path}(p) WHERE p.id = parent.id }`],
  work: ['EXISTS { (a)-[:EXPRESSES]->(p) WHERE p.id = parent.id }'],
  versions: ['a.id <> parent.id', 'EXISTS { (a)-[:EXPRESSES]->()<-[:EXPRESSES]-(p) WHERE p.id = parent.id }'],
  tie: [
    'EXISTS { (a)<-[:AUTHORED {ties: true}]-(p) WHERE p.id = parent.a }',
    'EXISTS { (a)<-[:AUTHORED {ties: true}]-(p) WHERE p.id = parent.b }',
    'parent.fromYear IS NULL OR a.year >= parent.fromYear',
    'parent.toYear IS NULL OR a.year <= parent.toYear',
  ],
  given: ['a.id IN parent.articles'],
};

const ARTICLES = collected(TYING_ARTICLE('a', '[0, 1]'));
const WORKS = collected(ARTICLES.as('articles'));

function tieQuery(name: string, found: string): Query<{ pairs: readonly object[] }, Row> {
  return query(
    `network.list tie ${name}`,
    `UNWIND $pairs AS pair
     WITH pair, pair.parent AS parent
     CALL (pair, parent) {
       ${found}
       WITH a
       MATCH (a)-[:EXPRESSES]->(w)
       WITH w, ${ARTICLES.text} AS articles
       RETURN ${WORKS.text} AS works
     }`,
    shape({ id: 'pair.id', works: WORKS.as('works') }),
  );
}

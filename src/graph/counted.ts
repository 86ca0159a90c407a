import type { Page, Slice } from '../model/page.ts';
import { type Author, AUTHOR } from './author.ts';
import { FACETS } from './facet.ts';
import type { ArticleSetKind } from './articles-per-year.ts';
import type { Reader } from './graph.ts';
import { countsOf, type List, type Parent, slicesOf } from './list.ts';
import { NAMED, type Named } from './named.ts';
import { shape, type Shape } from './shape.ts';
import { TOPIC, type Topic } from './topic.ts';

/** Something that articles have in common, with how many of the articles in question have it. */
export interface Counted<Row> {
  readonly node: Row;
  readonly articleCount: number;
}

/** What can be counted over articles, with its row. */
export interface CountedRows {
  readonly author: Author;
  readonly publisher: Named;
  readonly venue: Named;
  readonly topic: Topic;
}

export type CountedKind = keyof CountedRows;

/** What articles can be counted over: those of a set; those of a tie, whose parents are TieParents; or GivenArticles. */
export type CountedScope = ArticleSetKind | 'tie' | 'given';

/**
 * One page of what the articles of each of `parents` have of `kind`, in the order of `parents`: what most articles have first, then by
 * name. Each article counts once.
 */
export async function countedOf<Kind extends CountedKind>(
  graph: Reader,
  parents: readonly Parent[],
  scope: CountedScope,
  kind: Kind,
  page: Page,
): Promise<Slice<Counted<CountedRows[Kind]>>[]> {
  return slicesOf(graph, listOf(scope, kind), parents, page);
}

/** How many different things of `kind` the articles of each of `parents` have, in their order. */
export async function countedCountsOf(
  graph: Reader,
  parents: readonly Parent[],
  scope: CountedScope,
  kind: CountedKind,
): Promise<number[]> {
  const { name, where } = listOf(scope, kind);
  return countsOf(graph, { name, where, source: `${articlesOf(scope)} MATCH (x)${FACETS[kind].path}(n) WITH DISTINCT n` }, parents);
}

function listOf<Kind extends CountedKind>(scope: CountedScope, kind: Kind): List<Counted<CountedRows[Kind]>> {
  // An author may have signed an article twice; nothing else is twice on one.
  const articles = kind === 'author' || scope === 'author' ? 'count(DISTINCT x)' : 'count(x)';
  return {
    name: `counted ${scope} ${kind}`,
    source: `${articlesOf(scope)} MATCH (x)${FACETS[kind].path}(n) WITH n, ${articles} AS articles`,
    where: [],
    order: [
      { by: 'articles', ascending: false },
      { by: 'n.nameKey', ascending: true },
    ],
    item: shape<Counted<CountedRows[Kind]>>({ node: ROWS[kind], articleCount: 'articles' }),
  };
}

const ROWS: { readonly [Kind in CountedKind]: Shape<CountedRows[Kind]> } = {
  author: AUTHOR('n'),
  publisher: NAMED('n'),
  venue: NAMED('n'),
  topic: TOPIC('n'),
};

function articlesOf(scope: CountedScope): string {
  if (scope === 'tie') return OF_TIE;
  if (scope === 'given') return 'UNWIND parent.articles AS given MATCH (x:Article {id: given})';
  const { label, path } = FACETS[scope];
  return `MATCH (x)${path}(:${label} {id: parent.id})`;
}

const OF_TIE = `MATCH (:Author {id: parent.a})-[:AUTHORED {ties: true}]->(x)<-[:AUTHORED {ties: true}]-(:Author {id: parent.b})
   WHERE (parent.fromYear IS NULL OR x.year >= parent.fromYear) AND (parent.toYear IS NULL OR x.year <= parent.toYear)
   WITH DISTINCT x`;

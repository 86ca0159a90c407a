import { type PlacedListedTie, tiesOf, type TyingArticle } from '../model/tying-article.ts';
import type { NetworkTie } from '../model/network.ts';
import type { ArticleFilter } from './article-filter.ts';
import { type ArticleScope, articleSource, sought } from './article-source.ts';
import { type Author, AUTHOR } from './author.ts';
import { foremost } from './foremost.ts';
import type { Reader } from './graph.ts';
import { type Parent, whereAll } from './list.ts';
import { type Members, type Network, type NetworkLimits, networkOf } from './network.ts';
import { inParts, PART, partsOf } from './parts.ts';
import { collected, eachOf, type Query, query, rowsOf, shape } from './shape.ts';
import { TYING_ARTICLE } from './tying-article.ts';

/** A tie with the ids of the articles that it counts. */
export interface ListedTie extends NetworkTie {
  readonly articles: readonly string[];
}

export interface ListNetworkOptions extends NetworkLimits {
  /** Of a list of more articles there is no network. */
  readonly maxArticles: number;
}

/**
 * The network of the articles of each of `parents` that the search finds and the filter lets through, in the order of `parents`: one query.
 * Its authors are those who signed most of them, in whatever role; its ties and counts are of these articles alone. Null for a list of
 * more than `maxArticles`, of which no more is read than tells so.
 */
export async function listNetworksOf(
  graph: Reader,
  parents: readonly Parent[],
  scope: ArticleScope,
  filter: ArticleFilter,
  options: ListNetworkOptions,
): Promise<(Network<ListedTie> | null)[]> {
  const { name, source, where, params } = articleSource(scope, filter);
  const { maxArticles, maxAuthors } = options;
  const found = await rowsOf(graph, networkQuery(name, `${source} ${whereAll(where)}`), {
    ...params,
    ...{ parents: sought(parents, scope, filter), maxArticles, maxAuthors },
  });
  const ids = parents.map(({ id }) => id);
  return partsOf(ids, found).map((parts) => (parts[0]?.tooMany === true ? null : networkFrom(parts, options)));
}

/** What a list says of itself, and what is next of its authors and of their works. */
interface Row {
  readonly id: string;
  readonly tooMany: boolean;
  /** How many different authors the articles have. */
  readonly total: number;
  /** Those of most articles first. */
  readonly authors: readonly Signer[];
  readonly workCounts: readonly (readonly [place: number, works: number])[];
  /** By their works, the articles that tie any two of these authors. */
  readonly works: readonly (readonly TyingArticle[])[];
}

interface Signer {
  readonly author: Author;
  readonly articleCount: number;
}

function networkFrom(parts: readonly Row[], { minWorks, maxTies }: NetworkLimits): Network<ListedTie> {
  const authors = parts.flatMap((part) => part.authors);
  const workCount = new Map(parts.flatMap(({ workCounts }) => workCounts));
  const members: Members<PlacedListedTie> = {
    authors: authors.map((each, place) => ({ distance: null, workCount: workCount.get(place) ?? 0, ...each })),
    ties: tiesOf(parts.flatMap(({ works }) => works)).filter((tie) => tie.workCount >= minWorks),
  };
  return networkOf(members, maxTies, { count: (parts[0]?.total ?? 0) - authors.length, atDistance: null });
}

type NetworkQuery = Query<{ parents: readonly Parent[]; maxArticles: number; maxAuthors: number }, Row>;

const AUTHORS = collected(shape<Signer>({ author: AUTHOR('v'), articleCount: 'articles' }));

const TIED_BY = (work: string) =>
  eachOf('record', `${work} WHERE size(record.tied) > 1`, (record) => TYING_ARTICLE(`${record}.x`, `${record}.tied`));

function networkQuery(name: string, found: string): NetworkQuery {
  return query(
    `network.list ${name}`,
    `UNWIND $parents AS parent
     CALL (parent) {
       ${found}
       WITH a LIMIT toInteger($maxArticles) + 1
       RETURN collect(a) AS found
     }
     WITH parent, found, size(found) > $maxArticles AS tooMany
     WITH parent, CASE WHEN tooMany THEN [] ELSE found END AS listed, tooMany
     CALL (listed) { ${MOST_ARTICLES} }
     CALL (listed, kept) { ${SIGNATURES} }
     CALL (members) { ${WORKS} }
     CALL (works) {
       UNWIND works AS work
       UNWIND work AS record
       UNWIND record.signers AS place
       WITH place, count(DISTINCT record.work) AS signed
       RETURN collect([place, signed]) AS workCounts
     }
     CALL (members) {
       UNWIND members AS each
       WITH each.node AS v, each.articles AS articles
       RETURN ${AUTHORS.text} AS authors
     }
     ${inParts(['parent', 'tooMany', 'total'], ['authors', 'workCounts', 'works'])}`,
    shape({
      id: 'parent.id',
      tooMany: 'tooMany',
      total: 'total',
      authors: AUTHORS.as('authors'),
      workCounts: 'workCounts',
      works: eachOf('work', 'works', TIED_BY),
    }),
    PART,
  );
}

// Who signed an article twice counts once. Nothing is kept of the many who will not be shown but how many there are.
const MOST_ARTICLES = `UNWIND listed AS x
       CALL (x) { MATCH (x)<-[:AUTHORED]-(v) RETURN DISTINCT v }
       WITH v, count(*) AS articles
       ${foremost('articles', '{node: v}', '$maxAuthors')}
       RETURN [each IN kept | each.node] AS kept, total`;

const SIGNATURES = `UNWIND listed AS x
       MATCH (x)<-[signed:AUTHORED]-(v)
       WHERE v IN kept
       WITH v, count(DISTINCT x) AS articles, collect(signed) AS signatures ORDER BY articles DESC, v.nameKey
       RETURN collect({node: v, articles: articles, signatures: signatures}) AS members`;

// By the places of those who are shown.
const WORKS = `UNWIND range(0, size(members) - 1) AS place
       WITH place, members[place].signatures AS signatures
       UNWIND signatures AS signed
       WITH endNode(signed) AS x, place, signed.ties AS ties
       WITH x, collect(DISTINCT place) AS signers, collect(DISTINCT CASE WHEN ties THEN place END) AS tied
       MATCH (x)-[:EXPRESSES]->(w)
       WITH w, collect({x: x, work: w, signers: signers, tied: tied}) AS work
       RETURN collect(work) AS works`;

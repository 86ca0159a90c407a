import { type Author, authorsById } from '../../graph/author.ts';
import type { GivenArticles, TieParent } from '../../graph/article-source.ts';
import { type Pair, pairId } from '../../graph/tie.ts';
import type { Tie } from '../../model/tie.ts';
import type { YearRange } from '../../model/year-range.ts';
import { articleConnection, ArticleConnection, articleFilterArgs } from '../article-list.ts';
import { builder } from '../builder.ts';
import type { Connection } from '../connection.ts';
import { countedConnection, CountedTopicConnection } from '../counted.ts';
import { ArticleType, AuthorType, TopicType } from '../nodes.ts';
import { stillThere } from '../still-there.ts';

/** A tie of two authors, with the articles that it was counted over. */
export interface CountedTie extends Tie {
  readonly pair: Pair;
  readonly over: TieArticles;
  /** The two, where they are at hand. */
  readonly authors?: readonly Author[];
}

/** The articles by both authors, all or those of some years; or just those of these ids, which are those by both in the list of this seal. */
type TieArticles =
  | { readonly scope: 'tie'; readonly years: YearRange | null }
  | { readonly scope: 'given'; readonly articles: readonly string[]; readonly seal: string };

/** `tie` between the two of `pair`, counted over the articles of `years`. */
export function countedTie(tie: Tie, pair: Pair, years: YearRange | null): CountedTie {
  // What is spread comes last: five times faster than to add to it, and there are thousands of ties in an answer.
  return { pair, over: { scope: 'tie', years }, ...tie };
}

/** `tie` between the two of `pair`, counted over the articles of these ids, which are those by both in the list of this seal. */
export function tieInList(tie: Tie, pair: Pair, articles: readonly string[], seal: string): CountedTie {
  return { pair, over: { scope: 'given', articles, seal }, ...tie };
}

/** Where the articles of a tie are, and what cursors into lists of them belong to. */
function articlesOf({ pair, over }: CountedTie): {
  readonly scope: TieArticles['scope'];
  readonly parent: TieParent | GivenArticles;
  readonly list: readonly unknown[];
} {
  if (over.scope === 'given') {
    const list = [pair.a, pair.b, over.seal];
    return { scope: 'given', parent: { id: list.join(' '), articles: over.articles }, list };
  }
  const range = { fromYear: over.years?.from ?? null, toYear: over.years?.to ?? null };
  const id = [pairId(pair), range.fromYear, range.toYear].join(' ');
  return { scope: 'tie', parent: { id, ...pair, ...range }, list: [pair.a, pair.b, range.fromYear, range.toYear] };
}

export const TieType = builder.interfaceRef<CountedTie>('Tie').implement({
  description: 'What two authors have written together. All figures, articles and topics are of the same articles.',
  fields: (t) => ({
    articleCount: t.exposeInt('articleCount', { description: 'How many articles both have signed, each record counted once.' }),
    workCount: t.exposeInt('workCount', { description: 'How many works these are: the versions of one work count once.' }),
    strength: t.exposeFloat('strength', {
      description:
        "How closely the works tie the two, after Newman (2001): the sum of 1 / (n - 1) over the works, n being the authors of the work's record with the fewest. A paper by two counts 1, one by eleven 0.1.",
    }),
    firstYear: t.exposeInt('firstYear', {
      nullable: true,
      description: 'The year of the earliest of the articles; null where none has a year.',
    }),
    lastYear: t.exposeInt('lastYear', {
      nullable: true,
      description: 'The year of the latest of the articles; null where none has a year.',
    }),
    topics: t.connection(
      {
        type: TopicType,
        description: 'What the articles are about: most articles first, then by name.',
        resolve: (tie, args, ctx) => {
          const { scope, parent, list } = articlesOf(tie);
          return countedConnection(ctx, scope, 'topic', parent, args, ['Tie.topics', ...list]);
        },
      },
      CountedTopicConnection,
    ),
    articles: t.connection(
      {
        type: ArticleType,
        description: 'The evidence: exactly the articles that the figures count; the latest first unless asked otherwise.',
        args: articleFilterArgs,
        resolve: (tie, args, ctx) => {
          const { scope, parent, list } = articlesOf(tie);
          return articleConnection(ctx, scope, parent, args, ['Tie.articles', ...list], tie.articleCount);
        },
      },
      ArticleConnection,
    ),
  }),
});

export const CoAuthorship = builder.objectRef<CountedTie>('CoAuthorship').implement({
  description: 'What two authors have written together.',
  interfaces: [TieType],
  fields: (t) => ({
    authors: t.field({
      type: [AuthorType],
      description: 'The two.',
      extensions: { items: 2 },
      resolve: ({ pair, authors }, _, { batch }) =>
        authors === undefined ? Promise.all([pair.a, pair.b].map(async (id) => stillThere(await batch(authorsById, id)))) : [...authors],
    }),
  }),
});

/** A co-author with the tie, as an edge shows it. */
export interface CoAuthorEdgeRow extends CountedTie {
  readonly node: Author;
}

export const CoAuthorConnection = builder.connectionObject(
  { type: AuthorType, name: 'CoAuthorConnection', description: 'A page of co-authors.' },
  builder.edgeObject<typeof AuthorType, Connection<CoAuthorEdgeRow>, false, [typeof TieType]>({
    type: AuthorType,
    name: 'CoAuthorEdge',
    description: 'A co-author, and what the two have written together.',
    interfaces: [TieType],
  }),
);

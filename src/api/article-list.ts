import { type ARTICLE_ORDER_FIELDS, articleCountsOf, articlesOf, type ArticleOrder } from '../graph/article-list.ts';
import type { ArticleScope, ListedArticles } from '../graph/article-source.ts';
import { isEmpty } from '../graph/article-filter.ts';
import type { Article } from '../graph/article.ts';
import type { Parent } from '../graph/list.ts';
import type { Search } from '../model/search.ts';
import { ArticleFilterInput, resolveArticleFilter } from './article-filter.ts';
import { builder } from './builder.ts';
import { type Connection, connectionOf, type ListIdentity, type PageArgs, pageOf } from './connection.ts';
import type { Context } from './context.ts';
import { highlightsOf, HighlightType } from './highlights.ts';
import { ArticleFacetsType, ArticleType } from './nodes.ts';
import { OrderDirection } from './order-direction.ts';
import { relevanceRevision, searchDescription, searchOf, stillRelevant } from './search-arg.ts';

/** An article at its place in a list. */
export interface ArticleEdgeRow {
  readonly node: Article;
  readonly score: number | null;
  /** What the list was searched for; null where it was not. */
  readonly search: Search | null;
}

export const ArticleEdge = builder.edgeObject<typeof ArticleType, Connection<ArticleEdgeRow>>({
  type: ArticleType,
  name: 'ArticleEdge',
  description: 'An article at its place in a list.',
  fields: (t) => ({
    score: t.exposeFloat('score', {
      nullable: true,
      description:
        'How well the article matches what was searched: to be compared with the others of this list, and with nothing else. Null without a search.',
    }),
    highlights: t.field({
      type: [HighlightType],
      description:
        'Where the article matches what was searched, in the order of HighlightField: the fields alone in which words were found. Empty without a search, and where it was found by an identifier.',
      extensions: { price: 20 },
      resolve: ({ node, search }, _, ctx) => highlightsOf(node, search, ctx),
    }),
  }),
});

/** A page of articles that knows what all of its list are. */
export interface ArticlePage extends Connection<ArticleEdgeRow> {
  readonly articles: ListedArticles;
  /** What the articles of the list are, whatever their order. */
  readonly list: ListIdentity;
}

export const ArticleConnection = builder.connectionObject<typeof ArticleType, ArticlePage>(
  {
    type: ArticleType,
    name: 'ArticleConnection',
    description: 'A page of articles.',
    fields: (t) => ({
      facets: t.field({
        type: ArticleFacetsType,
        nullable: true,
        description: 'What all articles of the list have in common, whatever the page: how many there are of each year, author, topic, ...',
        extensions: { price: 2_000 },
        resolve: ({ articles }) => articles,
      }),
    }),
  },
  ArticleEdge,
);

const ArticleOrderField = builder.enumType('ArticleOrderField', {
  description: 'What articles can be ordered by. Equal ones are in the order of their ids.',
  values: {
    RELEVANCE: {
      description:
        'How well it matches what was searched: the order of a search where no other is given. Its cursors end with the next load into the graph.',
    },
    YEAR: { description: 'The year of publication. Articles without one come last either way.' },
    TITLE: { description: 'The title, without its leading article, letter case, accents and punctuation.' },
    LAST_INDEXED: { description: 'When the catalogue last indexed the record. Articles without such a time come last either way.' },
  } satisfies Record<(typeof ARTICLE_ORDER_FIELDS)[number], object>,
});

const ArticleOrderInput = builder.inputType('ArticleOrder', {
  description: 'An order of articles.',
  fields: (t) => ({
    field: t.field({ type: ArticleOrderField, required: true, description: 'What to order by.' }),
    direction: t.field({ type: OrderDirection, required: true, description: 'Which end comes first.' }),
  }),
});

/** The arguments of a list of articles, paging apart: `args: articleListArgs`. */
export const articleOrderArg = builder.args((t) => ({
  orderBy: t.field({ type: ArticleOrderInput, description: 'The order; YEAR DESC, the latest first, where none is given.' }),
}));

export const articleFilterArgs = builder.args((t) => ({
  where: t.field({ type: ArticleFilterInput, description: 'Which articles; all of the list where nothing is given.' }),
  ...articleOrderArg,
}));

export const articleListArgs = builder.args((t) => ({
  search: t.string({
    extensions: { price: 500 },
    description: searchDescription(
      'title, subtitle, abstract, names of authors, venue and topics together, English words in their regular forms',
      'What equals a whole title, a DOI, an ISBN, an ISSN or the id of a record',
    ),
  }),
  ...articleFilterArgs,
  orderBy: t.field({
    type: ArticleOrderInput,
    description: 'The order where none is given: RELEVANCE DESC, the best first, with a search; YEAR DESC, the latest first, without.',
  }),
}));

/** The same of all articles: counting those that a filter lets through looks at all of them. */
export const allArticlesArgs = builder.args((t) => ({
  ...articleListArgs,
  where: t.field({
    type: ArticleFilterInput,
    extensions: { prices: { totalCount: 500 } },
    description: 'Which articles; all where nothing is given.',
  }),
}));

/** What a client gives to a list of articles. */
export interface ArticleListArgs extends PageArgs {
  readonly search?: string | null | undefined;
  readonly where?: typeof ArticleFilterInput.$inferInput | null | undefined;
  readonly orderBy?: ArticleOrder | null | undefined;
}

const LATEST_FIRST: ArticleOrder = { field: 'YEAR', direction: 'DESC' };
const BEST_FIRST: ArticleOrder = { field: 'RELEVANCE', direction: 'DESC' };

/**
 * A page of the articles of `parent` in `scope`. `list` names the list, with its parent, for its cursors; search, filter and order are added
 * here. `total` is how many articles there are without search and filter, where the caller knows.
 */
export async function articleConnection(
  ctx: Context,
  scope: ArticleScope,
  parent: Parent,
  args: ArticleListArgs,
  list: ListIdentity,
  total?: number,
): Promise<ArticlePage> {
  const search = searchOf(args.search);
  const order = args.orderBy ?? (search === null ? LATEST_FIRST : BEST_FIRST);
  const revision = order.field === 'RELEVANCE' ? await relevanceRevision(ctx, search, args) : null;
  const articles: ListIdentity = [...list, search, args.where ?? null];
  const identity: ListIdentity = [...articles, order.field, order.direction];
  const page = pageOf(args, identity, revision);
  const filter = await resolveArticleFilter(ctx, args.where, search);
  const connection = connectionOf(
    () => stillRelevant(ctx, revision, ctx.batch(articlesOf, parent, scope, page, order, filter)),
    identity,
    ({ article, score }) => ({ node: article, score, search }),
    () => (isEmpty(filter) && total !== undefined ? total : ctx.batch(articleCountsOf, parent, scope, filter)),
  );
  return Object.assign(connection, { articles: { scope, parent, filter }, list: articles });
}

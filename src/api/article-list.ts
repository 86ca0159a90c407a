import { type ARTICLE_ORDER_FIELDS, articleCountsOf, articlesOf, type ArticleOrder, type ArticleScope } from '../graph/article-list.ts';
import { isEmpty } from '../graph/article-filter.ts';
import type { Article } from '../graph/article.ts';
import type { Parent } from '../graph/list.ts';
import { ArticleFilterInput, resolveArticleFilter } from './article-filter.ts';
import { builder } from './builder.ts';
import { type Connection, connectionOf, type ListIdentity, type PageArgs, pageOf } from './connection.ts';
import type { Context } from './context.ts';
import { ArticleType } from './nodes.ts';
import { OrderDirection } from './order-direction.ts';

export const ArticleEdge = builder.edgeObject({
  type: ArticleType,
  name: 'ArticleEdge',
  description: 'An article at its place in a list.',
});

export const ArticleConnection = builder.connectionObject(
  { type: ArticleType, name: 'ArticleConnection', description: 'A page of articles.' },
  ArticleEdge,
);

const ArticleOrderField = builder.enumType('ArticleOrderField', {
  description: 'What articles can be ordered by. Equal ones are in the order of their ids.',
  values: {
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

export const articleListArgs = builder.args((t) => ({
  where: t.field({ type: ArticleFilterInput, description: 'Which articles; all of the list where nothing is given.' }),
  ...articleOrderArg,
}));

/** What a client gives to a list of articles. */
export interface ArticleListArgs extends PageArgs {
  readonly where?: typeof ArticleFilterInput.$inferInput | null | undefined;
  readonly orderBy?: ArticleOrder | null | undefined;
}

const LATEST_FIRST: ArticleOrder = { field: 'YEAR', direction: 'DESC' };

/**
 * A page of the articles of `parent` in `scope`. `list` names the list, with its parent, for its cursors; filter and order are added
 * here. `total` is how many articles there are without a filter, where the caller knows.
 */
export async function articleConnection(
  ctx: Context,
  scope: ArticleScope,
  parent: Parent,
  args: ArticleListArgs,
  list: ListIdentity,
  total?: number,
): Promise<Connection<{ node: Article }>> {
  const order = args.orderBy ?? LATEST_FIRST;
  const identity: ListIdentity = [...list, order.field, order.direction, args.where ?? null];
  const page = pageOf(args, identity);
  const filter = await resolveArticleFilter(ctx, args.where);
  const slice = await ctx.batch(articlesOf, parent, scope, page, order, filter);
  return connectionOf(
    slice,
    identity,
    (node) => ({ node }),
    () => (isEmpty(filter) && total !== undefined ? total : ctx.batch(articleCountsOf, parent, scope, filter)),
  );
}
